import { countsLines } from '../heads/line-numbers.ts'
import Big from 'big.js'
import type { ImportColumn, ImportProblem, ImportStatement } from '../../import.ts'
import { WHOLE } from '../scenarios/entity.ts'
import { turnFormula } from '../cells/formula.ts'
import type { Reading } from '../cells/figure.ts'
import { headOf, isFigure, valueOf } from '../cells/figure.ts'
import { cellName, cellPosition, cellText, emptyGrid, isBlank } from '../cells/grid.ts'
import { namesTime } from '../heads/header.ts'
import type { List } from '../sheets/list.ts'
import { speaksOfMoney } from '../units/money-words.ts'
import type { BuiltStatement, StatementOptions } from '../statements/statement.ts'
import { titleAreas } from '../statements/statement-telling.ts'
import { isTotalLabel } from '../rows/result-words.ts'
import { COMMENT } from '../rows/rows.ts'
import type { Table } from '../sheets/table.ts'
import { quoted } from '../cells/text.ts'
import { readTurned } from './turned.ts'
import { withoutUnits } from '../units/unit.ts'

/** So many periods are a statement; more are a series of prices or readings. */
const MOST_PERIODS = 200

/**
 * A list without the numbers of its rows in front, without the numbers of its months behind their days and without a last column of remarks: they
 * are no lines. As with the rows below it that are no records, what is left out is told by who reads the sheet.
 */
export function withoutAsides(list: List, reading: Reading): List {
  const [first, ...others] = list.columns
  const last = others.at(-1)
  const isCounted = first !== undefined && others.length > 1 && countsLines(list.grid, headOfList(first.cell), list.rows, first.index)
  const isRemarks =
    last !== undefined &&
    COMMENT.test(last.label.trim()) &&
    list.rows.every(row => {
      const cell = list.grid.rows[row]?.[last.index]
      return isBlank(cell) || (cell?.kind === 'text' && !isFigure(cell, reading))
    })
  const columns = list.columns.slice(isCounted ? 1 : 0, isRemarks ? -1 : undefined)
  return { ...list, columns: columns.filter(({ index }, at) => at === 0 || !numbersMonths(list, columns[0]?.index ?? 0, index, reading)) }
}

/** `2025-01-01 | 1`, `2025-02-01 | 2`: a column of the months of the days in front, by their numbers. `Stores | 1 | 2 | 3` counts stores. */
const numbersMonths = ({ grid, rows, columns }: List, days: number, column: number, reading: Reading): boolean => {
  if (!MONTH_HEAD.test(columns.find(({ index }) => index === column)?.label ?? '')) return false
  const named = rows.flatMap(row => {
    const day = headOf(grid.rows[row]?.[days], reading)?.end
    return day ? [{ month: String(Number(day.slice(5, 7))), said: cellText(grid.rows[row]?.[column]) }] : []
  })
  return (
    named.length >= MONTHS_SAID && new Set(named.map(({ month }) => month)).size > 2 && named.every(({ month, said }) => said === month)
  )
}

const MONTH_HEAD =
  /^\s*(?:|#|(?:(?:month|period|fiscal)[ _]?)*(?:months?|mth|mon|m|periods?|no\.?|nr\.?|num(?:ber)?|#)|monats?(?:nr\.?|zahl)?|mois|mes(?:e|es)?|m[êe]s|maand|miesiąc|месяц|ay|bulan|月(?:份|度)?|월|연월|開始月)\s*$/iu

/** So many months that are numbered so are no chance. */
const MONTHS_SAID = 4

const headOfList = (cell: string): number[] => {
  const at = cellPosition(cell)
  return at ? [at.row] : []
}

/** Periods down the side, lines across: `Month | Revenue | Costs`. */
export function isTransposed(list: List, reading: Reading): boolean {
  const [first, ...others] = list.columns
  if (!first || others.length === 0 || list.rows.length < 2 || list.rows.length > MOST_PERIODS) return false
  const dated = list.rows.filter(row => !isTotalLabel(cellText(list.grid.rows[row]?.[first.index])))
  // `Year 1 | Year 2` down the side of what is money is a plan by years, which are asked.
  const isOfMoney = others.some(({ label }) => speaksOfMoney(label))
  const periods = dated.filter(row => {
    const facts = headOf(list.grid.rows[row]?.[first.index], reading)
    return facts !== null && (namesTime(facts) || (isOfMoney && facts.relative))
  }).length
  if (dated.length < 2 || periods < dated.length * 0.8) return false
  // `Year | Account | Budget` with one year in every row holds records: of a period there is one row.
  const names = new Set(dated.map(row => cellText(list.grid.rows[row]?.[first.index])))
  if (names.size * 2 <= dated.length) return false
  return others.every(({ index }) =>
    list.rows.every(row => list.grid.rows[row]?.[index] === undefined || isFigure(list.grid.rows[row]?.[index], reading)),
  )
}

/** What a statement calls its lines, in units of whatever kind. */
const RESULT =
  /^(?:(?:net |total )?(?:revenues?|sales|turnover)|EBIT(?:DA)?|EBT|(?:gross|operating|net|pre-?tax) (?:profit|income|result|loss|earnings|margin)|profit|EBIT(?:DA)? margin|(?:total )?(?:assets|equity)|net debt|capex|umsatz(?:erlöse)?|rohertrag|betriebsergebnis|jahresüberschuss|eigenkapital|chiffre d['’]affaires|résultat(?: net)?|employees|head ?count|FTEs?)(?: ?%)?$/i
/** Of these at least one: `Sales | Equity` may be departments. */
const CLEARLY =
  /\bEBIT|profit|(?:operating|net|pre-?tax) (?:income|result|earnings)|umsatz|rohertrag|betriebsergebnis|überschuss|chiffre|résultat/i

/** So many companies stand beside each other at most. */
const MOST_COMPANIES = 40

/** Companies or segments down the side, lines across: `| Revenue | EBITDA | EBIT`. Nobody is called EBIT. */
export function isOfMeasures(list: List, reading: Reading): boolean {
  const [first, ...others] = list.columns
  if (!first || others.length < 2 || list.rows.length < 2 || list.rows.length > MOST_COMPANIES) return false
  const lines = others.map(({ label }) => withoutUnits(label).trim())
  if (!lines.every(label => RESULT.test(label)) || !lines.some(label => CLEARLY.test(label)) || new Set(lines).size < lines.length)
    return false
  const names = list.rows.map(row => cellText(list.grid.rows[row]?.[first.index]).trim())
  return (
    names.every(name => /\p{L}{2}/u.test(name) && !RESULT.test(name)) &&
    new Set(names).size === names.length &&
    others.every(({ index }) => list.rows.every(row => isFigure(list.grid.rows[row]?.[index], reading))) &&
    others.every(({ index, label }) => /margin|%/i.test(label) || addsUp(list, first.index, index, reading))
  )
}

/** Whether the whole company is the sum of the others, where it stands among them: what is not stays lines under a total, which is checked. */
function addsUp({ grid, rows }: List, label: number, column: number, reading: Reading): boolean {
  const isWhole = (row: number): boolean => WHOLE.test(cellText(grid.rows[row]?.[label]).trim())
  const [whole, ...more] = rows.filter(isWhole)
  if (whole === undefined) return true
  const figures = new Map(rows.map(row => [row, valueOf(grid.rows[row]?.[column], reading)]))
  const stated = figures.get(whole)
  const parts = rows.filter(row => !isWhole(row)).map(row => figures.get(row) ?? new Big(0))
  return more.length === 0 && stated !== undefined && stated !== null && parts.reduce((sum, part) => sum.plus(part), new Big(0)).eq(stated)
}

/** The statement of a transposed table: the sheet is turned, read as any other, and every cell gets its own name back. */
export function readTransposed(
  table: Table,
  list: List,
  reading: Reading,
  options: StatementOptions,
  problems: ImportProblem[],
): BuiltStatement | null {
  const turned = { ...emptyGrid(table.grid.name), visibility: table.grid.visibility }
  const columns = list.columns.map(({ index }) => index)
  const rows = [...table.headerRows, ...list.rows]
  for (const row of rows)
    for (const column of columns) {
      const cell = table.grid.rows[row]?.[column]
      if (!cell) continue
      turned.rows[column] ??= []
      const { formula, ...plain } = cell
      ;(turned.rows[column] as (typeof turned.rows)[number])[row] =
        formula === undefined ? plain : { ...plain, formula: turnFormula(formula) }
    }
  const built = readTurned(turned, { titles: table.titles, context: table.context }, turnBack, reading, options, problems)
  if (!built) return null
  tellScenarios(table, built.statement.columns, problems)
  tellCohorts(table.grid.name, built.statement, problems)
  for (const { values } of built.statement.lineItems)
    for (const value of values) {
      const at = cellPosition(value.cell)
      const formula = at && table.grid.rows[at.row]?.[at.column]?.formula
      if (formula !== undefined && formula !== null) value.formula = formula
    }
  return { ...built, used: [{ rows: new Set(rows), columns: new Set([...columns, ...table.labelColumns]) }, ...titleAreas(table)] }
}

/** Lines that were headings of budget and actual stand under columns of one scenario each. */
function tellScenarios({ columns, grid }: Table, built: readonly ImportColumn[], problems: ImportProblem[]): void {
  const said = columns.filter(({ facts }) => facts.scenario !== null && !facts.variance)
  const other = said.find(({ facts }) => built.some(({ role, scenario }) => role === 'period' && scenario !== facts.scenario))
  if (!other) return
  const scenarios = new Set(built.flatMap(({ role, scenario }) => (role === 'period' ? [scenario] : [])))
  const [first = 'actual'] = scenarios
  const names = said.slice(0, 4).map(({ label }) => quoted(label))
  problems.push({
    severity: 'warning',
    code: 'scenario-in-rows',
    sheet: grid.name,
    cell: other.headerCells.at(-1) ?? null,
    message: `${names.join(', ')} are lines here, with their periods down the side, and every column is ${scenarios.size > 1 ? 'of one scenario' : `${first === 'actual' ? 'an' : 'a'} ${first}`}. Put budgets and forecasts into columns of their own, or leave those lines out.`,
  })
}

/** `Month 0`, `M1`, `Week 2`: how long after a start. */
const SINCE = /^(?:months?|mths?|m|weeks?|wks?|w|days?|d|periods?|p|years?|yrs?|y)? ?[#+]?(\d{1,3})$/i
const LEAST_STEPS = 3

/** Figures so long after the time at which a group began are not of that time: `Month 0 | Month 1 | Month 2` of those who came in January. */
function tellCohorts(sheet: string, { columns, lineItems }: ImportStatement, problems: ImportProblem[]): void {
  const steps = lineItems.flatMap(({ label, labelCell, values }) => {
    const [, step] = SINCE.exec(label.trim()) ?? []
    return step === undefined ? [] : [{ label, labelCell, step: Number(step), held: values.filter(({ value }) => value !== null).length }]
  })
  const [first, ...others] = steps
  const follow = steps.every(({ step }, at) => at === 0 || step === (steps[at - 1]?.step ?? 0) + 1)
  // The younger a group, the less has come of it.
  const isTriangle = others.every(({ held }, at) => held <= (steps[at]?.held ?? 0)) && (steps.at(-1)?.held ?? 0) < (first?.held ?? 0)
  if (!first || steps.length < LEAST_STEPS || !follow || !(first.step === 0 || (first.step === 1 && isTriangle))) return
  if (!columns.some(({ role, period }) => role === 'period' && period !== null)) return
  problems.push({
    severity: 'warning',
    code: 'cohorts',
    sheet,
    cell: first.labelCell,
    message: `${quoted(first.label)} to ${quoted(steps.at(-1)?.label ?? '')} say how long after a start: their figures are of the groups that began in these periods, and not of the periods. Leave the table out where that would mislead.`,
  })
}

function turnBack(name: string): string {
  const at = cellPosition(name)
  return at ? cellName(at.column, at.row) : name
}
