import { compare, type Decimal, divide, multiply, negate, round, subtract } from '#app/model/money.ts'
import { following, HISTORY, type Quarter } from '../calendar.ts'
import type { FigureName, Finances } from '../finance/model.ts'

/** Speaks of one quarter's figures, so that no number in a text can differ from the statement beside it. */
export interface Voice {
  quarter: Quarter
  /** Label of the quarter before, after, and a year ago. */
  before: string
  after: string
  yearAgo: string
  /** '€18.3 million', of EUR thousands. */
  money(name: FigureName, at?: When): string
  /** '€240,000', of EUR thousands. */
  exactly(name: FigureName, at?: When): string
  /** '32,040' */
  count(name: FigureName, at?: When): string
  /** '2.3' */
  rate(name: FigureName, at?: When): string
  /** '44.1 %', of a share of one. */
  percent(name: FigureName, at?: When): string
  /** '€1.2 million' between two moments of the same figure, without a sign. */
  gap(name: FigureName, from: When, to?: When): string
  /** '27 %' that a figure moved from one moment to another, without a sign. */
  moved(name: FigureName, from: When, to?: When): string
}

export type When = 'now' | 'budget' | 'before' | 'year ago'

export function voiceOf(index: number, quarters: Quarter[], finances: Finances): Voice {
  const quarter = (at: number) => quarters[at + HISTORY] as Quarter
  const value = (name: FigureName, at: When): Decimal => {
    if (at === 'budget') return finances.budget(index)[name]
    return finances.actual(at === 'now' ? index : at === 'before' ? index - 1 : index - 4)[name]
  }
  const millions = (amount: Decimal) => `€${fixed(divide(absolute(amount), '1000', 1) ?? '0', 1)} million`
  return {
    quarter: quarter(index),
    before: quarter(index - 1).label,
    after: following(quarter(index)).label,
    yearAgo: quarter(index - 4).label,
    money: (name, at = 'now') => millions(value(name, at)),
    exactly: (name, at = 'now') => `€${grouped(multiply(absolute(value(name, at)), '1000'))}`,
    count: (name, at = 'now') => grouped(absolute(value(name, at))),
    rate: (name, at = 'now') => fixed(round(value(name, at), 1), 1),
    percent: (name, at = 'now') => `${fixed(round(multiply(value(name, at), '100'), 1), 1)} %`,
    gap: (name, from, to = 'now') => millions(subtract(value(name, to), value(name, from))),
    moved: (name, from, to = 'now') => {
      const ratio = divide(multiply(subtract(value(name, to), value(name, from)), '100'), value(name, from), 0) ?? '0'
      return `${absolute(ratio)} %`
    },
  }
}

const absolute = (amount: Decimal): Decimal => (compare(amount, '0') < 0 ? negate(amount) : amount)
const grouped = (amount: Decimal): string => round(amount, 0).replace(/\B(?=(\d{3})+$)/g, ',')
const fixed = (amount: Decimal, places: number): string => {
  const [whole = '0', fraction = ''] = amount.split('.')
  return places ? `${grouped(whole)}.${fraction.padEnd(places, '0')}` : grouped(whole)
}
