import type { ImportColumn } from '../import.ts'
import { comparedBy } from './given.ts'
import type { Row } from './rows.ts'

/**
 * `Oct-26 | Budget | Var`: a budget without a period of its own is of the period that the file itself compares it with, line for line.
 */
export function placeCompared(columns: ImportColumn[], rows: readonly Row[]): void {
  const isOpen = ({ role, period, scenario }: ImportColumn): boolean => role === 'period' && period === null && scenario !== 'actual'
  if (!columns.some(isOpen) || !columns.some(({ role }) => role === 'variance')) return
  const values = rows.map(row => new Map(row.values.map(value => [value.column, value])))
  const lineItems = rows.map(() => ({ unit: 'count' as const }))
  for (const [at, { role }] of columns.entries()) {
    const best = role === 'variance' ? comparedBy({ columns, lineItems }, values, at) : null
    if (!best || best.score < 1 || rows.length < 2) continue
    const [of, against] = [best.given.of, best.given.against].map(id => columns.find(column => column.id === id))
    if (of?.period && against && isOpen(against)) against.period = of.period
    else if (against?.period && of && isOpen(of)) of.period = against.period
  }
}
