import type { ImportProblem, ImportStatement } from '../../import.ts'
import { eachVisible } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { holdsUnits } from '../heads/head-rows.ts'
import { cornersOf } from '../heads/table-titles.ts'
import type { Table } from '../sheets/table.ts'
import type { Row } from '../rows/rows.ts'
import { shorten } from '../cells/text.ts'
import { isPriceUnit, isScaleAlone, speaksOfUnits, unitAlone, unitOfTitles, withoutUnits } from './unit.ts'
import { currencyIn, ISO } from './currencies.ts'
import { SHARED_SIGN } from './shared-sign.ts'

// Figures a thousand times too small look like figures: what a sheet says of their size, and nobody took up, is said.

const LONGEST = 160

/** `All figures in USD thousands` between or below the lines of a statement that names no scale itself. */
export function tellScalesElsewhere(grid: Grid, built: readonly { statement: ImportStatement }[], problems: ImportProblem[]): void {
  const statements = built.map(({ statement }) => statement)
  const open = statements.filter(({ unit, lineItems }) => unit.label === '' && unit.scale === 0 && lineItems.some(isMoney))
  // Number formats that show thousands of what is stored took it up.
  if (open.length === 0 || problems.some(({ code, sheet }) => code === 'display-scale' && sheet === grid.name)) return
  const known = new Set(
    statements.flatMap(({ columns, lineItems }) => [
      ...columns.flatMap(({ headerCells }) => headerCells),
      ...lineItems.flatMap(({ labelCell, values }) => (values.length > 0 ? [labelCell] : [])),
    ]),
  )
  // What stands beside the label of a line in another size is said of it.
  const sized = new Set(
    statements.flatMap(({ lineItems }) => lineItems.flatMap(({ labelCell, scale }) => (scale === undefined ? [] : [rowOf(labelCell)]))),
  )
  const used = statements.flatMap(({ unit }) => (unit.label === '' ? [] : [unit.label]))
  // What one table took up may well speak of another one beside it, whose figures are as large.
  const large = open.filter(({ lineItems }) =>
    lineItems.some(item => isMoney(item) && item.values.some(({ value }) => Math.abs(Number(value)) >= LARGE)),
  )
  for (const [row] of grid.rows.entries()) {
    let found: { cell: string; text: string } | null = null
    eachVisible(grid, row, 0, Number.POSITIVE_INFINITY, (cell, column) => {
      if (found || cell.kind !== 'text' || cell.value.length > LONGEST) return
      const text = cellText(cell)
      const name = cellName(row, column)
      if (
        known.has(name) ||
        sized.has(rowOf(name)) ||
        (large.length === 0 && used.some(label => text.includes(label))) ||
        /\bshares?\b/i.test(text) ||
        (/[1-9]/.test(text) && !/\p{L}|[$€£¥₹]/u.test(text)) ||
        !speaksOfUnits(text) ||
        unitOfTitles([text]).scale === 0
      )
        return
      found = { cell: name, text }
    })
    if (!found) continue
    const { text }: { text: string } = found
    return sayScale(found, used.some(label => text.includes(label)) ? large : open, problems)
  }
}

const rowOf = (cell: string): string => cell.replace(/^[A-Z]+/, '')

/** In single units, what is larger may be in thousands as well; a price is none. */
const LARGE = 1_000

const isMoney = ({ unit, values }: ImportStatement['lineItems'][number]): boolean =>
  unit === 'currency' && values.some(({ value }) => value !== null)

function sayScale({ cell, text }: { cell: string; text: string }, open: readonly ImportStatement[], problems: ImportProblem[]): void {
  const names = open.map(({ title }) => `“${shorten(title, 60)}”`)
  problems.push({
    severity: 'warning',
    code: SCALE_ELSEWHERE,
    sheet: open[0]?.sheet ?? null,
    cell,
    message: `“${shorten(text, 100)}” stands on the sheet, but not over the figures of ${names.join(', ')}, which are read in single units. Say what they count in.`,
  })
}

export const SCALE_ELSEWHERE = 'scale-elsewhere'

const DOLLARS_OF_CHILE = /(?<![\p{L}])M\$(?!\p{L})/u
const SPANISH = /(?<!\p{L})(?:cifras|pesos|estado|expresado|ventas|ingresos|gastos|utilidad|resultado|activos?|pasivos?)(?!\p{L})/iu

/** `USD mil`: thousands in Spanish and Portuguese, millions in English. Brazil's own money, and `$mil`, are one of them only. */
const MIL = /\b(?!BRL|RMB|CNY)[A-Z]{3} ?mil(?![\p{L}.])/u

/** `Cifras en M$`: in Chile these are thousands of pesos, elsewhere millions. */
function tellDollars({ sheet, title, unit, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  if ((unit.scale === 3 || unit.scale === 6) && MIL.test(unit.label))
    problems.push({
      severity: 'warning',
      code: SCALE_ELSEWHERE,
      sheet,
      cell: null,
      message: `“${shorten(unit.label, 60)}” is read as ${scaleName(unit.scale)}; “mil” is thousands in Spanish and Portuguese, and millions in English. Say what the figures count in.`,
    })
  if (unit.scale !== 6 || !DOLLARS_OF_CHILE.test(unit.label)) return
  if (![title, unit.label, ...lineItems.map(({ label }) => label)].some(text => SPANISH.test(text))) return
  problems.push({
    severity: 'warning',
    code: SCALE_ELSEWHERE,
    sheet,
    cell: null,
    message: `“${shorten(unit.label, 60)}” is read as millions; in Chile M$ are thousands of pesos, and MM$ are millions. Say what the figures count in.`,
  })
}

/** One short word, or thousands in digits, beside a money, and whatever else stands there that is no size. */
const BESIDE_MONEY = /^(?:['’]?\p{L}{1,4}\.?|(?:in )?['’]?1?(?:[., ]?000){1,2}s?)$/u
const NO_SIZE =
  /^(?:in|of|en|[ivwu]|per|vs|net|gross|incl?|excl?|ex|tax|vat|gst|act|bud|plan|fc|ytd|mtd|qtd|ltm|ttm|nom|real|avg|ye|fy|cy|q[1-4]|h[12]|yr|day|unit|t|kg|mt|lb|bbl|oz|mwh|kwh|sqm|sqft|fte|eur|and|or|und|et|y|e|loc|lc|gaap|ifrs|adj|rep|cons|unaud|\p{Lu}{3})\.?$/iu

/** `P&L in xd EUR`: what a title ends with. */
const ENDING = /(?:(?:^| )(?:in|en|i|v|w|u) |[,:–—] ?|- )([^,:–—-]{2,20})$/
const LETTER_BEFORE = /(?:^| )([MTK] [A-Z]{3})$/
const inBrackets = (text: string): string[] => [...text.matchAll(/\(([^()]{2,20})\)/g)].map(([, inside = '']) => inside)

/** `Balance sheet (XdEUR)`: what stands beside the money of a title or over the labels and is not understood may be a size. */
function tellUnreadScale(table: Table, { sheet, title, unit, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  if (unit.scale !== 0 || !lineItems.some(isMoney)) return
  const corners = table.headerRows.flatMap(row =>
    table.labelColumns.map(column => ({ row, columns: [column], text: cellText(table.grid.rows[row]?.[column]) })),
  )
  for (const { row, text, columns } of [...table.titles, ...corners]) {
    if (text.length > LONGEST) continue
    const said = [
      ...inBrackets(text),
      ...[ENDING, LETTER_BEFORE].flatMap(ending => ending.exec(text)?.slice(1) ?? []),
      ...(text.length <= 20 ? [text] : []),
    ]
    for (const inside of said) {
      const money = currencyIn(inside) ?? currencyIn(inside.replace(/^\p{L}{1,2}(?=\p{Lu}{3}$)/u, ''))
      const read = /^[MTK] /.test(inside) ? inside : withoutUnits(inside)
      const beside = read.replace(/\b[A-Z]{3}\b|[$€£¥₹]/g, ' ').trim()
      if (money === null || !BESIDE_MONEY.test(beside) || NO_SIZE.test(beside) || currencyIn(beside) !== null) continue
      problems.push({
        severity: 'warning',
        code: SCALE_ELSEWHERE,
        sheet,
        cell: cellName(row, columns[0] ?? 0),
        message: `“${shorten(inside, 30)}” names a money and something that is not understood: the figures of “${shorten(title, 60)}” are read in single units. Say what they count in.`,
      })
      return
    }
  }
}

const CODES = new RegExp(`(?<![\\p{L}\\p{N}])(?:[kKTMt]|MM?)?(${ISO})(?:k|m|mn|bn)?(?![\\p{L}\\p{N}])`, 'gu')
/** What a title says of another money than that of its figures, beside which that is none of theirs. */
const NOT_OF_FIGURES =
  /\b(?:translated|converted|conversion|convenience|from|rates?|fx|exchange|umgerechnet|kurs|taux|tipo|cambio|[=@/])|[=@]/iu

/** `EUR k / USD k`, `Functional currency: EUR; presentation currency: USD`: of two moneys in a title one is that of the figures. */
function tellTwoMoneys(table: Table, { sheet, title, unit, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  if (unit.currency === null || !lineItems.some(isMoney)) return
  for (const { row, text, columns } of table.titles) {
    if (text.length > LONGEST || NOT_OF_FIGURES.test(text)) continue
    const codes = [...new Set([...text.matchAll(CODES)].map(([, code = '']) => code))]
    if (codes.length < 2 || !codes.includes(unit.currency)) continue
    problems.push({
      severity: 'warning',
      code: SHARED_SIGN,
      sheet,
      cell: cellName(row, columns[0] ?? 0),
      message: `“${shorten(text, 100)}” names ${codes.slice(0, 4).join(', ')}: the figures of “${shorten(title, 60)}” are read in ${unit.currency}. Say which money it is.`,
    })
    return
  }
}

/** `Mio`, `K`, `M`: a sheet that is called so may count in it, or hold what is mine. */
export const isScaleOfSheet = (name: string): boolean =>
  /^\p{L}{1,4}\.?$/u.test(name.trim()) && isScaleAlone(name.trim()) && currencyIn(name.trim().toUpperCase()) === null

function tellSheetOfScale({ sheet, unit, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  if (unit.scale !== 0 || !isScaleOfSheet(sheet) || !lineItems.some(isMoney)) return
  problems.push({
    severity: 'warning',
    code: SCALE_ELSEWHERE,
    sheet,
    cell: null,
    message: `The sheet is called “${sheet}”, and its figures are read in single units. Say what they count in.`,
  })
}

/** What a column of units says and nobody understands, of lines that are read as money. */
export function tellUnknownUnits(table: Table, statement: ImportStatement, problems: ImportProblem[]): void {
  tellDollars(statement, problems)
  tellUnreadScale(table, statement, problems)
  tellTwoMoneys(table, statement, problems)
  tellSheetOfScale(statement, problems)
  tellTwoScales(table, statement, problems)
  const { sheet, lineItems } = statement
  const { grid, labelColumns, body } = table
  const column = labelColumns.find(at => holdsUnits(table, at))
  if (column === undefined) return
  const money = new Set(lineItems.flatMap(item => (isMoney(item) ? item.values.map(({ cell }) => Number(/\d+$/.exec(cell)?.[0]) - 1) : [])))
  const unknown = body.filter(row => {
    const text = cellText(grid.rows[row]?.[column])
    return money.has(row) && text !== '' && unitAlone(text) === null && !isScaleAlone(text) && !isPriceUnit(text)
  })
  const [first] = unknown
  if (first === undefined) return
  const said = [...new Set(unknown.map(row => cellText(grid.rows[row]?.[column])))].slice(0, 5)
  problems.push({
    severity: 'warning',
    code: SCALE_ELSEWHERE,
    sheet,
    cell: cellName(first, column),
    message: `The column of units says ${said.map(text => `“${shorten(text, 30)}”`).join(', ')}, which is not understood: the figures are read in single units. Say what they count in.`,
  })
}

/** `(in thousands)` and, below it, `$ in millions`: which of them speaks of the figures, the sheet does not say. */
function tellTwoScales(table: Table, { sheet, unit, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const over = [
    ...table.titles.map(({ row, text, columns }) => ({ text, cell: cellName(row, columns[0] ?? table.left) })),
    ...cornersOf(table).map(text => ({ text, cell: cellName(table.headerRows[0] ?? 0, table.left) })),
  ]
  const said = over
    .map(one => ({ ...one, scale: speaksOfUnits(one.text) ? unitOfTitles([one.text]).scale : 0 }))
    .filter(({ scale }) => scale > 0)
  const [first] = said
  const other = said.find(({ scale }) => scale !== first?.scale)
  if (!first || !other || !lineItems.some(isMoney)) return
  problems.push({
    severity: 'warning',
    code: SCALE_ELSEWHERE,
    sheet,
    cell: other.cell,
    message: `“${shorten(first.text, 60)}” and “${shorten(other.text, 60)}” both stand over the figures: they are read in ${scaleName(unit.scale)}. Say what they count in.`,
  })
}

/** `Customers | Nos | 23 | 24`: a unit that stands in a column of figures, alone in its row, is that of the line. */
export function withUnitAmong(row: Row): Row {
  const texts = row.values.filter(({ flag }) => flag === 'unreadable')
  const [said] = texts
  if (row.note !== null || texts.length !== 1 || !said || unitAlone(said.text) !== 'other' || !/\p{L}{2}/u.test(said.text)) return row
  return { ...row, note: said.text.trim() }
}

/** `Scale | Millions | Millions …`: a line that says what the others count in; so does one of the first that is called `($ in millions)`. */
export function scaleLine(rows: readonly Row[]): string[] {
  const called = rows.slice(0, 5).find(({ label }) => unitAlone(label) === 'money' && unitOfTitles([label]).scale > 0)
  if (called) return [called.label]
  const line = rows.slice(0, 12).find(({ label }) => /^(?:scale|scaling|units?|multiplier)$/i.test(label.trim()))
  const said = new Set(line?.values.map(({ text, flag }) => (flag === 'unreadable' ? text.trim().toLowerCase() : '')))
  const [text = ''] = said
  return said.size === 1 && isScaleAlone(text) ? [`in ${text}`] : []
}

const SCALE_NAMES: Record<number, string> = {
  0: 'single units',
  3: 'thousands',
  4: 'ten thousands',
  5: 'lakhs',
  6: 'millions',
  7: 'crores',
  8: 'hundred millions',
  9: 'billions',
}
export const scaleName = (scale: number): string => SCALE_NAMES[scale] ?? `powers of ten (${scale})`
