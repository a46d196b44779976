import { eachVisible, isFigureOrMark, isHead, type Reading } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import type { HeadRow } from '../heads/heads.ts'

/** So many lines a list has of its own, and so many lines of the table stand beside none of it. */
const LINES = 3
const ALONE = 2

/** So many of the lines of the table have their names right before their figures, out of ten. */
const NAMED = 8

/**
 * `Tax rate | 30 % | | Sales growth | 2 % | 3 %`: a list of names and figures, an empty column, and the lines of a table with their own names,
 * in the same rows. Where the table begins and the list ends; null where what stands on the left is part of the lines.
 */
export function listBeside(
  grid: Grid,
  head: HeadRow,
  body: readonly number[],
  left: number,
  reading: Reading,
): { end: number; begin: number } | null {
  if (head.head !== 'periods') return null
  const time = Math.min(...head.columns.filter(column => head.rows.some(row => isHeadAt(grid, row, column, reading))))
  if (time - left < 4 || time === Number.POSITIVE_INFINITY) return null
  const rows = [...head.rows, ...body]
  const texts = new Map<number, Set<number>>()
  const figures = new Map<number, Map<number, string>>()
  for (const row of rows)
    eachVisible(grid, row, left, time - 1, (cell, column) => {
      if (isFigureOrMark(cell, reading) || cell.kind === 'date') at(figures, column, () => new Map()).set(row, cellText(cell))
      else at(texts, column, () => new Set()).add(row)
    })
  const isEmpty = (column: number): boolean => !texts.has(column) && !figures.has(column) && !grid.hiddenColumns.has(column)
  for (let gap = time - 2; gap > left + 1; gap--) {
    if (!isEmpty(gap)) continue
    const names = [...texts].filter(([column]) => column > gap)
    const before = [...texts].filter(([column]) => column < gap)
    const stated = [...figures].filter(([column]) => column < gap && before.some(([text]) => text < column))
    const begin = Math.min(...names.map(([column]) => column))
    const own = names.find(([column]) => column === begin)?.[1]
    if (!own || stated.length === 0) continue
    const list = new Map(stated.flatMap(([, cells]) => [...cells]))
    const isLine = (row: number): boolean => {
      let filled = false
      eachVisible(grid, row, time, Number.POSITIVE_INFINITY, cell => {
        filled ||= isFigureOrMark(cell, reading)
      })
      return filled
    }
    const lines = rows.filter(isLine)
    const named = lines.filter(row => own.has(row))
    const beside = (row: number): boolean => list.has(row) || before.some(([, cells]) => cells.has(row))
    const complete = [...list.keys()].filter(row => before.some(([, cells]) => cells.has(row)))
    if (complete.length < LINES || named.length * 10 < lines.length * NAMED) continue
    // `Sales | 4000 | | Export | 120`: numbers of accounts, in their order, belong to the lines.
    if (named.filter(row => !beside(row)).length < ALONE || areNumbered([...list])) continue
    return { end: gap - 1, begin }
  }
  return null
}

const isHeadAt = (grid: Grid, row: number, column: number, reading: Reading): boolean => {
  const cell = grid.rows[row]?.[column]
  return cell !== undefined && isHead(cell, reading)
}

/** Whether whole numbers go up line by line. */
function areNumbered(cells: readonly (readonly [number, string])[]): boolean {
  const ordered = [...cells].sort(([a], [b]) => a - b).map(([, text]) => Number(text))
  return ordered.every((value, place) => Number.isInteger(value) && (place === 0 || value >= (ordered[place - 1] ?? 0)))
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
