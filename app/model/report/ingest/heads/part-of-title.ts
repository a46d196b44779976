import type { ImportColumn, ImportProblem, StatementType } from '../../import.ts'
import { tellTitleInPart } from '../time/title-in-part.ts'
import { formatPeriod, parsePeriod, periodMonths } from '../../../period.ts'
import { headsOf } from './column-cells.ts'
import { fullYear } from '../time/dates.ts'
import { type HeaderFacts, namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { shorten } from '../cells/text.ts'
import { AND_TO_DATE } from './title-facts.ts'

/**
 * `Segments 9M 2026` over `2026 | 2025`: the title says which part of these years it is. Only where the columns name that year and the one
 * before and nothing else; more of them are years. Told with tellPartOfTitle.
 */
export function inPartOfTitle(columns: TableColumn[], title: HeaderFacts): TableColumn[] {
  const { year, quarter, half, months } = title
  const isPart = quarter !== null || half !== null || (months !== null && months < 12)
  const named = columns.filter(({ facts }) => !facts.variance)
  if (year === null || !isPart || title.end !== null || title.toDate !== null || title.spans || !named.every(isBareYear)) return columns
  const years = new Set(named.map(({ facts }) => facts.year))
  if (years.size !== 2 || !years.has(year) || !years.has(year - 1)) return columns
  return columns.map(column => (column.facts.variance ? column : { ...column, facts: { ...column.facts, quarter, half, months } }))
}

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
