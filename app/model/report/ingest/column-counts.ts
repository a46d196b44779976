import type { Reading } from './figure.ts'
import { eachVisible, isFigure, isMissingMark, visibleCells } from './figure.ts'
import type { Grid } from './grid.ts'

/** What stands in a column of a table: so many words, so many figures. */
interface Count {
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
      if (isFigure(cell, reading) || isMissingMark(cell, reading)) count.figures++
      else count.texts++
    })
  return new Map([...counts].sort(([a], [b]) => a - b))
}

export const holdsFigures = (grid: Grid, rows: readonly number[], left: number, right: number, reading: Reading): boolean =>
  rows.some(row => visibleCells(grid, row, left, right).some(({ cell }) => isFigure(cell, reading) || isMissingMark(cell, reading)))
