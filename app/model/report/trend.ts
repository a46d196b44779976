import { rescale } from '../format.ts'
import { isSameFigure } from '../dust.ts'
import type { Decimal } from '../money.ts'
import { comparePeriods, monthsOf } from '../period.ts'
import { withGaps } from './gaps.ts'
import { REMOVED } from './removed.ts'
import type { Column, LineItem, Statement, Unit } from './section.ts'

// How a line went over all reports. Only actuals, and only periods of one length: a quarter beside a year would look like a fall.

/** A published actual of a line, in this report or in another one. Percentages are in percent, see `seriesValuesOf`. */
export interface PublishedValue {
  seriesId: string
  reportId: string
  /** Key of the report's own period. */
  reportPeriod: string
  period: string
  /** Company or segment; null: the whole. */
  entity: string | null
  unit: Unit
  /** The power of ten that `value` is in. */
  scale: number
  value: Decimal
}

/** The trends of one statement. */
export interface TrendsView {
  /** Keys of app/model/period.ts, oldest first. */
  periods: string[]
  /** By line item id, one a period: currency in the statement's own scale, percentages in percent. Null where no report says it. */
  values: Record<string, (Decimal | null)[]>
}

/** Five years of quarters: more are no trend that a small line could show. */
const MOST_PERIODS = 20

/** The trends of a statement's lines from published values; a line that fewer than two periods know has none. */
export function trendsOf(
  statement: Pick<Statement, 'columns' | 'comparison' | 'lineItems' | 'unit'>,
  published: ReadonlyMap<string, readonly PublishedValue[]>,
  { reportId, firstMonth }: { reportId: string; firstMonth: number },
): TrendsView {
  const lookedAt = lookedAtOf(statement, firstMonth)
  const length = lookedAt && monthsOf(lookedAt.period)
  const found = new Map<string, Map<string, Decimal>>()
  if (length === null || lookedAt === null) return { periods: [], values: {} }
  for (const item of statement.lineItems) {
    const values = item.seriesId && item.kind !== 'heading' ? published.get(item.seriesId) : undefined
    if (!values) continue
    const scale = item.unit === 'currency' ? statement.unit.scale : 0
    const fitting = values
      // A segment beside the whole would look like a fall.
      .filter(value => value.unit === item.unit && value.entity === lookedAt.entity && monthsOf(value.period) === length)
      .map(value => ({ ...value, value: rescale(value.value, value.scale, scale) }))
    const byPeriod = bestOf(fitting, reportId, firstMonth)
    for (const period of removedPeriods(statement, item)) byPeriod.delete(period)
    if (byPeriod.size > 1) found.set(item.id, byPeriod)
  }
  const known = [...new Set([...found.values()].flatMap(byPeriod => [...byPeriod.keys()]))].sort((a, b) => comparePeriods(a, b, firstMonth))
  const periods = withGaps(known.slice(-MOST_PERIODS))
  const values = Object.fromEntries(
    [...found]
      .map(([id, byPeriod]) => [id, periods.map(period => byPeriod.get(period) ?? null)] as const)
      .filter(([, each]) => isTrend(each)),
  )
  return { periods, values }
}

/** What was removed for good from this report does not come back here out of another one that says it too. */
const removedPeriods = ({ columns }: Pick<Statement, 'columns'>, { values }: LineItem): string[] =>
  columns.flatMap(({ id, scenario, period }) => {
    const value = values[id]
    return scenario === 'actual' && period !== null && value?.value === null && value.text === REMOVED ? [period] : []
  })

const isTrend = (values: readonly (Decimal | null)[]): boolean => values.filter(value => value !== null).length > 1

/** The column whose kind of period and entity the trend is about: the actual that is looked at, else the latest one. */
export function lookedAtOf(
  { columns, comparison }: Pick<Statement, 'columns' | 'comparison'>,
  firstMonth: number,
): (Column & { period: string }) | null {
  const actuals = columns.filter(
    (column): column is Column & { period: string } => column.scenario === 'actual' && column.period !== null && !column.variance,
  )
  const latest = actuals.toSorted((a, b) => comparePeriods(b.period, a.period, firstMonth))[0]
  return actuals.find(({ id }) => id === comparison?.column) ?? latest ?? null
}

/**
 * One value a period. What the report that is read says stands; else the report of the latest period does, which may have restated it. A
 * report that says two different figures for one period says none.
 */
function bestOf(values: readonly PublishedValue[], reportId: string, firstMonth: number): Map<string, Decimal> {
  const best = new Map<string, PublishedValue & { doubtful: boolean }>()
  for (const value of values) {
    const known = best.get(value.period)
    if (!known) best.set(value.period, { ...value, doubtful: false })
    else if (known.reportId === value.reportId) known.doubtful ||= !isSameFigure(known.value, value.value)
    else if (
      known.reportId !== reportId &&
      (value.reportId === reportId || comparePeriods(value.reportPeriod, known.reportPeriod, firstMonth) > 0)
    )
      best.set(value.period, { ...value, doubtful: false })
  }
  return new Map([...best].flatMap(([period, { value, doubtful }]) => (doubtful ? [] : [[period, value] as const])))
}
