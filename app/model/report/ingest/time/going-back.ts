import { parsePeriod, periodMonths, periodRange } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { readHeader } from '../heads/header.ts'
import { shorten } from '../cells/text.ts'

/** So many months or quarters in a row have an order at least. */
const LEAST = 4

interface Step {
  column: ImportColumn
  length: number
  month: number
}

/** Not `Same month last year`, nor `Jun Qtr PY`. */
const namesMonthAlone = (label: string): boolean => {
  const { month, year, relation } = readHeader(label, null)
  return month !== null && year === null && relation === null
}

/** `Mar | Jun` below `March 2026`: names without a year that go on while their time goes back. */
const goesOnBackwards = (one: Step | undefined, next: Step | undefined): boolean =>
  one !== undefined &&
  next !== undefined &&
  [one, next].every(({ column }) => namesMonthAlone(column.label)) &&
  next.month < one.month &&
  // Behind March, December may well be what the balance is held against.
  next.month - one.month + 12 > 0 &&
  next.month - one.month + 12 <= 3

/**
 * `Nov-22 | Feb-22 | May-22`: months that go on from column to column while their year does not. One of the years is wrong, and the file does not
 * say which: said once a statement, of the first that lies before the one on its left.
 */
export function tellGoingBack(columns: readonly ImportColumn[], sheet: string, problems: ImportProblem[]): void {
  const runs = new Map<string, Step[]>()
  for (const column of columns) {
    const period = column.role === 'period' && column.period ? parsePeriod(column.period) : null
    const length = period ? periodMonths(period) : null
    if (!period || (length !== 1 && length !== 3)) continue
    const { to } = periodRange(period)
    const name = `${column.scenario}|${column.entity}|${length}`
    const month = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7))
    runs.set(name, [...(runs.get(name) ?? []), { column, length, month }])
  }
  for (const run of runs.values()) {
    const steps = run.slice(1).map(({ month, length }, at) => month - (run[at]?.month ?? 0) - length)
    const isWritten = run.length >= LEAST && steps.every(step => step % 12 === 0)
    const back = isWritten ? steps.indexOf(-12) : run.findIndex((_, at) => goesOnBackwards(run[at], run[at + 1]))
    const [before, behind] = [run[back], run[back + 1]]
    if (back < 0 || !before || !behind) continue
    problems.push({
      severity: 'warning',
      code: 'goes-back',
      sheet,
      cell: behind.column.headerCells.at(-1) ?? null,
      message: `“${shorten(behind.column.label, 40)}” stands behind “${shorten(before.column.label, 40)}” and lies before it: the year of one of them may be wrong. It is read as ${isWritten ? 'it is written' : 'the year before'}.`,
    })
    return
  }
}
