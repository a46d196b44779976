import type { DayOrder } from './dates.ts'
import type { Cell, Grid } from './grid.ts'
import { cellText, isBlank } from './grid.ts'
import type { HeaderFacts } from './header.ts'
import { isColumnHead, readHeader } from './header.ts'
import type { DecimalMark, NumberText } from './number.ts'
import { parseNumber, plainNumber } from './number.ts'

/** How the texts of a workbook are to be read: decided once, over all of its cells. */
export interface Reading {
  mark: DecimalMark
  order: DayOrder
  /** Numbers as texts are the rule (CSV), not the exception. */
  textCells: boolean
  /** What texts were found to say: a long list repeats its words. */
  heads: Map<string, HeaderFacts>
  numbers: Map<string, NumberText>
  /** What a person said that rows of numbers like years are, where nothing around them tells. */
  years?: 'headings' | 'figures'
  /** Rows of which it was not certain, by row: what they were taken for. Filled while tables are looked for. */
  yearRows: Map<number, { as: 'headings' | 'figures'; cell: string; label: string; text: string }>
}

/** More different texts than this are a list of names or figures, where few are met again. */
const REMEMBERED = 20_000

/** The number that a text means, by the table's decimal mark. */
export function numberOf(text: string, reading: Reading): NumberText {
  const plain = plainNumber(text)
  if (plain) return plain
  let parsed = reading.numbers.get(text)
  if (!parsed) {
    parsed = parseNumber(text, reading.mark)
    if (text.length <= 60 && reading.numbers.size < REMEMBERED) reading.numbers.set(text, parsed)
  }
  return parsed
}

/** A cell that shows a figure (or the lack of one) rather than words. */
export function isFigure(cell: Cell | undefined, reading: Reading): boolean {
  if (!cell) return false
  if (cell.kind === 'text') {
    const parsed = numberOf(cell.value, reading)
    return parsed.is === 'number' || parsed.is === 'ambiguous'
  }
  return cell.kind === 'number' || cell.kind === 'duration' || cell.kind === 'error' || cell.kind === 'uncached'
}

export const isMissingMark = (cell: Cell | undefined, reading: Reading): boolean =>
  cell?.kind === 'text' && numberOf(cell.value, reading).is === 'missing'

/** A whole number that may be a year in a header: 1990 to 2100, without a fraction. */
export const yearLike = (cell: Cell): boolean =>
  (cell.kind === 'number' || cell.kind === 'text') && /^(?:199\d|20\d\d|2100)$/.test(cell.value.trim())

export function headOf(cell: Cell | undefined, reading: Reading): HeaderFacts | null {
  if (!cell || isBlank(cell)) return null
  if (cell.kind === 'date') return readHeader('', reading.order, cell.value)
  if (cell.kind !== 'text' && cell.kind !== 'number') return null
  if (cell.kind === 'number' && !yearLike(cell)) {
    const shown = cellText(cell)
    return shown === cell.value ? null : readHeader(shown, reading.order)
  }
  const text = cellText(cell)
  if (text.length > 120) return null
  if (cell.kind === 'text' && !yearLike(cell) && isFigure(cell, reading)) return null
  let facts = reading.heads.get(text)
  if (!facts) {
    facts = readHeader(text, reading.order)
    if (reading.heads.size < REMEMBERED) reading.heads.set(text, facts)
  }
  return facts
}

export function isHead(cell: Cell, reading: Reading): boolean {
  const facts = headOf(cell, reading)
  return facts !== null && isColumnHead(facts)
}

/** Visible cells of a row within columns, blanks left out. */
export function visibleCells(grid: Grid, row: number, left: number, right: number): { column: number; cell: Cell }[] {
  const cells = grid.hiddenRows.has(row) ? undefined : grid.rows[row]
  const found: { column: number; cell: Cell }[] = []
  for (let column = left; cells && column < cells.length && column <= right; column++) {
    const cell = cells[column]
    if (cell && !isBlank(cell) && !grid.hiddenColumns.has(column)) found.push({ column, cell })
  }
  return found
}

/** The first column of those, or undefined where there is none. */
export function firstVisible(grid: Grid, row: number, left: number, right: number): number | undefined {
  const cells = grid.hiddenRows.has(row) ? undefined : grid.rows[row]
  for (let column = left; cells && column < cells.length && column <= right; column++)
    if (!isBlank(cells[column]) && !grid.hiddenColumns.has(column)) return column
  return undefined
}
