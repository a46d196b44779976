import { fiscalYear, formatPeriod, parsePeriod, periodRange } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { shorten } from '../cells/text.ts'
import { TWO_YEARS } from '../time/months-of-two-years.ts'
import { lengthOf } from '../time/resolve.ts'
import { headsOf } from './column-cells.ts'
import type { HeaderFacts } from './header.ts'
import { isActualYear } from './heads-abroad.ts'
import type { TableColumn } from './heads.ts'
import { tellYearBetween } from './part-of-title.ts'

// `Nine months ended 30 September` over `2026 | 2025` speaks of a part of each. Over a plan of five years it says when the pack was written.

const isWholeYear = ({ facts }: TableColumn): boolean =>
  facts.year !== null &&
  [facts.end, facts.quarter, facts.half, facts.month, facts.week, facts.months, facts.toDate].every(said => said === null) &&
  facts.relation === null

/** The last of the years that a title's time lies in: of September 2026 it is FY2027 where that begins in July. */
function lastYearOf({ year, end }: HeaderFacts, firstMonth: number): number | null {
  if (end === null) return year
  return Math.max(Number(end.slice(0, 4)), fiscalYear({ kind: 'instant', date: end }, firstMonth))
}

/** More years than this side by side are a plan or a history. */
const FEW = 3

/**
 * Whether the years of the columns may be as long as the title says: none of them names another part or length (`Month | YTD | FY26`), none lies behind the
 * title's time, and where that is one month they are few.
 */
export function arePartsOfYears(columns: readonly TableColumn[], title: HeaderFacts, firstMonth: number): boolean {
  const named = columns.filter(({ facts }) => !facts.variance)
  if (named.some(({ facts }) => facts.monthOnly || facts.quarter !== null || facts.half !== null || facts.month !== null)) return false
  if (named.some(({ facts }) => facts.year === null && (facts.toDate ?? facts.months) !== null)) return false
  const whole = named.filter(isWholeYear)
  const years = new Set(whole.map(({ facts }) => facts.year))
  const last = lastYearOf(title, firstMonth)
  // Where nothing says with which month it begins, September 2026 may lie in 2026/27.
  const ahead = ({ facts }: TableColumn): number => (facts.fiscal && firstMonth === 1 ? 1 : 0)
  if (last !== null && whole.some(column => (column.facts.year ?? 0) > last + ahead(column))) return false
  return years.size < FEW || lengthOf(title) !== 1
}

/** `FY26 | FY25`, `2026 Budget` under `month ended 31 August 2026`: read as that month of each, which is asked, or as the whole years. */
function tellPartsOfYears(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  title: HeaderFacts,
  sheet: string,
  problems: ImportProblem[],
): void {
  const long = lengthOf(title)
  if (long === null || long >= 12 || (title.month === null && title.end === null)) return
  const read = columns.filter(({ role, period }, at) => {
    const head = heads[at]
    return role === 'period' && period !== null && head !== undefined && isWholeYear(head) && parsePeriod(period)?.kind !== 'year'
  })
  const [first] = read
  const period = first?.period ? parsePeriod(first.period) : null
  const isOpen = read.some(column => {
    const head = heads[columns.indexOf(column)]
    return column.scenario !== 'actual' || head?.facts.fiscal === true || head?.texts.some(text => TWO_YEARS.test(text)) === true
  })
  if (!first || !period || !isOpen || (long > 1 && read.every(({ scenario }) => scenario === 'actual'))) return
  problems.push({
    severity: 'warning',
    code: 'part-of-title',
    sheet,
    ...headsOf(read),
    message: `“${shorten(first.label, 60)}” is read as ${formatPeriod(period)}, as long as the title says${read.length > 1 ? ', and the columns beside it likewise' : ''}. Choose the year where it is one.`,
  })
}

/** `Year Actual` in the report of September: the whole of a year, which has not ended, or what it has brought until then. */
function tellYearSoFar(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  title: HeaderFacts,
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  if (title.end === null || title.months === 12) return
  const endsBehind = (key: string): boolean => {
    const period = parsePeriod(key)
    return period?.kind === 'year' && periodRange(period, firstMonth).to > (title.end ?? '')
  }
  const read = columns.filter(
    ({ role, period, scenario }, at) =>
      role === 'period' && scenario === 'actual' && period !== null && endsBehind(period) && heads[at]?.texts.some(isActualYear),
  )
  const [first] = read
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  problems.push({
    severity: 'warning',
    code: 'period-beside',
    sheet,
    ...headsOf(read),
    message: `“${shorten(first.label, 60)}” is read as ${formatPeriod(period)}, the whole of it. Choose the year so far where it is that.`,
  })
}

/** What is read as long as the title says, and may be longer; and years that may be shorter. */
export function tellLengthOfTitle(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  title: HeaderFacts,
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  tellPartsOfYears(columns, heads, title, sheet, problems)
  tellYearBetween(columns, heads, title, sheet, problems)
  tellYearSoFar(columns, heads, title, firstMonth, sheet, problems)
}
