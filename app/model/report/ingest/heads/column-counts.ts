import type { Reading } from '../cells/figure.ts'
import { eachVisible, isFigureOrMark, visibleCells } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'

/** What stands in a column of a table: so many words, so many figures. */
export interface Count {
  texts: number
  figures: number
}

export const isLabelColumn = (count: Count | undefined): boolean => count !== undefined && count.texts > 0 && count.figures === 0

export function countColumns(grid: Grid, body: number[], left: number, right: number, reading: Reading): Map<number, Count> {
  const counts = new Map<number, Count>()
  for (const row of body)
    eachVisible(grid, row, left, right, (cell, column) => {
      const count = counts.get(column) ?? { texts: 0, figures: 0 }
      if (count.texts + count.figures === 0) counts.set(column, count)
      if (isFigureOrMark(cell, reading)) count.figures++
      else count.texts++
    })
  return new Map([...counts].sort(([a], [b]) => a - b))
}

export const holdsFigures = (grid: Grid, rows: readonly number[], left: number, right: number, reading: Reading): boolean =>
  rows.some(row => visibleCells(grid, row, left, right).some(({ cell }) => isFigureOrMark(cell, reading)))

/** Right of the last period, further than periods lie apart, stands what no period heads: a line that goes on for ever, a valuation. */
export function endOfHeads(headed: readonly number[], right: number): number {
  const sorted = [...headed].sort((a, b) => a - b)
  const gaps = sorted.slice(1).map((column, at) => column - (sorted[at] ?? column))
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? Number.POSITIVE_INFINITY
  return Math.min(right, (sorted.at(-1) ?? right) + Math.max(2, usual))
}

/** What stands over the references of lines to footnotes. */
export const NOTES =
  /^(?:notes?(?: no\.?)?|ref\.?|footnotes?|anhang(?:angabe)?|anm\.?|notas?|noten?|noter|noot|toelichting|dipnot(?:lar)?|not|nr\. anexei|thuyết minh|примечани[ея]|附注|附註)$/i
