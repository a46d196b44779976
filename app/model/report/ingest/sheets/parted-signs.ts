import { yearLike } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { mergesAt } from '../heads/merged-heads.ts'

// `$ | 1,234 |` beside `$ | (567 | )` and `| 12.3 | %`: tables of web pages and filings part a figure's signs from it, each in a cell of its own. What
// belongs to a figure is put back to it, and what heads the sign heads the figure.

/** Signs, and no codes: `EUR` in a cell of its own is the unit of its line, or its name. */
const SIGN = /^(?:[A-Z]{0,3}[$€£¥₹₩₺₽₪฿₫]|Rs\.?)$/
const CLOSING = /^(?:\)|%|\) ?%|% ?\))$/
const LONGEST = 6

/** A text that is a figure by its look, or begins one in brackets. */
const FIGURE = /^[-+−–]?\(? ?[-+−–]?(?:\d[\d.,'’ \u00a0\u202f]*|[.,]\d+|[-–—])\)?%?$/

const isFigure = (cell: Cell | undefined): cell is Cell =>
  cell !== undefined &&
  (cell.kind === 'text' ? FIGURE.test(cell.value.trim()) : cell.kind === 'number' || cell.kind === 'uncached' || cell.kind === 'error')

const isYear = (cell: Cell): boolean => (cell.kind === 'text' ? /^(?:19|20)\d\d$/.test(cell.value.trim()) : yearLike(cell))

const isShort = (cell: Cell | undefined): cell is Cell & { kind: 'text' } => cell?.kind === 'text' && cell.value.length <= LONGEST
const isSign = (cell: Cell | undefined): boolean => isShort(cell) && SIGN.test(cell.value.trim())
const isClosing = (cell: Cell | undefined): boolean => isShort(cell) && CLOSING.test(cell.value.trim())

/** A figure with the sign that stood beside it; undefined where the two are not one. */
function joined(figure: Cell, sign: string, side: 'before' | 'behind'): Cell | undefined {
  const percent = sign.includes('%')
  if (figure.kind === 'text') {
    const text = figure.value.trim()
    const isOpen = text.startsWith('(') && !text.includes(')')
    if (side === 'behind' && (sign.includes(')') !== isOpen || (percent && text.includes('%')))) return undefined
    // `$ | —`: there is nothing, in dollars.
    if (side === 'before' && !/\d/.test(text)) return figure
    return { ...figure, value: side === 'before' ? `${sign} ${text}` : `${text}${sign}` }
  }
  if (side === 'behind' && sign.includes(')') && !(figure.kind === 'number' && figure.value.startsWith('-'))) return undefined
  if (side === 'behind' && !percent) return figure
  const format = figure.format ?? 'General'
  if (percent) return format.includes('%') ? figure : { ...figure, format: `${format}"%"` }
  return { ...figure, format: `"${sign}"${format}` }
}

/** A sign, whichever of the figures beside it it belongs to: in a narrow table the bracket of one column stands where the next one begins. */
function belongs({ rows }: Grid, row: number, column: number): boolean {
  const [before, cell, behind] = [column - 1, column, column + 1].map(at => rows[row]?.[at])
  return (isSign(cell) && isFigure(behind)) || (isClosing(cell) && isFigure(before))
}

/** The row of what heads a cell: the nearest above where its column, or that of its figure, holds neither sign nor figure; -1 where nothing does. */
function headOf(grid: Grid, row: number, own: number, figure: number): number {
  for (let at = row - 1; at >= 0; at--) {
    const [mark, beside] = [grid.rows[at]?.[own], grid.rows[at]?.[figure]]
    if (!isBlank(mark) && !belongs(grid, at, own)) return at
    if (!isBlank(beside) && (!isFigure(beside) || (isYear(beside) && !isFigure(grid.rows[at - 1]?.[figure])))) return at
  }
  return -1
}

interface Run {
  /** The column of the signs, and the one of their figures. */
  own: number
  figure: number
  rows: number[]
  head: number
}

/** More tables stand below each other nowhere. */
const MOST = 100

/** Signs of one column below one head that all stand beside a figure. A column with a name of its own (`Currency`), or with other units, is none. */
function runsOf(grid: Grid, own: number, rows: readonly number[], side: 'before' | 'behind'): Run[] {
  const figure = side === 'before' ? own + 1 : own - 1
  if (grid.hiddenColumns.has(own) || grid.hiddenColumns.has(figure)) return []
  const runs: Run[] = []
  for (const row of rows) {
    const last = runs.at(-1)
    const before = last?.rows.at(-1)
    // What lies between two signs of one run holds nothing in their column.
    const goesOn = before !== undefined && grid.rows.slice(before + 1, row).every(one => isBlank(one?.[own]))
    if (last && goesOn) last.rows.push(row)
    else runs.push({ own, figure, rows: [row], head: headOf(grid, row, own, figure) })
    if (runs.length > MOST) return []
  }
  return runs.filter(run => {
    const ofFigures = run.rows.every(row => isFigure(grid.rows[row]?.[figure]))
    return ofFigures && !isNamed(grid, run) && !holdsMore(grid, run) && (side === 'before' ? isOfMoney(grid, run) : closes(grid, run))
  })
}

/**
 * One sign below a head that stands over it, or over both, behind the names of lines. Where it is the name itself, each line has another, it stands
 * before several figures, or behind one (`1,000 | € | 1,200 | €`), it is no sign of the figure beside it.
 */
function isOfMoney(grid: Grid, { own, figure, head, rows: marked }: Run): boolean {
  const { rows } = grid
  const isOver = !isBlank(rows[head]?.[own]) || isMerged(grid, head, own, figure)
  return (
    isOver &&
    new Set(marked.map(at => cellText(rows[at]?.[own]).trim())).size === 1 &&
    marked.some(at => rows[at]?.slice(0, own).some(cell => cell?.kind === 'text' && /\p{L}{2}/u.test(cell.value) && !isSign(cell))) &&
    marked.every(at => !isFigure(rows[at]?.[figure + 1]) && (!isFigure(rows[at]?.[own - 1]) || isSign(rows[at]?.[own - 2])))
  )
}

/** A bracket closes the figure before it; a percent sign is that of one figure where each of its line has one. */
const closes = ({ rows }: Grid, { own, rows: marked }: Run): boolean =>
  marked.every(
    at =>
      !cellText(rows[at]?.[own]).includes('%') || rows[at]?.every((cell, column) => !isFigure(cell) || isClosing(rows[at]?.[column + 1])),
  )

const isMerged = (grid: Grid, row: number, from: number, to: number): boolean =>
  mergesAt(grid, row).some(({ left, right }) => left <= from && to <= right)

function isNamed(grid: Grid, { own, figure, head }: Run): boolean {
  const [mark, beside] = [own, figure].map(column => cellText(grid.rows[head]?.[column]).trim())
  return Boolean(mark) && (NAME_OF_UNITS.test(mark ?? '') || (Boolean(beside) && mark !== beside))
}
const NAME_OF_UNITS = /curr|unit|uom|symbol|einheit|w[äa]hr|devise|moneda|moeda|valut|valuut|unit[éàa]|einh/i

/** `EUR`, `pcs`, `%` down one column: the units of the lines. */
function holdsMore(grid: Grid, { own, figure, rows }: Run): boolean {
  let next = (rows.at(-1) ?? 0) + 1
  while (next < grid.rows.length && isBlank(grid.rows[next]?.[own])) next++
  const [mark, beside] = [grid.rows[next]?.[own], grid.rows[next]?.[figure]]
  return !isBlank(mark) && !belongs(grid, next, own) && isFigure(beside)
}

type ByColumn = Map<number, number[]>

/** Where a sign stands alone: the rows, by column. */
function signsOf(grid: Grid): { before: ByColumn; behind: ByColumn } {
  const found = { before: new Map<number, number[]>(), behind: new Map<number, number[]>() }
  for (const [at, row] of grid.rows.entries())
    row?.forEach((cell, column) => {
      const to = !isShort(cell) ? null : isSign(cell) ? found.before : isClosing(cell) && column > 0 ? found.behind : null
      if (to)
        to.set(column, to.get(column) ?? [])
          .get(column)
          ?.push(at)
    })
  return found
}

/** The sheet with each figure whole. Every figure keeps its cell; a head over a sign alone lies over both. */
export function withoutPartedSigns(grid: Grid): Grid {
  const signs = signsOf(grid)
  const [before, behind] = (['before', 'behind'] as const).map(side =>
    [...signs[side]].flatMap(([own, rows]) => runsOf(grid, own, rows, side)),
  ) as [Run[], Run[]]
  if (before.length === 0 && behind.length === 0) return grid
  const rows = grid.rows.map(row => row?.slice() ?? [])
  for (const run of behind) join(rows, run, 'behind')
  for (const run of before) join(rows, run, 'before')
  const moved = new Map(grid.moved)
  for (const run of before) moveHeads(grid, rows, run, moved)
  for (const run of [...before, ...behind]) withoutRepeatedHeads(rows, run)
  return { ...grid, rows, moved }
}

/** Heads that stand over the signs alone go over the figures. Merged ones lie over both. */
function moveHeads(grid: Grid, rows: Grid['rows'], { own, figure, head }: Run, moved: Map<Cell, string>): void {
  for (let at = head; at > head - HEADS; at--) {
    const [row, mark] = [rows[at], rows[at]?.[own]]
    if (!row || !mark || isBlank(mark)) return
    if (isMerged(grid, at, own, figure) || !isBlank(row[figure])) continue
    const there = { ...mark }
    row[figure] = there
    row[own] = undefined
    moved.set(there, cellName(at, own))
  }
}

/** A head that a program wrote over each of the cells that it spans. */
function withoutRepeatedHeads(rows: Grid['rows'], { own, figure, head }: Run): void {
  for (let at = head; at >= 0 && at > head - HEADS; at--) {
    const row = rows[at]
    if (row && !isBlank(row[own]) && cellText(row[own]) === cellText(row[figure])) row[own] = undefined
  }
}

/** Heads have so many rows at most. */
const HEADS = 4

function join(rows: Grid['rows'], { own, figure, rows: marked }: Run, side: 'before' | 'behind'): void {
  for (const at of marked) {
    const row = rows[at]
    const one = row?.[figure]
    const whole = one && joined(one, cellText(row?.[own]).trim(), side)
    if (!row || !whole) continue
    row[figure] = whole
    row[own] = undefined
  }
}
