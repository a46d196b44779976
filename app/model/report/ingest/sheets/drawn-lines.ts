import type { Cell, Grid } from '../cells/grid.ts'
import { isBlank } from '../cells/grid.ts'

// `----------` above a total and `==========` below it: programs that know no borders draw them in letters.

/** Three dashes may say that there is nothing; what is longer is a line. */
const DRAWN = /^(?:-{4,}|={2,}|_{3,}|[–—]{4,}|[─━═]{2,})$/
const isDrawn = (cell: Cell | undefined): boolean => cell?.kind === 'text' && DRAWN.test(cell.value.trim())

/** The sheet without rows of nothing but drawn lines: they say nothing, and part no table from its total. */
export function withoutDrawnLines(grid: Grid): Grid {
  const drawn = grid.rows.flatMap((row, at) => (row?.some(isDrawn) && row.every(cell => isBlank(cell) || isDrawn(cell)) ? [at] : []))
  if (drawn.length === 0) return grid
  const rows = grid.rows.slice()
  for (const at of drawn) rows[at] = []
  return { ...grid, rows }
}
