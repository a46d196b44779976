import type { Reading } from './figure.ts'
import { eachVisible, isFigure, isHead, isMissingMark } from './figure.ts'
import type { Grid } from './grid.ts'

interface Strip {
  left: number
  right: number
}

/** Parts of a sheet with an empty column between them, where the right one has labels or headers of its own. */
export function strips(grid: Grid, reading: Reading): Strip[] {
  const used = new Map<number, { texts: number; figures: number; heads: number }>()
  grid.rows.forEach((_, row) => {
    const heads: number[] = []
    eachVisible(grid, row, 0, Number.POSITIVE_INFINITY, (cell, column) => {
      const count = used.get(column) ?? { texts: 0, figures: 0, heads: 0 }
      if (count.texts + count.figures === 0) used.set(column, count)
      if (isFigure(cell, reading) || isMissingMark(cell, reading) || cell.kind === 'date') count.figures++
      else count.texts++
      if (isHead(cell, reading)) heads.push(column)
    })
    // One alone is a word or a figure that happens to look like one.
    for (const count of heads.length < 2 ? [] : heads.map(column => used.get(column))) if (count) count.heads++
  })
  const columns = [...used.keys()].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && contiguous(grid, last.at(-1) ?? 0, column)) last.push(column)
    else groups.push([column])
  }
  const joined: { left: number; right: number; heads: number; figures: number }[] = []
  for (const group of groups) {
    const sum = (key: 'texts' | 'figures' | 'heads'): number => group.reduce((total, column) => total + (used.get(column)?.[key] ?? 0), 0)
    const before = joined.at(-1)
    // Labels without a figure of their own belong to the figures to their right; so do columns without words of their own.
    const belongs =
      before &&
      (before.figures === 0 || sum('texts') <= sum('heads') || (sum('heads') > 0 && before.heads > 0 && sum('texts') <= sum('heads') + 1))
    if (before && belongs && sum('figures') > 0) {
      before.right = group.at(-1) ?? before.right
      before.heads += sum('heads')
      before.figures += sum('figures')
    } else if (group.length > 0)
      joined.push({ left: group[0] ?? 0, right: group.at(-1) ?? 0, heads: sum('heads'), figures: sum('figures') })
  }
  return joined
}

/** Whether only hidden columns lie between two columns. */
function contiguous(grid: Grid, from: number, to: number): boolean {
  for (let column = from + 1; column < to; column++) if (!grid.hiddenColumns.has(column)) return false
  return true
}
