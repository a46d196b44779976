import type { Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'

/** What people put in front of a section to jump to it. */
const MARK = /^(?:[x#*•●▪■▶►>])$/i

/** So many columns at most stand in front of the labels. */
const FRONT = 3

/**
 * The sheet without a column in front of the labels that holds one and the same mark (`x`, `#`, `*`) here and there: it is there to jump to
 * the sections, and is no title, no unit and no label.
 */
export function withoutMarks(grid: Grid): Grid {
  for (let column = 0; column < FRONT; column++) {
    const marked = grid.rows.flatMap((row, at) => (isBlank(row?.[column]) ? [] : [at]))
    const [first] = marked
    if (first === undefined) continue
    const mark = cellText(grid.rows[first]?.[column])
    // A first column with anything else is one of labels or numbers: what stands behind it is no front.
    if (!MARK.test(mark) || !marked.every(at => cellText(grid.rows[at]?.[column]) === mark && isNamedBehind(grid, at, column))) return grid
    const named = grid.rows.reduce((sum, _, at) => sum + (isNamedBehind(grid, at, column) ? 1 : 0), 0)
    if (named < marked.length * 2) return grid
    const rows = grid.rows.slice()
    for (const at of marked) rows[at] = Object.assign([...(rows[at] ?? [])], { [column]: undefined })
    return { ...grid, rows }
  }
  return grid
}

function isNamedBehind(grid: Grid, row: number, column: number): boolean {
  const next = grid.rows[row]?.find((cell, at) => at > column && !isBlank(cell))
  return next?.kind === 'text' && /\p{L}{2}/u.test(next.value)
}
