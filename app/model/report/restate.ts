import { rescale } from '../format.ts'
import { isSameFigure } from '../dust.ts'
import type { Decimal } from '../money.ts'
import { comparePeriods } from '../period.ts'
import type { Statement } from './section.ts'
import type { PublishedValue } from './trend.ts'

/** An actual of an earlier period that this report says otherwise than the report before it. */
export interface Restated {
  lineItemId: string
  columnId: string
  /** As the earlier report said it, in the terms of this statement's own value. */
  was: Decimal
  is: Decimal
  /** The latest earlier report that said it. */
  reportId: string
  reportPeriod: string
  /** Empty: nobody said. */
  why: string
}

/** What readers see of it, beside the value. `was` is in the terms of that value. */
export type RestatedView = Pick<Restated, 'was' | 'reportId' | 'reportPeriod' | 'why'>

/**
 * Actuals of a statement that differ from what the latest earlier report said of the same line, period and entity. `published`: by series,
 * of all published reports. `reportPeriod`: of the report that the statement is in; only reports of earlier periods count.
 */
export function restatementsOf(
  statement: Pick<Statement, 'columns' | 'lineItems' | 'unit' | 'restatements'>,
  published: ReadonlyMap<string, readonly PublishedValue[]>,
  { reportId, reportPeriod, firstMonth }: { reportId: string; reportPeriod: string; firstMonth: number },
): Restated[] {
  const columns = statement.columns.filter(({ scenario, period, variance }) => scenario === 'actual' && period !== null && !variance)
  return statement.lineItems.flatMap(item => {
    const earlier = (item.seriesId ? (published.get(item.seriesId) ?? []) : []).filter(
      value => value.reportId !== reportId && value.unit === item.unit && comparePeriods(value.reportPeriod, reportPeriod, firstMonth) < 0,
    )
    if (earlier.length === 0) return []
    return columns.flatMap((column): Restated[] => {
      const is = item.values[column.id]?.value
      if (is === null || is === undefined) return []
      const said = earlier.filter(value => value.period === column.period && value.entity === column.entity)
      const latest = said.reduce<PublishedValue | undefined>(
        (best, value) => (!best || comparePeriods(value.reportPeriod, best.reportPeriod, firstMonth) > 0 ? value : best),
        undefined,
      )
      if (!latest) return []
      const scale = item.unit === 'currency' ? (item.scale ?? statement.unit.scale) : 0
      const inTerms = ({ value, scale: from }: PublishedValue): Decimal =>
        item.unit === 'percent' && item.whole === 1 ? rescale(value, 0, 2) : rescale(value, from, scale)
      // A report that says a figure twice (a quarter and a year to date of one month) said this one if it did so once.
      const answers = said.filter(value => value.reportId === latest.reportId).map(inTerms)
      if (answers.some(answer => isSameFigure(answer, is))) return []
      const why = statement.restatements?.find(each => each.lineItemId === item.id && each.columnId === column.id)?.why ?? ''
      return [
        {
          lineItemId: item.id,
          columnId: column.id,
          was: inTerms(latest),
          is,
          reportId: latest.reportId,
          reportPeriod: latest.reportPeriod,
          why,
        },
      ]
    })
  })
}

/** Keeps why figures were restated, in the place of what was said before; an empty reason takes it back. */
export function explain(statement: Statement, whys: NonNullable<Statement['restatements']>): Statement {
  const keyOf = ({ lineItemId, columnId }: { lineItemId: string; columnId: string }) => `${lineItemId} ${columnId}`
  const there = new Set(
    statement.lineItems.flatMap(item => Object.keys(item.values).map(columnId => keyOf({ lineItemId: item.id, columnId }))),
  )
  const said = new Map([...(statement.restatements ?? []), ...whys].filter(why => there.has(keyOf(why))).map(why => [keyOf(why), why]))
  return { ...statement, restatements: [...said.values()].filter(({ why }) => why !== '') }
}
