import { formatPeriod, monthEnd, periodEnding } from '../../period.ts'
import type { ImportProblem } from '../import.ts'
import { headsOf } from './column-cells.ts'
import type { HeaderFacts } from './header.ts'
import type { TableColumn } from './heads.ts'
import { shorten } from './text.ts'

/**
 * `1/1/2026`, `2/1/2026` over figures of months: dates that are all first days are those on which the periods begin, not on which the ones
 * before end. Gives the columns with the days on which they end, and says so.
 */
export function endsOfFirstDays(
  columns: TableColumn[],
  { spacing, title, sheet }: { spacing: number | null; title: HeaderFacts; sheet: string },
  problems: ImportProblem[],
): TableColumn[] {
  const dated = columns.filter(({ facts }) => facts.end !== null && !facts.variance)
  const first = dated[0]
  const open = dated.every(
    ({ facts }) => facts.end?.endsWith('-01') && !facts.start && facts.months === null && !facts.toDate && !facts.trailing,
  )
  if (!first?.facts.end || spacing === null || dated.length < 2 || !open || title.months !== null || title.toDate) return columns
  const endOf = (day: string): string => {
    const last = Number(day.slice(5, 7)) - 1 + spacing - 1
    return monthEnd(Number(day.slice(0, 4)) + Math.floor(last / 12), (last % 12) + 1)
  }
  problems.push({
    severity: 'warning',
    code: 'first-days',
    sheet,
    ...headsOf(dated),
    message: `The dates over the columns are first days: they are read as the periods that begin on them, “${shorten(first.label, 40)}” as ${formatPeriod(periodEnding(endOf(first.facts.end), spacing))}. Choose others where the periods end on them.`,
  })
  return columns.map(column =>
    dated.includes(column) && column.facts.end ? { ...column, facts: { ...column.facts, end: endOf(column.facts.end) } } : column,
  )
}

/** `Jan-26 | Apr-26 | Jul-26`: quarters that end in these months, or that begin in them. They are read as those that end, and that is asked. */
export function askQuarters(columns: readonly TableColumn[], spacing: number | null, sheet: string, problems: ImportProblem[]): void {
  const months = columns.filter(({ facts }) => facts.monthOnly && facts.end !== null && facts.months === null && !facts.variance)
  const first = months[0]
  if (spacing !== 3 || !first || months.length < 2 || !months.every(({ facts }) => Number(facts.end?.slice(5, 7)) % 3 === 1)) return
  problems.push({
    severity: 'warning',
    code: 'quarter-months',
    sheet,
    ...headsOf(months),
    message: `“${shorten(first.label, 40)}” and the columns beside it are read as the quarters that end in these months. Choose others where they begin in them.`,
  })
}
