import Big from 'big.js'
import type { ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { firstVisible, headOf, isFigure, valueOf, visibleCells } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { near } from '../cells/near.ts'
import type { BuiltStatement, StatementOptions } from '../statements/statement.ts'
import { titleAreas } from '../statements/statement-telling.ts'
import type { Title } from '../heads/table-titles.ts'
import { titlesOf } from '../heads/table-titles.ts'
import { isTotal } from '../rows/total-words.ts'
import { readTurned, turnedOf } from './turned.ts'
import { withoutUnits } from '../units/unit.ts'

// `Order intake | Q1 | Q2 | Q3 | Q4` with a year in each row: one line, and in every row the periods of another year.

interface Block {
  /** The row of `Q1 | Q2 …`. */
  head: number
  /** The column of the years. */
  left: number
  years: number[]
  columns: number[]
  titles: Title[]
}

/** So far down a sheet they are looked for. */
const MOST_ROWS = 300

const LEAST_PARTS = 3

/** The statements of such blocks, and the sheet without them. */
export function yearsDown(
  grid: Grid,
  reading: Reading,
  options: StatementOptions,
  problems: ImportProblem[],
): { statements: BuiltStatement[]; rest: Grid } {
  const statements: BuiltStatement[] = []
  let rows: Grid['rows'] | null = null
  for (const block of blocksOf(grid, reading)) {
    const built = build(grid, block, reading, options, problems)
    if (!built) continue
    statements.push(built)
    rows ??= grid.rows.slice()
    for (const row of [...block.titles.map(title => title.row), block.head, ...block.years])
      rows[row] = (rows[row] ?? []).map((cell, column) => (isWithin(block, column) ? undefined : cell))
  }
  return { statements, rest: rows ? { ...grid, rows } : grid }
}

const isWithin = ({ left, columns }: Block, column: number): boolean => column >= left && column <= (columns.at(-1) ?? left)

function blocksOf(grid: Grid, reading: Reading): Block[] {
  const blocks: Block[] = []
  for (let row = 1; row < Math.min(grid.rows.length, MOST_ROWS); row++) {
    const left = yearAt(grid, row, reading)
    if (left === null || grid.hiddenRows.has(row - 1)) continue
    const years = [row]
    while (yearAt(grid, (years.at(-1) ?? row) + 1, reading) === left) years.push((years.at(-1) ?? row) + 1)
    const columns = partsAbove(grid, row - 1, left, reading)
    if (columns && years.length > 1 && areFigures(grid, years, left, columns, reading) && isAlone(grid, years, left, columns))
      blocks.push({ head: row - 1, left, years, columns, titles: titlesAbove(grid, row - 1, left, columns, reading) })
    row = years.at(-1) ?? row
  }
  return blocks
}

/** The column of a year in front of a row's figures, or null where none stands there. */
function yearAt(grid: Grid, row: number, reading: Reading): number | null {
  if (grid.hiddenRows.has(row)) return null
  const left = firstVisible(grid, row, 0, Number.POSITIVE_INFINITY)
  const cell = left === undefined ? undefined : grid.rows[row]?.[left]
  if (left === undefined || !cell || (cell.kind !== 'number' && cell.kind !== 'text') || cell.value.length > 20) return null
  if (!/(?:19|20)\d\d|FY ?['’]?\d\d/i.test(cell.value)) return null
  const facts = headOf(cell, reading)
  const isYear = facts !== null && facts.year !== null && facts.end === null && !facts.variance && !facts.spans
  return isYear && facts.quarter === null && facts.half === null && facts.month === null && facts.toDate === null ? left : null
}

/** The columns of quarters, halves or months without a year, with that of the whole year behind them; null where that is not what stands there. */
function partsAbove(grid: Grid, row: number, left: number, reading: Reading): number[] | null {
  const heads = visibleCells(grid, row, left + 1, Number.POSITIVE_INFINITY)
  const parts = heads.filter(({ cell }) => {
    const facts = cell.kind === 'text' ? readHeader(cellText(cell), reading.order) : null
    return facts !== null && facts.year === null && facts.end === null && (facts.quarter ?? facts.half ?? facts.month) !== null
  })
  const others = heads.filter(head => !parts.includes(head))
  if (parts.length < LEAST_PARTS || !others.every(({ cell }) => isWholeYear(cellText(cell)))) return null
  return heads.map(({ column }) => column)
}

const isWholeYear = (text: string): boolean =>
  isTotal(text) || /^(?:FY|full[ -]year|year|(?:gesamt|ganz)?jahr|ann[ée]e|a[ñn]o|anno)$/i.test(text.trim())

const areFigures = (grid: Grid, years: readonly number[], left: number, columns: readonly number[], reading: Reading): boolean =>
  years.every(row => {
    const cells = visibleCells(grid, row, left + 1, columns.at(-1) ?? left)
    return cells.length > 0 && cells.every(({ cell, column }) => columns.includes(column) && isFigure(cell, reading))
  })

/** Nothing goes on beside the block, nor right below it. */
function isAlone(grid: Grid, years: readonly number[], left: number, columns: readonly number[]): boolean {
  const [right, below] = [(columns.at(-1) ?? left) + 1, (years.at(-1) ?? 0) + 1]
  return years.every(row => isBlank(grid.rows[row]?.[right])) && visibleCells(grid, below, left, right).length === 0
}

/** What stands right over it, up to a gap. */
function titlesAbove(grid: Grid, head: number, left: number, columns: readonly number[], reading: Reading): Title[] {
  const rows: number[] = []
  for (let row = head - 1; row >= 0; row--) {
    const cells = visibleCells(grid, row, left, columns.at(-1) ?? left)
    if (cells.length === 0 || cells.some(({ cell }) => isFigure(cell, reading))) break
    rows.unshift(row)
  }
  return titlesOf(grid, rows, left, columns.at(-1) ?? left)
}

function build(grid: Grid, block: Block, reading: Reading, options: StatementOptions, problems: ImportProblem[]): BuiltStatement | null {
  const { turned, back } = turn(grid, block, reading)
  const built = readTurned(turned, { titles: block.titles }, back, reading, options, problems)
  if (!built) return null
  built.statement.anchor = cellName(block.head, block.left)
  const rows = new Set([block.head, ...block.years])
  return { ...built, used: [{ rows, columns: new Set([block.left, ...block.columns]) }, ...titleAreas({ titles: block.titles })] }
}

/** The block with its one line across: year over quarter, each with the cell that it stands in. */
function turn(
  grid: Grid,
  { head, left, years, columns, titles }: Block,
  reading: Reading,
): { turned: Grid; back: (cell: string) => string } {
  const { turned, put, back } = turnedOf(grid)
  const corner = cellText(grid.rows[head]?.[left])
  const isPlain = withoutUnits(corner).replace(/\P{L}+/gu, '') === '' || isWholeYear(corner) || namesTime(readHeader(corner, reading.order))
  const title = titles.find(({ text }) => readHeader(text, reading.order).year === null) ?? titles[0]
  const label = isPlain ? (title?.text ?? grid.name) : corner
  // With it comes what the figures count in.
  put(0, 0, corner === '' ? undefined : { kind: 'text', value: corner }, cellName(head, left))
  put(2, 0, { kind: 'text', value: label }, isPlain && title ? cellName(title.row, title.columns[0] ?? left) : cellName(head, left))
  let place = 0
  for (const row of years)
    for (const column of columns) {
      const cell = grid.rows[row]?.[column]
      if (isBlank(cell)) continue
      place++
      put(0, place, { kind: 'text', value: cellText(grid.rows[row]?.[left]) }, cellName(row, left))
      put(1, place, { kind: 'text', value: headText(grid, head, row, column, columns, reading) }, cellName(head, column))
      put(2, place, cell, cellName(row, column))
    }
  return { turned, back }
}

/** `Total` of all quarters is the year; of those that there are, or were so far, the time from the first to the last where it is their sum. */
function headText(grid: Grid, head: number, row: number, column: number, columns: readonly number[], reading: Reading): string {
  const text = cellText(grid.rows[head]?.[column])
  if (!isWholeYear(text)) return text
  const parts = columns.filter(other => !isWholeYear(cellText(grid.rows[head]?.[other])))
  const filled = parts.filter(part => !isBlank(grid.rows[row]?.[part]))
  const values = filled.flatMap(part => valueOf(grid.rows[row]?.[part], reading) ?? [])
  const stated = valueOf(grid.rows[row]?.[column], reading)
  const heads = parts.map(part => readHeader(cellText(grid.rows[head]?.[part]), reading.order))
  const isWhole = heads.length === (heads[0]?.quarter ? 4 : heads[0]?.half ? 2 : 12)
  if (isWhole && values.length === parts.length) return 'FY'
  const sum = values.reduce((all, value) => all.plus(value), new Big(0))
  const isSoFar = filled.every((part, at) => part === parts[at]) && stated !== null && near(sum, stated.toFixed(), values.length, values)
  if (!isSoFar) return text
  const [first, last] = [filled[0] ?? column, filled.at(-1) ?? column].map(part => cellText(grid.rows[head]?.[part]))
  if (isWhole || (heads[0]?.quarter ?? heads[0]?.half ?? heads[0]?.month) === 1) return `YTD ${last}`
  return heads[0]?.month ? `${first} - ${last}` : text
}
