import type { Period } from '../../../period.ts'
import { fiscalYear, isoWeek, monthEnd, nearestMonthEnd, periodEnding, periodMonths, periodOfDays, periodRange } from '../../../period.ts'
import type { StatementType } from '../../import.ts'
import type { HeaderFacts } from '../heads/header.ts'

export interface Calendar {
  firstMonth: number
  /** Months between neighbouring dates of the header row, where they agree. */
  spacing: number | null
  type: StatementType
  /** What the title says: a year for bare months, a range for a single column. */
  title: HeaderFacts
  /** A date without a length is a day, and no end of a period. */
  bareDays?: boolean
  /** Years are named by the two that they lie in: `2026/27`. */
  twoYears?: boolean
  /** A balance sheet's title says `as at` its day. */
  asAt?: boolean
  /** The year of the month that a balance sheet's title names is one of its columns, which cannot be the end of that year. */
  ofMonth?: boolean
  /** No column names a shorter time than a year: then a title may say which part of their years they are. */
  onlyYears?: boolean
  /** A column names a day, or a part of a year, of its own: then a whole year beside it ends when the year does. */
  besideDays?: boolean
}

/** A title that names no year, with the year that a person said: it counts for what has none of its own. */
export const inYear = (title: HeaderFacts, year: number | undefined): HeaderFacts =>
  year === undefined || title.year !== null || title.end !== null ? title : { ...title, year }

/** The year of each of several times without one: that which a person said, and the next one where they go on behind its end. */
export function yearsFrom(year: number | undefined, heads: readonly (HeaderFacts | undefined)[]): (number | undefined)[] {
  const bare = heads.map(head => (head && head.year === null ? (head.month ?? head.quarter ?? head.week) : null))
  const given = bare.filter(month => month !== null)
  // A month that comes twice begins another set of them (a budget), not another year.
  if (year === undefined || new Set(given).size < given.length) return heads.map(() => year)
  const last = heads.some(head => head?.month != null) ? 12 : heads.some(head => head?.quarter != null) ? 4 : 52
  let [before, past] = [0, 0]
  return bare.map(month => {
    if (month === 1 && before >= last) past = 1
    before = month ?? before
    return year + past
  })
}

/** The period of a column, or null where header and title do not tell. */
export function resolvePeriod(facts: HeaderFacts, calendar: Calendar): Period | null {
  const period = duration(facts, calendar)
  if (!period || calendar.type !== 'balance' || period.kind === 'instant') return period
  // `As at 31 March 2026` over 2026 and 2025: the year's day is the title's. Another day than a month's last is that of printing, unless the title says so.
  // `FY 2025` beside `30 Sep 2026` is the end of that year.
  const isWhole = calendar.besideDays === true && (facts.fiscal || facts.months === 12)
  const day = (calendar.title.monthOnly && !calendar.ofMonth) || isWhole ? null : calendar.title.end
  if (period.kind === 'year' && facts.end === null && facts.year !== null && calendar.title.end === null) {
    const month = facts.asOf ?? calendar.title.asOf ?? calendar.title.month
    if (month !== null) return { kind: 'instant', date: monthEnd(facts.year, month) }
  }
  if (period.kind === 'year' && facts.end === null && facts.year !== null && day !== null) {
    const month = Number(day.slice(5, 7))
    if (monthEnd(Number(day.slice(0, 4)), month) === day) return { kind: 'instant', date: monthEnd(facts.year, month) }
    if (calendar.asAt) return { kind: 'instant', date: `${facts.year}${day.slice(4)}` }
  }
  // A balance sheet has dates: the one on which the named period ends.
  return { kind: 'instant', date: facts.end && !facts.monthOnly ? facts.end : periodRange(period, calendar.firstMonth).to }
}

function duration(facts: HeaderFacts, { firstMonth, spacing, type, title, bareDays, twoYears, onlyYears }: Calendar): Period | null {
  const year =
    facts.year ?? (facts.end ? null : (title.year ?? (title.end ? fiscalYear({ kind: 'instant', date: title.end }, firstMonth) : null)))
  if (facts.ambiguousDate || facts.spans) return null
  if (facts.start && facts.end) return periodOfDays(facts.start, facts.end, firstMonth)
  // `Q1 | Q2 …` below a year that is named by its last day.
  if (facts.quarter && facts.months === 12 && facts.end && !facts.trailing)
    return periodEnding(monthsBefore(facts.end, (4 - facts.quarter) * 3), 3, firstMonth)
  if (facts.week !== null && facts.end && facts.monthOnly)
    return weekOf(facts.week, Number(facts.end.slice(0, 4)), Number(facts.end.slice(5, 7)))
  // `YTD` and `LTM` alone end where the title's period ends.
  const bare = facts.year === null && facts.quarter === null && facts.half === null && facts.month === null
  // How far the year has gone that a title names whole, nothing says. From October to March it began before the calendar's.
  const said = bare && facts.end === null && facts.toDate === 'year' && facts.months === null ? lengthOf(title) : null
  if (said === 12 && !title.trailing) return null
  if (said !== null && title.start !== null && title.end !== null && said > monthsToDate('year', title.end, firstMonth))
    return periodOfDays(title.start, title.end, firstMonth)
  const end =
    facts.end ?? (bare && (facts.toDate !== null || facts.trailing) ? endOf(title, firstMonth) : endInYear(facts, title, firstMonth))
  if (end) {
    if (facts.toDate) return periodEnding(end, monthsToDate(facts.toDate, end, firstMonth), firstMonth)
    // `For the 3 months ended …` over three months side by side speaks of them together.
    // So does `January – December 2025` over twelve months.
    const spoken = title.months ?? lengthOf(title)
    const together = facts.monthOnly && spacing !== null && spoken !== null && spacing < spoken
    // `09/2026` under `January – September 2026` is what the title speaks of.
    const ranged = facts.monthOnly && title.end !== null && title.end.slice(5, 7) === end.slice(5, 7) ? spoken : title.months
    const months = facts.months ?? (together ? spacing : ranged) ?? spacing ?? (facts.monthOnly ? 1 : null)
    const isDay = bareDays === true && facts.months === null && title.months === null && !facts.monthOnly
    if (type === 'balance' || isDay) return { kind: 'instant', date: end }
    return months && months <= 12 ? periodEnding(end, months, firstMonth) : null
  }
  if (facts.trailing) return null
  if (facts.week !== null) return weekOf(facts.week, year, facts.month)
  if (facts.quarter && year && facts.toDate === 'year')
    return facts.quarter === 4 ? { kind: 'year', year } : { kind: 'ytd', year, months: facts.quarter * 3 }
  if (facts.quarter && year) return { kind: 'quarter', year, quarter: facts.quarter }
  if (facts.half && year) return { kind: 'half', year, half: facts.half }
  if (facts.month && year) {
    // June of a fiscal year that begins in April lies in the calendar year before.
    const isBefore = (facts.year === null ? title : facts).fiscal && firstMonth > 1 && facts.month >= firstMonth
    const month = monthOf(facts, isBefore ? year - 1 : year, facts.year === null ? title.end : null)
    if (!month || (!facts.toDate && !facts.months)) return month
    const last = periodRange(month, firstMonth).to
    // `Year ended December 31,` over `2025`: the month is where it ends.
    if (!facts.toDate) return facts.months && facts.months <= 12 ? periodEnding(last, facts.months, firstMonth) : null
    return periodEnding(last, facts.months ?? monthsToDate(facts.toDate, last, firstMonth), firstMonth)
  }
  // `9M` under the year: from its first day. Three months may be any quarter's.
  if (bare && year && title.end === null && (facts.months === 6 || facts.months === 9))
    return periodEnding(periodRange({ kind: 'ytd', year, months: facts.months }, firstMonth).to, facts.months, firstMonth)
  // "2026 YTD" does not say how far the year has gone.
  if (facts.toDate) return null
  if (facts.year !== null && facts.months && facts.months < 12) return { kind: 'ytd', year: facts.year, months: facts.months }
  // `For the nine months ended 30 September` over `2026 | 2025`.
  const long = lengthOf(title)
  const month = title.month ?? (title.end ? Number(title.end.slice(5, 7)) : null)
  if (facts.year !== null && facts.months === null && month !== null && long !== null && long < 12 && onlyYears !== false) {
    const start = firstMonth > 1 ? firstMonth : ((month - long + 12) % 12) + 1
    // September of 2026/27 lies in the first of them.
    return periodEnding(monthEnd(facts.year - (twoYears && start > 1 && month >= start ? 1 : 0), month), long, firstMonth)
  }
  if (facts.year !== null) return { kind: 'year', year: facts.year }
  return facts.months === 12 && year ? { kind: 'year', year } : null
}

/** `Actual 2026 | Actual 2025` below `YTD`, under a title of a month: as far as that month of each year. */
function endInYear(facts: HeaderFacts, title: HeaderFacts, firstMonth: number): string | null {
  if (facts.toDate === null || facts.year === null || facts.trailing || (facts.quarter ?? facts.half ?? facts.month) !== null) return null
  const end = title.monthOnly || (title.end === null && title.month !== null) ? endOf(title, firstMonth) : null
  if (end === null) return null
  const year = Number(end.slice(0, 4))
  const named = fiscalYear({ kind: 'instant', date: end }, firstMonth)
  // Where the business year is not the calendar's, 2026 may be either.
  if (named !== year && !facts.fiscal) return null
  return monthEnd(year + facts.year - (facts.fiscal ? named : year), Number(end.slice(5, 7)))
}

/** The day with which the period ends that a title names; a year alone does not say how far it has gone. */
function endOf({ end, year, quarter, half, month, months, spans }: HeaderFacts, firstMonth: number): string | null {
  // `P9 FY27 (5 weeks to 3 October 2026)`: the ninth of how many periods of which year, nobody knows.
  if (spans) return null
  if (end !== null || year === null) return end
  if (quarter !== null) return periodRange({ kind: 'quarter', year, quarter }, firstMonth).to
  if (half !== null) return periodRange({ kind: 'half', year, half }, firstMonth).to
  if (month !== null) return monthEnd(year, month)
  return months !== null && months < 12 ? periodRange({ kind: 'ytd', year, months }, firstMonth).to : null
}

/** A calendar week. `Oct W1` is the first week of October, and no calendar week: nobody can say which days it has. */
function weekOf(week: number, year: number | null, month: number | null): Period | null {
  const days = year ? isoWeek(year, week) : null
  const isWithin = month === null || [days?.from, days?.to].some(day => Number(day?.slice(5, 7)) === month)
  return days && isWithin ? { kind: 'span', ...days } : null
}

/** The last day of the month so many months before that of a day. */
function monthsBefore(day: string, count: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count
  return monthEnd(Math.floor(at / 12), (at % 12) + 1)
}

/** So many months are what a title speaks of: by its words, or from its first day to its last. */
export function lengthOf({ months, start, end }: HeaderFacts): number | null {
  if (months !== null || start === null || end === null) return months
  const period = periodOfDays(start, end)
  return periodMonths(period)
}

/** A bare month under a title that ends in a month lies at or before that month. */
function monthOf(facts: HeaderFacts, year: number, end: string | null): Period | null {
  if (!facts.month) return null
  const titleYear = end ? Number(end.slice(0, 4)) : year
  const after = end !== null && facts.month > Number(end.slice(5, 7))
  return { kind: 'month', year: end ? titleYear - (after ? 1 : 0) : year, month: facts.month }
}

/** How many months a year, quarter or month to date has at its end. */
function monthsToDate(what: 'year' | 'quarter' | 'month', end: string, firstMonth: number): number {
  // A year of whole weeks may end on 3 October.
  const over = ((Number((nearestMonthEnd(end) ?? end).slice(5, 7)) - firstMonth + 12) % 12) + 1
  return what === 'year' ? over : what === 'quarter' ? ((over - 1) % 3) + 1 : 1
}

/** Months between the dates of a header row where all gaps agree (within days), else null. */
export function spacingOf(ends: string[]): number | null {
  const sorted = [...new Set(ends)].sort()
  const gaps = sorted.slice(1).map((end, index) => {
    const days = (Date.parse(end) - Date.parse(sorted[index] ?? end)) / 86_400_000
    const months = Math.round(days / 30.4375)
    // Three weeks are no month; months of four or five weeks are.
    return Math.abs(days - months * 30.4375) <= (months === 1 ? 5 : 10) ? months : 0
  })
  const [first] = gaps
  return first !== undefined && gaps.every(gap => gap === first) && [1, 3, 6, 12].includes(first) ? first : null
}

/** The month, 1 to 12, with which a fiscal year ends that begins with `firstMonth`. */
export const lastMonthOf = (firstMonth: number): number => ((firstMonth + 10) % 12) + 1
