import Big from 'big.js'
import { headOfDate } from '../time/date-head.ts'
import type { DayOrder } from '../time/dates.ts'
import type { Cell, Grid } from './grid.ts'
import { cellText, isBlank, tidyText } from './grid.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { isColumnHead, readHeader } from '../heads/header.ts'
import type { DecimalMark, NumberText } from './number.ts'
import { parseFigure } from './magnitude.ts'
import { isPlainNumber, plainNumber } from './number.ts'
import { westernDigits } from './digits.ts'
import { rememberedBy } from './remember.ts'
import { areSentences } from './text.ts'

/** How the texts of a workbook are to be read: decided once, over all of its cells. */
export interface Reading {
  mark: DecimalMark
  order: DayOrder
  /** Numbers as texts are the rule (CSV), not the exception. */
  textCells: boolean
  /** What a person said that rows of numbers like years are, where nothing around them tells. */
  years?: 'headings' | 'figures'
  /** The year of months, weeks and quarters that are written without one, where a person has said it. */
  year?: number
  /** Rows of which it was not certain, by row: what they were taken for. Filled while tables are looked for. */
  /** Cells that name October by a word that is another one elsewhere. */
  octobers?: ReadonlySet<Cell>
  yearRows: Map<number, { as: 'headings' | 'figures'; cell: string; label: string; text: string }>
}

const readNumber = rememberedBy(parseFigure)

/** The number that a text means, by the table's decimal mark. */
export const numberOf = (text: string, reading: Reading): NumberText => numberBy(text, reading.mark)

function numberBy(text: string, mark: DecimalMark): NumberText {
  const first = text.charCodeAt(0)
  // Figures are mostly met once; words are met again.
  const plain = first === MINUS || (first >= DIGIT_0 && first <= DIGIT_9) ? plainNumber(text) : null
  if (plain) return plain
  return text.length <= 60 ? readNumber(text, mark) : parseFigure(text, mark)
}

/** A figure that is no year, told without keeping an answer: a long table of texts holds hundreds of thousands, each met once. */
const isPlainFigure = (text: string): boolean => isPlainNumber(text) && !YEAR_AS_TEXT.test(text)

const MINUS = 45
const DIGIT_0 = 48
const DIGIT_9 = 57

/** A cell that shows a figure (or the lack of one) rather than words. */
export function isFigure(cell: Cell | undefined, reading: Reading): boolean {
  if (!cell) return false
  if (cell.kind === 'text') {
    const parsed = numberOf(cell.value, reading)
    return parsed.is === 'number' || parsed.is === 'ambiguous'
  }
  return cell.kind === 'number' || cell.kind === 'duration' || cell.kind === 'error' || cell.kind === 'uncached'
}

/** The number that a cell holds, or that its text means; null for anything else. */
export function valueOf(cell: Cell | undefined, reading: Reading): Big | null {
  if (cell?.kind === 'number') return new Big(cell.value)
  const read = cell?.kind === 'text' ? numberOf(cell.value, reading) : null
  return read?.is === 'number' ? new Big(read.value) : null
}

/** A cell that shows a figure, or a mark that says that there is none. */
export function isFigureOrMark(cell: Cell | undefined, reading: Reading): boolean {
  if (cell?.kind !== 'text') return isFigure(cell, reading)
  const { is } = numberOf(cell.value, reading)
  return is === 'number' || is === 'ambiguous' || is === 'missing'
}

export const isMissingMark = (cell: Cell | undefined, reading: Reading): boolean =>
  cell?.kind === 'text' && numberOf(cell.value, reading).is === 'missing'

/** A whole number that may be a year in a header: 1950 to 2100, without a fraction. */
export function yearLike(cell: Cell): boolean {
  if (cell.kind === 'number') return (cell.value.length === 4 && YEAR.test(cell.value)) || isShortYear(cell)
  return cell.kind === 'text' && cell.value.length >= 4 && YEAR_AS_TEXT.test(westernDigits(cell.value).trim())
}
/** 26 that is shown as `26E`. */
const isShortYear = ({ value, format }: { value: string; format?: string }): boolean =>
  format !== undefined && /^[2-4]\d$/.test(value) && /^["'’\\]*0?0\\?"?[AEFBP]"?$/.test(format)
const YEAR = /^(?:19[5-9]\d|20\d\d|2100)$/
/** With a footnote mark, too. */
/** With a mark of a footnote, or with the unit of what stands below: `2025 €k`. */
const YEAR_AS_TEXT =
  /^(?:19[5-9]\d|20\d\d|2100)(?: ?[\u00b9\u00b2\u00b3\u2070-\u2079*†]{1,2}| ?\(\d\)| \(?(?:[kmT] ?)?(?:[€£]|US\$|\$|EUR|USD|GBP|CHF)(?: ?(?:k|m|mn|bn|000s?))?\)?)?$/

/** `… 2099 | 2100 | 2101 …`: years that go on beyond what a report speaks of are no figures, and head nothing. */
export function withoutFarYears(body: { column: number; cell: Cell }[]): { column: number; cell: Cell }[] {
  let last = Number.NaN
  return body.filter(({ cell }) => {
    const number = cell.kind === 'number' ? Number(cell.value) : Number.NaN
    const goesOn = number === last + 1 && number > 2100
    last = goesOn || yearLike(cell) ? number : Number.NaN
    return !goesOn
  })
}

export function headOf(cell: Cell | undefined, reading: Reading): HeaderFacts | null {
  if (!cell) return null
  if (cell.kind === 'number') return headOfNumber(cell, reading)
  if (cell.kind === 'date') return headOfDate(cell, reading.order)
  if (cell.kind !== 'text' || isPlainFigure(cell.value)) return null
  return headOfText(reading.octobers?.has(cell) ? 'October' : cell.value, reading.order)
}

function headOfNumber(cell: Extract<Cell, { kind: 'number' }>, reading: Reading): HeaderFacts | null {
  const year = yearLike(cell)
  if (!year && cell.format === undefined) return null
  const shown = cellText(cell)
  return year || shown !== cell.value
    ? readHeader(isShortYear(cell) ? `20${cell.value}${/[A-Z]/.exec(cell.format ?? '')?.[0] ?? ''}` : shown, reading.order)
    : null
}

const headOfText = rememberedBy((given: string, order: DayOrder): HeaderFacts | null => {
  const value = westernDigits(given)
  const text = tidyText(value)
  if (text === '' || text.length > 120) return null
  // Whether a text is a figure does not depend on the decimal mark, only which one it is.
  const is = YEAR_AS_TEXT.test(value.trim()) ? 'year' : numberBy(value, null).is
  return is === 'number' || is === 'ambiguous' ? null : readHeader(text, order)
})

export function isHead(cell: Cell, reading: Reading): boolean {
  if (cell.kind === 'date') return true
  if (cell.kind === 'text' && areSentences(cell.value)) return false
  const facts = headOf(cell, reading)
  return facts !== null && isColumnHead(facts)
}

/** Visible cells of a row within columns, blanks left out. */
export function visibleCells(grid: Grid, row: number, left: number, right: number): { column: number; cell: Cell }[] {
  const found: { column: number; cell: Cell }[] = []
  eachVisible(grid, row, left, right, (cell, column) => {
    found.push({ column, cell })
  })
  return found
}

/** The same, without a list of them: for what is asked of every cell of a file. */
export function eachVisible(grid: Grid, row: number, left: number, right: number, use: (cell: Cell, column: number) => void): void {
  const cells = grid.hiddenRows.has(row) ? undefined : grid.rows[row]
  if (!cells) return
  const last = Math.min(cells.length - 1, right)
  for (let column = left; column <= last; column++) {
    const cell = cells[column]
    if (cell && !isBlank(cell) && !grid.hiddenColumns.has(column)) use(cell, column)
  }
}

/** The first column of those, or undefined where there is none. */
export function firstVisible(grid: Grid, row: number, left: number, right: number): number | undefined {
  const cells = grid.hiddenRows.has(row) ? undefined : grid.rows[row]
  for (let column = left; cells && column < cells.length && column <= right; column++)
    if (!isBlank(cells[column]) && !grid.hiddenColumns.has(column)) return column
  return undefined
}
