import { monthName } from './dates.ts'

// Months by their number beside a word: `Ist 9/2026`, `Wyk. 01-09.2026`, `2026.01-09 tény`. Alone they are figures, or dates.

const SUSPECT = /\d[./](?:20)?\d\d|20\d\d\. ?\d/
const HAS_WORD = /\p{L}{2}/u

const RANGE = /(?<![\d./-])(0?[1-9]|1[0-2]) ?[-–] ?(0?[1-9]|1[0-2])[./](20\d{2})(?![\d./-])/
const RANGE_BEHIND = /(?<![\d./-])(20\d{2})\. ?(0?[1-9]|1[0-2])\.? ?[-–] ?(0?[1-9]|1[0-2])(?![\d./-]|\.\d)/
const ONE = /(?<![\d./-])([1-9])[./](20\d{2})(?![\d./-])/
const ONE_BEHIND = /(?<![\d./-])(20\d{2})\. ?(0[1-9]|1[0-2])(?![\d./-])/

const months = (year: string, from: string, to: string): string => `${monthName(Number(from))} ${year} - ${monthName(Number(to))} ${year}`

/** `Ist 09/26`: behind the words of a language that writes its days otherwise. */
const SHORT = /(?<![\d./-])(0?[1-9]|1[0-2])\/([2-4]\d)(?![\d./-])/

/** `Ist 03/26`, `Budget 01-03/26`: behind a scenario in any language, but for what may be the last day of February. */
const OF_SCENARIO =
  /^\s*(?:actuals?|act|ac|budget|bud|plan|forecast|fcst|fc|ist|soll|r[ée]el|r[ée]alis[ée]|real|ppto|utfall|prognos?e?)\.? (?:(0?[1-9]|1[0-2]) ?[-–] ?)?(0?[1-9]|1[0-2])\/(2\d)\s*$/i

/**
 * A heading in which such numbers are the names of their months; everything else stays.
 * @param isShort whether `09/26` is September of 2026, and no day
 */
export function numberedMonths(text: string, isShort = false): string {
  if (!SUSPECT.test(text) || !HAS_WORD.test(text)) return text
  const [, from, to, of] = OF_SCENARIO.exec(text) ?? []
  if (to && of && !(Number(to) === 2 && Number(of) > 27) && Number(from ?? 0) < Number(to))
    return text.replace(/[\d/ –-]+$/, ` ${from ? months(`20${of}`, from, to) : `${monthName(Number(to))} 20${of}`}`)
  return (isShort ? text.replace(SHORT, (_, month = '', year = '') => `${monthName(Number(month))} 20${year}`) : text)
    .replace(RANGE, (all, from = '', to = '', year = '') => (Number(from) < Number(to) ? months(year, from, to) : all))
    .replace(RANGE_BEHIND, (all, year = '', from = '', to = '') => (Number(from) < Number(to) ? months(year, from, to) : all))
    .replace(ONE, (_, month = '', year = '') => `${monthName(Number(month))} ${year}`)
    .replace(ONE_BEHIND, (_, year = '', month = '') => `${monthName(Number(month))} ${year}`)
}

const A_DAY = /\d-\d\d-20|\d\. \d|20\d\d\. ?[\d\p{L}]/u

/** Days as the Netherlands, Czechia, Hungary and Korea write them (`30-09-2026`, `30. 9. 2026`, `2026. szeptember 30.`), as others do. */
export function plainDays(text: string): string {
  if (!A_DAY.test(text)) return text
  return text
    .replace(/(?<![\d./-])(\d{2})-(\d{2})-(20\d{2})(?![\d./-])/g, '$1/$2/$3')
    .replace(/(?<![\d./-])(\d{1,2})\. (\d{1,2})\. ?(20\d{2})(?![\d./-])/g, '$1.$2.$3')
    .replace(
      /(?<![\d./-])(20\d{2})\. ?(0?[1-9]|1[0-2])\. ?(0?[1-9]|[12]\d|3[01])\.?(?![\d./-])/g,
      (_, year = '', month = '', day = '') => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    )
    .replace(/(?<![\d./-])(20\d{2})\. (\p{L}{3,}) (\d{1,2})\.?(?![\d./-])/gu, '$3 $2 $1')
}
