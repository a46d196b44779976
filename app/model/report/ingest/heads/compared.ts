import { formatPeriod, parsePeriod, type Period, periodKey, yearsBefore } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from './column-cells.ts'
import { comparedBy } from './given.ts'
import { OF_QUARTER } from '../scenarios/forecast-versions.ts'
import { namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import type { Row } from '../rows/rows.ts'
import { shorten } from '../cells/text.ts'

/**
 * `Sales | Budget | Var % | LY` under a title of a month: what stands in front of its budget, or of the year before, and is what a difference of
 * the file compares with it, is the actual of that time, whatever it is called.
 */
export function readMeasured(columns: ImportColumn[], heads: readonly TableColumn[], rows: readonly Row[]): void {
  const open = columns.flatMap((column, at) => {
    const [next, facts] = [columns[at + 1], heads[at + 1]?.facts]
    const isBeside = next?.role === 'period' && next.period !== null && facts !== undefined && !namesTime({ ...facts, relation: null })
    const isTold = isBeside && (facts.relation === 'year before' || next.scenario !== 'actual')
    return column.role === 'other' && column.label !== '' && isTold ? [{ column, next, facts }] : []
  })
  if (open.length !== 1 || rows.length < 2) return
  const [only] = open
  if (!only) return
  const { column, next, facts } = only
  const later = parsePeriod(next.period ?? '')
  const period = facts.relation === 'year before' && later ? periodKey(yearsBefore(later, -1)) : next.period
  const before = { ...column }
  Object.assign(column, { role: 'period', period, scenario: 'actual' })
  const values = rows.map(row => new Map(row.values.map(value => [value.column, value])))
  const lineItems = rows.map(() => ({ unit: 'count' as const }))
  const isCompared = columns.some(({ role }, at) => {
    const best = role === 'variance' ? comparedBy({ columns, lineItems }, values, at) : null
    return best !== null && best.score >= 1 && (best.given.of === column.id || best.given.against === column.id)
  })
  if (!isCompared) Object.assign(column, before)
}

/** `Sep 26 | Sep 25 | %`: a percentage that is, line for line, what two periods differ by. */
export function readPercents(columns: ImportColumn[], rows: readonly Row[]): void {
  const open = columns.flatMap(({ role, label }, at) => (role === 'other' && /^\(?(?:in )?%\)?$/.test(label.trim()) ? [at] : []))
  if (open.length === 0 || rows.length < 2) return
  const values = rows.map(row => new Map(row.values.map(value => [value.column, value])))
  const lineItems = rows.map(() => ({ unit: 'count' as const }))
  for (const at of open) {
    const best = comparedBy({ columns, lineItems }, values, at)
    const column = columns[at]
    if (column && best?.given.as === 'relative' && best.score >= 1) column.role = 'variance'
  }
}

/**
 * `Oct-26 | Budget | Var`: a budget without a period of its own is of the period that the file itself compares it with, line for line.
 */
export function placeCompared(columns: ImportColumn[], rows: readonly Row[]): void {
  const isOpen = ({ role, period, scenario }: ImportColumn): boolean => role === 'period' && period === null && scenario !== 'actual'
  if (!columns.some(isOpen) || !columns.some(({ role }) => role === 'variance')) return
  const values = rows.map(row => new Map(row.values.map(value => [value.column, value])))
  const lineItems = rows.map(() => ({ unit: 'count' as const }))
  for (const [at, { role }] of columns.entries()) {
    const best = role === 'variance' ? comparedBy({ columns, lineItems }, values, at) : null
    if (!best || best.score < 1 || rows.length < 2) continue
    const [of, against] = [best.given.of, best.given.against].map(id => columns.find(column => column.id === id))
    if (of?.period && against && isOpen(against)) against.period = of.period
    else if (against?.period && of && isOpen(of)) of.period = against.period
  }
}

/** `2026/27 Q1 Forecast` among years: what was expected of the year at its first quarter, which is said. */
export function placeQuarterForecasts(columns: readonly ImportColumn[], sheet: string, problems: ImportProblem[]): void {
  const named = columns.flatMap(column => {
    const period = column.role === 'period' && column.period !== null ? parsePeriod(column.period) : null
    return period ? [{ column, period }] : []
  })
  const quarters = named.filter(
    ({ column, period }) => period.kind === 'quarter' && column.scenario === 'forecast' && OF_QUARTER.test(column.label),
  )
  const others = named.filter(one => !quarters.includes(one))
  tellVersion(named, sheet, problems)
  if (quarters.length === 0 || others.some(({ period }) => period.kind !== 'year')) return
  for (const { column, period } of quarters) {
    if (period.kind !== 'quarter' || !named.some(({ period: other }) => other.kind === 'year' && other.year === period.year)) continue
    const year = { kind: 'year', year: period.year } as const
    column.period = periodKey(year)
    problems.push({
      severity: 'warning',
      code: 'forecast-of-quarter',
      sheet,
      cell: column.headerCells.at(-1) ?? null,
      message: `“${shorten(column.label, 60)}” stands among years: it is read as ${formatPeriod(year)}, as expected at that quarter. Choose the quarter where it is of that alone.`,
    })
  }
}

/** `Actual | Budget | Q2F` of September: the forecast that was made in the second quarter, or that of it. */
function tellVersion(named: readonly { column: ImportColumn; period: Period }[], sheet: string, problems: ImportProblem[]): void {
  const open = named.filter(
    ({ column, period }) => period.kind === 'quarter' && column.scenario === 'forecast' && !/\d\d/.test(column.label),
  )
  const others = named.filter(one => !open.includes(one))
  const [first] = open
  if (!first || others.length === 0 || others.some(({ period }) => period.kind === 'quarter' || period.kind === 'year')) return
  problems.push({
    severity: 'warning',
    code: 'forecast-of-quarter',
    sheet,
    ...headsOf(open.map(({ column }) => column)),
    message: `“${shorten(first.column.label, 60)}” is read as ${formatPeriod(first.period)}, among columns of other times. Choose their period where it is what was expected of it at that quarter.`,
  })
}

/** `Sep-26 | Budget | LY`: a budget without a period of its own, between a period and the year before it, is of that period. Said. */
export function placeBetween(columns: ImportColumn[], heads: readonly TableColumn[], sheet: string, problems: ImportProblem[]): void {
  for (const [at, column] of columns.entries()) {
    const [before, next] = [columns[at - 1], heads[at + 1]]
    const isOpen = column.role === 'period' && column.period === null && column.scenario !== 'actual'
    const isBetween = before?.role === 'period' && before.scenario === 'actual' && heads[at - 1]?.facts.relation === null
    const period = before?.period ? parsePeriod(before.period) : null
    if (!isOpen || !isBetween || !period || next?.facts.relation !== 'year before' || namesTime({ ...next.facts, relation: null })) continue
    column.period = before.period
    problems.push({
      severity: 'info',
      code: 'prior-period',
      sheet,
      cell: column.headerCells.at(-1) ?? null,
      message: `“${shorten(column.label, 60)}” is read as ${formatPeriod(period)}, ${column.scenario}, like what stands on both sides of it.`,
    })
  }
}
