import type { ImportProblem, ImportTable } from '../../import.ts'
import { parseDate } from '../time/dates.ts'
import type { Reading } from '../cells/figure.ts'
import { numberOf, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText, isBlank } from '../cells/grid.ts'
import { pairNames } from '../plans/plan-heads.ts'
import type { Table } from './table.ts'
import { shorten } from '../cells/text.ts'

/** A table seen as a list: one thing a row, a name over every column. */
export interface List {
  grid: Grid
  titles: string[]
  columns: { index: number; label: string; cell: string }[]
  rows: number[]
  /** Rows below that are no records. */
  remarks: number[]
  /** How many rows of the header name its columns, where they are more than one. */
  headRows?: number
  /** Of a drawn plan: rows that are known to head those below them. */
  heads?: number[]
}

export function listOf(table: Table): List {
  const [over, head = over] = table.headerRows.slice(-2)
  const pair =
    table.head === 'texts' && over !== undefined && head !== undefined && over !== head
      ? pairNames(table.grid, over, head, table.left, table.right)
      : null
  const columns = [...table.labelColumns, ...table.columns.map(({ index }) => index)]
    .sort((a, b) => a - b)
    .map(index => ({
      index,
      label: pair?.get(index) ?? (head === undefined ? '' : cellText(table.grid.rows[head]?.[index])),
      cell: cellName(
        (pair && over !== undefined && isBlank(table.grid.rows[head ?? 0]?.[index]) ? over : head) ?? table.body[0] ?? 0,
        index,
      ),
    }))
  const rows = table.body.filter(row => !isOfHeader(table, row))
  const remarks: number[] = []
  // `Generated on …` below a table of many columns is no record.
  while (columns.length >= 3 && rows.length > 0) {
    const last = rows.at(-1) ?? 0
    const cells = visibleCells(table.grid, last, table.left, table.right)
    if (cells.length !== 1 || cells[0]?.cell.kind !== 'text' || cells[0].column !== columns[0]?.index) break
    remarks.unshift(last)
    rows.pop()
  }
  return { grid: table.grid, titles: table.titles.map(({ text }) => text), columns, rows, remarks, ...(pair && { headRows: 2 }) }
}

/**
 * Names that are merged over several rows make these rows a part of the header, whatever stands there over other columns (`Week 1`, `M T W`). A
 * row in which the first column says something of its own is none of them.
 */
function isOfHeader({ grid, headerRows, columns, labelColumns, left }: Table, row: number): boolean {
  const head = headerRows.at(-1)
  if (head === undefined || row <= head || row > head + 4) return false
  const first = Math.min(...labelColumns, ...columns.map(({ index }) => index))
  if (!isBlank(grid.rows[row]?.[first])) return false
  return grid.merges.some(merge => merge.top <= head && merge.bottom >= row && merge.left <= first && merge.right >= first && first >= left)
}

/** Every visible cell of a sheet as a list, when nothing more was understood; a first row of texts is its header. */
export function rawList(grid: Grid, withHeader: boolean): List | null {
  const rows: number[] = []
  const used = new Set<number>()
  grid.rows.forEach((_, row) => {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    if (cells.length > 0) rows.push(row)
    for (const { column } of cells) used.add(column)
  })
  const first = rows[0]
  if (first === undefined) return null
  const headed = withHeader && visibleCells(grid, first, 0, Number.POSITIVE_INFINITY).every(({ cell }) => cell.kind === 'text')
  const columns = [...used]
    .sort((a, b) => a - b)
    .map(index => ({ index, label: headed ? cellText(grid.rows[first]?.[index]) : '', cell: cellName(first, index) }))
  return { grid, titles: [], columns, rows: headed ? rows.slice(1) : rows, remarks: [] }
}

/** Numbers that name things: they are not added up, and their zeros at the front count. */
const IDENTIFIER = /\b(?:ids?|no|nr|number|code|account|fips|zip|postcode|nsn|sku|class|category|key|ref|phone|year)\b|#$/i

/** Whether a column's name says that its numbers are names. */
export const isIdentifier = (label: string): boolean => IDENTIFIER.test(label.replace(/_/g, ' ').replace(/(?<=\p{Ll})I[Dd](?=s?$)/u, ' ID'))

type ColumnType = ImportTable['columns'][number]['type']

export function buildList(list: List, kind: ImportTable['kind'], reading: Reading, problems: ImportProblem[]): ImportTable {
  const { grid, rows } = list
  const types = columnTypes(list, reading)
  const tally: Tally = new Map()
  const table: ImportTable = {
    sheet: grid.name,
    title: list.titles.join(' · ') || grid.name.replace(/_/g, ' '),
    kind,
    columns: list.columns.map(({ label, cell }, at) => ({ label, cell, type: types[at] ?? 'text' })),
    rows: rows.map(row => ({
      row: row + 1,
      cells: list.columns.map(({ index }, at) =>
        listCell(grid.rows[row]?.[index], types[at] ?? 'text', reading, () => cellName(row, index), grid.name, problems, tally),
      ),
    })),
  }
  for (const { code, cell, count, text } of tally.values())
    problems.push({ severity: 'warning', code, sheet: grid.name, cell, message: TALLIED[code](count, text, cell) })
  if (rows.length === 0)
    problems.push({
      severity: 'info',
      code: 'no-rows',
      sheet: grid.name,
      cell: list.columns[0]?.cell ?? null,
      message: 'The table has a header, but no rows yet.',
    })
  return table
}

/** What happened to many cells of one column is said once, with the first of them. */
type Tally = Map<string, { code: keyof typeof TALLIED; cell: string; count: number; text: string }>

const more = (count: number): string => (count === 1 ? '' : `, and ${count - 1} more in this column`)

const TALLIED = {
  'number-as-text': (count: number, text: string, cell: string) =>
    `The file stores “${text}” (${cell}${more(count)}) as text. It is read as a number.`,
  'percent-as-text': (count: number, text: string, cell: string) =>
    `“${text}” (${cell}${more(count)}) is a percentage. It was left as text.`,
  'not-a-number': (count: number, text: string, cell: string) =>
    `“${text}” (${cell}${more(count)}) stands in a column of numbers and is none. It was left as text.`,
} as const

interface Contents {
  filled: number
  booleans: number
  dates: number
  numbers: number
  texts: string[]
}

/** Row by row, as the cells lie: column by column, a list of a million cells takes three times as long. */
function columnTypes({ grid, rows, columns }: List, reading: Reading): ColumnType[] {
  const contents = columns.map((): Contents => ({ filled: 0, booleans: 0, dates: 0, numbers: 0, texts: [] }))
  for (const row of rows) {
    const cells = grid.rows[row]
    for (let at = 0; cells && at < columns.length; at++) {
      const cell = cells[columns[at]?.index ?? -1]
      const found = contents[at]
      if (!cell || !found || isBlank(cell)) continue
      found.filled++
      if (cell.kind === 'text') found.texts.push(cell.value)
      else if (cell.kind === 'boolean') found.booleans++
      else if (cell.kind === 'date') found.dates++
      else if (cell.kind === 'number' || cell.kind === 'duration') found.numbers++
    }
  }
  return columns.map(({ index, label }, at) => {
    const whole = (): boolean =>
      rows.every(row => {
        const cell = grid.rows[row]?.[index]
        return cell === undefined || isBlank(cell) || ('value' in cell && /^[^.,]*$/.test(cell.value))
      })
    return columnType(contents[at] as Contents, label, whole, reading)
  })
}

function columnType(
  { filled, booleans, dates, numbers, texts }: Contents,
  label: string,
  whole: () => boolean,
  reading: Reading,
): ColumnType {
  if (filled === 0) return 'text'
  const most = (count: number): boolean => count / filled > 0.8
  // Not one text more is looked at once too few of them can be left.
  const mostAre = (others: number, is: (text: string) => boolean): boolean => {
    let count = others + texts.length
    return most(count) && texts.every(text => is(text) || most(--count))
  }
  if (most(booleans)) return 'boolean'
  if (mostAre(dates, text => isDateText(text, reading))) return 'date'
  if (texts.some(text => /^\s*0\d/.test(text))) return 'text'
  const identifier = isIdentifier(label) && whole()
  return !identifier && mostAre(numbers, text => IN_NUMBERS.has(numberOf(text, reading).is)) ? 'number' : 'text'
}

/** What a column of numbers holds. */
const IN_NUMBERS: ReadonlySet<string> = new Set(['number', 'ambiguous', 'missing'])

function isDateText(text: string, reading: Reading): boolean {
  return parseDate(text, reading.order) !== null
}

function listCell(
  cell: Cell | undefined,
  type: ColumnType,
  reading: Reading,
  name: () => string,
  sheet: string,
  problems: ImportProblem[],
  tally: Tally,
): string | null {
  if (!cell) return null
  // Most cells of a long list.
  if (cell.kind === 'number' || (cell.kind === 'text' && type === 'text')) return cell.value === '' ? null : cell.value
  const count = (code: keyof typeof TALLIED, text: string): void => {
    const at = name()
    const key = `${code} ${at.replace(/\d+$/, '')}`
    const before = tally.get(key)
    if (before) before.count++
    else tally.set(key, { code, cell: at, count: 1, text: shorten(text, 40) })
  }
  if (cell.kind === 'uncached') return null
  const text = cell.kind === 'text' ? cell.value : cellText(cell)
  if (text === '') return null
  const say = (severity: ImportProblem['severity'], code: string, message: string): void => {
    problems.push({ severity, code, sheet, cell: name(), message })
  }
  if (cell.kind === 'error') say('warning', 'error-value', `The cell shows ${cell.value}. It has no value.`)
  if (type === 'number' && (cell.kind === 'boolean' || cell.kind === 'date')) count('not-a-number', text)
  if (cell.kind !== 'text') return text
  if (type === 'date') {
    const date = parseDate(text, reading.order)
    if (date === 'ambiguous')
      say('warning', 'ambiguous-date', `“${shorten(text, 40)}” may be day first or month first. It was left as text.`)
    else if (date === null) say('warning', 'unreadable-date', `“${shorten(text, 40)}” is no date. It was left as text.`)
    else return date
  }
  if (type === 'number') {
    const parsed = numberOf(text, reading)
    if (parsed.is === 'number' && !parsed.percent) {
      if (!reading.textCells || parsed.power !== undefined) count('number-as-text', text)
      return parsed.value
    }
    if (parsed.is === 'number') count('percent-as-text', text)
    if (parsed.is === 'ambiguous' && !parsed.sized)
      say(
        'error',
        'ambiguous-number',
        `“${shorten(text, 40)}” may be ${parsed.readings[0]} or ${parsed.readings[1]}: say which mark stands before decimals. It was left as text.`,
      )
    else if (parsed.is === 'text' || parsed.is === 'ambiguous')
      say('warning', 'text-among-figures', `“${shorten(text, 40)}” is no number. It was left as text.`)
  }
  return text
}
