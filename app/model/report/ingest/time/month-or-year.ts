import { formatPeriod, monthEnd, parsePeriod, periodEnding, periodMonths } from '../../../period.ts'
import type { ImportColumn, ImportProblem, StatementType } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import type { Table } from '../sheets/table.ts'
import { lastMonthOf, spacingOf } from './resolve.ts'
import { PARTS_IN_TITLE } from './title-in-part.ts'
import { shorten } from '../cells/text.ts'

/**
 * Months between the ends of columns where they are evenly apart, which says how long a bare month is. Beside a year to date a month is a
 * month, and so are a few of them in a file that names months or years to date.
 */
export function spacingOfColumns(columns: readonly TableColumn[], bareMonths = false): number | null {
  // Among dates that are asked, the few that are clear lie apart by chance.
  if (columns.filter(({ facts }) => facts.ambiguousDate && !facts.end).length * 2 > columns.length) return null
  const between = spacingOf(columns.flatMap(({ facts }) => (facts.end && !facts.variance ? [facts.end] : [])))
  if (between !== 12) return between
  const isFew = new Set(columns.flatMap(({ facts }) => (isBareMonth(facts) && !facts.variance ? [facts.end] : []))).size <= FEW
  const areMonths = isFew && (bareMonths || columns.some(({ facts }) => facts.toDate !== null))
  return areMonths || columns.some(column => endsYearToDate(column, columns)) ? null : between
}

/** Whether the columns are a few bare months: years that end with them, or months. */
export const areFewMonths = (columns: readonly TableColumn[]): boolean => {
  const named = columns.filter(({ facts }) => !facts.variance && facts.end !== null)
  return named.length > 0 && named.every(({ facts }) => isBareMonth(facts)) && new Set(named.map(({ facts }) => facts.end)).size <= FEW
}

/** Whether a few bare months, a year apart, are not those with which the company's year ends: months, and no years. */
export function areMonthsToCompany(columns: readonly TableColumn[], firstMonth: number | undefined): boolean {
  const isLast = ({ facts }: TableColumn): boolean => Number(facts.end?.slice(5, 7)) === lastMonthOf(firstMonth ?? 1)
  return firstMonth !== undefined && areFewMonths(columns) && !columns.some(isLast)
}

/** A long row of one month is one of years. */
const FEW = 3
/** Two of them lie a quarter or a half apart by chance. */
const PAIR = 2

export const isBareMonth = (facts: HeaderFacts): boolean =>
  facts.monthOnly && facts.months === null && facts.toDate === null && facts.start === null && !facts.trailing

/** `Sep 2026` beside `YTD Sep 2026`, `Jan 2026 - Sep 2026` or `9 months 2026`. */
function endsYearToDate({ facts }: TableColumn, columns: readonly TableColumn[]): boolean {
  return (
    isBareMonth(facts) &&
    columns.some(
      ({ facts: other }) => (other.end === facts.end && (other.start !== null || other.toDate !== null)) || isAsFar(other, facts.end),
    )
  )
}

/** `9 months 2026` goes as far as September of it. */
const isAsFar = ({ months, year, end, start }: HeaderFacts, day: string | null): boolean =>
  months !== null &&
  months > 1 &&
  months < 12 &&
  end === null &&
  start === null &&
  day !== null &&
  year === Number(day.slice(0, 4)) &&
  months === Number(day.slice(5, 7))

/**
 * `Sep 2026` beside `Sep 2025`: two years, or two months a year apart; `Jun-26` beside `Dec-25`: two halves, or two months. A long row of them is one
 * of years, quarters or halves.
 * @param spacing months between them, null: some other time; `apart` before it was held against the company's year
 */
export function tellMonthOrLonger(
  columns: ImportColumn[],
  heads: TableColumn[],
  { spacing, apart, type }: { spacing: number | null; apart: number | null; type: StatementType },
  table: Pick<Table, 'grid' | 'titles' | 'context' | 'corner'>,
  problems: ImportProblem[],
): void {
  // A balance sheet and the people of a company are of days.
  if (type === 'balance' || (type === 'headcount' && spacing === null)) return
  const open = columns.flatMap((column, at) => {
    const facts = heads[at]?.facts
    const bare = facts && isBareMonth(facts) && facts.quarter === null && facts.half === null
    return bare && column.role === 'period' && column.period !== null ? [{ column, end: facts.end }] : []
  })
  const first = open[0]?.column
  const period = first?.period ? parsePeriod(first.period) : null
  const ends = [...new Set(open.flatMap(({ end }) => end ?? []))].toSorted()
  if (!first || !period || spacing === 1 || ends.length < 2 || ends.length > (apart === 12 ? FEW : PAIR)) return
  // Beside a year to date, and a year apart where the file names months, a month is one.
  const isSameMonth = new Set(ends.map(end => end.slice(5, 7))).size === 1
  if (apart === null && (isSameMonth || heads.some(({ facts }) => facts.toDate !== null))) return
  const titles = [...table.titles.map(({ text }) => text), ...table.context, table.corner, table.grid.name].join(' ')
  if ((spacing === 3 || spacing === 6) && PARTS_IN_TITLE.test(titles)) return
  const long = { 3: 'three months', 6: 'six months', 12: 'twelve months' }[apart ?? 0] ?? 'time'
  problems.push({
    severity: 'warning',
    code: 'month-or-year',
    sheet: table.grid.name,
    ...headsOf(open.map(({ column }) => column)),
    message: `“${shorten(first.label, 60)}” may be that month or the ${long} that end${apart === null ? 's' : ''} with it. It is read as ${formatPeriod(period)}${open.length > 1 ? ', and the columns beside it likewise' : ''}. Choose the ${spacing === apart ? 'month' : 'year'} where it is one.`,
  })
}

/** `Q3 2026 | 9M 2026 | Dec-25`: a month or day among longer times, which the year may end with as well. */
export function tellMonthAmongLonger(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const timed = columns.filter(({ role, period }) => role === 'period' && period !== null)
  const open = timed.filter(column => {
    const facts = heads[columns.indexOf(column)]?.facts
    return facts?.end && facts.months === null && facts.toDate === null && facts.start === null && !facts.trailing && facts.year === null
  })
  const [first] = open
  const period = first?.period ? parsePeriod(first.period) : null
  const others = timed.filter(column => !open.includes(column))
  const endOf = (column: ImportColumn): number | null => monthOfEnd(heads[columns.indexOf(column)]?.facts)
  // `Sep-26 | YTD Sep-26`: the month in which the longer time ends.
  const isTheirs = open.some(column => others.some(other => endOf(other) === endOf(column)))
  const areLonger = others.every(column => (periodMonths(parsePeriod(column.period ?? '') ?? NO_TIME) ?? 0) >= 3)
  if (!first || !period || period.kind === 'year' || open.length > 2 || others.length < 2 || !areLonger || isTheirs) return
  problems.push({
    severity: 'warning',
    code: 'month-or-year',
    sheet,
    ...headsOf(open),
    message: `“${shorten(first.label, 60)}” stands among longer times and may be the year that ends with it. It is read as ${formatPeriod(period)}. Choose its period where it is another one.`,
  })
}

const monthOfEnd = (facts: HeaderFacts | undefined): number | null =>
  facts?.end ? Number(facts.end.slice(5, 7)) : facts?.quarter ? facts.quarter * 3 : facts?.half ? facts.half * 6 : (facts?.month ?? null)

const NO_TIME = { kind: 'instant', date: '' } as const

/**
 * `30 Mar 2025` over `Q125`, `31 Dec 2025` over `FY25` beside a half: a day on which the quarter, half or year ends that is named with it says
 * how long the column is, however far its neighbours are apart. Months below the name of their quarter are none.
 */
export function endsOfNamed(columns: readonly TableColumn[], firstMonth: number): TableColumn[] {
  const days = columns.flatMap(({ facts }) =>
    facts.end !== null && facts.year !== null && !facts.monthOnly && !facts.variance ? [facts] : [],
  )
  if (days.every(facts => lengthNamed(facts) === 12)) return [...columns]
  const nameOf = (facts: HeaderFacts): string => `${facts.year} ${facts.quarter} ${facts.half} ${facts.scenario} ${facts.end?.slice(0, 4)}`
  const ends = new Map<string, Set<string | null>>()
  for (const facts of days) ends.set(nameOf(facts), (ends.get(nameOf(facts)) ?? new Set()).add(facts.end))
  return columns.map(column => {
    const { end, year, quarter, half, months, monthOnly, toDate, variance } = column.facts
    if (end === null || year === null || months !== null || monthOnly || toDate !== null || variance) return column
    if ((ends.get(nameOf(column.facts))?.size ?? 0) > 1) return column
    const length = lengthNamed(column.facts)
    const period = periodEnding(end, length, firstMonth)
    const fits =
      (period.kind === 'quarter' && period.year === year && period.quarter === quarter) ||
      (period.kind === 'half' && period.year === year && period.half === half) ||
      (period.kind === 'year' && period.year === year)
    return fits ? { ...column, facts: { ...column.facts, months: length } } : column
  })
}

const lengthNamed = ({ quarter, half }: HeaderFacts): number => (quarter !== null ? 3 : half !== null ? 6 : 12)

/**
 * `30 Sep 2026 | 2025` and `FY26 | FY25` of a balance sheet as at 30 September: years that are read as of the title's day, where others have a day of
 * their own, where the company's year ends on another one, or where the day is not the last of a month, or where the
 * title names the month alone. Beside the year of the title's day the one before may be its end, too, where the company's year ends elsewhere.
 */
export function tellDayOfTitle(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  { title, companys, sheet, ofMonth }: { title: HeaderFacts; companys: number | undefined; sheet: string; ofMonth: boolean },
  problems: ImportProblem[],
): void {
  const month = title.end === null || (title.monthOnly && !ofMonth) ? null : Number(title.end.slice(5, 7))
  if (month === null) return
  const areBeside = heads.some(({ facts }) => facts.end !== null)
  // `As at 28 March 2025` says nothing about the day in the year before.
  const isWithin = title.monthOnly && month !== lastMonthOf(companys ?? 1)
  const isOdd = isWithin || (title.end !== null && title.end !== monthEnd(Number(title.end.slice(0, 4)), month))
  const endsElsewhere = companys !== undefined && lastMonthOf(companys) !== month
  const read = columns.filter(({ role, period }, at) => {
    const facts = heads[at]?.facts
    const isYear = facts?.year != null && facts.end === null && facts.quarter === null && facts.half === null && facts.toDate === null
    const ofTitle = role === 'period' && Number(period?.slice(5, 7)) === month
    return (
      isYear &&
      ofTitle &&
      (areBeside ||
        isOdd ||
        (endsElsewhere && (facts.fiscal || facts.months === 12 || (facts.year ?? Infinity) < Number(title.end?.slice(0, 4)))))
    )
  })
  const [first] = read
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  problems.push({
    severity: 'warning',
    code: 'day-or-period',
    sheet,
    ...headsOf(read),
    message: `“${shorten(first.label, 60)}” is read as ${formatPeriod(period)}, like the day of the title${read.length > 1 ? ', and the columns beside it likewise' : ''}. Choose the end of the year where it is that.`,
  })
}

/** `2026 | 2025` of a balance sheet of March 2026: that year has not ended. */
export const namesYearOfMonth = (heads: readonly TableColumn[], { monthOnly, end, months }: HeaderFacts): boolean =>
  monthOnly &&
  end !== null &&
  months === null &&
  heads.some(
    ({ facts }) =>
      facts.year === Number(end.slice(0, 4)) && [facts.end, facts.quarter, facts.half, facts.month].every(said => said === null),
  )

/** `30.06.2026 | 31.12.2025` over key figures: halves that end on these days, or the days. They are read as periods, and that is asked. */
export function tellDayOrPeriod(columns: ImportColumn[], heads: readonly TableColumn[], sheet: string, problems: ImportProblem[]): void {
  const open = columns.filter((column, at) => {
    const facts = heads[at]?.facts
    const isBare = facts && facts.end !== null && !facts.monthOnly && facts.start === null && facts.months === null && facts.toDate === null
    return isBare && !facts.trailing && column.role === 'period' && parsePeriod(column.period ?? '')?.kind !== 'instant'
  })
  const first = open[0]
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  problems.push({
    severity: 'warning',
    code: 'day-or-period',
    sheet,
    ...headsOf(open),
    message: `“${shorten(first.label, 60)}” may be that day or the time that ends with it. It is read as ${formatPeriod(period)}${open.length > 1 ? ', and the columns beside it likewise' : ''}. Choose the day where it is one.`,
  })
}
