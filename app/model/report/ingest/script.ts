import type { Grid } from './grid.ts'

const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/

/** So many rows tell in which script a sheet is written. */
const ROWS = 60

const known = new WeakMap<Grid, boolean>()

/** Whether a sheet is written in Japanese, Chinese or Korean: there a comma groups thousands, and ▲ is a minus rather than a rise. */
export function isEastAsian(grid: Grid): boolean {
  const before = known.get(grid)
  if (before !== undefined) return before
  const is = grid.rows.slice(0, ROWS).some(row => row?.some(cell => cell?.kind === 'text' && EAST_ASIAN.test(cell.value)))
  known.set(grid, is)
  return is
}
