import Papa from 'papaparse'
import type { Cell, Grid, GridProblem, Workbook } from '#app/model/report/ingest/cells/grid.ts'
import { cellName, emptyGrid } from '#app/model/report/ingest/cells/grid.ts'
import { PASTED_TABLE } from '#app/model/report/pasted.ts'
import { decode } from './encoding.ts'
import type { IngestLimits } from './limits.ts'
import { plainLineEnds } from './line-ends.ts'
import { tooManyCells } from './refusal.ts'

/** Of each kind of problem so many are told with a sentence each; how many more there are, and in which lines, in one more. */
const TOLD_ONE_BY_ONE = 50

interface Line {
  /** In the file, from 1. */
  number: number
  row: number
  fields: number
  /** Fields that hold something. */
  filled: number
}

/**
 * Reads a text table: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar, or what the first line names (`sep=;`). Every cell stays
 * text: what is a number is decided over the whole table, not line by line. Lines that do not fit are named by number and keep every field
 * where it stands.
 */
export function readCsv(bytes: Uint8Array, name: string, limits: IngestLimits): Workbook {
  const sheet = name.replace(/^.*[/\\]/, '').replace(/\.[^.]{1,5}$/, '') || 'Table'
  const problems: GridProblem[] = []
  const grid = emptyGrid(sheet)
  const whole = decode(bytes, sheet, problems)
  if (name === PASTED_TABLE)
    problems.push({
      severity: 'warning',
      code: 'pasted',
      sheet,
      cell: null,
      message:
        'The table was pasted, so each figure is as it was displayed: rounded where the spreadsheet shows fewer digits than it holds. Upload the workbook to bring in the figures themselves, and its formulas.',
    })
  const { text: ended, newline } = plainLineEnds(whole)
  // Excel writes and obeys this line, and counts its rows without it.
  const named = /^"?sep=([^\r\n"])"?(?:\r|\n|$)/i.exec(ended)
  const text = named ? ended.slice(named[0].length) : ended
  const { lines, quotes } = readLines(text, { delimiter: named?.[1] ?? findDelimiter(text, newline), newline }, named ? 2 : 1, grid, limits)
  problems.push(...toldWithEnd(quotes.map(at => brokenQuotes(at, sheet))), ...toldWithEnd(raggedLines(lines, sheet)))
  return { cells: 'text', grids: [grid], problems }
}

interface Quotes {
  number: number
  row: number
  open: boolean
}

function readLines(
  text: string,
  marks: { delimiter: string; newline: '\n' | '\r' },
  firstNumber: number,
  grid: Grid,
  limits: IngestLimits,
): { lines: Line[]; quotes: Quotes[] } {
  const lines: Line[] = []
  const quotes: Quotes[] = []
  let cells = 0
  let row = 0
  let number = firstNumber
  let cursor = 0
  Papa.parse<string[]>(text, {
    ...marks,
    step({ data, errors, meta }) {
      const from = cursor
      cursor = meta.cursor
      const kept: (Cell | undefined)[] = []
      let filled = 0
      let breaks = 0
      let quoted = 0
      for (const [column, given] of data.entries()) {
        const field = shownOf(given)
        if (field === '') continue
        if (field.trim() !== '') filled++
        if (field.includes('\n')) breaks += field.split('\n').length - 1
        if (field.includes('"')) quoted += field.split('"').length - 1
        if (++cells > limits.maxCells) throw tooManyCells(limits.maxCells)
        kept[column] = { kind: 'text', value: field.includes('\r') ? field.replace(/\r\n?/g, '\n') : field }
      }
      const open = errors.some(({ type }) => type === 'Quotes')
      // A quotation mark inside of a field is doubled where fields are quoted; alone in the middle of a field it is a slip.
      if (open || (quoted > 0 && text.slice(from, cursor).split('"').length - 1 < quoted * 2)) quotes.push({ number, row, open })
      if (filled > 0) {
        lines.push({ number, row, fields: data.length, filled })
        grid.rows[row] = kept
      }
      row++
      number += 1 + breaks
    },
  })
  return { lines, quotes }
}

/** `="0012"`: exports write so what a spreadsheet must not take for a number or cut, and spreadsheets show 0012. */
const shownOf = (field: string): string => (field.startsWith('="') ? (/^="([^"]*)"$/.exec(field)?.[1] ?? field) : field)

const brokenQuotes = ({ number, row, open }: Quotes, sheet: string): GridProblem => ({
  severity: 'error',
  code: 'broken-quotes',
  sheet,
  cell: cellName(row, 0),
  message: open
    ? `Line ${number}: a quotation mark is not closed or not doubled, so fields may have run together. Correct the line and upload again.`
    : `Line ${number}: a quotation mark stands in the middle of a field and is not doubled. Check the line.`,
})

/**
 * Lines with more or fewer fields than their table has. Tables below each other are parted by empty lines and may differ; a title above a
 * table has one field.
 */
function raggedLines(lines: Line[], sheet: string): GridProblem[] {
  const found: GridProblem[] = []
  for (const block of blocksOf(lines)) {
    const from = block.findIndex(({ fields, filled }) => fields > 1 && filled > 1)
    const table = from < 0 ? block : block.slice(from)
    const width = widthOf(table)
    for (const { number, row, fields } of table)
      if (fields !== width)
        found.push({
          severity: 'warning',
          code: 'ragged-line',
          sheet,
          cell: cellName(row, 0),
          message: `Line ${number} has ${fields} ${fields === 1 ? 'field' : 'fields'}, its table has ${width}. Its fields were left where they stand.`,
        })
  }
  return found
}

function blocksOf(lines: Line[]): Line[][] {
  const blocks: Line[][] = []
  for (const line of lines) {
    const block = blocks.at(-1)
    if (block && block.at(-1)?.row === line.row - 1) block.push(line)
    else blocks.push([line])
  }
  return blocks
}

/** The number of fields that a table is meant to have: of its first line, unless most of the others agree on another one. */
function widthOf(table: Line[]): number {
  const counts = new Map<number, number>()
  for (const { fields } of table) counts.set(fields, (counts.get(fields) ?? 0) + 1)
  const [common = 1, times = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? []
  return times * 3 > table.length * 2 ? common : (table[0]?.fields ?? 1)
}

/** A long list of one kind of problem ends with a sentence that names the lines of the rest. */
function toldWithEnd(problems: GridProblem[]): GridProblem[] {
  const rest = problems.slice(TOLD_ONE_BY_ONE)
  const [first] = rest
  if (!first) return problems
  const numbers = rest.map(({ message }) => /\d+/.exec(message)?.[0] ?? '')
  const named = numbers.slice(0, 200).join(', ')
  return [
    ...problems.slice(0, TOLD_ONE_BY_ONE),
    {
      ...first,
      message: `The same holds for ${rest.length} more ${rest.length === 1 ? 'line' : 'lines'}: ${named}${numbers.length > 200 ? ` and ${numbers.length - 200} more, the last of them ${numbers.at(-1)}` : ''}.`,
    },
  ]
}

/** The delimiter that cuts the first lines into the same number of fields, more than one; a comma where none does. */
function findDelimiter(text: string, newline: '\n' | '\r'): string {
  let best = ','
  let bestScore = 0
  for (const delimiter of [';', '\t', '|', ',']) {
    const { data } = Papa.parse<string[]>(text.slice(0, 65_536), { delimiter, newline, preview: 40 })
    const widths = data.filter(fields => fields.some(field => field.trim() !== '')).map(fields => fields.length)
    if (!widths.some(width => width > 1)) continue
    const mode = Math.max(...widths.map(width => widths.filter(other => other === width).length))
    const typical = widths.find(width => widths.filter(other => other === width).length === mode) ?? 1
    // A delimiter that cuts every line alike is better than one that cuts more often.
    // Commas stand in figures and in words, so often that they cut every line alike as well; what hardly stands in either does so for a reason.
    const isRare = delimiter !== ',' && widths.length > 1 && mode === widths.length
    const score = typical < 2 ? 0 : (mode / widths.length) * 10 + Math.min(typical, 50) / 50 + (isRare ? 1 : 0)
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
