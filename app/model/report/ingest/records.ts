import type { Reading } from './figure.ts'
import { headOf, isFigure } from './figure.ts'
import type { Grid } from './grid.ts'
import { cellText, isBlank } from './grid.ts'
import { namesTime } from './header.ts'
import type { Table } from './table.ts'

// Records say in each row what time they are of; the columns of a statement say it in their headings.

/** What stands over a column of time. */
const TIME =
  /^(?:fiscal |financial |calendar )?(?:years?|periods?|months?|quarters?|dates?|weeks?|jahr|monat|quartal|datum|ann[ée]e|mois|trimestre|a[ñn]o|mes|fecha)(?: (?:name|num|number|no))?$/i

/** Whether a column holds a time in nearly every row: years, months, quarters or dates, not numbers that happen to look like years. */
export function isTimeColumn(grid: Grid, rows: readonly number[], column: number, label: string, reading: Reading): boolean {
  const cells = rows.map(row => grid.rows[row]?.[column]).filter(cell => !isBlank(cell))
  if (cells.length < 2 || cells.length * 5 < rows.length * 4) return false
  const named = TIME.test(label.replace(/_/g, ' ').trim())
  const times = cells.filter(cell => {
    if (isFigure(cell, reading) && !named) return false
    const facts = headOf(cell, reading)
    return facts !== null && namesTime(facts)
  })
  return times.length * 5 >= cells.length * 4
}

/** A table under headings that name scenarios but no time, with the time of each row beside it: `Month | Department | Budget | Actual`. */
export function isOfRecords(table: Table, reading: Reading): boolean {
  const head = table.headerRows.at(-1)
  if (table.head !== 'periods' || head === undefined || table.body.length < 3) return false
  if (table.columns.some(({ facts }) => namesTime({ ...facts, relation: null }))) return false
  return [...table.labelColumns, ...table.columns.map(({ index }) => index)].some(column =>
    isTimeColumn(table.grid, table.body, column, cellText(table.grid.rows[head]?.[column]), reading),
  )
}
