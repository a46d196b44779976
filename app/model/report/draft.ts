import { compare, isNegative } from '../money.ts'
import { comparePeriods, parsePeriod, periodKey, periodMonths, yearsBefore } from '../period.ts'
import type { ImportCheck, ImportColumn, ImportLineItem, ImportStatement, ImportValue } from './import.ts'
import type { Check, Column, LineItem, Section, Statement } from './section.ts'

/** What drafting needs to know from outside. */
export interface DraftContext {
  /** The kept workbook. */
  fileId: string
  /** First month of the fiscal year, 1 to 12. */
  firstMonth: number
  newId(): string
}

/** A statement of the import JSON as a section of a draft. Values are taken over exactly. */
export function sectionOfStatement(imported: ImportStatement, context: DraftContext): Section {
  const { columns, moved } = columnsOf(imported, context)
  const ids = imported.lineItems.map(() => context.newId())
  const lines = new Map(
    imported.lineItems.flatMap(({ values }, at) => values.map(({ column, cell }) => [`${column} ${cell}`, at] as const)),
  )
  const lineItems = imported.lineItems.map((row, at): LineItem => lineItemOf(row, imported, ids, at, moved))
  const body: Statement = {
    kind: 'statement',
    statement: imported.type,
    unit: { ...imported.unit, currency: imported.unit.currency?.slice(0, 8) ?? null, label: imported.unit.label.slice(0, 200) },
    columns: columns.map(({ column }) => column),
    comparison: defaultComparison(
      columns.map(({ column }) => column),
      context.firstMonth,
    ),
    lineItems,
    // What does not hold comes first, so that it is never what the limit cuts off.
    checks: imported.checks
      .toSorted((a, b) => Number(a.holds) - Number(b.holds))
      .flatMap(check => checkOf(check, lines, ids, moved))
      .slice(0, MOST_CHECKS),
    source: { fileId: context.fileId, sheet: imported.sheet },
    reveal: 'whole',
  }
  return { id: context.newId(), title: (imported.title || imported.sheet).slice(0, 200), notes: '', minutes: 3, body }
}

/** Columns that come into the report. A difference that the file gives comes in where it is known between which two of them it is. */
const comesIn = (column: ImportColumn): boolean =>
  column.role === 'period' || column.role === 'detail' || (column.role === 'variance' && column.variance !== undefined)

/**
 * The report's columns, and where each imported column goes. Figures that a neighbouring column sums are of the same period: they go into
 * that column, unless a row holds something in both.
 */
function columnsOf(imported: ImportStatement, { newId }: DraftContext): { columns: { column: Column }[]; moved: Map<string, string> } {
  const moved = new Map<string, string>()
  const chosen = imported.columns.filter(comesIn)
  const mains = chosen.filter(column => column.role === 'period')
  const mainOf = (column: ImportColumn): ImportColumn | undefined =>
    column.role === 'detail' ? mains.find(main => samePeriod(main, column) && neverBoth(imported, main.id, column.id)) : undefined
  const standing = chosen.filter(column => mainOf(column) === undefined)
  for (const column of standing) if (column.role !== 'variance') moved.set(column.id, newId())
  for (const column of chosen) {
    const to = mainOf(column)
    if (to) moved.set(column.id, moved.get(to.id) ?? '')
  }
  const columns = standing.flatMap(({ id, label, period, scenario, entity, role, variance }) => {
    const base = { label: label.slice(0, 200), period, scenario, entity: entity?.slice(0, 200) ?? null }
    if (role !== 'variance' || !variance) return [{ column: { id: moved.get(id) ?? '', ...base } }]
    const of = moved.get(variance.of)
    const against = moved.get(variance.against)
    // Without one of the two that it compares, a difference says nothing.
    if (!of || !against) return []
    const own = newId()
    moved.set(id, own)
    const { as, whole } = variance
    return [{ column: { id: own, ...base, variance: { of, against, as, ...(whole && { whole }) } } }]
  })
  return { columns, moved }
}

const samePeriod = (a: ImportColumn, b: ImportColumn): boolean =>
  a.period === b.period && a.scenario === b.scenario && a.entity === b.entity

const neverBoth = (imported: ImportStatement, a: string, b: string): boolean =>
  !imported.lineItems.some(row => row.values.some(value => value.column === a) && row.values.some(value => value.column === b))

function lineItemOf(row: ImportLineItem, imported: ImportStatement, ids: string[], at: number, moved: Map<string, string>): LineItem {
  const values: LineItem['values'] = {}
  for (const value of row.values) {
    const column = moved.get(value.column)
    if (column)
      values[column] = {
        value: value.value,
        text: textOf(value),
        cell: value.cell,
        flag: value.flag,
        ...(value.formula !== undefined && { formula: value.formula }),
      }
  }
  return {
    id: ids[at] as string,
    seriesId: null,
    label: row.label.slice(0, 500),
    level: Math.min(row.level, 20),
    parent: row.parent === null ? null : (ids[row.parent] ?? null),
    kind: row.kind,
    unit: row.unit,
    ...(row.unit === 'percent' && row.whole ? { whole: row.whole } : {}),
    good: row.good === undefined ? goodDirection(imported, at) : row.good,
    note: (row.note ?? '').slice(0, 5_000),
    squadId: null,
    labelCell: row.labelCell,
    ...(row.parts.length > 0 &&
      row.parts.length <= MOST_PARTS && { parts: row.parts.map(({ item, sign }) => ({ id: ids[item] ?? '', sign })) }),
    ...(row.scale !== undefined && row.scale !== imported.unit.scale && { scale: row.scale }),
    ...(row.currency !== undefined && row.currency !== imported.unit.currency && { currency: row.currency.slice(0, 8) }),
    values,
  }
}

/** What the schema of a statement allows. */
const MOST_CHECKS = 10_000
/** What the schema of a line allows. */
const MOST_PARTS = 2_000

/** Text only where there is no number: a number is written by the report in its reader's way. */
const textOf = ({ value, text }: ImportValue): string => (value === null ? text.slice(0, 200) : '')

const CHECK_OF: Record<ImportCheck['kind'], Check['kind']> = {
  subtotal: 'foots',
  balance: 'balances',
  cash: 'ties',
  headcount: 'bridges',
  ratio: 'recomputes',
  variance: 'agrees',
  year: 'sums up',
}

/** `lines`: where the figures of a statement stand, by column and cell. */
function checkOf(check: ImportCheck, lines: Map<string, number>, ids: string[], moved: Map<string, string>): Check[] {
  const columnId = moved.get(check.column)
  if (!columnId) return []
  const at = lines.get(`${check.column} ${check.cell}`) ?? -1
  return [
    {
      kind: CHECK_OF[check.kind],
      holds: check.holds,
      lineItemId: ids[at] ?? null,
      columnId,
      stated: check.stated,
      computed: check.computed,
      difference: check.difference,
    },
  ]
}

/** The latest actual against its budget, else against the same period a year before, else against the actual before it. */
export function defaultComparison(columns: Column[], firstMonth: number): Statement['comparison'] {
  const dated = columns.filter((column): column is Column & { period: string } => column.period !== null && !column.variance)
  const byTime = dated
    .filter(column => column.scenario === 'actual')
    .sort((a, b) => comparePeriods(b.period, a.period, firstMonth) || (monthsOf(a.period) ?? 0) - (monthsOf(b.period) ?? 0))
  const latest = byTime[0]
  if (!latest) return dated[0] && dated[1] ? { column: dated[0].id, against: dated[1].id } : null
  const alike = (column: Column): boolean => column.id !== latest.id && column.entity === latest.entity
  const period = parsePeriod(latest.period)
  const yearBefore = period && periodKey(yearsBefore(period))
  const against =
    dated.find(column => alike(column) && column.period === latest.period && column.scenario === 'budget') ??
    dated.find(column => alike(column) && column.period === yearBefore && column.scenario === 'actual') ??
    byTime.find(column => alike(column) && monthsOf(column.period) === monthsOf(latest.period) && column.period !== latest.period)
  return against ? { column: latest.id, against: against.id } : null
}

function monthsOf(key: string): number | null {
  const period = parsePeriod(key)
  return period ? periodMonths(period) : null
}

const GOOD_UP =
  /\b(revenues?|sales|turnover|income|profit|earnings|margin|ebitda?|cash|gain|equity|assets?|receipts|retention|satisfaction|nps|customers|bookings|arr|mrr|output|yield|headcount growth|eps|dividends?)\b/i
const GOOD_DOWN =
  /\b(costs?|cogs|expenses?|expenditures?|loss(?:es)?|tax(?:es)?|debt|borrowings|liabilit(?:y|ies)|payables?|churn|attrition|turnover rate|sick|absence|defects?|scrap|returns|complaints|incidents|interest expense|depreciation|amorti[sz]ation|impairments?|wages|salar(?:y|ies)|rent|overheads?|fees|freight|marketing|administrative|research)\b/i

/**
 * A proposal for what direction is good, by the words of the row and of those above it; null where words say nothing. Costs that the file
 * writes as negative numbers are good when they go up: in an income statement or cash flow all lines of money, where most of its costs are so.
 */
export function goodDirection(imported: Directed, at: number): 'up' | 'down' | null {
  const row = imported.lineItems[at]
  if (!row || (row.kind === 'heading' && row.values.length === 0)) return null
  const verdict = verdictOf(imported.lineItems, row)
  if (verdict !== 'down') return verdict
  const { above, below } = signsOf(imported, row)
  const negative = isFlow(imported, row) ? spendsBelowZero(imported) : below > 0 && above === 0
  return negative ? 'up' : 'down'
}

type Directed = Pick<ImportStatement, 'type' | 'columns' | 'lineItems'>

const verdictOf = (rows: ImportLineItem[], row: ImportLineItem): 'up' | 'down' | null => ofWords(row.label) ?? ofAncestors(rows, row)

const isFlow = ({ type }: Directed, { unit }: ImportLineItem): boolean =>
  (type === 'income' || type === 'cash flow') && (unit === 'currency' || unit === 'per share')

/** How many figures of a line are above and below zero, without differences that the file gives. */
function signsOf({ columns }: Directed, row: ImportLineItem): { above: number; below: number } {
  const given = new Set(columns.flatMap(({ id, role }) => (role === 'variance' ? [id] : [])))
  const signs = row.values.flatMap(({ column, value }) => (value === null || given.has(column) ? [] : compare(value, '0')))
  return { above: signs.filter(sign => sign > 0).length, below: signs.filter(sign => sign < 0).length }
}

const belowZero = new WeakMap<object, boolean>()

function spendsBelowZero(imported: Directed): boolean {
  const known = belowZero.get(imported.lineItems)
  if (known !== undefined) return known
  let excess = 0
  for (const row of imported.lineItems)
    if (isFlow(imported, row) && verdictOf(imported.lineItems, row) === 'down') {
      const { above, below } = signsOf(imported, row)
      excess += below - above
    }
  belowZero.set(imported.lineItems, excess > 0)
  return excess > 0
}

/** `Net income (loss)`, `Other income (expense)`: what stands in brackets is what a minus means. */
const BELOW_ZERO = /\(\s*(?:net )?(?:loss(?:es)?|expenses?|costs?|charges?|deficits?)\s*\)/i

function ofWords(label: string): 'up' | 'down' | null {
  if (BELOW_ZERO.test(label)) return 'up'
  const down = GOOD_DOWN.test(label)
  const up = GOOD_UP.test(label)
  // "Cost of revenue", "income tax expense": the cost decides. "Profit before tax", "net income after expenses": the profit does.
  if (up && down)
    return /\b(before|after|excluding|net of|less|per|from)\b/i.test(label) || /\b(profit|earnings|margin|ebitda?)\b/i.test(label)
      ? 'up'
      : 'down'
  return up ? 'up' : down ? 'down' : null
}

function ofAncestors(rows: ImportLineItem[], row: ImportLineItem): 'up' | 'down' | null {
  const seen = new Set<ImportLineItem>()
  for (
    let above = row.parent === null ? undefined : rows[row.parent];
    above && !seen.has(above);
    above = above.parent === null ? undefined : rows[above.parent]
  ) {
    seen.add(above)
    const verdict = ofWords(above.label)
    if (verdict) return verdict
  }
  return null
}
