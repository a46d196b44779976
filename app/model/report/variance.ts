import { type Formats, type FigureParts, decimalParts, inPercent, NOT_MEANINGFUL, percentSign, POINTS, rescale } from '../format.ts'
import { isDust } from '../dust.ts'
import { compare, type Decimal, divide, isNegative, negate, sizeOf, subtract } from '../money.ts'
import type { LineItem, Unit } from './section.ts'

export type Meaning = 'favourable' | 'unfavourable' | 'neutral'

/** How a statement writes what it spends. */
export type Costs = 'positive' | 'negative'

interface Spending {
  columns: readonly { id: string; variance?: unknown }[]
  lineItems: readonly { unit: Unit; good: LineItem['good']; values: Record<string, { value: Decimal | null }> }[]
}
const written = new WeakMap<object, Costs>()

/**
 * A statement most of whose costs stand without a minus writes its costs so: a refund or a single reversal changes nothing. Differences that the
 * file gives have signs of their own. Remembered by the lines: every row of a table asks.
 */
export function costsOf({ columns, lineItems }: Spending): Costs {
  const found = written.get(lineItems)
  if (found) return found
  const figures = columns.filter(({ variance }) => !variance)
  let above = 0
  for (const { good, unit, values } of lineItems)
    if (good === 'down' && isMoney(unit))
      for (const { id } of figures) {
        const value = values[id]?.value
        above += value ? compare(value, '0') : 0
      }
  const made = above > 0 ? 'positive' : 'negative'
  written.set(lineItems, made)
  return made
}

const isMoney = (unit: Unit): boolean => unit === 'currency' || unit === 'per share'

export interface Variance {
  /** value − against, in the line's own unit; for a percentage in points. */
  absolute: Decimal
  /**
   * absolute ÷ |against| in percent, 6 decimals; null when it would mislead: the base is zero, the sign changed, or the line is a percentage.
   */
  relative: Decimal | null
  /** Whether null in `relative` is "n.m." (true) or simply not a thing (a percentage). */
  notMeaningful: boolean
  meaning: Meaning
}

const DECIDED: Record<'up' | 'down', Record<-1 | 1, Meaning>> = {
  up: { 1: 'favourable', [-1]: 'unfavourable' },
  down: { 1: 'unfavourable', [-1]: 'favourable' },
}

/**
 * The difference between two values of a line. `good` is the direction in which the line is good: costs are good when down. A cost that a
 * file writes as a negative figure is still a cost: while both values of such a line of money are below zero their sizes are compared, unless
 * the statement is known to write its costs without a minus (`costs: 'positive'`), where a negative cost is a gain.
 */
export function variance(
  value: Decimal,
  against: Decimal,
  line: { unit: Unit; good: LineItem['good']; whole?: 1 | 100 },
  costs?: Costs,
): Variance {
  const found = difference(value, against, line, costs)
  return { ...found, ...relativeOf(value, against, found.absolute, line.unit) }
}

/** A variance without its percentage, which is the most of its work: what a sentence says. */
export function difference(
  value: Decimal,
  against: Decimal,
  { unit, good, whole }: { unit: Unit; good: LineItem['good']; whole?: 1 | 100 },
  costs?: Costs,
): Pick<Variance, 'absolute' | 'meaning'> {
  const [here, base] = unit === 'percent' ? [inPercent(value, whole), inPercent(against, whole)] : [value, against]
  const exact = subtract(here, base)
  const absolute = isDust(exact, [here, base]) ? '0' : exact
  const direction = compare(absolute, '0')
  return {
    absolute,
    meaning: meaningOf(direction, good, isMoney(unit) && costs !== 'positive' && isNegative(value) && isNegative(against)),
  }
}

function meaningOf(direction: -1 | 0 | 1, good: LineItem['good'], costBelowZero: boolean): Meaning {
  if (good === null || direction === 0) return 'neutral'
  const towards = good === 'down' && costBelowZero ? (-direction as -1 | 1) : direction
  return DECIDED[good][towards]
}

function relativeOf(value: Decimal, against: Decimal, absolute: Decimal, unit: Unit): Pick<Variance, 'relative' | 'notMeaningful'> {
  if (unit === 'percent') return { relative: null, notMeaningful: false }
  const base = compare(against, '0')
  const now = compare(value, '0')
  if (base === 0 || now === -base) return { relative: null, notMeaningful: true }
  const size = isNegative(against) ? negate(against) : against
  return { relative: divide(rescale(absolute, 2, 0), size, 6), notMeaningful: false }
}

/** `+0.8`, `(0.8)`; a percentage's in points: `+1.2 pts`. `places` is that of the column. */
export function absoluteParts({ absolute }: Variance, unit: Unit, formats: Formats, places: number): FigureParts {
  const suffix = unit === 'percent' ? POINTS : ''
  return decimalParts(absolute, formats, { places, plus: true, suffix })
}

/** More than eleven times the base: such a percentage says that there was next to nothing before, not how much there is now. */
export const LARGEST_CHANGE = '1000'

/** `+12.3%`, `n.m.` (also of what grew more than tenfold: the difference says it), or nothing. */
export function relativeParts({ relative, notMeaningful }: Variance, formats: Formats): FigureParts {
  if (relative === null) return { whole: notMeaningful ? NOT_MEANINGFUL : '', rest: '' }
  if (compare(sizeOf(relative), LARGEST_CHANGE) > 0) return { whole: NOT_MEANINGFUL, rest: '' }
  return decimalParts(relative, formats, { places: 1, plus: true, suffix: percentSign(formats) })
}
