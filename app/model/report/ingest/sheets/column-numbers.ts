import { visibleCells, yearLike } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'

// `(1) | (2) | (3)` or `1 | 2 | 3 = 2 - 1` between the heads and the lines: the columns of a form are numbered, so that its notes can speak of them.

/** One mark, or how a column is reckoned from others (`(3) = (1) - (2)`): its own mark is group 1. */
const MARK =
  /^[([]?(?:col(?:umn|\.)?|гр(?:афа|\.)?|sp(?:alte|\.)?)? ?(\d{1,2}|[a-z]|[ivx]{2,4})[)\].]?(?: ?= ?[\s\d()[\]a-zivx+\-–−*/×÷:%.,]{1,40})?$/i

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/** The places that a mark may mean: `i` is the ninth letter and the first Roman number. */
function placesOf(cell: Cell): number[] {
  const found = MARK.exec(cellText(cell).trim())?.[1]?.toLowerCase()
  if (found === undefined) return []
  if (/^\d/.test(found)) return [Number(found)]
  const letter = found.length === 1 ? found.charCodeAt(0) - 'a'.charCodeAt(0) : -1
  return [letter + 1, ROMAN.indexOf(found) + 1].filter(place => place > 0)
}

/** How far above its mark the name of a column may stand: heads have up to three rows. */
const HEADS = 3

/** The cells of a row that are not blank, where the first of them is the first mark of several. Of most rows it is not. */
function marksOf(grid: Grid, row: number): Placed[] {
  const first = grid.rows[row]?.find(cell => !isBlank(cell))
  if (!first || !placesOf(first).some(place => place <= 2)) return []
  const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
  return cells.length > 1 ? cells : []
}

interface Placed {
  column: number
  cell: Cell
}

/**
 * Whether a row only numbers the columns: mark after mark, each the next one, below names or times of those columns. What has a name of its own
 * (`Rank | 1 | 2 | 3`) is a line. Bare numbers need heads that tell the columns apart: below one year for all of them they are its months.
 */
function numbersColumns(grid: Grid, row: number): boolean {
  const cells = marksOf(grid, row)
  let before = [0]
  for (const [at, { cell }] of cells.entries()) {
    const known = at === 0 ? [0, 1] : before
    before = placesOf(cell).filter(place => known.includes(place - 1))
  }
  if (cells.length === 0 || before.length === 0) return false
  const names = cells.flatMap(({ column }) => {
    const over = [1, 2, HEADS].map(up => grid.rows[row - up]?.[column]).find(cell => !isBlank(cell))
    return over && (over.kind !== 'number' || yearLike(over)) ? [cellText(over)] : []
  })
  if (names.length < Math.max(2, cells.length - 1)) return false
  const isMarked = cells.every(({ cell }) => cell.kind === 'text' && !/^\d+$/.test(cell.value.trim()))
  return isMarked || (cells.length > 2 && new Set(names).size === names.length)
}

/** The sheet without rows that only number its columns: they are neither heads nor lines. */
export function withoutColumnNumbers(grid: Grid): Grid {
  const numbers = grid.rows.flatMap((_, row) => (numbersColumns(grid, row) ? [row] : []))
  if (numbers.length === 0) return grid
  const rows = grid.rows.slice()
  for (const row of numbers) rows[row] = []
  return { ...grid, rows }
}
