import Big from 'big.js'

/** An exact decimal in canonical text: optional minus, no plus, no exponent, no grouping. `'-1234.5'`. */
export type Decimal = string

const CANONICAL = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** Whether a text is a canonical decimal. Trailing zeros of a fraction are allowed: they are as stored. */
export const isDecimal = (text: string): text is Decimal => CANONICAL.test(text) && text !== '-0'

/**
 * Any number text that big.js reads (`'1e5'`, `'007.5'`) as canonical decimal.
 * @throws RangeError when the text is not a number.
 */
export function decimal(text: string): Decimal {
  let big: Big
  try {
    big = new Big(text)
  } catch {
    throw new RangeError(`not a number: ${text.slice(0, 40)}`)
  }
  return canonical(big)
}

function canonical(big: Big): Decimal {
  const fixed = big.toFixed()
  return fixed === '-0' ? '0' : fixed
}

export const add = (a: Decimal, b: Decimal): Decimal => canonical(new Big(a).plus(b))
export const subtract = (a: Decimal, b: Decimal): Decimal => canonical(new Big(a).minus(b))
export const multiply = (a: Decimal, b: Decimal): Decimal => canonical(new Big(a).times(b))
export const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, '0')
export const compare = (a: Decimal, b: Decimal): -1 | 0 | 1 => new Big(a).cmp(b)
export const isNegative = (a: Decimal): boolean => a.startsWith('-')
export const negate = (a: Decimal): Decimal => (a === '0' ? a : isNegative(a) ? a.slice(1) : `-${a}`)

// big.js divides to its constructor's own number of places, so there is one constructor for each number; making one costs more than dividing.
const constructors = new Map<number, typeof Big>()
function dividingTo(places: number): typeof Big {
  const made = constructors.get(places)
  if (made) return made
  const Precise = Big()
  Precise.DP = places
  Precise.RM = Big.roundHalfUp
  constructors.set(places, Precise)
  return Precise
}

/**
 * a ÷ b rounded half-up to `places` decimals, or null when b is zero: a ratio over nothing is not a number.
 */
export function divide(a: Decimal, b: Decimal, places = 12): Decimal | null {
  const Precise = dividingTo(places)
  const divisor = new Precise(b)
  return divisor.eq(0) ? null : canonical(new Precise(a).div(divisor))
}

/** Rounded half-up (away from zero) to `places` decimals. */
export const round = (a: Decimal, places: number): Decimal => canonical(new Big(a).round(places, Big.roundHalfUp))
