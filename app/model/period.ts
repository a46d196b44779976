/**
 * Fiscal periods as plain text keys, so that they can be stored, sorted by the database's reader and put into an address:
 *
 *   FY2026  FY2026-H1  FY2026-Q3  FY2026-YTD9   fiscal, by the company's first month
 *   2026-09                                     a calendar month
 *   2026-09-30                                  a point in time (balance sheet date)
 *   2025-08-01..2025-10-31                      any other stretch of whole days, both ends included
 *
 * A fiscal year is named after the calendar year in which it ends. `firstMonth` is 1 (January) to 12.
 */
export type Period =
  | { kind: 'year'; year: number }
  | { kind: 'half'; year: number; half: 1 | 2 }
  | { kind: 'quarter'; year: number; quarter: 1 | 2 | 3 | 4 }
  /** The first `months` months of a fiscal year, 1 to 11. */
  | { kind: 'ytd'; year: number; months: number }
  | { kind: 'month'; year: number; month: number }
  /** ISO date. */
  | { kind: 'instant'; date: string }
  /** ISO dates, both included. */
  | { kind: 'span'; from: string; to: string }

export type PeriodKey = string

const KEY =
  /^(?:FY(?<fiscal>\d{4})(?:-(?:H(?<half>[12])|Q(?<quarter>[1-4])|YTD(?<ytd>[1-9]|1[01])))?|(?<year>\d{4})-(?<month>0[1-9]|1[0-2])|(?<date>\d{4}-\d\d-\d\d)(?:\.\.(?<to>\d{4}-\d\d-\d\d))?)$/

/** The period of a key, or null when the text is no key. */
export function parsePeriod(key: string): Period | null {
  const found = KEY.exec(key)?.groups
  if (!found) return null
  if (found.fiscal) {
    const year = Number(found.fiscal)
    if (found.half) return { kind: 'half', year, half: Number(found.half) as 1 | 2 }
    if (found.quarter) return { kind: 'quarter', year, quarter: Number(found.quarter) as 1 | 2 | 3 | 4 }
    if (found.ytd) return { kind: 'ytd', year, months: Number(found.ytd) }
    return { kind: 'year', year }
  }
  if (found.year) return { kind: 'month', year: Number(found.year), month: Number(found.month) }
  if (!isDate(found.date)) return null
  if (found.to === undefined) return { kind: 'instant', date: found.date }
  return isDate(found.to) && found.to >= found.date ? { kind: 'span', from: found.date, to: found.to } : null
}

export const isPeriodKey = (key: string): key is PeriodKey => parsePeriod(key) !== null

/** The key of a period: `parsePeriod(periodKey(p))` equals p. */
export function periodKey(period: Period): PeriodKey {
  switch (period.kind) {
    case 'year':
      return `FY${pad(period.year, 4)}`
    case 'half':
      return `FY${pad(period.year, 4)}-H${period.half}`
    case 'quarter':
      return `FY${pad(period.year, 4)}-Q${period.quarter}`
    case 'ytd':
      return `FY${pad(period.year, 4)}-YTD${period.months}`
    case 'month':
      return `${pad(period.year, 4)}-${pad(period.month, 2)}`
    case 'instant':
      return period.date
    case 'span':
      return `${period.from}..${period.to}`
  }
}

/** First and last day (ISO, both included). A point in time begins and ends on its day. */
export function periodRange(period: Period, firstMonth = 1): { from: string; to: string } {
  switch (period.kind) {
    case 'year':
      return months(period.year, 0, 12, firstMonth)
    case 'half':
      return months(period.year, (period.half - 1) * 6, 6, firstMonth)
    case 'quarter':
      return months(period.year, (period.quarter - 1) * 3, 3, firstMonth)
    case 'ytd':
      return months(period.year, 0, period.months, firstMonth)
    case 'month':
      return { from: isoDate(period.year, period.month, 1), to: isoDate(period.year, period.month, daysIn(period.year, period.month)) }
    case 'instant':
      return { from: period.date, to: period.date }
    case 'span':
      return { from: period.from, to: period.to }
  }
}

/** Length in whole months: 0 for a point in time, null for a span that does not consist of whole months. */
export function periodMonths(period: Period): number | null {
  switch (period.kind) {
    case 'year':
      return 12
    case 'half':
      return 6
    case 'quarter':
      return 3
    case 'ytd':
      return period.months
    case 'month':
      return 1
    case 'instant':
      return 0
    case 'span': {
      const from = parts(period.from)
      const to = parts(period.to)
      if (from.day !== 1 || to.day !== daysIn(to.year, to.month)) return null
      return (to.year - from.year) * 12 + to.month - from.month + 1
    }
  }
}
/** The same of a key; null too where it is none. */
export const monthsOf = (key: PeriodKey): number | null => {
  const period = parsePeriod(key)
  return period && periodMonths(period)
}

/** Order of two keys in time: by last day, then the shorter first. Texts that are no keys come last, in their own order. */
export function comparePeriods(a: PeriodKey, b: PeriodKey, firstMonth = 1): number {
  const left = parsePeriod(a)
  const right = parsePeriod(b)
  if (!left || !right) return left ? -1 : right ? 1 : a < b ? -1 : a > b ? 1 : 0
  const x = periodRange(left, firstMonth)
  const y = periodRange(right, firstMonth)
  if (x.to !== y.to) return x.to < y.to ? -1 : 1
  if (x.from !== y.from) return x.from > y.from ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** The same period `years` years earlier. The last day of a month stays the last day. */
export function yearsBefore(period: Period, years = 1): Period {
  switch (period.kind) {
    case 'instant':
      return { kind: 'instant', date: shiftYears(period.date, -years) }
    case 'span':
      return { kind: 'span', from: shiftYears(period.from, -years), to: shiftYears(period.to, -years) }
    default:
      return { ...period, year: period.year - years }
  }
}

/** The period just before, of the same length. A point in time goes back by a quarter, a span by its own length. */
export function periodBefore(period: Period): Period {
  switch (period.kind) {
    case 'year':
      return { kind: 'year', year: period.year - 1 }
    case 'half':
      return period.half === 2 ? { ...period, half: 1 } : { kind: 'half', year: period.year - 1, half: 2 }
    case 'quarter':
      return period.quarter > 1
        ? { ...period, quarter: (period.quarter - 1) as 1 | 2 | 3 }
        : { kind: 'quarter', year: period.year - 1, quarter: 4 }
    case 'ytd':
      return { ...period, year: period.year - 1 }
    case 'month':
      return period.month > 1 ? { ...period, month: period.month - 1 } : { kind: 'month', year: period.year - 1, month: 12 }
    case 'instant':
      return { kind: 'instant', date: shiftMonths(period.date, -3) }
    case 'span': {
      const length = periodMonths(period)
      if (length !== null) return { kind: 'span', from: shiftMonths(period.from, -length), to: shiftMonths(period.to, -length) }
      const days = (utc(period.to) - utc(period.from)) / DAY + 1
      return { kind: 'span', from: shiftDays(period.from, -days), to: shiftDays(period.to, -days) }
    }
  }
}

/** The fiscal year in which a period ends. */
export function fiscalYear(period: Period, firstMonth = 1): number {
  const { year, month } = parts(periodRange(period, firstMonth).to)
  return firstMonth > 1 && month >= firstMonth ? year + 1 : year
}

/**
 * The best name of a stretch of days: a fiscal year, half or quarter, a month or a year to date where it is one, else the span itself.
 * Ends that are within 6 days of a month's end count as that month's end, as in 52-week years (`Sep. 27, 2024`).
 */
export function periodOfDays(from: string, to: string, firstMonth = 1): Period {
  const start = parts(from).day === 1 ? from : shiftDays(nearestMonthEnd(shiftDays(from, -1)) ?? shiftDays(from, -1), 1)
  const end = nearestMonthEnd(to) ?? to
  const length = start <= end ? periodMonths({ kind: 'span', from: start, to: end }) : null
  if (length === null || length < 1) return { kind: 'span', from, to }
  return periodEnding(end, length, firstMonth)
}

/** The period of `length` months that ends with the month of `date` (see periodOfDays for dates near a month's end). */
export function periodEnding(date: string, length: number, firstMonth = 1): Period {
  const end = parts(nearestMonthEnd(date) ?? date)
  if (length === 1) return { kind: 'month', year: end.year, month: end.month }
  const year = firstMonth > 1 && end.month >= firstMonth ? end.year + 1 : end.year
  /** How many months of the fiscal year are over, 1 to 12. */
  const over = ((end.month - firstMonth + 12) % 12) + 1
  if (length === 12 && over === 12) return { kind: 'year', year }
  if (length === 6 && over % 6 === 0) return { kind: 'half', year, half: (over / 6) as 1 | 2 }
  if (length === 3 && over % 3 === 0) return { kind: 'quarter', year, quarter: (over / 3) as 1 | 2 | 3 | 4 }
  if (length === over) return { kind: 'ytd', year, months: length }
  const first = monthBefore(end.year, end.month, length - 1)
  return { kind: 'span', from: isoDate(first.year, first.month, 1), to: isoDate(end.year, end.month, daysIn(end.year, end.month)) }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** For people: `FY2026`, `H1 FY2026`, `Q3 FY2026`, `9 months FY2026`, `Sep 2026`, `30 Sep 2026`, `1 Aug 2025 – 31 Oct 2025`. */
export function formatPeriod(period: Period): string {
  switch (period.kind) {
    case 'year':
      return `FY${period.year}`
    case 'half':
      return `H${period.half} FY${period.year}`
    case 'quarter':
      return `Q${period.quarter} FY${period.year}`
    case 'ytd':
      return `${period.months} month${period.months === 1 ? '' : 's'} FY${period.year}`
    case 'month':
      return `${MONTHS[period.month - 1]} ${period.year}`
    case 'instant':
      return dayLabel(period.date)
    case 'span': {
      const length = periodMonths(period)
      return length === 12 ? `12 months to ${dayLabel(period.to)}` : `${dayLabel(period.from)} – ${dayLabel(period.to)}`
    }
  }
}

/** formatPeriod for a key; a text that is no key is returned as it is. */
export function periodLabel(key: PeriodKey): string {
  const period = parsePeriod(key)
  return period ? formatPeriod(period) : key
}

/** An ISO date from year, month (1 to 12) and day, or null when there is no such day. */
export function dateOf(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return isoDate(year, month, day)
}

/** The last day of a month, ISO. */
export const monthEnd = (year: number, month: number): string => isoDate(year, month, daysIn(year, month))

/** Monday and Sunday of a calendar week (ISO 8601: week 1 holds January 4); null when the year has no such week. */
export function isoWeek(year: number, week: number): { from: string; to: string } | null {
  const fourth = isoDate(year, 1, 4)
  const from = shiftDays(fourth, (week - 1) * 7 - ((new Date(utc(fourth)).getUTCDay() + 6) % 7))
  // A week belongs to the year that holds its Thursday.
  return week >= 1 && parts(shiftDays(from, 3)).year === year ? { from, to: shiftDays(from, 6) } : null
}

const DAY = 86_400_000
const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const isoDate = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
const daysIn = (year: number, month: number): number =>
  month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`)
/** The day so many days after, or before, an ISO date. */
export const shiftDays = (date: string, days: number): string => new Date(utc(date) + days * DAY).toISOString().slice(0, 10)

function parts(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function isDate(date: string | undefined): date is string {
  if (date === undefined) return false
  const { year, month, day } = parts(date)
  return dateOf(year, month, day) === date
}

function monthBefore(year: number, month: number, count: number): { year: number; month: number } {
  const index = year * 12 + month - 1 - count
  return { year: Math.floor(index / 12), month: (index % 12) + 1 }
}

function shiftMonths(date: string, count: number): string {
  const { year, month, day } = parts(date)
  const target = monthBefore(year, month, -count)
  const last = daysIn(target.year, target.month)
  return isoDate(target.year, target.month, day === daysIn(year, month) ? last : Math.min(day, last))
}

const shiftYears = (date: string, count: number): string => shiftMonths(date, count * 12)

/** `count` months of a fiscal year after its first `skipped` ones. */
function months(fiscal: number, skipped: number, count: number, firstMonth: number): { from: string; to: string } {
  const firstYear = firstMonth > 1 ? fiscal - 1 : fiscal
  const first = monthBefore(firstYear, firstMonth, -skipped)
  const last = monthBefore(first.year, first.month, -(count - 1))
  return { from: isoDate(first.year, first.month, 1), to: monthEnd(last.year, last.month) }
}

export function nearestMonthEnd(date: string): string | null {
  const { year, month, day } = parts(date)
  const own = monthEnd(year, month)
  if (daysIn(year, month) - day <= 6) return own
  if (day > 6) return null
  const before = monthBefore(year, month, 1)
  return monthEnd(before.year, before.month)
}

function dayLabel(date: string): string {
  const { year, month, day } = parts(date)
  return `${day} ${MONTHS[month - 1]} ${year}`
}
