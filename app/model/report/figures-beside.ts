import { comparePeriods, parsePeriod, periodLabel } from '../period.ts'
import { NOT_MEANINGFUL } from '../format.ts'
import { inTermsOf } from './compare.ts'
import type { Column, Figures, LineItem, Section, Statement } from './section.ts'
import { normalLabel } from './series.ts'
import { type Dated, NO_LINE, nothing, sameCosts, sameLength, type TwoReports } from './side-by-side.ts'
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
  const rows = is.map(now => {
    const then = was.find(each => left.has(each) && isSame(each, now))
    if (then) left.delete(then)
    return rowOf(now, then, reports)
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
    { squad: reports.squad },
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

function rowOf(now: Shown, then: Shown | undefined, reports: TwoReports): LineItem {
  const is = now.item.values[now.column.id]
  if (!then) return lineOf(now, reports.after.period, { was: nothing(NO_LINE), is })
  const told = then.item.values[then.column.id]
  const compares =
    sameLength(then.column.period, now.column.period) &&
    comparePeriods(then.column.period, now.column.period, reports.firstMonth) < 0 &&
    (now.item.good !== 'down' || sameCosts(then.of, now.of))
  const value = told?.value && compares ? inTermsOf(told.value, then, now) : null
  const was = told?.value ? (value === null ? nothing(NOT_MEANINGFUL) : { ...told, value }) : told
  return lineOf(now, reports.after.period, { was, is })
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
