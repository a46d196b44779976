import { parsePeriod, periodMonths, periodRange } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { shorten } from '../cells/text.ts'

/** So many months or quarters in a row have an order at least. */
const LEAST = 4

/**
 * `Nov-22 | Feb-22 | May-22`: months that go on from column to column while their year does not. One of the years is wrong, and the file does not
 * say which: said once a statement, of the first that lies before the one on its left.
 */
export function tellGoingBack(columns: readonly ImportColumn[], sheet: string, problems: ImportProblem[]): void {
  const runs = new Map<string, { column: ImportColumn; length: number; month: number }[]>()
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
    const back = steps.indexOf(-12)
    const [before, behind] = [run[back], run[back + 1]]
    if (run.length < LEAST || back < 0 || !before || !behind || steps.some(step => step % 12 !== 0)) continue
    problems.push({
      severity: 'warning',
      code: 'goes-back',
      sheet,
      cell: behind.column.headerCells.at(-1) ?? null,
      message: `“${shorten(behind.column.label, 40)}” stands behind “${shorten(before.column.label, 40)}” and lies before it: the year of one of them may be wrong. It is read as it is written.`,
    })
    return
  }
}
