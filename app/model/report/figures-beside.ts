import { comparePeriods, parsePeriod, periodLabel } from '../period.ts'
import { NOT_MEANINGFUL } from '../format.ts'
import type { RestatedView } from './restate.ts'
import type { Column, Figures, LineItem, Section, Statement } from './section.ts'
import { normalLabel } from './series.ts'
import { type Dated, NO_LINE, nothing, sameCosts, sameLength, type TwoReports, valueBefore } from './side-by-side.ts'
import { type StatementView, viewStatement } from './views.ts'

interface Shown {
  id: string
  label: string
  item: LineItem
  of: Statement
  column: Dated
}

/**
 * The key figures of two reports beside each other, one a row: those of the later report in their order, then those that it shows no more.
 * What is no actual, or of another length than it was, is compared with nothing. Null where there is nothing to compare.
 */
export function figuresBeside(
  before: { figures: Figures; sections: readonly Section[] },
  after: { figures: Figures; sections: readonly Section[] },
  reports: TwoReports,
): StatementView | null {
  const [was, is] = [shownOf(before), shownOf(after)]
  const left = new Set(was)
  const restated = new Map<string, RestatedView>()
  const rows = is.map(now => {
    const then = was.find(each => left.has(each) && isSame(each, now))
    if (then) left.delete(then)
    const row = rowOf(now, then, reports)
    if (row.restated) restated.set(now.id, row.restated)
    return row.line
  })
  const unit = is[0]?.of.unit
  if (!unit || left.size === was.length) return null
  const column = (id: string, period: string): Column => ({ id, label: periodLabel(period), period, scenario: 'actual', entity: null })
  const gone = [...left].map(then => lineOf(then, reports.before.period, { was: then.item.values[then.column.id], is: nothing(NO_LINE) }))
  return viewStatement(
    {
      kind: 'statement',
      statement: 'kpi',
      unit,
      columns: [column('was', reports.before.period), column('is', reports.after.period)],
      comparison: { column: 'is', against: 'was' },
      lineItems: [...rows, ...gone],
      checks: [],
      source: null,
      reveal: 'whole',
    },
    { squad: reports.squad, restated: (line, column) => (column === 'was' ? restated.get(line) : undefined) },
  )
}

/** Actuals alone: what was planned did not change. */
const shownOf = ({ figures: { figures }, sections }: { figures: Figures; sections: readonly Section[] }): Shown[] =>
  figures.flatMap(({ id, label, statementId, lineItemId, columnId }) => {
    const of = sections.find(section => section.id === statementId)?.body
    if (of?.kind !== 'statement') return []
    const item = of.lineItems.find(line => line.id === lineItemId)
    const column = of.columns.find((each): each is Dated => each.id === columnId && each.period !== null && each.scenario === 'actual')
    return item && column ? [{ id, label: label || item.label, item, of, column }] : []
  })

const isSame = (a: Shown, b: Shown): boolean =>
  a.item.seriesId !== null && b.item.seriesId !== null
    ? a.item.seriesId === b.item.seriesId
    : normalLabel(a.item.label) === normalLabel(b.item.label)

/** A figure of before stands as the later report says it now, as it does in the statement that it is of. */
function rowOf(now: Shown, then: Shown | undefined, reports: TwoReports): { line: LineItem; restated?: RestatedView } {
  const is = now.item.values[now.column.id]
  const row = (was: LineItem['values'][string] | undefined) => lineOf(now, reports.after.period, { was, is })
  if (!then) return { line: row(nothing(NO_LINE)) }
  const told = then.item.values[then.column.id]
  const compares =
    sameLength(then.column.period, now.column.period) &&
    comparePeriods(then.column.period, now.column.period, reports.firstMonth) < 0 &&
    (now.item.good !== 'down' || sameCosts(then.of, now.of))
  if (!told?.value || !compares) return { line: row(told?.value ? nothing(NOT_MEANINGFUL) : told) }
  const { value, restated } = valueBefore(then, now, reports) ?? { value: told }
  return { line: row(value), ...(restated && { restated }) }
}

/** One key figure as a line. Where its period is not the report's own, it says which: a cash balance is of the report's last day anyway. */
function lineOf(
  { id, label, item, of, column }: Shown,
  period: string,
  values: Record<string, LineItem['values'][string] | undefined>,
): LineItem {
  const { parts: _, ...line } = item
  const own = column.period === period || parsePeriod(column.period)?.kind === 'instant'
  const currency = item.unit === 'currency' || item.unit === 'per share' ? (item.currency ?? of.unit.currency) : null
  return {
    ...line,
    ...{ id, label: own ? label : `${label} (${periodLabel(column.period)})`, level: 0, parent: null, kind: 'item' as const },
    ...(item.unit === 'currency' && { scale: item.scale ?? of.unit.scale }),
    ...(currency !== null && { currency }),
    values: Object.fromEntries(Object.entries(values).flatMap(([column, value]) => (value ? [[column, value]] : []))),
  }
}
