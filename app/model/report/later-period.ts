import {
  fiscalYear,
  monthEnd,
  nearestMonthEnd,
  type Period,
  type PeriodKey,
  parsePeriod,
  periodEnding,
  periodKey,
  periodMonths,
  periodOfDays,
  periodRange,
} from '../period.ts'

/**
 * What a column's period becomes when the report for `before` is followed by one for `after`, likeliest first: as far from its report as it
 * was, with the same length; a year to date as far as the new report goes; the same place in the report's own fiscal year. Keys as
 * `samePeriod` gives them; none where one of the three is no period that ends with a month.
 */
export function laterPeriods(
  key: PeriodKey,
  { before, after, firstMonth }: { before: PeriodKey; after: PeriodKey; firstMonth: number },
): PeriodKey[] {
  if (key === before) return [samePeriod(after, firstMonth)]
  const [period, from, to] = [parsePeriod(key), parsePeriod(before), parsePeriod(after)]
  if (!period || !from || !to) return []
  const [own, old, now] = [period, from, to].map(each => lastMonth(each, firstMonth))
  const length = periodMonths(period)
  if (own == null || old == null || now == null || length === null) return []
  const later = own + now - old
  const found = [ending(later, length, firstMonth)]
  // A year to date, this year's or an earlier one's, ends where the report ends.
  if (length > 0 && (own - old) % 12 === 0 && isYearToDate(period, firstMonth))
    found.push(ending(later, monthsOver(later, firstMonth), firstMonth))
  found.push(ending(own + (fiscalYear(to, firstMonth) - fiscalYear(from, firstMonth)) * 12, length, firstMonth))
  return [...new Set(found)]
}

/** One key for periods that are the same days: a first half and the year to date after six months, a day near a month's end and that end. */
export function samePeriod(key: PeriodKey, firstMonth: number): PeriodKey {
  const period = parsePeriod(key)
  if (!period) return key
  if (period.kind === 'instant') return nearestMonthEnd(period.date) ?? period.date
  const { from, to } = periodRange(period, firstMonth)
  return periodKey(periodOfDays(from, to, firstMonth))
}

/** Months since the year 0 of the month that it ends with. */
function lastMonth(period: Period, firstMonth: number): number | null {
  const end = nearestMonthEnd(periodRange(period, firstMonth).to)
  return end === null ? null : Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7)) - 1
}

function ending(month: number, length: number, firstMonth: number): PeriodKey {
  const date = monthEnd(Math.floor(month / 12), (month % 12) + 1)
  return length === 0 ? date : periodKey(periodEnding(date, length, firstMonth))
}

/** How many months of the fiscal year are over at the end of a month, 1 to 12. */
const monthsOver = (month: number, firstMonth: number): number => (((month % 12) + 1 - firstMonth + 12) % 12) + 1

const isYearToDate = (period: Period, firstMonth: number): boolean => {
  const end = lastMonth(period, firstMonth)
  return end !== null && periodMonths(period) === monthsOver(end, firstMonth)
}
