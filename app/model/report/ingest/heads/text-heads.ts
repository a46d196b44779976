import type { Reading } from '../cells/figure.ts'
import { isFigure, isFigureOrMark, isHead, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import type { HeadRow } from './heads.ts'
import { areSentences } from '../cells/text.ts'
import { unitAlone } from '../units/unit.ts'

/** The first row of texts over a row with figures: `Item | Amount`. It counts again where it repeats. */
export function textHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const heads: HeadRow[] = []
  let labels: string | undefined
  const firstWide = rows.findIndex(row => {
    const cells = visibleCells(grid, row, first, right)
    return cells.length >= 3 && !isOneText(cells)
  })
  for (const [index, row] of rows.entries()) {
    const cells = visibleCells(grid, row, first, right)
    // The day of the list may stand behind the names of its columns.
    if (cells.length > 4 && cells.at(-1)?.cell.kind === 'date' && cells.slice(0, -1).every(({ cell }) => isName(cell))) cells.pop()
    // The title of a whole sheet may stand in the corner, over the labels. Of many names one may be long.
    const long = cells.filter(({ cell }) => cell.kind === 'text' && cellText(cell).length > NAME).length
    const isHeading = ({ column, cell }: { column: number; cell: Cell }): boolean =>
      cell.kind === 'text' &&
      !isFigure(cell, reading) &&
      cellText(cell).length <= (column === first || long * FEW < cells.length ? TITLE : NAME) &&
      !(column !== first && areSentences(cellText(cell)))
    // `n.d.` beside a line is a figure that is missing.
    const [, only, more] = cells
    if (only && !more && (isFigureOrMark(only.cell, reading) || isRemark(grid, rows.slice(0, index), only, reading))) continue
    if (cells.length < 2 || !cells.every(isHeading) || isOneText(cells)) continue
    const found = cells.map(({ column, cell }) => `${column}:${cellText(cell)}`).join('|')
    const next = rows.slice(index + 1, index + 6)
    const figuresBelow = next.some(other =>
      cells.some(({ column }) => isFigure(grid.rows[other]?.[column], reading) || grid.rows[other]?.[column]?.kind === 'date'),
    )
    const wide = cells.length >= 3
    if (labels === undefined && next.some((_, at) => isFuller(grid, next, at, cells.length, { first, right }, reading))) continue
    if (labels === undefined ? figuresBelow || (wide && index === firstWide) : found === labels) {
      labels ??= found
      heads.push({ rows: [...namesAbove(grid, row, cells), row], columns: cells.map(({ column }) => column), head: 'texts' })
    }
  }
  return heads
}

const [NAME, TITLE] = [80, 240]
/** One name of so many. */
const FEW = 5

/** `Does not balance by 0.00` below the figures of its column says something of these, and heads nothing. */
const isRemark = (grid: Grid, above: readonly number[], { cell, column }: { cell: Cell; column: number }, reading: Reading): boolean =>
  /\d/.test(cellText(cell)) && !isHead(cell, reading) && above.filter(row => isFigure(grid.rows[row]?.[column], reading)).length >= FIGURES

/** So many figures above it make a text a remark on them. */
const FIGURES = 3

/**
 * Rows of texts that begin another table below the first: behind an empty row, or under a title behind one, over figures in columns in which
 * figures stand above as well. Units and one word for all columns head nothing.
 */
export function lowerHeads(
  grid: Grid,
  rows: number[],
  heads: readonly HeadRow[],
  { first, right }: { first: number; right: number },
  reading: Reading,
): HeadRow[] {
  const top = heads[0]?.rows.at(-1) ?? Number.POSITIVE_INFINITY
  const known = new Set(heads.flatMap(({ rows: own }) => own))
  // A title, or one over each of the tables that stand beside each other.
  const areTitles = (row: number | undefined, below: number): boolean => {
    const cells = row === undefined ? [] : visibleCells(grid, row, first, right)
    if (cells.length < 2) return cells.length === 1
    const texts = cells.every(({ cell }) => cell.kind === 'text' && !isFigureOrMark(cell, reading))
    return texts && cells.length * 3 <= visibleCells(grid, below, first, right).length
  }
  const isBehindGap = (place: number): boolean => (rows[place] ?? 0) - (rows[place - 1] ?? Number.NEGATIVE_INFINITY) > 1
  /** The title right below an empty row, or that below it, counts as well: `Closing balance sheet` over `Pro forma`. */
  const titlesOver = (at: number): number => {
    let titles = 0
    while (titles <= TITLES && !isBehindGap(at - titles)) titles++
    return titles
  }
  const isName = ({ cell }: { cell: Cell }): boolean =>
    cell.kind === 'text' && cellText(cell).length <= 60 && !isFigureOrMark(cell, reading)
  return rows.flatMap((row, at): HeadRow[] => {
    // Empty rows are few: what costs time is asked behind them alone.
    if (row <= top) return []
    const titles = titlesOver(at)
    if (titles > TITLES || !rows.slice(at - titles, at).every(title => areTitles(title, row))) return []
    if (known.has(row) || known.has(rows[at + 1] ?? -1) || known.has(rows[at - 1] ?? -1)) return []
    const cells = visibleCells(grid, row, first, right)
    const body = cells.filter(({ column }) => column > first)
    // `FTE` among names is one.
    const units = body.filter(({ cell }) => cell.kind === 'text' && unitAlone(cell.value) !== null).length
    if (units * 2 > body.length || body.length < 2 || !cells.every(isName)) return []
    // `Financing | Financing` over `Fees | Debt`: only both say which is which.
    const lower = visibleCells(grid, rows[at + 1] ?? -1, first + 1, right)
    const again = new Set(body.map(({ cell }) => cellText(cell))).size < body.length
    const isSecond = again && lower.length > 1 && lower.every(cell => isName(cell) && body.some(({ column }) => column === cell.column))
    const said = body.map(({ column, cell }) => [cell, isSecond && lower.find(other => other.column === column)?.cell])
    if (new Set(said.map(texts => texts.map(cell => (cell ? cellText(cell) : '')).join('|'))).size < body.length) return []
    const from = at + (isSecond ? 2 : 1)
    // `Assets` may head the first lines.
    const isSection = visibleCells(grid, rows[from] ?? -1, first, right).length === 1
    const line = rows[isSection ? from + 1 : from] ?? -1
    const below = visibleCells(grid, line, first, right).filter(({ cell }) => isFigure(cell, reading))
    const before = rows.slice(Math.max(0, at - LOOKED_BACK), at).filter(other => other > top)
    const over = body.filter(
      ({ column }) => below.some(other => other.column === column) && before.some(other => isFigure(grid.rows[other]?.[column], reading)),
    )
    // Under a title of its own, with a name over its labels and over each of its figures, it is a header whatever stands further up.
    const isWhole = titles > 0 && cells.length > body.length && below.length === body.length && over.length > 0
    if ((over.length < 2 && !isWhole) || below.length > body.length) return []
    return [{ rows: isSecond ? [row, rows[at + 1] ?? row] : [row], columns: cells.map(({ column }) => column), head: 'texts' }]
  })
}

/** So many titles stand over such a row. */
const TITLES = 2

/** A title that is merged over all columns names none of them. */
const isOneText = (cells: readonly { cell: Cell }[]): boolean =>
  cells.length >= 3 &&
  new Set(cells.map(({ cell }) => (cell.kind === 'text' ? cell.value : null))).size === 1 &&
  cells[0]?.cell.kind === 'text'

const isName = (cell: Cell): boolean => cell.kind === 'text' && !/\d/.test(cell.value)

/** So many rows above tell where the figures of a table stand. */
const LOOKED_BACK = 60

/** `North | South | East` right over `Total | Total | Total`: only those names tell the columns apart. */
function namesAbove(grid: Grid, row: number, cells: readonly { column: number; cell: Cell }[]): number[] {
  const texts = cells.map(({ cell }) => cellText(cell))
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  const again = cells.filter((_, at) => (times.get(texts[at] ?? '') ?? 0) >= 3)
  const above = again.map(({ column }) => grid.rows[row - 1]?.[column])
  const named = above.filter(cell => cell?.kind === 'text' && cellText(cell) !== '')
  return named.length > 1 && named.length * 2 > again.length && new Set(named.map(cell => cellText(cell))).size === named.length
    ? [row - 1]
    : []
}

/** Whether a row below a row of texts has texts over more columns, right above the figures: then that one is the header. */
function isFuller(
  grid: Grid,
  below: readonly number[],
  at: number,
  width: number,
  { first, right }: { first: number; right: number },
  reading: Reading,
): boolean {
  const found = below.map(row => visibleCells(grid, row, first, right))
  const isText = ({ cell }: { cell: Cell }): boolean =>
    cell.kind === 'text' && !isFigureOrMark(cell, reading) && cellText(cell).length <= 80
  const fuller = found.slice(0, at + 1).every(cells => cells.every(isText)) && (found[at]?.length ?? 0) > Math.max(width, 2)
  return fuller && found.slice(at + 1).some(cells => cells.some(({ cell }) => isFigure(cell, reading)))
}
