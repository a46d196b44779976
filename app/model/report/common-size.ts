import { compare, type Decimal, divide, isNegative } from '../money.ts'
import {
  comparePeriods,
  monthEnd,
  type Period,
  type PeriodKey,
  parsePeriod,
  periodBefore,
  periodKey,
  periodMonths,
  yearsBefore,
} from '../period.ts'
import { rescale } from '../format.ts'
import { samePeriod } from './later-period.ts'
import type { Column } from './section.ts'
import type { LineItemView, StatementView } from './views.ts'

// The same statement looked at in another way: each amount as a share of one line, and each column against the period before it.

const REVENUE = /^(?:total |net )?(?:revenues?|sales|turnover)\b|\b(?:total|net) (?:revenues?|sales)$/i
const ASSETS = /^total assets$/i

const isAmount = ({ unit, kind, currency }: LineItemView): boolean => unit === 'currency' && kind !== 'heading' && currency === undefined
const hasValue = ({ values }: LineItemView): boolean => Object.values(values).some(({ value }) => value !== null)

/** Lines of which every amount can be a share: sums first of all, every amount where there are none. */
export function basesOf({ lineItems }: StatementView): LineItemView[] {
  const amounts = lineItems.filter(item => isAmount(item) && hasValue(item))
  const named = amounts.filter(({ label }) => REVENUE.test(label) || ASSETS.test(label))
  const sums = amounts.filter(item => item.kind !== 'item' || named.includes(item))
  return sums.length > 0 ? sums : amounts
}

/** The line that amounts are usually a share of: total assets of a balance sheet, else revenue, else the first that there is. */
export function usualBase(view: StatementView): LineItemView | undefined {
  const bases = basesOf(view)
  const words = view.statement === 'balance' ? ASSETS : REVENUE
  const named = bases.filter(({ label }) => words.test(label.trim()))
  // Sales to customers are a part of revenue: what stands further out is the whole.
  const outermost = Math.min(...named.map(({ level }) => level))
  const whole = named.filter(({ level }) => level === outermost)
  return whole.find(({ kind }) => kind !== 'item') ?? whole[0] ?? bases[0]
}

/** A value as percent of the base, 6 decimals; null where that would mislead: the base is zero or below. Both in one scale. */
export function shareOf(value: Decimal, base: Decimal): Decimal | null {
  if (isNegative(base) || compare(base, '0') === 0) return null
  return divide(rescale(value, 2, 0), base, 6)
}

/** Of one line, what its amount must be divided by: the base's value in the line's own scale. */
export function baseValue(base: LineItemView, item: LineItemView, column: string, scale: number): Decimal | null {
  const value = base.values[column]?.value
  return value ? rescale(value, base.scale ?? scale, item.scale ?? scale) : null
}

/** Where growth is counted from: a column, or the period that would be one and is not here; null: nothing is before it. */
export type Before = { column: Column } | { missing: PeriodKey } | null

/**
 * The column that one is held against for growth, of the same entity and length: the period just before it, else the same period a year
 * earlier. Past a period that is missing there is no growth: two quarters would stand beside one. A point in time is held against the one a
 * month, a quarter, half a year or a year earlier, else against the nearest. An actual, or for want of one what has the same scenario.
 */
export function columnBefore(column: Column, columns: readonly Column[], firstMonth: number): Before {
  const period = column.period === null || column.variance ? null : parsePeriod(column.period)
  const length = period && lengthOf(period)
  if (!period || length === null) return null
  const keyOf = (each: Period) => samePeriod(periodKey(each), firstMonth)
  const own = keyOf(period)
  const earlier = columns.flatMap(other => {
    const parsed = other.period === null || other.variance || other.entity !== column.entity ? null : parsePeriod(other.period)
    if (!parsed || lengthOf(parsed) !== length) return []
    const key = keyOf(parsed)
    return comparePeriods(key, own, firstMonth) < 0 ? [{ key, column: other }] : []
  })
  if (earlier.length === 0) return null
  const at = (key: PeriodKey): Column | undefined => {
    const there = earlier.filter(other => other.key === key)
    return (there.find(other => other.column.scenario === 'actual') ?? there.find(other => other.column.scenario === column.scenario))
      ?.column
  }
  const keys = length === 0 ? daysBefore(own) : [keyOf(periodBefore(period)), keyOf(yearsBefore(period))]
  const usual = keys.map(at).find(found => found !== undefined)
  if (usual) return { column: usual }
  if (length > 0) return { missing: keys[0] ?? own }
  const nearest = earlier.map(({ key }) => key).sort((a, b) => comparePeriods(b, a, firstMonth))
  const found = nearest.map(at).find(each => each !== undefined)
  return found ? { column: found } : null
}

/** Month's ends before one, by the distances in which balance sheets are drawn up. */
const daysBefore = (date: PeriodKey): PeriodKey[] =>
  [1, 3, 6, 12].map(months => {
    const end = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months
    return monthEnd(Math.floor(end / 12), (end % 12) + 1)
  })

/** In months; 0 for a point in time; null for what has no length in whole months. */
const lengthOf = (period: Period): number | null => (period.kind === 'instant' ? 0 : periodMonths(period))
