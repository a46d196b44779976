import type { ImportProblem, ImportStatement } from '../import.ts'
import { eachVisible } from './figure.ts'
import type { Grid } from './grid.ts'
import { cellName, cellText } from './grid.ts'
import { shownFormat } from './shown-format.ts'

// `$` is the money of twenty countries. Where nothing else is said it is read as that of the United States; a sheet in Spanish asks.

/** So many cells in Spanish make a sheet of it. */
const SEVERAL = 3

const SPANISH =
  /(?<!\p{L})(?:ingresos?|egresos?|gastos?|ventas|costos?|costes?|utilidad(?:es)?|activos?|pasivos?|presupuesto|impuestos?|cuentas?|resultados?|efectivo|caja|saldo|sueldos?|pr[ée]stamos?|deudas?|inversi[óo]n(?:es)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\p{L})/iu

/** What names the money of one country in so many words, or by the country of a number format. */
const NAMED = /USD|US ?\$|U\.S\.|d[óo]lar|dollar|\[\$\$-(?:0*409|en-US)\]/i

const DOLLAR = /\$/

/** `$` over or beside the figures of a sheet in Spanish, and nothing that says whose: asked, with the first of them. */
export function tellDollars(grid: Grid, statements: readonly ImportStatement[], problems: ImportProblem[]): void {
  const inDollars = statements.filter(({ unit }) => unit.currency === 'USD')
  if (inDollars.length === 0) return
  // What a line is about (`Difference in rates, USD`) is not what it counts in.
  const lines = new Set(statements.flatMap(({ lineItems }) => lineItems.map(({ labelCell }) => labelCell)))
  let first: string | null = null
  let spanish = 0
  let isNamed = NAMED.test(grid.name)
  for (const row of grid.rows.keys())
    eachVisible(grid, row, 0, Number.POSITIVE_INFINITY, (cell, column) => {
      if (isNamed) return
      const said = cell.kind === 'text' ? cellText(cell) : shownFormat(cell.format ?? '')
      if (cell.kind === 'text' && SPANISH.test(said)) spanish++
      const name = cellName(row, column)
      if (NAMED.test(said) && !lines.has(name)) isNamed = true
      if (first === null && DOLLAR.test(cell.kind === 'number' ? said.replace(/\[\$-[^\]]*\]/g, '') : said)) first = name
    })
  if (isNamed || first === null || spanish < SEVERAL) return
  problems.push({
    severity: 'warning',
    code: DOLLAR_SIGN,
    sheet: grid.name,
    cell: first,
    message: '“$” is read as US dollars, and in a sheet in Spanish it may as well be pesos. Say which money it is.',
  })
}

export const DOLLAR_SIGN = 'dollar-sign'
