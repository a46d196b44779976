import { visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'

/** Words, and nothing that counts or dates. */
const inWords = (cell: Cell): boolean => cell.kind === 'text' && /^\D*\p{L}\D*$/u.test(cellText(cell))

/**
 * The row behind an empty one that heads a table of its own below the tasks of a plan, as its risks: words over a column that holds none above
 * and below, and no day below them; null where there is none.
 */
export function tableBelow(
  grid: Grid,
  rows: readonly number[],
  holdsDays: (cells: Cell[]) => boolean,
  first: number,
  right: number,
): number | null {
  const lines = rows.map(row => ({ row, cells: visibleCells(grid, row, first, right) }))
  /** The first line in which a column holds words, and anything else. */
  const [firstWords, firstOthers] = [new Map<number, number>(), new Map<number, number>()]
  for (const [at, { cells }] of lines.entries())
    for (const { column, cell } of cells) {
      const seen = inWords(cell) ? firstWords : firstOthers
      if (!seen.has(column)) seen.set(column, at)
    }
  /** Which columns hold words, and anything else, below the line. */
  const [words, others] = [new Set<number>(), new Set<number>()]
  let found: number | null = null
  for (let at = lines.length - 1; at > 0; at--) {
    const { row, cells } = lines[at] ?? { row: 0, cells: [] }
    if (holdsDays(cells.map(({ cell }) => cell))) break
    const isGap = (place: number): boolean => (lines[place - 1]?.row ?? row) < (lines[place]?.row ?? row) - 1
    // A title of its own may stand between.
    const begin = lines[at - 1]?.cells.length === 1 && isGap(at - 1) ? at - 1 : at
    const heads = ({ column }: { column: number }): boolean =>
      others.has(column) && !words.has(column) && (firstOthers.get(column) ?? at) < at && (firstWords.get(column) ?? at) >= begin
    if ((begin < at || isGap(at)) && cells.length >= 2 && cells.every(({ cell }) => inWords(cell)) && cells.some(heads)) found = row
    for (const { column, cell } of cells) (inWords(cell) ? words : others).add(column)
  }
  return found
}
