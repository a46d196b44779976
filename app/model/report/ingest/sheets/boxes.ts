import type { ImportProblem } from '../../import.ts'
import { cellName, type Grid, isBlank, type TextBox } from '../cells/grid.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { firstOf, quoted } from '../cells/text.ts'
import { speaksOfUnits } from '../units/unit.ts'

/** A title is no longer than that, nor of more lines; of more of them a sheet is drawn: a dashboard with its buttons and tiles. */
const MAX_TITLE = 200
const MAX_LINES = 4
const MAX_TITLES = 2

/** A number that heads no year. */
const isFigure = (cell: Grid['rows'][number][number]): boolean =>
  cell?.kind === 'number' && !/^(?:19|20)\d\d$/.test(cell.value) && !isBlank(cell)

/** What of a sheet its cells take, as far as boxes are concerned. */
interface Taken {
  /** The first row with anything, and the first with a figure. */
  first: number
  figures: number
  /** The first column with anything, and the first with a figure. */
  left: number
  figuresLeft: number
}

function takenBy(grid: Grid): Taken {
  const taken = { first: Infinity, figures: Infinity, left: Infinity, figuresLeft: Infinity }
  grid.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (isBlank(cell)) return
      taken.first = Math.min(taken.first, row)
      taken.left = Math.min(taken.left, column)
      if (!isFigure(cell)) return
      taken.figures = Math.min(taken.figures, row)
      taken.figuresLeft = Math.min(taken.figuresLeft, column)
    }),
  )
  return taken
}

const linesOf = ({ text }: TextBox): string[] =>
  text
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line !== '')

/** Where a box stands if it is a title: over all cells, or over the empty corner of the first table; null for any other. */
function placeOf(box: TextBox, taken: Taken, grid: Grid): { row: number; column: number } | null {
  const { row, column, bottom, text } = box
  if (text.length > MAX_TITLE || linesOf(box).length > MAX_LINES || !/\p{L}{3}|[$€£¥]/u.test(text) || row > taken.first) return null
  // A box that ends in the row below it only touches that.
  if (row < taken.first && bottom <= taken.first) return { row, column: taken.left }
  return bottom < taken.figures && column < taken.figuresLeft && isBlank(grid.rows[row]?.[column]) ? { row, column } : null
}

/**
 * A sheet with the titles that lie over its cells as boxes put into the empty cells beneath them: people read them there, and what the figures
 * count in may stand nowhere else. Other boxes are comments, buttons and legends, and are left out. Both are said.
 */
export function withBoxes(grid: Grid, problems: ImportProblem[]): Grid {
  tellPage(grid, problems)
  if (!grid.boxes || grid.boxes.length === 0 || grid.skipped) return grid
  const taken = takenBy(grid)
  const places = new Map(grid.boxes.map(box => [box, placeOf(box, taken, grid)]))
  const over = grid.boxes.filter(box => places.get(box))
  const titles = over.length > MAX_TITLES || taken.figures === Infinity ? [] : over.toSorted((a, b) => a.row - b.row || a.column - b.column)
  // Sparse as they are: what a hole holds is nothing.
  const rows = grid.rows.slice()
  for (const box of titles) {
    let { row, column } = places.get(box) ?? box
    for (const line of linesOf(box)) {
      const cells = (rows[row] ?? []).slice()
      const before = cells[column]
      cells[column] = { kind: 'text', value: before?.kind === 'text' ? `${before.value} ${line}` : line }
      rows[row] = cells
      if (row + 1 < taken.first) row++
    }
  }
  const said = (boxes: TextBox[]): string =>
    firstOf(
      boxes.map(box => `${quoted(linesOf(box).join(' '))} (${cellName(box.row, box.column)})`),
      5,
    )
  const tell = (code: string, boxes: TextBox[], message: string): void => {
    const [first] = boxes
    if (first) problems.push({ severity: 'info', code, sheet: grid.name, cell: cellName(first.row, first.column), message })
  }
  tell('title-in-box', titles, `Read as a title, though it stands in a box over the cells: ${said(titles)}.`)
  const others = grid.boxes.filter(box => !titles.includes(box))
  tell(
    'remark',
    others,
    `Left out because it stands in a box over the cells: ${said(others)}. Copy it into a text section where staff should read it.`,
  )
  return titles.length > 0 ? { ...grid, rows } : grid
}

/** What the head of the printed page says of time and units counts where the sheet says nothing of it (see withPage), and is told. */
function tellPage({ name, page = [], skipped }: Grid, problems: ImportProblem[]): void {
  const telling = page.filter(text => speaksOfUnits(text) || namesTime(readHeader(text, null)))
  if (telling.length === 0 || skipped) return
  problems.push({
    severity: 'info',
    code: 'page-head',
    sheet: name,
    cell: null,
    message: `The head of the printed page says ${firstOf(telling.map(quoted))}: that counts where the sheet itself says nothing of it.`,
  })
}
