import type { ListRow } from '#app/model/people/import.ts'
import Papa from 'papaparse'

/** Rows of a comma, semicolon or tab separated text, each with the line on which it begins: a quoted cell may hold line breaks. */
export function csvRows(text: string): ListRow[] {
  const rows: ListRow[] = []
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  let line = 1
  let from = 0
  Papa.parse<string[]>(clean, {
    delimitersToGuess: [',', ';', '\t', '|'],
    newline: '\n',
    step({ data, meta }) {
      rows.push({ line, cells: data })
      for (; from < meta.cursor; from++) if (clean[from] === '\n') line++
    },
  })
  return rows
}
