import { parseDate } from '../time/dates.ts'
import type { Reading } from '../cells/figure.ts'
import { visibleCells } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import type { HeadRow } from './heads.ts'

const SIDES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:.* )?(?:debits?|dr\.?|soll|débits?|debe)(?: (?:amounts?|balances?|totals?))?(?: ?[-–(].*)?$/i,
    /^(?:.* )?(?:credits?|cr\.?|haben|crédits?|haber)(?: (?:amounts?|balances?|totals?))?(?: ?[-–(].*)?$/i,
  ],
  [/^(?:deposits?|paid in|money in|receipts?|einzahlungen?)$/i, /^(?:withdrawals?|paid out|money out|payments?|auszahlungen?)$/i],
]
const DATE = /^(?:(?:posting |transaction |entry |value |booking )?date|(?:buchungs|valuta)?datum|fecha)$/i

/** Whether a table has a column for each side of a posting. */
export const hasBothSides = (labels: readonly string[]): boolean =>
  SIDES.some(sides => sides.every(side => labels.some(label => side.test(label.trim()))))

/** The header of a list of postings, a date and both sides, whatever stands above it: the balances of an account, say. */
export function ledgerHeads(grid: Grid, rows: readonly number[], first: number, right: number, reading: Reading): HeadRow[] {
  for (const [at, row] of rows.slice(0, 30).entries()) {
    const cells = visibleCells(grid, row, first, right)
    if (cells.length < 4 || !cells.every(({ cell }) => cell.kind === 'text' && cellText(cell).length <= 80)) continue
    const date = cells.find(({ cell }) => DATE.test(cellText(cell)))
    const below = grid.rows[rows[at + 1] ?? -1]?.[date?.column ?? -1]
    const isDated = below?.kind === 'date' || (below?.kind === 'text' && parseDate(below.value, reading.order) !== null)
    if (!date || !isDated || !hasBothSides(cells.map(({ cell }) => cellText(cell)))) continue
    return [{ rows: [row], columns: cells.map(({ column }) => column), head: 'texts' }]
  }
  return []
}
