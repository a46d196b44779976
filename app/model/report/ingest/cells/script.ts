import { isEastAsian } from '../time/east-asian.ts'
import type { Grid } from './grid.ts'

/** So many rows tell in which script a sheet is written. */
const ROWS = 60

const known = new WeakMap<Grid, boolean>()

/** Whether a sheet is written in Japanese, Chinese or Korean: there a comma groups thousands, and ▲ is a minus rather than a rise. */
export function isEastAsianSheet(grid: Grid): boolean {
  const before = known.get(grid)
  if (before !== undefined) return before
  const is = grid.rows.slice(0, ROWS).some(row => row?.some(cell => cell?.kind === 'text' && isEastAsian(cell.value)))
  known.set(grid, is)
  return is
}
