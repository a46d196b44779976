import { isHead, type Reading } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'

/** Columns that a merged header covers, of those between the labels and the last column. */
export function mergedColumns(grid: Grid, rows: readonly number[], first: number, last: number): number[] {
  const columns: number[] = []
  for (const row of rows)
    for (const { top, left, bottom, right } of mergesAt(grid, row)) {
      if (top > row || bottom < row || left <= first || right > last || top < (rows[0] ?? 0)) continue
      for (let column = left; column <= right; column++) if (!grid.hiddenColumns.has(column)) columns.push(column)
    }
  return columns
}

const mergeIndex = new WeakMap<Grid, Map<number, Grid['merges']>>()

/** Merges that touch a row. Headers are merged over a few rows at most, so only a merge's first rows are indexed. */
export function mergesAt(grid: Grid, row: number): Grid['merges'] {
  let index = mergeIndex.get(grid)
  if (!index) {
    index = new Map()
    mergeIndex.set(grid, index)
    for (const merge of [...grid.merges, ...(grid.across ?? [])])
      for (let at = merge.top; at <= Math.min(merge.bottom, merge.top + 4); at++) {
        const list = index.get(at)
        if (list) list.push(merge)
        else index.set(at, [merge])
      }
  }
  return index.get(row) ?? []
}

/** The columns of a header without names over labels or units, which stand left of all times and scenarios and under none of them. */
export function fromFirstTime(
  grid: Grid,
  { rows, columns }: { rows: readonly number[]; columns: readonly number[] },
  reading: Reading,
): readonly number[] {
  const first = columns.findIndex(column =>
    rows.some(row => {
      const cell = grid.rows[row]?.[column]
      // `N` stands beside `N-1`: this year.
      return cell !== undefined && (isHead(cell, reading) || cellText(cell) === 'N')
    }),
  )
  return first < 0 ? columns : columns.slice(first)
}
