import Papa from 'papaparse'
import type { Cell, GridProblem, Workbook } from '#app/model/report/ingest/grid.ts'
import { cellName, emptyGrid } from '#app/model/report/ingest/grid.ts'
import { looksLikeUtf16 } from './gate.ts'
import type { IngestLimits } from './limits.ts'
import { tooManyCells } from './refusal.ts'

const MAX_REPORTED = 50

/**
 * Reads a text table: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar. Every cell stays text: what is a number is decided
 * over the whole table, not line by line. Lines that do not fit are named by number and keep every field where it stands.
 */
export function readCsv(bytes: Uint8Array, name: string, limits: IngestLimits): Workbook {
  const sheet = name.replace(/^.*[/\\]/, '').replace(/\.[^.]{1,5}$/, '') || 'Table'
  const problems: GridProblem[] = []
  const grid = emptyGrid(sheet)
  const text = decode(bytes, sheet, problems)
  const delimiter = findDelimiter(text)
  const say = (severity: GridProblem['severity'], code: string, cell: string | null, message: string): void => {
    if (problems.length < MAX_REPORTED) problems.push({ severity, code, sheet, cell, message })
  }
  let cells = 0
  let row = 0
  let line = 1
  let width: number | undefined
  let cursor = 0
  Papa.parse<string[]>(text, {
    delimiter,
    newline: undefined,
    step({ data, errors, meta }) {
      const raw = text.slice(cursor, meta.cursor)
      cursor = meta.cursor
      const blank = data.every(field => field.trim() === '')
      for (const error of errors)
        if (error.type === 'Quotes')
          say(
            'error',
            'broken-quotes',
            cellName(row, 0),
            `Line ${line}: a quotation mark is not closed or not doubled, so fields may have run together. Correct the line and upload again.`,
          )
      // A quotation mark inside of a field is doubled where fields are quoted; alone in the middle of a field it is a slip.
      const marks = data.reduce((sum, field) => sum + field.split('"').length - 1, 0)
      if (errors.length === 0 && marks > 0 && raw.split('"').length - 1 < marks * 2)
        say(
          'error',
          'broken-quotes',
          cellName(row, 0),
          `Line ${line}: a quotation mark stands in the middle of a field and is not doubled. Check the line.`,
        )
      if (!blank) {
        width ??= data.length
        if (data.length !== width)
          say(
            'warning',
            'ragged-line',
            cellName(row, 0),
            `Line ${line} has ${data.length} fields, the first line has ${width}. Its fields were left where they stand.`,
          )
        const kept: (Cell | undefined)[] = []
        for (const [column, field] of data.entries()) {
          if (field === '') continue
          if (++cells > limits.maxCells) throw tooManyCells(limits.maxCells)
          kept[column] = { kind: 'text', value: field.replace(/\r\n?/g, '\n') }
        }
        grid.rows[row] = kept
      }
      row++
      line += 1 + data.reduce((breaks, field) => breaks + (field.includes('\n') ? field.split('\n').length - 1 : 0), 0)
    },
  })
  return { cells: 'text', grids: [grid], problems }
}

function decode(bytes: Uint8Array, sheet: string, problems: GridProblem[]): string {
  const text = decodeBytes(bytes, sheet, problems)
  if (!text.includes('\0')) return text
  problems.push({
    severity: 'warning',
    code: 'null-bytes',
    sheet,
    cell: null,
    message: 'The file holds NUL characters, which no table needs. They were removed.',
  })
  return text.replaceAll('\0', '')
}

function decodeBytes(bytes: Uint8Array, sheet: string, problems: GridProblem[]): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (looksLikeUtf16(bytes.subarray(0, 4096))) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    problems.push({
      severity: 'info',
      code: 'old-encoding',
      sheet,
      cell: null,
      message: 'The file is not in UTF-8; it was read as Windows-1252. Check letters with accents and currency signs.',
    })
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The delimiter that cuts the first lines into the same number of fields, more than one; a comma where none does. */
function findDelimiter(text: string): string {
  let best = ','
  let bestScore = 0
  for (const delimiter of [',', ';', '\t', '|']) {
    const { data } = Papa.parse<string[]>(text.slice(0, 65_536), { delimiter, preview: 40 })
    const widths = data.filter(fields => fields.some(field => field.trim() !== '')).map(fields => fields.length)
    const first = widths[0] ?? 1
    if (first < 2 && !widths.some(width => width > 1)) continue
    const mode = Math.max(...widths.map(width => widths.filter(other => other === width).length))
    const typical = widths.find(width => widths.filter(other => other === width).length === mode) ?? 1
    // A delimiter that cuts every line alike is better than one that cuts more often.
    const score = typical < 2 ? 0 : (mode / widths.length) * 10 + Math.min(typical, 50) / 50
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
