import { fullYear, monthName } from './dates.ts'

const YEAR = "['’]?((?:20)?\\d{2})(?![\\d/-])"
const CALENDAR = '(?<![\\p{L}\\d])(?:CY|calendar(?: year)?|kalenderjahr|ann[ée]e civile|a[ñn]o natural) ?'
const WHOLE = new RegExp(`${CALENDAR}${YEAR}([AEFBP](?![\\p{L}\\d]))?`, 'iu')
const QUARTER_BEHIND = new RegExp(`${CALENDAR}${YEAR}[ -]?Q([1-4])(?!\\d)`, 'iu')
const QUARTER_BEFORE = new RegExp(`(?<![\\p{L}\\d])Q([1-4])[ -]?${CALENDAR.slice(CALENDAR.indexOf('(?:CY'))}${YEAR}`, 'iu')

const months = (from: number, to: number, year: string): string =>
  `${monthName(from)} ${fullYear(year)} - ${monthName(to)} ${fullYear(year)}`

/** `CY2026`, `calendar 2026`, `CY26 Q1`: of the calendar, whatever the company's year: its months are written out. Everything else stays. */
export function inCalendar(text: string): string {
  if (!/CY|calendar|kalender|civile|natural/i.test(text)) return text
  return text
    .replace(QUARTER_BEHIND, (_, year: string, quarter: string) => months(Number(quarter) * 3 - 2, Number(quarter) * 3, year))
    .replace(QUARTER_BEFORE, (_, quarter: string, year: string) => months(Number(quarter) * 3 - 2, Number(quarter) * 3, year))
    .replace(WHOLE, (_, year: string, letter?: string) => `${months(1, 12, year)}${letter ? ` ${letter}` : ''}`)
}
