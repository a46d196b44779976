import type { ImportColumn, ImportProblem, ImportStatement, StatementType } from '../import.ts'
import { balanceChecks, footingChecks } from './checks.ts'
import { buildColumns, detailColumns } from './columns.ts'
import type { Reading } from './figure.ts'
import { joinHeaders, namesTime, readHeader } from './header.ts'
import { currencyIn } from './number.ts'
import type { Row } from './rows.ts'
import { readRows } from './rows.ts'
import type { Table } from './table.ts'
import { shorten } from './text.ts'
import { buildTree } from './tree.ts'
import { speaksOfUnits, unitOfRow, unitOfTitles, withoutUnit } from './unit.ts'

export interface BuiltStatement {
  statement: ImportStatement
  /** How much it looks like a main statement. */
  score: number
}

const TYPE_WORDS: [RegExp, StatementType][] = [
  [
    /comprehensive income|changes in (?:equity|stockholders)|(?:share|stock)(?:holders|owners)['’]? equity$|statements? of (?:\w+ )?equity/i,
    'other',
  ],
  [/cash[ _-]?flows?/i, 'cash flow'],
  [/balance[ _-]?sheet|financial (?:position|condition)|statement of (?:assets|net assets)/i, 'balance'],
  [
    /income[ _-]?statement|statements? of (?:consolidated )?(?:income|operations|earnings|profit)|profit[ _-]?(?:and|&)?[ _-]?loss|\bP ?& ?L\b|\bPnL\b|consolidated income/i,
    'income',
  ],
  [/head ?count|staff|\bFTE\b/i, 'headcount'],
  [/\bKPIs?\b|key figures|key performance|metrics/i, 'kpi'],
]

const CASH_FLOW = [/operating activities/i, /investing activities/i]

const LABEL_TYPES: [RegExp[], StatementType][] = [
  [[/^total assets?$/i, /liabilit/i], 'balance'],
  [[/revenue|sales/i, /net (?:income|profit|loss|earnings)|profit (?:before|after|for)/i], 'income'],
]

/** What a title calls a statement; null where it says nothing. */
export const typeOfTitle = (title: string): StatementType | null => TYPE_WORDS.find(([pattern]) => pattern.test(title))?.[1] ?? null

/** The type by what the titles call it, else by the lines that it has. */
function typeOf(titles: string[], rows: Row[]): StatementType {
  // Nothing else has these two: a cash flow under a title copied from another sheet is still one.
  if (CASH_FLOW.every(pattern => rows.some(({ label }) => pattern.test(label)))) return 'cash flow'
  for (const title of titles) {
    const type = typeOfTitle(title)
    if (type) return type
  }
  for (const [patterns, type] of LABEL_TYPES) if (patterns.every(pattern => rows.some(({ label }) => pattern.test(label)))) return type
  return 'other'
}

/** Words that speak of money even where no currency is named. */
const MONEY =
  /revenue|sales|turnover|income|expense|\bcosts?\b|salar|wage|payroll|profit|\btax|cash|\bdebt|equity|assets?\b|liabilit|\bprice|\brent\b|\bfees?\b|\bamount|budget|lifetime value|marketing/i

export interface StatementOptions {
  fiscalFirstMonth?: number | undefined
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
  const rows = trimRows(readRows(table, reading, found), table, problems)
  const filled = rows.filter(({ values }) => values.some(({ value, flag }) => value !== null || flag === 'ambiguous'))
  // Figures that mostly have no name are a calculation beside the statement, not one of its own.
  if (filled.length === 0 || filled.filter(({ label }) => label !== '').length * 2 < filled.length) return null
  problems.push(...found)
  const own = [...table.titles.map(({ text }) => text), table.corner].filter(text => text !== '')
  const lines = [...own, ...table.context]
  const name = sheet.replace(/_/g, ' ')
  const type = typeOf([...lines.map(withoutUnit), name], rows)
  const details = detailColumns(table, rows)
  const titleFacts = joinHeaders(
    [...lines, name].map(line => readHeader(line, reading.order)).filter(facts => namesTime(facts) || facts.scenario !== null),
  )
  // "Budget vs. actual" over a table names no scenario of its columns.
  if (titleFacts.variance) titleFacts.scenario = null
  const columns = buildColumns(table, rows, { type, titleFacts, details, options }, problems)
  const unit = unitOfTitles([...lines, name])
  const currency = unit.currency ?? currencyOf(rows)
  const figureColumns = new Set(columns.flatMap(({ id, role }) => (role === 'period' || role === 'detail' ? [id] : [])))
  const evidence = rows.map((row, index) =>
    unitOfRow(
      evidenceOf(row, rows, index, figureColumns),
      type,
      currency !== null || MONEY.test([...lines, name].join(' ')) || MONEY.test(row.label),
    ),
  )
  const additive = evidence.map(({ unit: what }) => what === 'currency' || what === 'count')
  const tree = buildTree(rows, additive, details)
  const lineItems = rows.map((row, index) => ({
    label: row.label,
    level: tree[index]?.level ?? 0,
    parent: tree[index]?.parent ?? null,
    kind: tree[index]?.kind ?? ('item' as const),
    unit: evidence[index]?.unit ?? ('currency' as const),
    whole: evidence[index]?.whole ?? null,
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
  for (const { values } of lineItems) settleTexts(values, columns, sheet, problems)
  const statement: ImportStatement = {
    sheet,
    title: titleOf(table, name),
    type,
    suggested: true,
    unit: { currency, scale: unit.scale, label: unit.label },
    columns,
    lineItems,
    checks: [],
  }
  addStatedTotals(statement)
  statement.checks = [...footingChecks(statement), ...balanceChecks(statement)]
  return { statement, score: scoreOf(statement) }
}

/** A "Total x" below a heading "x" that nothing was found to add up to: the rows between are what it should sum. */
function addStatedTotals({ lineItems }: ImportStatement): void {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '')
  for (const [index, total] of lineItems.entries()) {
    const subject = /^total (.+)$/i.exec(total.label.trim())?.[1]
    if (!subject || total.parts.length > 0 || total.values.length === 0) continue
    const heading = lineItems.findLastIndex(({ kind, label }, at) => at < index && kind === 'heading' && plain(label) === plain(subject))
    if (heading < 0) continue
    const within: number[] = []
    const covered = new Set<number>()
    for (let at = index - 1; at > heading; at--) {
      const item = lineItems[at]
      for (const { item: part } of item?.parts ?? []) covered.add(part)
      if (!covered.has(at) && item?.kind !== 'heading' && item?.unit === total.unit) within.unshift(at)
    }
    if (within.length < 2) continue
    total.parts = within.map(item => ({ item, sign: 1 }))
    total.evidence = 'words'
    if (total.kind === 'item') total.kind = 'subtotal'
  }
}

/** Lines of text after the last figure are remarks, not headings of nothing. */
function trimRows(rows: Row[], table: Table, problems: ImportProblem[]): Row[] {
  const last = rows.findLastIndex(({ values }) => values.length > 0)
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

/** Words in a column of figures are a problem; in a column of remarks they are what it is for. */
function settleTexts(
  values: ImportStatement['lineItems'][number]['values'],
  columns: ImportColumn[],
  sheet: string,
  problems: ImportProblem[],
): void {
  for (const value of values) {
    if (value.flag !== 'unreadable') continue
    if (columns.find(({ id }) => id === value.column)?.role === 'other') value.flag = null
    else
      problems.push({
        severity: 'warning',
        code: 'text-among-figures',
        sheet,
        cell: value.cell,
        message: `“${shorten(value.text, 80)}” is no number. The line has no value here.`,
      })
  }
}

function evidenceOf(row: Row, rows: Row[], index: number, columns: ReadonlySet<string>): Parameters<typeof unitOfRow>[0] {
  const heading = rows.slice(0, index).findLast(({ values }) => values.length === 0)
  const figures = row.values.filter(({ value, column }) => value !== null && columns.has(column))
  return {
    label: row.label.replace(/_/g, ' '),
    heading: heading?.label ?? '',
    formats: [...new Set(figures.map(({ format }) => format))],
    percentTexts: figures.length > 0 && figures.every(({ percent }) => percent),
    multipleTexts: figures.length > 0 && figures.every(({ multiple }) => multiple),
    currencyTexts: figures.some(({ currency }) => currency !== null),
    sizes: figures.map(({ value }) => Math.abs(Number(value))),
  }
}

/** The currency that number formats and texts show, where they show one. */
function currencyOf(rows: Row[]): string | null {
  for (const { values } of rows)
    for (const { format, currency } of values) {
      const found = currency ?? (format ? currencyIn(format) : null)
      if (found) return found
    }
  for (const { label } of rows) if (/\bRs\b\.?|₹/.test(label)) return 'INR'
  return null
}

function titleOf(table: Table, name: string): string {
  // `Item` or `Breakdown` over the labels is no title.
  const corner =
    TYPE_WORDS.some(([pattern]) => pattern.test(table.corner)) || withoutUnit(table.corner) !== table.corner ? [table.corner] : []
  const lines = [...table.titles.map(({ text }) => text), ...corner]
  const plain = lines.map(withoutUnit).filter(line => line !== '' && (!speaksOfUnits(line) || lines.length === 1))
  const named = plain.find(line => TYPE_WORDS.some(([pattern]) => pattern.test(line)))
  return shorten(named ?? (TYPE_WORDS.some(([pattern]) => pattern.test(name)) ? name : (plain.at(-1) ?? name)), 200)
}

/** How much a statement looks like one of the main three: for the order in which a long workbook offers its sheets. */
function scoreOf({ title, type, sheet, lineItems, columns }: ImportStatement): number {
  let score = 0
  const has = (pattern: RegExp): boolean => lineItems.some(({ label, values }) => pattern.test(label) && values.length > 0)
  if (type === 'income') score += has(/revenues?|sales|income/i) && has(/net (?:income|profit|loss|earnings)|profit/i) ? 40 : -40
  if (type === 'balance') score += has(/^total assets?$/i) && has(/equity|capital/i) ? 40 : -40
  if (type === 'cash flow') score += has(/operati(?:ng|ons)/i) && has(/financing/i) ? 40 : -40
  if (type === 'other' || type === 'kpi' || type === 'headcount') score += 5
  if (/parenthetical|\bdetails?\b|narrative|tables?\b|polic(?:y|ies)|schedule|note/i.test(`${title} ${sheet}`)) score -= 25
  if (/ - /.test(title)) score -= 10
  return score + Math.min(lineItems.length, 40) / 4 + Math.min(columns.length, 8)
}
