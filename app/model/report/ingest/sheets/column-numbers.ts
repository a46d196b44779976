import { visibleCells, yearLike } from '../cells/figure.ts'
import type { ImportProblem } from '../../import.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { someCells } from '../cells/text.ts'

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

/** How far below its mark the first line of a form stands: a heading of a section lies between. */
const LINES = 3

interface Placed {
  column: number
  cell: Cell
}

/** The cells of a row that are not blank, where the first of them is the first mark of several. Of most rows it is not. */
function marksOf(grid: Grid, row: number): Placed[] {
  const first = grid.rows[row]?.find(cell => !isBlank(cell))
  if (!first || !placesOf(first).some(place => place <= 2)) return []
  const cells = cellsOf(grid, row)
  return cells.length > 1 && cells.length <= MOST ? cells : []
}

/** More columns are numbered nowhere. */
const MOST = 60

const cellsOf = (grid: Grid, row: number): Placed[] => visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)

const nearest = (grid: Grid, rows: readonly number[]): Placed[] => rows.map(row => cellsOf(grid, row)).find(cells => cells.length > 0) ?? []

/** In a file of texts alone, a figure is a text. A year is a head. */
const isFigure = (cell: Cell): boolean =>
  cell.kind === 'text' ? FIGURE.test(cell.value.trim()) && !YEAR.test(cell.value.trim()) : cell.kind !== 'date' && !yearLike(cell)
const FIGURE = /^[-+−–(]?[€$£]? ?\d[\d.,'’ ]*%?\)?$/
const YEAR = /^(?:19|20)\d\d$/
/** What names a column: a word, a year, a sign; a letter alone does not. */
const NAME = /\p{L}{2}|\d{2}|[€$£%]/u
const WORD = /\p{L}{2}/u

/**
 * Whether a row only numbers the columns: mark after mark, each the next one, right below the heads, which name those columns, and above lines that
 * begin with words. What has a name of its own (`Rank | 1 | 2 | 3`) is a line, and what a first line counts on from (`1 | 5 | 6` above `2 | 7 | 8`) is
 * a record. Bare numbers need heads that tell the columns apart: below one year for all of them they are its months.
 */
function numbersColumns(grid: Grid, row: number): boolean {
  const cells = marksOf(grid, row)
  let before = [0]
  for (const [at, { cell }] of cells.entries()) {
    const known = at === 0 ? [0, 1] : before
    before = placesOf(cell).filter(place => known.includes(place - 1))
  }
  if (cells.length === 0 || before.length === 0) return false
  // An empty row may lie on either side.
  const above = nearest(grid, [row - 1, row - 2])
  // A word alone right above names a line.
  if (above.length < 2 || above.some(({ cell }) => isFigure(cell))) return false
  const names = cells.flatMap(({ column }) => {
    const over = [1, 2, HEADS].map(up => grid.rows[row - up]?.[column]).find(cell => !isBlank(cell))
    // `a | b | c` are no more than marks themselves.
    return over && !isFigure(over) && NAME.test(cellText(over)) ? [cellText(over)] : []
  })
  if (names.length < Math.max(2, cells.length - 1)) return false
  const isMarked = cells.every(({ cell }) => cell.kind === 'text' && !/^\d+$/.test(cell.value.trim()))
  if (!isMarked && (cells.length < 3 || new Set(names).size < names.length)) return false
  const columns = cells.map(({ column }) => column)
  const below = grid.rows.slice(row + 1, row + 1 + LINES)
  const line = nearest(grid, [row + 1, row + 2])
  const [start, next] = [cells[0], line[0]].map(one => (one ? placesOf(one.cell)[0] : undefined))
  const countsOn = start !== undefined && next === start + 1 && isNumber(line[0]?.cell)
  const isNamed = line.some(({ column, cell }) => column <= (columns[1] ?? 0) && cell.kind === 'text' && WORD.test(cell.value))
  return (
    !countsOn &&
    (isNamed || (next !== undefined && next === start)) &&
    below.some(other => columns.slice(1).some(column => isNumber(other?.[column])))
  )
}

const isNumber = (cell: Cell | undefined): boolean => cell !== undefined && !isBlank(cell) && isFigure(cell)

/** The sheet without rows that only number its columns: they are neither heads nor lines, and that is said. */
export function withoutColumnNumbers(grid: Grid, problems: ImportProblem[]): Grid {
  const numbers = grid.rows.flatMap((_, row) => (numbersColumns(grid, row) ? [row] : []))
  if (numbers.length === 0) return grid
  const rows = grid.rows.slice()
  const cells = numbers.map(row => cellName(row, cellsOf(grid, row)[0]?.column ?? 0))
  problems.push({
    severity: 'info',
    code: 'column-numbers',
    sheet: grid.name,
    cell: cells[0] ?? null,
    message: `Numbers of the columns below the headings were left out: ${cells.length === 1 ? 'the row' : 'the rows'} of ${someCells(cells)}.`,
  })
  for (const row of numbers) rows[row] = []
  return { ...grid, rows }
}
