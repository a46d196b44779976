import type { Reading } from '../cells/figure.ts'
import { isFigure, isHead, visibleCells, yearLike } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, cellText } from '../cells/grid.ts'
import type { GridProblem } from '../cells/grid.ts'
import type { TableColumn } from '../heads/heads.ts'
import { residueOf } from '../scenarios/entity.ts'
import { speaksOfMoney } from '../units/money-words.ts'
import { shownFormat } from '../cells/shown-format.ts'
import { shorten } from '../cells/text.ts'
import { typeOfTitle } from '../sheets/statement-titles.ts'
import { speaksOfUnits, unitAlone } from '../units/unit.ts'

// 2001 | 2002 | 2003 heads the columns of a table, or is the headcount of a line in it: the same cells, told apart by what is around them.

/** What a row of numbers like years is taken for. */
type YearsAs = 'headings' | 'figures'

/** What stands over years: nothing, a unit, a word for the lines or for the time. */
const CORNER =
  /^(?:(?:fiscal|financial|calendar|full)?[ -]?years?|years? (?:ended|ending|to).*|FY|CY|periods?|months?|quarters?|date|(?:geschäfts|kalender)?jahre?|exercices?|ann[ée]es?|ejercicios?|años?|line(?: ?items?)?|items?|descriptions?|accounts?|positions?|metrics?|kpis?|names?|categor(?:y|ies)|segments?|entit(?:y|ies)|regions?|countr(?:y|ies)|currency|units?|posten|bezeichnung|position|libell[ée]s?|postes?|conceptos?|partidas?|(?:in|en)\b.*|as (?:of|at)\b.*|for the\b.*)[:.]?$/i

/** Lines whose figures may well be about two thousand, without a decimal. */
const COUNTED =
  /\b(?:head ?counts?|employees?|staff|ftes?|heads|people|persons?|workers?|workforce|joiners?|leavers?|hires?|customers?|clients?|users?|subscribers?|members?|stores?|shops?|sites?|units?|pieces?|vehicles?|orders?|tickets?|incidents?|hours?|days?|volumes?|tonn?e?s|number|no\.|count|quantity|mitarbeiter\w*|beschäftigte\w*|kunden|stück|anzahl|filialen|effectifs?|salariés|clients|nombre|plantilla|empleados|clientes|número|unidades)\b|#/i

/** From this much evidence on nothing is asked. */
const SURE = 3

/** Weighs what is around a row of numbers like years. Several of which it stays doubtful are kept in the reading, to be asked about. */
export function yearsAs(
  grid: Grid,
  row: number,
  { first, right, rows, place }: { first: number; right: number; rows: readonly number[]; place: number },
  /** The header above, by column, where there is one. */
  above: readonly TableColumn[] | null,
  reading: Reading,
): YearsAs {
  const cells = visibleCells(grid, row, first, right)
  const years = cells.filter(({ cell, column }) => column > first && yearLike(cell))
  // A unit below or above another one is that of a line, and heads nothing.
  const isUnit = (at: number, column: number): boolean => unitAlone(cellText(grid.rows[at]?.[column])) !== null
  const isOfLines = (column: number): boolean => isUnit(row, column) && (isUnit(row - 1, column) || isUnit(row + 1, column))
  const label = cells
    .filter(({ column }) => column === first || !isOfLines(column))
    .filter(
      ({ cell, column }) =>
        cell.kind === 'text' && !yearLike(cell) && (column === first || !isHead(cell, reading)) && !isFigure(cell, reading),
    )
    .map(({ cell }) => cellText(cell))
    .join(' ')
  // No year is the sum of a row or column, whatever word stands beside it (`Approve the launch plan`).
  if (years.some(({ cell }) => /^\+?SUM\(/i.test(cell.formula ?? ''))) return 'figures'
  // What was posted to one side of an account is an amount: `Creditors | | 2000` below `Account | Debit | Credit`.
  if (years.some(({ column }) => rows.slice(0, place).some(at => A_SIDE.test(cellText(grid.rows[at]?.[column]))))) return 'figures'
  // Series that go so far back have more than two columns: 2023 beside 1988 are amounts.
  if (years.length < 3 && years.some(({ cell }) => /^19[5-8]/.test(cellText(cell)))) return 'figures'
  // A scenario or a unit beside them (`Budget | 2025 | 2026`) heads columns; a date below a date is one of a list.
  const isListed = (cell: Cell, column: number): boolean => cell.kind === 'date' && grid.rows[row - 1]?.[column]?.kind === 'date'
  const heads = cells.filter(({ cell, column }) => column > first && !yearLike(cell) && isHead(cell, reading))
  if (heads.some(({ cell, column }) => !isListed(cell, column) && !isOfLines(column))) return 'headings'
  let score = ofCells(years, grid, rows[place + 1]) + ofLabel(label) + ofOrder(years)
  const before = rows[place - 1]
  const figuresAbove = (at: number | undefined): boolean =>
    at !== undefined && years.some(({ column }) => isFigure(grid.rows[at]?.[column], reading))
  const overFigures = rows.slice(0, place).some(at => figuresAbove(at))
  if (above) score += ofHeadAbove(years, above, label)
  else if (!overFigures) score -= 4
  if (before !== undefined && before === row - 1)
    score += figuresAbove(before) ? 1 : above?.some(({ headerCells }) => headerCells.some(name => name.endsWith(String(row)))) ? -1 : -2
  else if (before !== undefined && overFigures) score -= 1
  // A single one beside a name is what the name says of itself: `Founded | 2001`.
  // `Income | 2026` below `Income statement 2026` is no amount, however it is shown.
  const [only, another] = years
  if (only && !another && !overFigures && !COUNTED.test(label) && saysAbove(grid, row, cellText(only.cell))) return 'headings'
  const isSingle = years.length === 1 && years[0]?.cell.kind === 'number' && label !== '' && !isCorner(label)
  if (isSingle) score += 3
  // `Revenue | 2000`: a round amount rather than the turn of a century, and money rather than a time. Over `Product A | 300` it may be either.
  const isMoney = isSingle && speaksOfMoney(label)
  // In a file of texts nothing tells a number from a name: the first of two columns without a header (`Mortgage | 2000`) looks like one.
  const isBare = reading.textCells && years.length === 1 && cells.length === 2 && label !== '' && !isCorner(label)
  if (isBare && /[05]0$/.test(cellText(years[0]?.cell))) score += 3
  if (isMoney && cellText(years[0]?.cell).endsWith('00')) score += 3
  const as: YearsAs = score > 0 ? 'figures' : 'headings'
  if (Math.abs(score) >= SURE || (years.length === 1 && !isMoney && !isBare)) return as
  reading.yearRows.set(row, {
    as: reading.years ?? as,
    cell: cellName(row, years[0]?.column ?? first),
    label,
    text: cellText(years[0]?.cell),
  })
  return reading.years ?? as
}

/** The two sides of an account, over their column. */
const A_SIDE =
  /^(?:debits?|credits?|dr\.?|cr\.?|soll|haben|d[ée]bits?|cr[ée]dits?|debe|haber|dare|avere|débitos?|créditos?|debet|kredit)(?: ?[([].{1,20}[)\]])?$/i

/** Whether a text further up names the same year. */
function saysAbove(grid: Grid, row: number, year: string): boolean {
  const names = new RegExp(`(?<!\\d)${year}(?!\\d)`)
  return grid.rows.slice(Math.max(0, row - TITLED), row).some(cells => cells.some(cell => cell?.kind === 'text' && names.test(cell.value)))
}

/** So far below its title the first line of a table stands. */
const TITLED = 10

function ofCells(years: readonly { cell: Cell; column: number }[], grid: Grid, next: number | undefined): number {
  let score = 0
  // Nobody writes the year 2,001, €2001 or 2001.0, and no year is a sum.
  if (years.some(({ cell }) => /#,##|0[.,]0|[€$£%]/.test(shownFormat(cell.format ?? '')))) score += 6
  // `2024E` and `2023A` by their format are nothing else.
  if (years.some(({ cell }) => /^0+\\?"?[A-Z]{1,3}"?$/i.test(cell.format ?? ''))) return -6
  // The year of a date is one, however it is worked out.
  const worked = years.filter(({ cell }) => !/^\+?(?:YEAR|VALUE|TEXT|RIGHT|LEFT)\(/i.test(cell.formula ?? ''))
  if (worked.some(({ cell }) => /[A-Z]\(|[A-Z]\d+ ?[-+*/] ?\$?[A-Z]+\$?\d/i.test(cell.formula ?? ''))) score += 4
  const bold = (list: readonly (Cell | undefined)[]): boolean => list.length > 0 && list.every(cell => cell?.bold)
  if (next !== undefined && bold(years.map(({ cell }) => cell)) && !bold(years.map(({ column }) => grid.rows[next]?.[column]))) score -= 2
  return score
}

/** `Balance sheet | 2024 | 2025`; a cash flow may be a line of one. */
function namesStatement(label: string): boolean {
  const type = typeOfTitle(label)
  return type === 'balance' || type === 'income' || (type === 'cash flow' && /statement|^cash ?flows?$/i.test(label.trim()))
}

const isCorner = (label: string): boolean =>
  CORNER.test(label) || speaksOfUnits(label) || namesStatement(label) || residueOf([label]) === ''

function ofLabel(label: string): number {
  if (label === '') return -2
  if (isCorner(label)) return COUNTED.test(label) ? -1 : -4
  return COUNTED.test(label) ? 3 : 1
}

/** Headings count up or down by one, or stand twice for a budget beside its actual; five years apart they are targets. */
function ofOrder(years: readonly { cell: Cell }[]): number {
  const values = years.map(({ cell }) => Number(cellText(cell).replace(/\D/g, '')))
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0))
  if (steps.length === 0) return 1
  const regular = steps.every(step => step === steps[0])
  if (regular && Math.abs(steps[0] ?? 0) === 1) return 0
  if (steps.every(step => Math.abs(step) <= 1) || (regular && (steps[0] ?? 0) % 5 === 0)) return 1
  return 3
}

function ofHeadAbove(years: readonly { cell: Cell; column: number }[], above: readonly TableColumn[], label: string): number {
  const yearOf = (column: TableColumn | undefined): number | null =>
    column?.facts.year ?? (column?.facts.end ? Number(column.facts.end.slice(0, 4)) : null)
  const said = years.map(({ cell, column }) => ({
    own: Number(cellText(cell)),
    year: yearOf(above.find(({ index }) => index === column)),
  }))
  // `Year ended | 2026` is what the sheet says of itself: the columns are headed by `2026 | 2025` further down.
  const [time, ...more] = above.map(yearOf).filter(year => year !== null)
  if (time !== undefined && more.length === 0 && years.length > 1 && ofOrder(years) === 0 && said.some(({ own }) => own === time)) return -6
  const known = said.filter(({ year }) => year !== null)
  if (known.length === 0) return -2
  if (said.every(({ own, year }) => own === year)) return COUNTED.test(label) ? -2 : -6
  // One year merged over all columns is the title of the years below it.
  const apart = new Set(known.map(({ year }) => year)).size > 1 || years.length === 1
  return apart && said.every(({ own, year }) => own !== year) ? 3 : 0
}

/** Rows of which it was not certain: asked, with the first cell. */
export function tellYears(reading: Reading, sheet: string, problems: GridProblem[]): void {
  if (reading.years === undefined)
    for (const { as, cell, label, text } of reading.yearRows.values())
      problems.push({
        severity: 'warning',
        code: 'years-or-figures',
        sheet,
        cell,
        message: `${label ? `“${shorten(label, 60)}”: numbers` : 'Numbers'} such as ${text} may be years or figures. They are read as ${as === 'headings' ? 'years that head columns' : 'figures of a line'}. Say so under “Read the file in another way” if that is wrong.`,
      })
  reading.yearRows.clear()
}
