import { isDust } from '../dust.ts'
import { compare, type Decimal, decimalsOf, isNegative, multiply, negate, round, subtract, sum } from '../money.ts'

// Figures that are shown rounded do not always add up to the rounded total. Nothing is shifted to hide that: what is missing is said.

export interface Term {
  /** As it is stored. */
  value: Decimal
  sign: 1 | -1
  /** Decimals with which it is shown. */
  places: number
}

const signed = (value: Decimal, sign: 1 | -1): Decimal => (sign === 1 ? value : negate(value))

/**
 * What is to be added to the rounded parts so that they come to the rounded total, exactly: '0' where they do already. Null where it is
 * not rounding that parts them: the stored parts miss the stored total by more than their own last digits can tell, which is for the
 * statement's checks to say. All values are in one unit and scale.
 */
export function roundingOf(total: Omit<Term, 'sign'>, parts: readonly Term[]): Decimal | null {
  if (parts.length === 0) return null
  const stored = sum(parts.map(({ value, sign }) => signed(value, sign)))
  const missed = subtract(total.value, stored)
  const last = Math.max(...[total, ...parts].map(({ value }) => decimalsOf(value)))
  // Half of the last stored digit for each figure; whole figures that were never rounded must fit.
  const allowed = multiply(String(parts.length + 1), `0.${'0'.repeat(last)}5`)
  const isRounding = compare(isNegative(missed) ? negate(missed) : missed, allowed) <= 0
  if (
    !isRounding &&
    !isDust(
      missed,
      [total, ...parts].map(({ value }) => value),
    )
  )
    return null
  const shown = sum(parts.map(({ value, sign, places }) => signed(round(value, places), sign)))
  return subtract(round(total.value, total.places), shown)
}
