// Digits of other scripts, and the marks that Arabic and Persian have between them.

/** Digits of Arabic, Persian, Hindi, Bengali and Thai. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]

/** A text with the digits and the percent sign that this program reads. */
export const westernDigits = (text: string): string =>
  OTHER_DIGITS.test(text)
    ? text.replace(/[\u0660-\u0e59]/g, one => {
        const at = one.charCodeAt(0)
        const zero = ZEROS.find(first => at >= first && at <= first + 9)
        return zero === undefined ? (one === '٪' ? '%' : one) : String(at - zero)
      })
    : text

/**
 * `١٢٬٣٤٥٫٦` as 12345.6: of these marks the one groups thousands and the other parts decimals, whatever stands elsewhere in a table. Null for a text
 * without them, or with groups that are none of thousands.
 */
export function withOwnMarks(text: string): string | null {
  if (!/[٬٫]/.test(text)) return null
  const western = westernDigits(text)
  return /٬(?!\d{3}(?!\d))|(?<!\d)٬|٫.*[٬٫]/.test(western) ? null : western.replaceAll('٬', '').replace('٫', '.')
}
