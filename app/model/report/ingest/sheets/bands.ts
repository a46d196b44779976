import type { Reading } from '../cells/figure.ts'
import { isFigure, isFigureOrMark, isHead, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'

// Small tables stand beside each other at the top of a sheet, and below them one that is as wide as all of them: `Price | … | Tax | …` over `$m | 2024 | 2025 …`.

/** So many times head such a table, and so many lines without labels of their own tell that it goes on behind the gap. */
const LEAST = 3

/**
 * The rows of the first table whose heading goes on over the gaps between those beside each other: its lines have their labels in the first of
 * the columns, and figures, but no words, behind the gap.
 * @param across the columns of what stands beside each other, from left to right
 */
export function bandAcross(
  grid: Grid,
  across: readonly { left: number; right: number }[],
  reading: Reading,
): { from: number; to: number } | null {
  const gap = across[0]?.right ?? 0
  const right = across.at(-1)?.right ?? 0
  for (let row = 1; row < grid.rows.length; row++) {
    const cells = grid.rows[row]
    if (!cells || cells.length <= gap) continue
    const heads = visibleCells(grid, row, 0, right).filter(({ cell }) => isHead(cell, reading))
    // Where most of them stand before the gap, what is behind it is something else.
    if (heads.length < LEAST || heads.filter(({ column }) => column > gap).length * 2 <= heads.length) continue
    const columns = heads.map(({ column }) => column)
    const to = endOfLines(grid, row, { gap, right, first: Math.min(...columns), end: Math.max(...columns) }, reading)
    const from = to === null ? row : beginOf(grid, row, { gap, right }, reading)
    // Where nothing else stands on the sheet, nothing stands beside each other.
    if (to !== null && hasFiguresOutside(grid, from, to, right, reading) && !stoodAbove(grid, row, heads)) return { from, to }
  }
  return null
}

/** The same words stood further up over the same columns: the heading of what goes on there. */
const stoodAbove = (grid: Grid, row: number, heads: readonly { column: number; cell: Cell }[]): boolean =>
  grid.rows.some(
    (cells, above) => above < row && heads.filter(({ column, cell }) => cellText(cells?.[column]) === cellText(cell)).length >= 2,
  )

/**
 * The last row of the lines below a heading, or null where they have words of their own behind the gap, or are too few. A remark that ends
 * a line behind all that is headed is no such word.
 */
function endOfLines(
  grid: Grid,
  head: number,
  { gap, right, first, end }: { gap: number; right: number; first: number; end: number },
  reading: Reading,
): number | null {
  let lines = 0
  let [last, blank] = [head, head]
  for (let row = head + 1; row < grid.rows.length; row++) {
    const cells = visibleCells(grid, row, 0, right)
    if (cells.length === 0) {
      blank = row
      continue
    }
    const behind = cells.filter(({ column }) => column > gap)
    const isHeading = cells.every(({ cell, column }) => column < first || isHead(cell, reading))
    const isNamed = cells.some(({ column, cell }) => column < first && cell.kind === 'text' && !isFigureOrMark(cell, reading))
    const isLine = !isHeading && isNamed && behind.some(({ cell }) => isFigure(cell, reading))
    const isRemark = (column: number): boolean => isLine && column > end && column === cells.at(-1)?.column
    const isOther = behind.some(
      ({ cell, column }) => !isFigureOrMark(cell, reading) && !(isHeading && isHead(cell, reading)) && !isRemark(column),
    )
    if (isOther) {
      last = blank > head ? blank - 1 : row - 1
      break
    }
    if (isLine) lines++
    last = row
  }
  return lines >= LEAST && last > head ? last : null
}

/** The first row of the titles that stand over a heading, at most one blank row apart. */
function beginOf(grid: Grid, head: number, { gap, right }: { gap: number; right: number }, reading: Reading): number {
  let from = head
  for (let row = head - 1; row >= 0; row--) {
    const cells = visibleCells(grid, row, 0, right)
    if (cells.length === 0 && from > row + 1) break
    if (cells.length === 0) continue
    const isTitle = cells.every(({ cell, column }) => isHead(cell, reading) || (column <= gap && !isFigureOrMark(cell, reading)))
    if (!isTitle) break
    from = row
  }
  return from
}

const hasFiguresOutside = (grid: Grid, from: number, to: number, right: number, reading: Reading): boolean =>
  grid.rows.some((_, row) => (row < from || row > to) && visibleCells(grid, row, 0, right).some(({ cell }) => isFigure(cell, reading)))
