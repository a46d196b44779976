import type { ListRow } from '#app/model/people/import.ts'
import Papa from 'papaparse'

const DELIMITERS = [',', ';', '\t', '|']

/** What stands most often between the names of the columns. (A guess from the rows goes wrong for two columns and a last empty line.) */
function delimiterOf(text: string): string {
  const header = text.match(/\S.*/)?.[0] ?? ''
  const count = (sign: string) => header.split(sign).length
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Rows of a comma, semicolon or tab separated text, each with the line on which it begins: a quoted cell may hold line breaks. */
export function csvRows(text: string): ListRow[] {
  const rows: ListRow[] = []
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  let line = 1
  let from = 0
  Papa.parse<string[]>(clean, {
    delimiter: delimiterOf(clean),
    newline: '\n',
    step({ data, meta }) {
      rows.push({ line, cells: data })
      for (; from < meta.cursor; from++) if (clean[from] === '\n') line++
    },
  })
  return rows
}
