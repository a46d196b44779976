import { decimal, divide } from '#app/model/money.ts'

/** At most 15 digits. */
const CANONICAL = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{0,13}[1-9])?$/

/**
 * The decimal of a stored number, exact. Excel spells a binary float with 17 digits, so that 0.29 stands in the file as
 * 0.28999999999999998: both name the same float, and the shortest spelling is the number that was typed. A text with more
 * digits than a float has is no float's spelling and stays as it is. Null when the text is no number.
 */
export function storedDecimal(text: string): string | null {
  // Most of a file's numbers are spelled as we spell them.
  if (text.length <= 16 && CANONICAL.test(text) && text !== '-0') return text
  const trimmed = text.trim()
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/i.test(trimmed)) return null
  const digits = trimmed.replace(/e.*$/i, '').replace(/[^\d]/g, '').replace(/^0+/, '').length
  if (digits >= 16 && digits <= 17) {
    const float = Number(trimmed)
    if (Number.isFinite(float) && !(Number.isInteger(float) && !Number.isSafeInteger(float))) return decimal(String(float))
  }
  try {
    return decimal(
      trimmed
        .replace(/^\+/, '')
        .replace(/\.$/, '')
        .replace(/^(-?)\./, '$10.')
        .replace(/\.(e)/i, '$1'),
    )
  } catch {
    return null
  }
}

const DAY = 86_400_000

/** A date serial as ISO date, with the time where it has one. Null outside of years 1900 to 9999. */
export function serialDate(text: string, epoch1904: boolean): string | null {
  // A column of days says few different ones, many times.
  if (!WHOLE_DAY.test(text)) return readSerial(text, epoch1904)
  const known = (epoch1904 ? DAYS_1904 : DAYS_1900).get(text)
  if (known !== undefined) return known
  const day = readSerial(text, epoch1904)
  if (day !== null) (epoch1904 ? DAYS_1904 : DAYS_1900).set(text, day)
  return day
}

/** So that what is kept is no more than a few years of days, by far most of them of this century. */
const WHOLE_DAY = /^[34]\d{4}$/
const DAYS_1900 = new Map<string, string>()
const DAYS_1904 = new Map<string, string>()

function readSerial(text: string, epoch1904: boolean): string | null {
  const serial = Number(text) + (epoch1904 ? 1462 : 0)
  // Serial 60 is 29 February 1900, a day that never was; days before it are off by one.
  if (!(serial >= 1 && serial < 2_958_466)) return null
  const milliseconds = Math.round((serial - (serial < 60 ? 25_568 : 25_569)) * 86_400) * 1_000
  const date = new Date(milliseconds).toISOString()
  return milliseconds % DAY === 0 ? date.slice(0, 10) : date.slice(0, 19)
}

/** `2021-01-01T10:10:10Z` without its zone; midnight is left out. A second that is all but over is: floats come close to midnight from both sides. */
export function isoDate(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(\.\d+)?)?/.exec(text.trim())
  if (!found?.[1]) return text.trim()
  const second = Date.parse(`${found[1]}T${found[2]}Z`)
  if (Number(found[3] ?? 0) >= 0.999 && !Number.isNaN(second)) return isoDate(new Date(second + 1000).toISOString().slice(0, 19))
  return found[2] && !/^00:00(?::00)?$/.test(found[2]) ? `${found[1]}T${found[2]}` : found[1]
}

const TIMES = /^(-?)P(?:(\d{1,6})D)?T?(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,](\d{1,9}))?S)?$/
const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d)(\.\d+)?)?Z?$/

/** `PT12H30M00S`, and `12:30:00` as a time of day, in days; null for anything else. */
export function daysOf(text: string): string | null {
  const clock = CLOCK.exec(text.trim())
  const found = TIMES.exec(clock ? `PT${clock[1]}H${clock[2]}M${clock[3] ?? '0'}${clock[4]?.slice(0, 10) ?? ''}S` : text.trim())
  if (!found) return null
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0', part = ''] = found
  const whole = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)
  const exact = storedDecimal(`${minus}${whole}${part ? `.${part}` : ''}`)
  return exact === null ? null : divide(exact, '86400', 15)
}
