import Papa from 'papaparse'
import { withoutTail } from '#app/model/dust.ts'
import { decimalMarkOf, type Formats, rescale } from '#app/model/format.ts'
import { neutralText } from '#app/model/neutral.ts'
import type { Cell, Sheet } from './book.ts'

export const CSV_TYPE = 'text/csv; charset=utf-8'
const INDENT = '    '
/**
 * Inside of a text, behind what separates cells in another country: there the program cuts the text in two, and the second half would begin
 * a formula. A number behind a comma is none.
 */
const ELSEWHERE = /[;,\t]\s*(?=[=@＝＠]|[+\-＋－]\s*[^\d\s.,])/gu

/**
 * Sheets below each other as CSV in UTF-8, with the mark by which Excel knows it. Figures are plain, in their exact digits but for
 * the tail of a binary float, with the decimal mark that the company writes; where that is a comma, a semicolon stands between cells, as Excel
 * expects there.
 */
export function csvOf(sheets: readonly Sheet[], formats: Formats): Buffer {
  const mark = decimalMarkOf(formats)
  const rows = sheets.flatMap(({ rows }, at) => [...(at > 0 ? [[''], ['']] : []), ...rows.map(row => cellsOf(row, mark))])
  const text = Papa.unparse(rows, { delimiter: mark === ',' ? ';' : ',', newline: '\r\n' })
  return Buffer.from(`\uFEFF${text}\r\n`, 'utf8')
}

function cellsOf(row: readonly (Cell | null)[], mark: '.' | ','): string[] {
  const last = row.findLastIndex(cell => cell !== null)
  return row.slice(0, last + 1).map(cell => (cell ? cellOf(cell, mark) : ''))
}

function cellOf(cell: Cell, mark: '.' | ','): string {
  const { format = '', indent = 0 } = cell.look ?? {}
  switch (cell.is) {
    case 'text':
      return INDENT.repeat(indent) + neutralText(cell.text).replace(ELSEWHERE, "$&'")
    case 'day':
      return cell.day
    case 'number': {
      // The format is gone here: a share says itself that it is one.
      const percent = format.includes('%')
      const stored = withoutTail(cell.value)
      const value = percent ? withoutTail(rescale(stored, 2, 0)) : stored
      return value.replace('.', mark) + (percent ? '%' : '')
    }
  }
}
