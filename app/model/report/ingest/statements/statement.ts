import type { ImportProblem, ImportStatement, StatementType } from '../../import.ts'
import { valuesOf } from '../checks/checks.ts'
import { factsOfSpan, titledBySpan } from '../turned/changes-down.ts'
import { areAllPercent, areCommonSize, areOfMoney, areOfPercent, settleWhole, unitOfHeads } from '../units/column-unit.ts'
import { buildColumns, detailColumns } from '../heads/columns.ts'
import { tellOtherScale } from '../checks/other-scale.ts'
import { tellTotals } from '../checks/unchecked-totals.ts'
import { tellSizes } from '../heads/columns-size.ts'
import type { Reading } from '../cells/figure.ts'
import type { Years } from '../time/fiscal-year.ts'
import { pairGiven } from '../heads/given.ts'
import { tellOtherTable } from '../sheets/other-table.ts'
import { ofWholeYear } from '../time/own-time.ts'
import { readPointTexts } from '../cells/points-in-text.ts'
import { cellText } from '../cells/grid.ts'
import { holdsUnits } from '../heads/head-rows.ts'
import { readHeader } from '../heads/header.ts'
import { settleSizes } from '../cells/magnitude.ts'
import { settlePercents } from '../checks/percent-scale.ts'
import { settleBrokenDown, settleCalledAlike } from '../units/broken-down.ts'
import { settleAssumed, settlePartsOfCounts, settleSumsOfThings, settleKinds } from '../units/assumed-units.ts'
import { tellAssumed, tellNamedByFigure, tellSales, tellUnsummed } from '../units/unsaid-units.ts'
import { tellAverages } from '../checks/averages.ts'
import { lastLine } from '../rows/closing.ts'
import { eastAsianKind } from '../time/east-asian.ts'
import { speaksOfMoney } from '../units/money-words.ts'
import { headsOperating, saysPoints } from '../units/operating-units.ts'
import { withWritten } from '../rows/row-evidence.ts'
import { unitsOfRows } from '../units/row-unit.ts'
import { calledAfter } from '../time/sheet-months.ts'
import { titleFactsOf, wholeYearIn, withoutPassingDay, withPage } from '../heads/title-facts.ts'
import { tellScenarioRows } from '../scenarios/scenario-rows.ts'
import { readRows, type Row } from '../rows/rows.ts'
import { checksOf } from '../checks/statement-checks.ts'
import { areOfADay, isBalanceSheet, isIncomeInstead, scoreOf } from './statement-score.ts'
import { titleOf } from './statement-title.ts'
import { settleTexts, tellColumns, tellCut, tellOutside, tellSeveral, usedBy } from './statement-telling.ts'
import { TYPE_WORDS, typeOfTitle } from '../sheets/statement-titles.ts'
import type { Table } from '../sheets/table.ts'
import { cornersOf } from '../heads/table-titles.ts'
import type { Area } from '../telling.ts'
import { inWords, shorten } from '../cells/text.ts'
import { markedChecks, unmarked } from '../rows/note-marks.ts'
import { addStatedTotals } from '../rows/totals.ts'
import { buildTree } from '../rows/tree.ts'
import { isScaleOfSheet, scaleLine, tellUnknownUnits, withUnitAmong } from '../units/scale-telling.ts'
import { tellBrokenCounts } from '../units/sized-counts.ts'
import { type StatementUnit, unitOfTitles, withoutUnit } from '../units/unit.ts'
import { settleSumsOfMoney, tellOtherThanMoney } from '../units/units-of-sums.ts'
import { withoutWhatIfs } from '../scenarios/what-if.ts'
import { tellLengthOfLabel, tellYearOfLabel } from '../time/year-of-label.ts'

export interface BuiltStatement {
  statement: ImportStatement
  /** How much it looks like a main statement. */
  score: number
  /** Cells of the sheet that went into it, or of which it was said that they did not. */
  used: Area[]
}

const CASH_FLOW = [/operating activities/i, /investing activities/i]

const LABEL_TYPES: [RegExp[], StatementType][] = [
  [[/^total assets?$/i, /liabilit/i], 'balance'],
  [[/^assets$/i, /^liabilities (?:and|&) (?:\S+ )?equity$/i], 'balance'],
  [[/^gross (?:profit|margin|income)\b/i, /\bcosts? of (?:sales|goods|revenues?|services)\b|\bCOGS\b/i], 'income'],
  [
    [/^total(?: -)? (?:income|revenues?)\b/i, /^total(?: -)? (?:operating )?expen(?:s|ditur)es?\b|^net (?:ordinary |operating )?income\b/i],
    'income',
  ],
  [[/revenue|sales/i, /net (?:income|profit|loss|earnings)|profit (?:before|after|for)/i], 'income'],
]

const MAIN: ReadonlySet<StatementType> = new Set(['income', 'balance', 'cash flow'])

const RESULT =
  /^(?:adj(?:usted|\.)? )?(?:EBIT(?:DA)?|net (?:income|profit|loss|result)|gross profit|operating (?:profit|income|result)|profit (?:before|after|for)|total revenues?|EPS|jahres(?:überschuss|ergebnis)|betriebsergebnis|r[ée]sultat (?:net|op)|resultado neto|utile netto)(?![\p{L}\p{N}])/iu

/** The type by what the titles call it, else by the lines that it has. */
function typeOf(titles: string[], rows: Row[]): StatementType {
  const has = (pattern: Pick<RegExp, 'test'>): boolean => rows.some(({ label }) => pattern.test(inWords(label).trim()))
  // Nothing else has these two: a cash flow under a title copied from another sheet is still one.
  if (CASH_FLOW.every(has)) return 'cash flow'
  if (isBalanceSheet(has)) return 'balance'
  for (const title of titles) {
    const said = new Set(TYPE_WORDS.flatMap(([pattern, type]) => (MAIN.has(type) && pattern.test(title) ? [type] : [])))
    // A title that names two of them: its lines tell which it is.
    const type = said.size > 1 ? (LABEL_TYPES.find(([patterns]) => patterns.every(has))?.[1] ?? typeOfTitle(title)) : typeOfTitle(title)
    // `Financial and headcount summary`: whoever has a profit is no department.
    if (type === 'headcount' && has(RESULT)) continue
    if (type) return type === 'balance' && isIncomeInstead(title, has) ? 'income' : type
  }
  const told = LABEL_TYPES.flatMap(([patterns, type]) => (patterns.every(has) ? [type] : []))
  // A balance sheet below an income statement, under one header: what is of a day can be read as of a period's end, and not the other way round.
  return told.includes('income') ? 'income' : (told[0] ?? 'other')
}

const OF_THINGS: StatementUnit = { currency: null, scale: 0, label: '' }

export interface StatementOptions extends Years {
  /** The day on which the file is read, ISO: periods that begin after it lie ahead. */
  today?: string | undefined
}

/** A statement from a table of labels and figures, or null where no row has a figure. */
export function buildStatement(
  table: Table,
  reading: Reading,
  options: StatementOptions,
  problems: ImportProblem[],
): BuiltStatement | null {
  if (table.labelColumns.length === 0) return null
  const sheet = table.grid.name
  const found: ImportProblem[] = []
  const all = readRows(table, reading, found)
  const kept = withoutWhatIfs(all, table, problems)
  const rows = trimRows(kept, table, problems).map(withWritten).map(unmarked)
  const filled = rows.filter(({ values }) => values.some(({ value, flag }) => value !== null || flag === 'ambiguous'))
  // Figures that mostly have no name are a calculation beside the statement, not one of its own.
  if (filled.length === 0 || filled.filter(({ label }) => label !== '').length * 2 < filled.length) return null
  for (const problem of found) problems.push(problem)
  tellScenarioRows(rows, sheet, problems)
  const own = [...table.titles.map(({ text }) => text), ...cornersOf(table)]
  const lines = [...own, ...table.context]
  const name = sheet.replace(/_/g, ' ')
  const called = typeOf([...lines.map(withoutUnit), name], rows)
  // Pay in euros is no people, whatever stands over the first table of the sheet.
  const isPay = called === 'headcount' && table.context.length > 0 && unitOfTitles(own).currency !== null
  const type = isPay ? typeOf(own.map(withoutUnit), rows) : called
  const details = detailColumns(table, rows)
  // What stands over the table itself counts before what stands over the first one of its sheet.
  const said = own.filter(text => text !== table.ownTime?.text && !headsTexts(table, text, reading))
  const { page = [] } = table.grid
  const titles = withPage([...table.context, ...said, calledAfter(name)], page, reading)
  const wholeYear = wholeYearIn(titles, reading)
  const timed = titles.filter(text => text !== wholeYear)
  const about = withoutPassingDay(titleFactsOf(timed, reading), timed, type, table.columns)
  const titled = { ...about, scenario: titleFactsOf(said, reading).scenario ?? about.scenario }
  const titleFacts = table.span ? factsOfSpan(titled, table.span) : titled
  const of = own.some(saysPoints) ? 'things' : table.of
  const titleUnit =
    of === 'things' ? OF_THINGS : unitOfTitles([...lines, ...(isScaleOfSheet(name) ? [] : [name]), ...scaleLine(rows), ...page])
  const when = type === 'other' && areOfADay(filled.map(({ label }) => label)) ? 'balance' : type
  const columns = buildColumns(
    wholeYear === undefined ? table : ofWholeYear(table),
    rows,
    { type: when, titleFacts, details, stated: titleUnit, reading, options },
    problems,
  )
  const stated = (titleUnit.label === '' && unitOfHeads(table.columns, columns)) || titleUnit
  const figureColumns = new Set(columns.flatMap(({ id, role }) => (role === 'period' || role === 'detail' ? [id] : [])))
  const money = speaksOfMoney([...lines, name].join(' '))
  const names = ({ label }: Row): boolean => speaksOfMoney(inWords(label), type === 'headcount') || eastAsianKind(label) === 'money'
  const monetary = (row: Row): boolean => (money && type !== 'headcount') || names(row)
  const inPercent = (stated.currency === null && areAllPercent(own, rows)) || areCommonSize([...own, name], rows)
  const { rows: evidence, unit } = unitsOfRows(
    rows.map(withUnitAmong),
    {
      sheet,
      type,
      stated,
      columns: figureColumns,
      ofPercent: areOfPercent(table.columns, figureColumns) || inPercent,
      operating: cornersOf(table).some(headsOperating),
      of: of ?? (areOfMoney(table.columns, figureColumns) ? 'money' : undefined),
      noted: table.labelColumns.some(column => holdsUnits(table, column)),
      monetary,
      names,
    },
    problems,
  )
  if (inPercent) settleWhole(evidence, rows)
  settleBrokenDown(rows, evidence, names)
  settleSizes(rows, evidence, unit, sheet, row => MAIN.has(type) || stated.currency !== null || monetary(row), problems)
  const additive = evidence.map(({ unit: what }) => what === 'currency' || what === 'count')
  const tree = buildTree(rows, additive, details, figureColumns, (row, column) => {
    const cell = table.grid.rows[row]?.[column]
    return cell?.kind === 'number' && cell.value !== '0'
  })
  settleCalledAlike(rows, evidence, tree, names)
  settleAssumed(evidence, rows, tree, unit.scale)
  settlePartsOfCounts(evidence, rows, tree)
  settleSumsOfThings(evidence, rows, tree, names)
  settleSumsOfMoney(evidence, tree)
  if (of !== 'things' && stated.currency !== null) settleKinds(rows, evidence, unit.scale, sheet, problems)
  if (unit.currency !== null && type !== 'headcount') tellBrokenCounts(rows, evidence, figureColumns, sheet, problems)
  tellNamedByFigure(rows, sheet, problems)
  if (of !== 'things') tellAssumed(rows, evidence, [...lines, name, ...columns.map(({ label }) => label)], sheet, problems)
  if (of !== 'things' && !unit.currency && !unit.scale) tellSales(rows, evidence, lines.join(' ') || name, names, sheet, problems)
  if (of !== 'things' && (unit.currency !== null || unit.scale > 0))
    tellUnsummed(rows, evidence, tree, names, { scale: unit.scale, type }, sheet, problems)
  tellOtherThanMoney(rows, evidence, tree, sheet, problems)
  tellOutside(rows, tree, table, problems)
  const lineItems = rows.map((row, index) => ({
    label: row.label,
    level: tree[index]?.level ?? 0,
    parent: tree[index]?.parent ?? null,
    kind: tree[index]?.kind ?? ('item' as const),
    unit: evidence[index]?.unit ?? ('currency' as const),
    whole: evidence[index]?.whole ?? null,
    ...(evidence[index]?.scale !== undefined && { scale: evidence[index].scale }),
    ...(evidence[index]?.currency !== undefined && { currency: evidence[index].currency }),
    labelCell: row.labelCell,
    parts: (tree[index]?.parts ?? []).map(({ index: item, sign }) => ({ item, sign })),
    evidence: (tree[index]?.parts.length ?? 0) > 0 ? (tree[index]?.evidence ?? null) : null,
    unchecked: tree[index]?.unchecked ?? [],
    note: row.note,
    values: row.values.map(({ column, cell, value, text, flag, formula }) => ({
      column,
      cell,
      value,
      text,
      flag,
      ...(formula !== undefined && { formula }),
    })),
  }))
  const marked = lineItems.flatMap((item, at) => [[item, rows[at]?.marked ?? item.label]] as const)
  readPointTexts(lineItems, columns, sheet, reading, problems)
  for (const { values } of lineItems) settleTexts(values, columns, sheet, problems)
  const statement: ImportStatement = {
    sheet,
    title: shorten(titledBySpan(table.name ?? titleOf(table, name), table), 200),
    type,
    suggested: true,
    unit,
    columns,
    lineItems,
    checks: [],
  }
  addStatedTotals(statement)
  const values = valuesOf(statement)
  settlePercents(statement, values, evidence, problems)
  pairGiven(statement, values, problems)
  statement.checks = checksOf(statement)
  tellAverages(statement, values, problems)
  for (const tell of [tellColumns, tellSizes, tellOtherScale, tellTotals, tellOtherTable, tellYearOfLabel, tellLengthOfLabel, tellCut])
    tell(statement, problems)
  tellUnknownUnits(table, statement, problems)
  tellSeveral(statement, typeOfTitle, problems)
  const score = scoreOf(statement)
  for (const [item, label] of marked) item.label = label
  statement.checks = markedChecks(statement.checks, statement)
  return { statement, score, used: usedBy(table, all, kept, rows) }
}

/** Lines of text after the last figure are remarks, not headings of nothing. */
function trimRows(rows: Row[], table: Table, problems: ImportProblem[]): Row[] {
  const last = lastLine(rows)
  for (const row of rows.slice(last + 1))
    if (row.label !== '')
      problems.push({
        severity: 'info',
        code: 'remark',
        sheet: table.grid.name,
        cell: row.labelCell,
        message: `Left out as a remark: “${shorten(row.label, 200)}”.`,
      })
  const first = rows.findIndex(({ values, label }) => values.length > 0 || label !== '')
  return rows.slice(Math.max(first, 0), last + 1).filter(({ label, values }) => label !== '' || values.length > 0)
}

/** `Target` over texts behind the labels (`> 95 %`) says what these are, and nothing of the figures. */
const headsTexts = ({ grid, headerRows, labelColumns }: Table, said: string, reading: Reading): boolean =>
  labelColumns.slice(1).some(column => headerRows.some(row => cellText(grid.rows[row]?.[column]) === said)) &&
  readHeader(said, reading.order).scenario !== null
