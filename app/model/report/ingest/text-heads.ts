import type { Reading } from './figure.ts'
import { isFigure, isMissingMark, visibleCells } from './figure.ts'
import type { Cell, Grid } from './grid.ts'
import { cellText } from './grid.ts'
import type { HeadRow } from './heads.ts'

/** The first row of texts over a row with figures: `Item | Amount`. It counts again where it repeats. */
export function textHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const heads: HeadRow[] = []
  let labels: string | undefined
  const firstWide = rows.findIndex(row => visibleCells(grid, row, first, right).length >= 3)
  for (const [index, row] of rows.entries()) {
    const cells = visibleCells(grid, row, first, right)
    if (cells.length < 2 || !cells.every(({ cell }) => cell.kind === 'text' && !isFigure(cell, reading) && cellText(cell).length <= 80))
      continue
    const found = cells.map(({ column, cell }) => `${column}:${cellText(cell)}`).join('|')
    const next = rows.slice(index + 1, index + 6)
    const figuresBelow = next.some(other =>
      cells.some(({ column }) => isFigure(grid.rows[other]?.[column], reading) || grid.rows[other]?.[column]?.kind === 'date'),
    )
    const wide = cells.length >= 3
    if (labels === undefined && next.some((_, at) => isFuller(grid, next, at, cells.length, { first, right }, reading))) continue
    if (labels === undefined ? figuresBelow || (wide && index === firstWide) : found === labels) {
      labels ??= found
      heads.push({ rows: [...namesAbove(grid, row, cells), row], columns: cells.map(({ column }) => column), head: 'texts' })
    }
  }
  return heads
}

/** `North | South | East` right over `Total | Total | Total`: only those names tell the columns apart. */
function namesAbove(grid: Grid, row: number, cells: readonly { column: number; cell: Cell }[]): number[] {
  const texts = cells.map(({ cell }) => cellText(cell))
  const again = cells.filter(({ cell }) => texts.filter(text => text === cellText(cell)).length >= 3)
  const above = again.map(({ column }) => grid.rows[row - 1]?.[column])
  const named = above.filter(cell => cell?.kind === 'text' && cellText(cell) !== '')
  return named.length > 1 && named.length * 2 > again.length && new Set(named.map(cell => cellText(cell))).size === named.length
    ? [row - 1]
    : []
}

/** Whether a row below a row of texts has texts over more columns, right above the figures: then that one is the header. */
function isFuller(
  grid: Grid,
  below: readonly number[],
  at: number,
  width: number,
  { first, right }: { first: number; right: number },
  reading: Reading,
): boolean {
  const found = below.map(row => visibleCells(grid, row, first, right))
  const isText = ({ cell }: { cell: Cell }): boolean =>
    cell.kind === 'text' && !isFigure(cell, reading) && !isMissingMark(cell, reading) && cellText(cell).length <= 80
  const fuller = found.slice(0, at + 1).every(cells => cells.every(isText)) && (found[at]?.length ?? 0) > Math.max(width, 2)
  return fuller && found.slice(at + 1).some(cells => cells.some(({ cell }) => isFigure(cell, reading)))
}
