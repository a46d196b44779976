import { MONTH_WORD, monthName, monthNumber } from './dates.ts'
import { weeksInEnglish } from './weeks.ts'
import { anywhere } from '../cells/plain-twin.ts'

// Ways to write a time, in the plain one by which headers are read.

/** `HY1 26`, and `HY26`: the half-year report is of the first. */
const HALF_YEAR = /\b(?:HY([12])(?!\d)|([12])HY(?![a-z]))/i
const HALF_OF = /\bHY ?['’]?((?:20)?\d{2})\b|\b(20\d{2}) HY\b/i

/** `YTD 2026 (Sep)`: how far the year has gone, behind it. */
const MONTH_IN_BRACKETS = anywhere(new RegExp(`\\b(YTD) ((?:20)\\d{2}) \\((${MONTH_WORD})\\)`, 'iu'))

/** `Jan.26`: a month of a year, where no year stands behind the day that it may as well be. */
const DOTTED_MONTH = anywhere(new RegExp(`(?<![\\p{L}\\d])(${MONTH_WORD})\\.((?:20)?\\d{2})(?![\\d.]|,? ?(?:19|20)\\d{2})`, 'giu'))

/** `June quarter`, `Sep-Q`, `Dec half`; `Quarter Jun-26`, `Half to Jun`; `9M Sep`: so many months that end with that one. */
const NAMED_PART = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(?:(${MONTH_WORD})(?:[ '’-]{0,2}((?:20)?\\d{2}))?[ -](quarter|qtr|half(?:[ -]year)?|Q)(?![\\p{L}\\d])|(quarter|qtr|half(?:[ -]year)?|(?:3|6|9|12)M)( to| ended| ending)? (${MONTH_WORD})(?![\\p{L}]))`,
    'iu',
  ),
)
/** A quarter that has a number, or is one of a fiscal year, and half of something that is none. */
const OTHER_PART = /FY|fiscal|financial|first|second|third|fourth|last|\d(?:st|nd|rd|th)\b/i
const SHORT = 30

/** `1S` beside `1T | 2T`, `1er sem`, `I sem.`: half a year. */
const SEMESTER = /^\s*(?:([12])S|([12])(?:er|[ºo°]|e|ème) ?sem\.?|(I{1,2})°? ?sem\.?)\s*$/i

/** `1-6/26`, as reports of the North write half a year. */
const MONTHS_OF_YEAR = /^\s*(0?[1-9]|1[0-2])[-–](0?[1-9]|1[0-2])\/([2-4]\d)\s*$/

const inMonths = (text: string): string => {
  const semester = SEMESTER.exec(text)?.slice(1).find(Boolean)
  if (semester) return `H${semester.startsWith('2') || /^ii/i.test(semester) ? 2 : 1}`
  const [, from, to, of] = MONTHS_OF_YEAR.exec(text) ?? []
  if (from && to && Number(from) < Number(to)) return `${monthName(Number(from))} 20${of} - ${monthName(Number(to))} 20${of}`
  if (text.length > SHORT || !PART.test(text) || OTHER_PART.test(text)) return text
  return text.replace(NAMED_PART.in(text), (said, before, year, behind, part, until, after) => {
    const word: string = (behind ?? part).toLowerCase()
    const month = monthNumber(before ?? after)
    const months = /^\d/.test(word) ? Number.parseInt(word, 10) : word.startsWith('h') ? 6 : 3
    // Half of March, and the month of a company that is called 3M.
    if (month === null || (until === undefined && month % (months === 6 ? 6 : 3) > 0)) return said
    return `${months} months ended ${before ?? after}${year ? ` ${year}` : ''}`
  })
}
const PART = /q|half|[3692]M/i

/** `Jan.26` is `Jan 26`, `YTD 2026 (Sep)` is `YTD Sep 2026`, `HY1 26` is `H1 26`, `KW 8/2026` is `WK8 2026`. */
export const plainNotation = (text: string): string => inMonths(plainTime(weeksInEnglish(text)))

const plainTime = (text: string): string =>
  NOTED.test(text)
    ? text
        .replace(/_/g, ' ')
        .replace(DOTTED_MONTH.in(text), '$1 $2')
        .replace(MONTH_IN_BRACKETS.in(text), '$1 $3 $2')
        .replace(HALF_YEAR, 'H$1$2')
        .replace(HALF_OF, 'H1 $1$2')
    : text

/** A piece of each of them. */
const NOTED = /_|\p{L}\.\d|YTD 20\d\d \(|HY/iu
