import { monthEnd } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'

/** Whether a heading is a day and says no length of time. */
const isDay = ({ facts }: TableColumn): boolean =>
  facts.end !== null &&
  !facts.monthOnly &&
  facts.start === null &&
  facts.months === null &&
  facts.toDate === null &&
  !facts.variance &&
  !facts.trailing

/** `30 Sep 2026 | 30 Jun 2026 | 31 Dec 2025`: last days of months that lie unevenly apart are days, and end no periods of one length. */
export function areUnevenDays(columns: readonly TableColumn[], spacing: number | null): boolean {
  const days = new Set(columns.flatMap(column => (isDay(column) ? [column.facts.end ?? ''] : [])))
  return (
    spacing === null &&
    days.size >= 2 &&
    [...days].every(day => monthEnd(Number(day.slice(0, 4)), Number(day.slice(5, 7))) === day) &&
    columns.every(column => isDay(column) || column.facts.end === null)
  )
}

/** Said, because they may end periods of several lengths. */
export function tellDays(columns: ImportColumn[], heads: readonly TableColumn[], sheet: string, problems: ImportProblem[]): void {
  const days = columns.filter((column, at) => column.role === 'period' && heads[at] !== undefined && isDay(heads[at]))
  const [first] = days
  if (!first) return
  problems.push({
    severity: 'warning',
    code: 'day-or-period',
    sheet,
    ...headsOf(days),
    message: `“${shorten(first.label, 60)}” and the columns beside it are read as of these days. Choose their periods where they are what happened until then.`,
  })
}
