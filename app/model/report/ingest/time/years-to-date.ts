import { formatPeriod, monthEnd } from '../../../period.ts'
import type { ImportProblem } from '../../import.ts'
import { shorten } from '../cells/text.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { isBareMonth } from './month-or-year.ts'

// How far a year to date has gone whose heading does not say it: what stands beside it does.

/**
 * `Oct 2026 | YTD 2026` and `YTD Oct-26 | YTD Budget`: how far a year has gone is what the month beside it says, or the year to date before it.
 * Where several months could, nothing is guessed. Behind one month of two years (`Mar 26 | Mar 25 | YTD`) it is that of the title, or the later one,
 * which is said.
 */
export function endsOfYearsToDate(
  columns: readonly TableColumn[],
  title: Pick<HeaderFacts, 'end' | 'year' | 'fiscal'>,
  sheet: string,
  problems: ImportProblem[],
): TableColumn[] {
  const months = columns.flatMap(({ facts }) => {
    const { end, month, monthOnly } = facts
    if (facts.months !== null || facts.toDate !== null || facts.variance) return []
    if (monthOnly && end !== null) return [end]
    // `October | YTD` under 2026. In a fiscal year October may lie in the calendar year before.
    const year = facts.year ?? (title.end === null && !title.fiscal ? title.year : null)
    return end === null && month !== null && year !== null && !facts.fiscal && facts.relation === null ? [monthEnd(year, month)] : []
  })
  const quarters = columns.flatMap(({ facts }) =>
    facts.quarter !== null && facts.year !== null && facts.toDate === null && !facts.variance ? [facts] : [],
  )
  let before: HeaderFacts | null = null
  /** The months since the last year to date. */
  let passed: string[] = []
  const isOneMonth = new Set(months.map(end => end.slice(5, 7))).size === 1
  return columns.map(column => {
    const { facts } = column
    if (facts.end !== null && months.includes(facts.end) && isBareMonth(facts) && !facts.variance)
      passed = before?.toDate === 'year' ? [facts.end] : [...passed, facts.end]
    const isOpen =
      facts.toDate === 'year' && facts.end === null && facts.quarter === null && facts.month === null && facts.relation === null
    const own = months.filter(end => facts.year === null || end.startsWith(String(facts.year)))
    const { year } = facts
    // `YTD 2026 | YTD 2025` beside a month of the one: the other goes as far.
    const alike = own.length > 0 || year === null ? own : months.map(end => monthEnd(year, Number(end.slice(5, 7))))
    const ends = new Set(alike)
    const beside: string | null = facts.year === null && before?.toDate === 'year' ? before.end : null
    // `Sep-26 | YTD | Sep-25 | YTD`: as far as the month before it.
    const after = isOneMonth && facts.year === null ? (passed.find(end => end === title.end) ?? passed.toSorted().at(-1) ?? null) : null
    const end = isOpen && !facts.variance ? (beside ?? (ends.size === 1 ? [...ends][0] : (after ?? undefined))) : undefined
    const quarter = isOpen && !facts.variance && !end ? quarterBeside(quarters, facts.year) : null
    const found: TableColumn = end
      ? { ...column, facts: { ...facts, year: null, end, monthOnly: true } }
      : quarter
        ? { ...column, facts: { ...facts, ...quarter } }
        : column
    if (end && end === after && !beside && ends.size !== 1 && new Set(passed).size > 1 && end !== title.end)
      problems.push({
        severity: 'warning',
        code: 'period-beside',
        sheet,
        cell: column.headerCells.at(-1) ?? null,
        message: `“${shorten(column.label, 60)}” does not say how far it goes: it is read to ${formatPeriod({ kind: 'month', year: Number(end.slice(0, 4)), month: Number(end.slice(5, 7)) })}, the later of the months before it. Choose its period if that is wrong.`,
      })
    if (!facts.variance) before = found.facts
    return found
  })
}

/** `Q3 26 | Q3 25 | YTD 26 | YTD 25`: the one quarter beside them, as far as the year goes. Of several, their figures tell (see placeTotals). */
function quarterBeside(quarters: readonly HeaderFacts[], year: number | null): Pick<HeaderFacts, 'year' | 'quarter'> | null {
  const own = quarters.filter(facts => year === null || facts.year === year)
  const [first] = own.length > 0 || year === null ? own : quarters
  const beside = own.length > 0 ? own : quarters
  const isOne = beside.every(facts => facts.quarter === first?.quarter && (year !== null || facts.year === first?.year))
  return first && isOne ? { year: year ?? first.year, quarter: first.quarter } : null
}
