import { cellText, type Grid, isBlank } from '../cells/grid.ts'
import type { Table } from '../sheets/table.ts'
import type { Quantity } from './volume-columns.ts'

/** `Data` is a day in Italian, Portuguese and Polish, and anything in English: what stands below it tells. */
export function isDataOfDays(label: string, column: number, rows: readonly number[], grid: Grid): boolean {
  if (!/^data$/i.test(label.trim()) || rows.length === 0) return false
  return rows.every(row => {
    const cell = grid.rows[row]?.[column]
    return cell?.kind === 'date' || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(cellText(cell))
  })
}

/** `Week 36` over the first of `Plan` and `Actual` alone counts for both: a time that stands once, until the next one. */
export function carryTimes(quantities: Quantity[], { grid, headerRows }: Table): void {
  const top = headerRows[0]
  if (headerRows.length < 2 || top === undefined) return
  for (const [at, column] of quantities.entries()) {
    const before = quantities[at - 1]
    const hasTime = column.period !== null || column.when !== ''
    if (!before || hasTime || (before.period === null && before.when === '')) continue
    const isUnder = column.side !== null && column.measure === '' && isBlank(grid.rows[top]?.[column.index])
    if (!isUnder || column.side === before.side || before.index + 1 !== column.index) continue
    Object.assign(column, { period: before.period, when: before.when, isWeek: before.isWeek, timeOf: before.timeOf ?? before.label })
  }
}
