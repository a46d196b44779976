import { comparePeriods, parsePeriod, periodKey, periodLabel, periodMonths, periodRange, yearsBefore } from '../period.ts'
import { goodDirection } from './good-direction.ts'
import { indents } from './indent.ts'
import { unitAlone } from './ingest/units/unit.ts'
import type { ImportCheck, ImportColumn, ImportLineItem, ImportStatement, ImportValue } from './import.ts'
import type { Check, Column, LineItem, Section, Statement } from './section.ts'

/** What drafting needs to know from outside. */
export interface DraftContext {
  /** The kept workbook. */
  fileId: string
  /** First month of the fiscal year, 1 to 12. */
  firstMonth: number
  /** The fiscal period of the report, where it is known by then. */
  period?: string
  newId(): string
}

/** What the file itself calls its unit; not a whole title again, of which the unit is a part. */
const unitWords = ({ title, unit }: ImportStatement): string => (unit.label === title ? '' : unit.label.slice(0, 200))

/** A statement of the import JSON as a section of a draft. Values are taken over exactly. */
export function sectionOfStatement(imported: ImportStatement, context: DraftContext): Section {
  const { columns, moved } = columnsOf(imported, context)
  const ids = imported.lineItems.map(() => context.newId())
  const lines = new Map(
    imported.lineItems.flatMap(({ values }, at) => values.map(({ column, cell }) => [`${column} ${cell}`, at] as const)),
  )
  const levels = indents(imported.lineItems)
  const lineItems = imported.lineItems.map(
    (row, at): LineItem => ({
      ...lineItemOf(row, imported, ids, at, moved),
      level: Math.min(levels[at] ?? row.level, 20),
    }),
  )
  const body: Statement = {
    kind: 'statement',
    statement: imported.type,
    unit: { ...imported.unit, currency: imported.unit.currency?.slice(0, 8) ?? null, label: unitWords(imported) },
    columns: columns.map(({ column }) => column),
    comparison: defaultComparison(
      columns.map(({ column }) => column),
      context,
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
    const base = { label: spoken(label, period).slice(0, 200), period, scenario, entity: entity?.slice(0, 200) ?? null }
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

/** `2026-09-01` over a column of September is no name that a person gave it. */
const spoken = (label: string, period: string | null): string =>
  label.replace(/\b\d{4}-\d\d-\d\d\b/g, day => periodLabel(period?.length === 7 && day.startsWith(period) ? period : day))

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
    note: remarkOf(row).slice(0, 5_000),
    squadId: null,
    labelCell: row.labelCell,
    ...(row.parts.length > 0 &&
      row.parts.length <= MOST_PARTS && { parts: row.parts.map(({ item, sign }) => ({ id: ids[item] ?? '', sign })) }),
    ...(row.scale !== undefined && row.scale !== imported.unit.scale && { scale: row.scale }),
    ...(row.currency !== undefined && row.currency !== imported.unit.currency && { currency: row.currency.slice(0, 8) }),
    values,
  }
}

/** A column of units beside the labels explains nothing: what a line counts in, the report says itself. Days and kilograms it does not. */
function remarkOf({ note }: ImportLineItem): string {
  const text = note ?? ''
  return unitAlone(text) === 'money' || /^[[(]?(?:%|#|no\.?|number|count|anzahl)[\])]?$/i.test(text.trim()) ? '' : text
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

/**
 * The actual of the report's own period, else the latest one (of those that end together the longest): against its budget or a target that names
 * no period, else the same period a year before, its forecast, or the actual before it.
 */
export function defaultComparison(
  columns: Column[],
  { firstMonth, period: own }: Pick<DraftContext, 'firstMonth' | 'period'>,
): Statement['comparison'] {
  const figures = columns.filter(({ variance }) => !variance)
  const dated = figures.filter((column): column is Column & { period: string } => column.period !== null)
  // The whole before its companies and segments.
  const byTime = dated
    .filter(column => column.scenario === 'actual')
    .sort((a, b) => comparePeriods(b.period, a.period, firstMonth) || Number(a.entity !== null) - Number(b.entity !== null))
  const latest = byTime.find(({ period }) => period === own) ?? byTime[0]
  if (!latest) return dated[0] && dated[1] ? { column: dated[0].id, against: dated[1].id } : null
  // A year to date alone beside the month and the same month a year before: those can be compared.
  const last = endOf(latest.period, firstMonth)
  const others = byTime.filter(column => column !== latest && endOf(column.period, firstMonth) === last)
  for (const column of [latest, ...others]) {
    const against = againstOf(column, { figures, byTime, firstMonth })
    if (against) return { column: column.id, against: against.id }
  }
  return null
}

type Dated = Column & { period: string }

function againstOf(
  looked: Dated,
  { figures, byTime, firstMonth }: { figures: readonly Column[]; byTime: readonly Dated[]; firstMonth: number },
): Column | undefined {
  const alike = figures.filter(({ id, entity }) => id !== looked.id && entity === looked.entity)
  const period = parsePeriod(looked.period)
  const yearBefore = period && periodKey(yearsBefore(period))
  const of = (key: string | null, scenario: Column['scenario']): Column | undefined =>
    alike.find(column => column.period === key && column.scenario === scenario)
  return (
    of(looked.period, 'budget') ??
    of(null, 'budget') ??
    (yearBefore ? of(yearBefore, 'actual') : undefined) ??
    of(looked.period, 'forecast') ??
    byTime.find(
      column =>
        alike.includes(column) &&
        monthsOf(column.period) === monthsOf(looked.period) &&
        comparePeriods(column.period, looked.period, firstMonth) < 0,
    )
  )
}

function endOf(key: string, firstMonth: number): string | null {
  const period = parsePeriod(key)
  return period && periodRange(period, firstMonth).to
}

function monthsOf(key: string): number | null {
  const period = parsePeriod(key)
  return period ? periodMonths(period) : null
}
