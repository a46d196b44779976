import { compare, type Decimal, divide, isNegative } from '../money.ts'
import { comparePeriods, parsePeriod, periodMonths } from '../period.ts'
import { rescale } from '../format.ts'
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

/**
 * The column that one is held against for growth: of the same entity and length, ending before it, the nearest; an actual, or for want of
 * one of the same scenario. Undefined for the first.
 */
export function columnBefore(column: Column, columns: readonly Column[], firstMonth: number): Column | undefined {
  const length = lengthOf(column)
  if (!column.period || column.variance || length === undefined) return undefined
  const { period, entity, scenario } = column
  const earlier = columns.filter(
    (other): other is Column & { period: string } =>
      other.period !== null &&
      !other.variance &&
      other.entity === entity &&
      lengthOf(other) === length &&
      comparePeriods(other.period, period, firstMonth) < 0,
  )
  const actual = earlier.filter(other => other.scenario === 'actual')
  const alike = earlier.filter(other => other.scenario === scenario)
  const nearest = (among: typeof earlier) =>
    among.reduce<(typeof earlier)[number] | undefined>(
      (best, other) => (best && comparePeriods(other.period, best.period, firstMonth) <= 0 ? best : other),
      undefined,
    )
  // The year after a forecast grows from the forecast; a budget grows from what really was, where that is as near.
  const [fromActual, fromAlike] = [nearest(actual), nearest(alike)]
  if (!fromActual || !fromAlike) return fromActual ?? fromAlike
  return comparePeriods(fromAlike.period, fromActual.period, firstMonth) > 0 ? fromAlike : fromActual
}

/** In months; 0 for a point in time; undefined for what has no length in whole months. */
function lengthOf({ period }: Column): number | undefined {
  const parsed = period === null ? null : parsePeriod(period)
  if (!parsed) return undefined
  return parsed.kind === 'instant' ? 0 : (periodMonths(parsed) ?? undefined)
}
