import type { Reading } from '../cells/figure.ts'
import { headOf, isFigure } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { namesTime } from '../heads/header.ts'
import type { Table } from './table.ts'

// Records say in each row what time they are of; the columns of a statement say it in their headings.

/** What stands over a column of time. */
const TIME =
  /^(?:(?:fisc(?:al)?|fin(?:ancial)?|cal(?:endar)?|report(?:ing)?|accounting|budget) )?(?:y(?:ea)?rs?|fy|periods?|months?|quarters?|qtr|dates?|weeks?|(?:geschäfts|haushalts)?jahr|monat|quartal|datum|ann[ée]e|exercice|mois|trimestre|a[ñn]o|ano|ejercicio|exerc[íi]cio|mes|m[êe]s|fecha|data|anno|mese|jaar|maand|rok|miesiąc|år|год|месяц|дата|yıl|tarih|năm|tahun|年度?|年月|月份?|日期|연도|년도)(?: (?:name|num|number|no))?$/i

/** Whether a column holds a time in nearly every row: years, months, quarters or dates, not numbers that happen to look like years. */
export function isTimeColumn(grid: Grid, rows: readonly number[], column: number, label: string, reading: Reading): boolean {
  const cells = rows.map(row => grid.rows[row]?.[column]).filter(cell => !isBlank(cell))
  if (cells.length < 2 || cells.length * 5 < rows.length * 4) return false
  const named = TIME.test(label.replace(/_/g, ' ').trim())
  const times = cells.filter(cell => {
    if (isFigure(cell, reading) && !named) return false
    // `202603` under `Period`
    if (named && /^(?:19|20)\d{2}(?:0[1-9]|1[0-3])$/.test(cellText(cell))) return true
    const facts = headOf(cell, reading)
    return facts !== null && namesTime(facts)
  })
  return times.length * 5 >= cells.length * 4
}

/** What stands over times that are only counted. */
const COUNTED =
  /^(?:fiscal |plan(?:ning)? |forecast |sub-?)?(?:years?|periods?|months?|quarters?|fortnights?|(?:calendar )?weeks?|days?|shifts?|sprints?|rounds?|perioden?|monat|quartal|woche|kw|tag|schicht|p[ée]riode|mois|trimestre|quinzaine|semaine|jour|per[íi]odo|m[eê]s|quincena|quinzena|semana|d[íi]a|mese|settimana|giorno|maand|kwartaal|weeknummer|dag)(?: (?:num|number|no|nr|id|index)\.?)?$/i

/**
 * The same names again and again, each time with another number under `Period`, `Week` or `Fortnight`: records of counted times. The lines of a
 * statement are each called something else.
 */
export function countsTimes({ grid, body, headerRows, labelColumns, columns }: Table): boolean {
  const head = headerRows.at(-1)
  if (head === undefined || body.length < 4 || labelColumns.length === 0) return false
  const named = [...labelColumns, ...columns.map(({ index }) => index)].filter(column =>
    COUNTED.test(cellText(grid.rows[head]?.[column]).replace(/_/g, ' ').trim()),
  )
  return named.some(column => {
    const names = labelColumns.filter(label => label !== column)
    const numbers = body.map(row => cellText(grid.rows[row]?.[column]))
    if (names.length === 0 || !numbers.every(number => /^\d{1,3}(?:\.0+)?$/.test(number))) return false
    const called = (labels: readonly number[]): string[] =>
      body.map(row => labels.map(label => cellText(grid.rows[row]?.[label])).join('\n'))
    const once = new Set(called(names).map((name, at) => `${name}\n${numbers[at]}`))
    return new Set(called(names.slice(0, 1))).size * 2 <= body.length && once.size === body.length
  })
}

/** Without any heading: names and a day beside each of them. */
const areDated = ({ grid, body, labelColumns }: Table, reading: Reading): boolean =>
  body.length >= 3 && labelColumns.slice(1).some(column => isTimeColumn(grid, body, column, '', reading))

/** A table under headings that name scenarios but no time, with the time of each row beside it: `Month | Department | Budget | Actual`. */
export function isOfRecords(table: Table, reading: Reading): boolean {
  const head = table.headerRows.at(-1)
  if (table.head === 'none' && areDated(table, reading)) return true
  if (table.head !== 'periods' || head === undefined || table.body.length < 3) return false
  if (table.columns.some(({ facts }) => namesTime({ ...facts, relation: null }))) return false
  if (countsTimes(table)) return true
  return [...table.labelColumns, ...table.columns.map(({ index }) => index)].some(column =>
    isTimeColumn(table.grid, table.body, column, cellText(table.grid.rows[head]?.[column]), reading),
  )
}
