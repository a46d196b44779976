import { shownNumber } from './shown-number.ts'

/** What a reader hands over: plain cells, nothing interpreted but dates. Rows and columns count from 0 inside, from 1 in A1 names. */

interface CellLook {
  /** Number format code, where it is not General. */
  format?: string
  formula?: string
  /** Alignment indent of the cell's style. */
  indent?: number
  bold?: boolean
}

export type Cell = CellLook &
  (
    | { kind: 'number'; value: string; raw: string }
    | { kind: 'text'; value: string }
    /** ISO date, or date and time. */
    | { kind: 'date'; value: string; raw: string }
    /** Elapsed time: `value` in days. */
    | { kind: 'duration'; value: string; raw: string }
    | { kind: 'boolean'; value: 'TRUE' | 'FALSE' }
    | { kind: 'error'; value: string }
    /** A formula whose result the file does not hold. */
    | { kind: 'uncached' }
  )

export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** A text that lies over the cells, from the cell at its top left to the row at its bottom; its paragraphs are lines. */
export interface TextBox {
  row: number
  column: number
  bottom: number
  text: string
}

export interface Grid {
  name: string
  visibility: 'visible' | 'hidden' | 'very hidden'
  /** Sparse: a row or cell that holds nothing may be missing. */
  rows: (Cell | undefined)[][]
  merges: Merge[]
  /** Texts that are centred across the empty cells behind them, as if merged with them. */
  across?: Merge[]
  /** What-if tables, where the file tells of them: the results, without the figures that head them. */
  whatIf?: Merge[]
  hiddenRows: Set<number>
  hiddenColumns: Set<number>
  /** Outline level of a row, where it has one. */
  outline: Map<number, number>
  /** Colours of cells that hold nothing, by row and column; white is none. Empty where there are too many to say anything. */
  fills?: { count: number; rows: Map<number, Map<number, string>> }
  boxes?: TextBox[]
  /** The A1 names of cells that stand elsewhere in the file: heads over a sign that stands beside its figure. */
  moved?: ReadonlyMap<Cell, string>
  /** What stands at the head of the printed page. */
  page?: string[]
  /** The line that says of whom, in which scenario and when the first table is, where it was made of several; and of whom alone. */
  pointOfView?: { line: string; entity: string }
  /** Set where a sheet was not read: a chart sheet, a hidden sheet. */
  skipped?: string
}

export interface Workbook {
  /** text: every cell is text (a CSV), so numbers in texts are the rule; typed: a text that looks like a number is remarkable. */
  cells: 'text' | 'typed'
  grids: Grid[]
  problems: GridProblem[]
}

export interface GridProblem {
  severity: 'error' | 'warning' | 'info'
  code: string
  sheet: string | null
  cell: string | null
  cells?: string[]
  message: string
}

export const emptyGrid = (name: string): Grid => ({
  name,
  visibility: 'visible',
  rows: [],
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  outline: new Map(),
})

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `0` → `A`, `26` → `AA`. */
export function columnName(column: number): string {
  if (column < 26) return LETTERS[column] ?? ''
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** `A` → `0`. The text must be letters only. */
export function columnIndex(name: string): number {
  let index = 0
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`

const A1 = /^([A-Z]{1,3})([1-9]\d{0,6})$/i

/** Row and column of an A1 name, or null. */
export function cellPosition(name: string): { row: number; column: number } | null {
  // Asked for every cell of a file: read letter by letter, and by the expression only what is left.
  let column = 0
  let at = 0
  for (let code = name.charCodeAt(0); code >= 65 && code <= 90 && at < 3; code = name.charCodeAt(++at)) column = column * 26 + code - 64
  let row = 0
  const digits = name.length - at
  for (let place = at; at > 0 && digits < 8 && place < name.length; place++) {
    const digit = name.charCodeAt(place) - 48
    const wrong = digit < 0 || digit > 9 || (digit === 0 && place === at)
    row = wrong ? 0 : row * 10 + digit
    if (wrong) break
  }
  if (row > 0) return { row: row - 1, column: column - 1 }
  const found = A1.exec(name)
  return found?.[1] && found[2] ? { row: Number(found[2]) - 1, column: columnIndex(found[1]) } : null
}

const TIDY = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** Spaces, no-break spaces and line breaks as one blank, trimmed. */
export const tidyText = (text: string): string =>
  TIDY.test(text) ? text : text.replace(/[\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]+/g, ' ').trim()

/** What a cell says, as text, or '' for nothing. A text of blanks only is nothing. */
export function cellText(cell: Cell | undefined): string {
  if (!cell || cell.kind === 'uncached') return ''
  if (cell.kind === 'number') return cell.format === undefined ? cell.value : shownNumber(cell.value, cell.format)
  return tidyText(cell.value)
}

/** Asked for every cell of a file, several times: most texts tell by their first letter. */
export function isBlank(cell: Cell | undefined): boolean {
  if (!cell) return true
  if (cell.kind !== 'text') return false
  const first = cell.value.charCodeAt(0)
  return !(first > 32 && first < 127) && !/[^\s\u00a0\u2000-\u200b\u202f\u3000\ufeff]/.test(cell.value)
}
