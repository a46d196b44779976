import type { Reading } from './figure.ts'
import { eachVisible, isFigure, isHead, isMissingMark } from './figure.ts'
import type { Grid } from './grid.ts'
import { cellText } from './grid.ts'

interface Strip {
  left: number
  right: number
}

interface Count {
  texts: number
  figures: number
  heads: number
}

/** Parts of a sheet with an empty column between them, or none, where the right one has labels or headers of its own. */
export function strips(grid: Grid, reading: Reading): Strip[] {
  const used = new Map<number, Count>()
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
    // Labels without a figure of their own belong to the figures to their right, whatever other words (units, codes) stand between; so do
    // columns without words of their own.
    const belongs =
      before &&
      (before.figures === 0 ||
        (sum('figures') > 0 &&
          (sum('texts') <= sum('heads') || (sum('heads') > 0 && before.heads > 0 && sum('texts') <= sum('heads') + 1))))
    if (before && belongs) {
      before.right = group.at(-1) ?? before.right
      before.heads += sum('heads')
      before.figures += sum('figures')
    } else if (group.length > 0)
      joined.push({ left: group[0] ?? 0, right: group.at(-1) ?? 0, heads: sum('heads'), figures: sum('figures') })
  }
  return joined.flatMap(strip => halves(grid, strip, used, reading))
}

/** Headers, and the lines of a balance sheet, stand among the first rows of a sheet; lists are longer. */
const LOOKED_AT = 300
const ASSETS = /\bassets\b|\baktiva\b|\bactifs?\b|\bactivos?\b/i
const LIABILITIES = /\bliabilit|\bequity\b|\bpassiva\b|\bpassifs?\b|\bpasivos?\b/i

/** Two tables without a column between them: labels amid the figures, under the same headers once more, or the two sides of a balance sheet. */
function halves(grid: Grid, { left, right }: Strip, used: ReadonlyMap<number, Count>, reading: Reading): Strip[] {
  const columns = [...used.keys()].filter(column => column >= left && column <= right).sort((a, b) => a - b)
  const isFilled = (column: number): boolean => (used.get(column)?.figures ?? 0) > 1
  for (const column of columns) {
    const count = used.get(column)
    const before = columns.filter(other => other < column && isFilled(other))
    const after = columns.filter(other => other > column && isFilled(other))
    if (!count || count.figures > 0 || count.texts < 2 || before.length === 0 || after.length === 0) continue
    if (!headsAgain(grid, before, after, reading) && !areSides(grid, left, column)) continue
    return [{ left, right: column - 1 }, ...halves(grid, { left: column, right }, used, reading)]
  }
  return [{ left, right }]
}

/** Whether a row says the same over figures on both sides, as headers do. */
function headsAgain(grid: Grid, before: readonly number[], after: readonly number[], reading: Reading): boolean {
  const own = after.slice(0, before.length)
  return (
    own.length === before.length &&
    grid.rows.slice(0, LOOKED_AT).some(cells =>
      before.every((column, at) => {
        const [cell, again] = [cells[column], cells[own[at] ?? -1]]
        return cell !== undefined && again !== undefined && isHead(cell, reading) && cellText(cell) === cellText(again)
      }),
    )
  )
}

/** Whether the first column speaks of assets and this one of what they are financed by, each on its own. */
function areSides(grid: Grid, first: number, column: number): boolean {
  const has = (pattern: RegExp, at: number): boolean => grid.rows.slice(0, LOOKED_AT).some(cells => pattern.test(cellText(cells[at])))
  return has(ASSETS, first) && has(LIABILITIES, column) && !has(LIABILITIES, first) && !has(ASSETS, column)
}

/** Whether nothing but hidden columns lies between two columns, or the first is as wide as that line for line: its cells are merged. */
function contiguous(grid: Grid, from: number, to: number): boolean {
  let gap = false
  for (let column = from + 1; column < to; column++) gap ||= !grid.hiddenColumns.has(column)
  return !gap || grid.merges.filter(({ left, right }) => left === from && right === to - 1).length >= WIDE
}

/** So many merged cells are a wide column, and no headings. */
const WIDE = 5
