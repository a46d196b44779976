// What a question's text may be. The same code in the browser, which warns, and on the server, which decides.

/** Characters as people count them (graphemes). */
export const LONGEST_TEXT = 600
/** UTF-8 bytes: a grapheme can be built of hundreds of code points. */
const MOST_BYTES = 4_000
/** More marks than this on one letter only cover the lines above and below. */
const MOST_MARKS = 6
/** No script needs more in a row (Unicode calls such a text stream-safe); composing puts marks in order one by one, n² steps for n. */
const MOST_RAW_MARKS = 30

export type TextFault = 'empty' | 'too long'

/** Its characters as people see them. */
export const graphemes = (text: string): string[] =>
  'Segmenter' in Intl
    ? [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment)
    : [...text]

/** How many characters a person would count. */
export const lengthOf = (text: string): number => graphemes(text).length

/** The beginning of a text, by characters as people count them. */
export function beginningOf(text: string, most: number): string {
  const parts = graphemes(text)
  return parts.length > most ? `${parts.slice(0, most).join('')}…` : text
}

/**
 * The text as it is stored and shown: composed (NFC), lines ended by \n, without control characters, without direction overrides that
 * could turn the page around it, without half characters, marks in reason, blank space in reason. Right-to-left text, joiners and
 * direction marks stay. Takes time in proportion to the text, whatever is in it: strangers send it too.
 */
export function cleanText(raw: string): string {
  return (
    raw
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/[^\P{Cc}\n]/gu, '')
      .replace(/[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e001f}]/gu, '')
      .replace(marksBeyond(MOST_RAW_MARKS), '$1')
      .normalize('NFC')
      .replace(marksBeyond(MOST_MARKS), '$1')
      // Not by a pattern: one that looks for blanks before a line's end tries anew from each of them.
      .split('\n')
      .map(line => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

const marksBeyond = (most: number): RegExp => new RegExp(`(\\p{M}{${most}})\\p{M}+`, 'gu')

/** What is wrong with a cleaned text, or undefined. Raw text beyond 16,000 UTF-16 units need not be cleaned: it is too long. */
export function textFault(clean: string): TextFault | undefined {
  if (clean.replace(/[\p{Z}\p{Cf}\p{M}\s]/gu, '') === '') return 'empty'
  if (new TextEncoder().encode(clean).length > MOST_BYTES || lengthOf(clean) > LONGEST_TEXT) return 'too long'
  return undefined
}
