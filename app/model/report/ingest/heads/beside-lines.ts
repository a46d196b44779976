import type { Reading } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { type Count, NOTES } from './column-counts.ts'
import { holdsUnits } from './head-rows.ts'
import { namesTime } from './header.ts'
import { columnHead, type HeadRow } from './heads.ts'

// Words beside the lines of a table that are not what they are called.

/** `| Note | Unit | North | South | Commentary`: notes, units, and words behind the figures are not what lines are called that have words in front. */
export const besidesLines = (
  grid: Grid,
  head: readonly number[],
  headed: readonly number[],
  column: number,
  counts: ReadonlyMap<number, Count>,
): boolean =>
  head.some(row => NOTES.test(cellText(grid.rows[row]?.[column]))) ||
  holdsUnits({ grid, headerRows: head }, column) ||
  headed.some(other => other < column && (counts.get(other)?.figures ?? 0) > (counts.get(other)?.texts ?? 0))

/** `Target` right behind the names, over `> 95 %`, `< 1.5` and a figure: words beside the lines, of no time. */
export function holdsTargets(grid: Grid, head: HeadRow | null, column: number, count: Count | undefined, reading: Reading): boolean {
  if (!head || !count || column !== Math.min(...head.columns) || count.texts < count.figures * 3) return false
  const { facts } = columnHead(grid, head.rows, column, reading, new Map())
  return facts.scenario !== null && !namesTime(facts)
}
