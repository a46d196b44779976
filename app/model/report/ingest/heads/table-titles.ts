import type { Reading } from '../cells/figure.ts'
import { isFigure, visibleCells } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import { withoutPage } from './head-rows.ts'
import { namesTime, readHeader } from './header.ts'
import type { HeadRow, TableColumn } from './heads.ts'
import type { Table } from '../sheets/table.ts'
import { TYPE_WORDS } from '../sheets/statement-titles.ts'
import { shorten } from '../cells/text.ts'
import { speaksOfUnits } from '../units/unit.ts'

/** A line of text over a table. */
export interface Title {
  row: number
  text: string
  columns: number[]
}

/** The texts of rows: of each its first one, and what speaks of units beside it. */
export function titlesOf(grid: Grid, rows: number[], left: number, right: number): Title[] {
  return rows.flatMap(row => {
    const texts = visibleCells(grid, row, left, right).filter(
      ({ cell }) => cell.kind === 'text' && !LINK.test(cell.value) && !MARK.test(cell.value.trim()),
    )
    // `£ | Balance sheet`: the sign is what the sheet counts in, and not what it is called.
    const first = texts.find(({ cell }) => !SIGN.test(cellText(cell))) ?? texts[0]
    const others = texts.filter(one => one !== first && (SIGN.test(cellText(one.cell)) || speaksOfUnits(cellText(one.cell))))
    const said = first ? [first, ...others] : []
    const text = said.map(({ cell }) => cellText(cell)).join(' ')
    return text && !MADE.test(text) ? [{ row, text: shorten(text, 500), columns: said.map(({ column }) => column) }] : []
  })
}

/** `Printed on 28/11/2026 14:32`: when a sheet was made is no time of its figures. Words for it alone are not enough: `Updated forecast 2026`; a day behind them is. */
const MADE =
  /^\W*(?:(?:report |file )?(?:printed|print|generated|created|exported|downloaded|extracted|refreshed|produced|run|saved|(?:last )?(?:updated|modified|saved|refreshed))(?: ?(?:on|at|by|date|time|date\/time))*(?: ?:| (?:on|at|by|date)| (?=\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ ,T]+\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?\W*$))|date (?:printed|created|generated|of print(?:ing)?)|prepared (?:on|by)\b|(?:aus)?gedruckt am|druckdatum|erstellt am|erzeugt am|(?:imprimé|édité|généré|exporté) le|(?:impreso|generado|exportado) el|(?:stampato|generato) il|afgedrukt op|wydrukowano|utskriven|udskrevet)(?!\p{L})/iu

/** `x | Income statement`: a mark to jump to with the keyboard, and no title. `€` alone says what all of it counts in. */
const SIGN = /^\p{Sc}$/u
const MARK = /^(?!\p{Sc}$)(?:x|[^\p{L}\p{N}]{1,3})$/iu

/** `Main!A1`: where a link leads to, and no title. */
const LINK = /^\s*'?[^'!]{1,60}'?!\$?[A-Z]{1,3}\$?\d{1,7}\s*$/

/** A lone text right above the first figures that says when, what they count in, or what the whole is called: no heading of some of them. */
function isTitle(cells: { cell: Cell }[], reading: Reading): boolean {
  const text = cells.length === 1 ? cellText(cells[0]?.cell) : ''
  return text !== '' && (namesTime(readHeader(text, reading.order)) || speaksOfUnits(text) || WHOLE.test(text))
}

const namesStatement = (cells: { cell: Cell }[], reading: Reading): boolean => {
  const text = cells.length === 1 ? cellText(cells[0]?.cell) : ''
  return text !== '' && TYPE_WORDS.some(([words]) => words.test(text)) && namesTime(readHeader(text, reading.order))
}

const WHOLE =
  /\b(?:bridge|reconciliation|roll-?forward|waterfall|walk|schedule|summary|overview|überleitung|übersicht|zusammenfassung|rapprochement|synthèse|conciliación|resumen)\b/iu

/** Without a header row, the lines of text before the first gap or figure are the title. */
export function splitTitles(
  grid: Grid,
  rows: number[],
  left: number,
  right: number,
  reading: Reading,
): { titles: Title[]; rest: number[] } {
  const first = rows.findIndex(row => visibleCells(grid, row, left, right).some(({ cell }) => isFigure(cell, reading)))
  if (first <= 0) return { titles: [], rest: rows }
  const lead = rows.slice(0, first)
  const gap = lead.findIndex((row, index) => index > 0 && row - (lead[index - 1] ?? row) > 1)
  // `Acme`, an empty row and `Balance sheet as at 31 October 2025`: what a statement is called, and when, is its title wherever the gap.
  const said = lead.findLastIndex(row => namesStatement(visibleCells(grid, row, left, right), reading)) + 1
  const above = isTitle(visibleCells(grid, lead.at(-1) ?? -1, left, right), reading) ? lead.length : lead.length - 1
  const count = Math.max(gap > 0 ? gap : above, said)
  return { titles: titlesOf(grid, lead.slice(0, count), left, right), rest: rows.slice(count) }
}

/** A header over nothing is a table too: one without rows. */
export function emptyTable(
  grid: Grid,
  head: HeadRow & { above: number[] },
  left: number,
  right: number,
  columns: TableColumn[],
  labelColumns: number[],
): Table {
  return {
    grid,
    titles: titlesOf(grid, head.above, left, right),
    headerRows: head.rows,
    repeats: [],
    body: [],
    left,
    right,
    labelColumns,
    columns,
    corner: '',
    headings: [],
    context: [],
    head: head.head,
  }
}

/** The line right above the first header heads its rows, where the same header comes again further down. */
export function liftTitle(table: Table): void {
  const title = table.titles.at(-1)
  if (!title || title.row + 1 !== table.headerRows[0] || table.headings.includes(title.row)) return
  table.headings.unshift(title.row)
  table.body.unshift(title.row)
}

/** `Page 2 of 5` and nothing else. */
const ONLY_PAGE =
  /^[\s(–—-]*(?:page|seite|p[áa]gina|blatt|strona|sida|side|p\.)\s*\d{1,4}(?: ?(?:of|von|de|di|van|z|av|af|\/) ?\d{1,4})?[\s)–—-]*$/i

/** What stands over every page of a printed list, but for its number and time: further down it heads nothing. `Plant 1`, `Plant 2` do. */
export function dropPageHeads(grid: Grid, table: Table, left: number, right: number): void {
  const first = new Set(table.titles.map(({ text }) => withoutPage(text)))
  for (;;) {
    const row = table.body.at(-1)
    const [title] = row === undefined ? [] : titlesOf(grid, [row], left, right)
    if (row === undefined || !title || !(first.has(withoutPage(title.text)) || ONLY_PAGE.test(title.text))) return
    table.body.pop()
    table.repeats.push(row)
  }
}

/** What stands over the labels in the header rows, each on its own: `Balance sheet` over `in € thousands`. */
export const cornersOf = ({ grid, headerRows, labelColumns }: Pick<Table, 'grid' | 'headerRows' | 'labelColumns'>): string[] =>
  headerRows.flatMap(row => labelColumns.map(column => cellText(grid.rows[row]?.[column])).filter(text => text !== ''))

/** `(in US$ millions, except per share amounts)` beside a head of the first table. */
const UNIT_OF_SHEET = /^[([]?(?:(?:all|amounts?|figures|values|expressed|stated|reported|are),? )*in\b/i

/** What stands over the first table of a sheet and speaks for those below it as well: its titles, and what its corner says of units alone. */
export const saidForBelow = (table: Table): string[] => [
  ...table.titles.map(({ text }) => text),
  ...cornersOf(table).filter(text => UNIT_OF_SHEET.test(text) && speaksOfUnits(text)),
]
