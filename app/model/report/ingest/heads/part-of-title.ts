import type { ImportColumn, ImportProblem, StatementType } from '../../import.ts'
import { mayNamePart, tellTitleInPart } from '../time/title-in-part.ts'
import { fiscalYear, formatPeriod, nearestMonthEnd, parsePeriod, periodMonths, periodRange } from '../../../period.ts'
import { headsOf } from './column-cells.ts'
import { fullYear, MONTH_WORD } from '../time/dates.ts'
import { lastMonthOf } from '../time/resolve.ts'
import { type HeaderFacts, namesTime, readHeader } from './header.ts'
import type { TableColumn } from './heads.ts'
import { withoutNamed } from '../scenarios/legal-forms.ts'
import { shorten } from '../cells/text.ts'
import { AND_TO_DATE } from './title-facts.ts'

/** More years than this side by side are a history, unless the title of this very year says which part of them they are. */
const FEW = 3

/**
 * `Segments 9M 2026`, `P&L October 2026`, `Q3 results` over `2026 | 2025`: the title says which part of these years it is. Where it names its year, only
 * where the columns name that one, the one before and nothing else; more of them are years. Told with tellPartOfTitle.
 * @param lines what stands over the table
 * @param firstMonth of the fiscal year, whose last month may stand for all of it
 */
export function inPartOfTitle(
  columns: TableColumn[],
  title: HeaderFacts,
  { lines, type, firstMonth }: { lines: readonly string[]; type: StatementType; firstMonth: number },
): TableColumn[] {
  const named = columns.filter(({ facts }) => !facts.variance)
  if (title.spans || title.trailing || title.start !== null || named.length === 0 || !named.every(isBareYear)) return columns
  const part = partOf(title, lines, type, firstMonth)
  // What is expected beside a month is mostly the year in which it lies.
  const isExpected = part !== null && 'month' in part && named.some(({ facts }) => facts.scenario === 'forecast')
  if (part === null || isExpected) return columns
  const years = new Set(named.map(({ facts }) => facts.year))
  const year = yearOf(
    title,
    named.some(({ facts }) => facts.fiscal),
    firstMonth,
  )
  const isOf = year === null ? years.size <= FEW : years.has(year) && [...years].every(one => one === year || one === year - 1)
  if (!isOf) return columns
  return columns.map(column => (column.facts.variance ? column : { ...column, facts: { ...column.facts, ...part } }))
}

/** The year that a title's time lies in, as its columns count them. */
const yearOf = ({ year, end }: HeaderFacts, fiscal: boolean, firstMonth: number): number | null =>
  end === null ? year : fiscal ? fiscalYear({ kind: 'instant', date: end }, firstMonth) : Number(end.slice(0, 4))

/** Which part of a year a title names; null where it names none, or may as well name all of it. */
function partOf(
  { quarter, half, months, month, week, asOf, end, monthOnly, toDate }: HeaderFacts,
  lines: readonly string[],
  type: StatementType,
  firstMonth: number,
): Partial<HeaderFacts> | null {
  if (end === null && month === null && (quarter !== null || half !== null)) return { quarter, half, months, toDate }
  if (end === null && month === null && week !== null) return { week }
  if (months !== null) return months < 12 && end === null && month === null && toDate === null ? { months } : null
  // The day of a balance sheet is read where its columns are resolved.
  if (type === 'balance' && month === null) return null
  const last = month ?? asOf ?? (end === null ? null : Number((nearestMonthEnd(end) ?? end).slice(5, 7)))
  if (last === null) return toDate === null ? null : { toDate }
  if (toDate !== null && type !== 'balance') return { month: last, toDate }
  if (last === lastMonthOf(firstMonth)) return null
  // `Mars Inc`, `May & Sons`: a month beside other words may be a name.
  if (month !== null) return lines.some(line => A_MONTH.test(line.trim())) ? { month } : null
  return { month: last, toDate: monthOnly || type === 'headcount' ? null : 'year' }
}

const A_MONTH = new RegExp(`^(?:${MONTH_WORD})$`, 'iu')

const isBareYear = ({ facts }: TableColumn): boolean =>
  facts.year !== null &&
  facts.end === null &&
  facts.quarter === null &&
  facts.half === null &&
  facts.month === null &&
  facts.week === null &&
  facts.months === null &&
  facts.toDate === null &&
  !facts.trailing

/** `P&L October` over years, `Board pack October 2026` over the last five: what is read as whole years may be a part of them. */
export function tellYearsInPart(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  {
    lines,
    labels,
    type,
    firstMonth,
    sheet,
  }: { lines: readonly string[]; labels: readonly string[]; type: StatementType; firstMonth: number; sheet: string },
  problems: ImportProblem[],
): void {
  const read = columns.flatMap((column, at) => {
    const head = heads[at]
    // The end of a running year lies ahead.
    const isActual = column.scenario === 'actual' || (type === 'balance' && head?.facts.scenario === null)
    const isOpen = column.role === 'period' && isActual
    return isOpen && head && isBareYear(head) && isWholeYear(column, head.facts, firstMonth) ? [{ column, year: head.facts.year }] : []
  })
  const said = lines.map(line => ({ line, facts: readHeader(withoutNamed(line), null) }))
  if (read.length === 0 || said.some(({ facts }) => facts.months === 12)) return
  for (const { line, facts } of said) {
    // The day of a balance sheet is asked by itself.
    if (line.length > LONGEST || facts.spans || (type === 'balance' && (facts.end ?? facts.asOf) !== null)) continue
    const year = yearOf(facts, false, firstMonth)
    const of = year === null ? (read.length > FEW ? [] : read) : read.filter(one => one.year === year)
    const first = of[0]?.column
    const period = first?.period ? parsePeriod(first.period) : null
    if (!first || !period || !mayBePart(withoutNamed(line), facts, firstMonth)) continue
    // `Quarterly revenue` over lines called Q1 to Q4: that is asked of the lines.
    if (labels.filter(label => namesTime(readHeader(label, null))).length * 2 >= labels.length) return
    problems.push({
      severity: 'warning',
      code: 'part-of-title',
      sheet,
      ...headsOf(of.map(({ column }) => column)),
      message: `“${shorten(line, 60)}” may name another time: “${shorten(first.label, 40)}” is read as ${formatPeriod(period)}. Choose its period where it is another one.`,
    })
    return
  }
}

/** A year that is read as all of it, or as its last day. */
function isWholeYear({ period: key }: ImportColumn, { year }: HeaderFacts, firstMonth: number): boolean {
  const period = key === null ? null : parsePeriod(key)
  if (period === null || year === null || period.kind !== 'instant') return period?.kind === 'year'
  return period.date === periodRange({ kind: 'year', year }, firstMonth).to
}

/** Sentences above a table are no titles. */
const LONGEST = 100

function mayBePart(line: string, facts: HeaderFacts, firstMonth: number): boolean {
  const { quarter, half, months, month, week, asOf, end, monthOnly, toDate } = facts
  if ((quarter ?? half ?? months ?? month ?? week ?? toDate) !== null) return true
  const last = asOf ?? (end === null ? null : Number((nearestMonthEnd(end) ?? end).slice(5, 7)))
  return last === null ? mayNamePart(line) : monthOnly || last !== lastMonthOf(firstMonth)
}

export function tellPartOfTitle(
  columns: ImportColumn[],
  before: readonly TableColumn[],
  heads: readonly TableColumn[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const read = columns.filter((column, at) => column.period !== null && heads[at] !== before[at])
  const [first] = read
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  problems.push({
    severity: 'warning',
    code: 'part-of-title',
    sheet,
    ...headsOf(read),
    message: `“${shorten(first.label, 60)}” is read as ${formatPeriod(period)}, which the title names, and the columns beside it likewise. Choose the year where it is one.`,
  })
}

/**
 * `31 Aug 2026 | 31 Aug 2025 | 28 Feb 2026` under `six months ended`: the day that is in another month and out of order mostly ends the year
 * between the two. It is read as long as the title says, which is told.
 */
export function tellYearBetween(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  title: HeaderFacts,
  sheet: string,
  problems: ImportProblem[],
): void {
  if (title.months === null || title.months >= 12) return
  const days = columns.flatMap((column, at) => {
    const facts = heads[at]?.facts
    return column.role === 'period' && column.period !== null && facts?.end && facts.months === null && !facts.start && !facts.toDate
      ? [{ column, end: facts.end }]
      : []
  })
  const isSorted = (sign: 1 | -1): boolean =>
    days.every(({ end }, at) => at === 0 || (end >= (days[at - 1]?.end ?? '') ? 1 : -1) === sign || end === days[at - 1]?.end)
  const month = title.end?.slice(5, 7) ?? days[0]?.end.slice(5, 7)
  const other = days.filter(({ end }) => end.slice(5, 7) !== month)
  const [first] = other
  const period = first?.column.period ? parsePeriod(first.column.period) : null
  if (!first || !period || other.length * 2 > days.length || isSorted(1) || isSorted(-1)) return
  problems.push({
    severity: 'warning',
    code: 'year-between',
    sheet,
    ...headsOf(other.map(({ column }) => column)),
    message: `“${shorten(first.column.label, 60)}” is read as ${formatPeriod(period)}, as long as the title says. Choose the year where it is the whole year.`,
  })
}

/** A year that stands by itself: of no date in figures, and of no fiscal year that two of them name. */
const A_YEAR = /(?<![\d./'’-])(?:FY ?['’]?)?((?:19|20)\d{2})(?![\d./'’-]\d|['’]?\d)|\bFY ?['’]?(\d{2})(?![\d./-])/gi
const TWO_OF_ONE = /(?:19|20)\d{2}(?:\/| ?[–-] ?)(?:20)?\d{2}(?!\d)/g
/** Years in which money is counted, or something was written. */
const OF_ANOTHER =
  /\b(?:in|at) (?:constant )?(?:19|20)\d{2} (?:prices|terms|dollars|euros|money|exchange rates)\b|\bv(?:ersion)? ?(?:19|20)\d{2}/gi

const isTimed = (head: TableColumn | undefined): boolean => head !== undefined && namesTime(head.facts)

/** `2024 vs 2025` over a column that names no time itself: it is read by one of the two, which is told. */
export function tellTwoYears(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  lines: readonly string[],
  type: StatementType,
  sheet: string,
  problems: ImportProblem[],
): void {
  const read = columns.filter(({ role, period }, at) => role === 'period' && period !== null && !isTimed(heads[at]))
  const [first] = read
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  for (const line of lines) {
    if (AND_TO_DATE.test(line)) {
      problems.push({
        severity: 'warning',
        code: 'part-of-title',
        sheet,
        ...headsOf(read),
        message: `“${shorten(line, 60)}” names the year to date as well: “${shorten(first.label, 40)}” is read as ${formatPeriod(period)}. Choose its period where it is another one.`,
      })
      return
    }
    const bare = line.replace(TWO_OF_ONE, ' ').replace(OF_ANOTHER, ' ')
    const years = [...new Set([...bare.matchAll(A_YEAR)].map(([, whole, short]) => fullYear(whole ?? short ?? '')))]
    if (years.length !== 2) continue
    problems.push({
      severity: 'warning',
      code: 'part-of-title',
      sheet,
      ...headsOf(read),
      message: `“${shorten(line, 60)}” names ${years.join(' and ')}: “${shorten(first.label, 40)}” is read as ${formatPeriod(period)}. Choose its period where it is another one.`,
    })
    return
  }
  tellTitleInPart(read, lines, type, sheet, problems)
  tellForecastOfTitle(read, columns, sheet, problems)
}

/** `Forecast | Budget` under a month's title, and no actuals of that month: what is expected is mostly the year in which it lies. */
function tellForecastOfTitle(
  read: readonly ImportColumn[],
  columns: readonly ImportColumn[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const forecast = read.find(({ scenario }) => scenario === 'forecast')
  const period = forecast?.period ? parsePeriod(forecast.period) : null
  const hasActuals = columns.some(column => column.scenario === 'actual' && column.period === forecast?.period)
  if (!forecast || !period || period.kind === 'instant' || (periodMonths(period) ?? 12) >= 12 || hasActuals) return
  const alike = read.filter(column => column.period === forecast.period)
  problems.push({
    severity: 'warning',
    code: 'part-of-title',
    sheet,
    ...headsOf(alike),
    message: `“${shorten(forecast.label, 40)}” is read as ${formatPeriod(period)}, like the title, without actuals of that time beside it. Choose the year where it is what is expected of that.`,
  })
}
