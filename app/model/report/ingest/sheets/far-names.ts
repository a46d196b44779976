import type { Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'

/** So many columns without anything part names from a text that lies farther off. */
const GAP = 3
/** Lines that have both, before the farther text is no name. */
const LINES = 3

/**
 * The columns that name the lines of a table without heads: `Key metrics |  |  |  | Price | 134` is called by what stands beside its figure,
 * where nearly every line is, and not by a text far to the left of it. All of them where that is not plain.
 */
export function nearNames(grid: Grid, body: readonly number[], labels: readonly number[], firstValue: number): number[] {
  const near = labels.filter(column => column < firstValue).at(-1)
  const filled = body.filter(row => !isBlank(grid.rows[row]?.[firstValue]))
  const holds = (row: number, column: number): boolean => !isBlank(grid.rows[row]?.[column])
  if (near === undefined || near !== firstValue - 1) return [...labels]
  const named = filled.filter(row => holds(row, near))
  if (named.length < LINES || named.length * 2 <= filled.length) return [...labels]
  const isFar = (column: number): boolean => {
    const gap = Array.from({ length: near - column - 1 }, (_, at) => column + 1 + at)
    const both = named.filter(row => holds(row, column))
    return (
      gap.length >= GAP &&
      both.length >= LINES &&
      gap.every(between => body.every(row => !holds(row, between))) &&
      !grid.merges.some(({ top, left, right }) => left === column && right > column && body.includes(top))
    )
  }
  // `North |  |  |  | Revenue`, `South |  |  |  | Revenue`: what tells the lines apart names them.
  if (new Set(named.map(row => cellText(grid.rows[row]?.[near]))).size < named.length) return [...labels]
  // What stands farther left than a far text is as far.
  const far = labels.filter(isFar).at(-1)
  return far === undefined ? [...labels] : labels.filter(column => column > far)
}
