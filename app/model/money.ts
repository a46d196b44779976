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

/** A decimal as a whole number of its last digit: 12.5 is 125 with one place. Whole numbers of any length are exact, and fast. */
interface Scaled {
  digits: bigint
  places: number
}

function scaled(text: Decimal): Scaled {
  const plain = CANONICAL.test(text) ? text : canonical(new Big(text))
  const mark = plain.indexOf('.')
  if (mark < 0) return { digits: BigInt(plain), places: 0 }
  return { digits: BigInt(plain.slice(0, mark) + plain.slice(mark + 1)), places: plain.length - mark - 1 }
}

const powers: bigint[] = [1n]
const powerOfTen = (exponent: number): bigint => (powers[exponent] ??= 10n ** BigInt(exponent))
/** The same number with at least so many places. */
const digitsAt = ({ digits, places }: Scaled, wanted: number): bigint => (wanted > places ? digits * powerOfTen(wanted - places) : digits)

/** Without zeros at the end of a fraction. */
function written(digits: bigint, places: number): Decimal {
  const negative = digits < 0n
  let text = String(negative ? -digits : digits)
  if (places > 0) {
    text = text.padStart(places + 1, '0')
    let end = text.length
    const mark = end - places
    while (end > mark && text.charCodeAt(end - 1) === 48) end--
    text = end === mark ? text.slice(0, mark) : `${text.slice(0, mark)}.${text.slice(mark, end)}`
  }
  return negative ? `-${text}` : text
}

/** a ÷ b to the nearest whole number, a half away from zero. */
function nearest(a: bigint, b: bigint): bigint {
  const [size, by] = [a < 0n ? -a : a, b < 0n ? -b : b]
  const whole = (size * 2n + by) / (by * 2n)
  return a < 0n === b < 0n ? whole : -whole
}

/** Of all of them, exactly; 0 of none. */
export function sum(values: readonly Decimal[]): Decimal {
  let total: Scaled = { digits: 0n, places: 0 }
  for (const value of values) {
    const next = scaled(value)
    const places = Math.max(total.places, next.places)
    total = { digits: digitsAt(total, places) + digitsAt(next, places), places }
  }
  return written(total.digits, total.places)
}

function together(a: Decimal, b: Decimal): { left: bigint; right: bigint; places: number } {
  const [x, y] = [scaled(a), scaled(b)]
  const places = Math.max(x.places, y.places)
  return { left: digitsAt(x, places), right: digitsAt(y, places), places }
}

export function add(a: Decimal, b: Decimal): Decimal {
  const { left, right, places } = together(a, b)
  return written(left + right, places)
}
export function subtract(a: Decimal, b: Decimal): Decimal {
  const { left, right, places } = together(a, b)
  return written(left - right, places)
}
export function multiply(a: Decimal, b: Decimal): Decimal {
  const [x, y] = [scaled(a), scaled(b)]
  return written(x.digits * y.digits, x.places + y.places)
}
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const { left, right } = together(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}
export const isNegative = (a: Decimal): boolean => a.startsWith('-')
export const negate = (a: Decimal): Decimal => (a === '0' ? a : isNegative(a) ? a.slice(1) : `-${a}`)

/** How large a figure is, whichever sign it has. */
export const sizeOf = (a: Decimal): Decimal => (isNegative(a) ? negate(a) : a)
/** How many digits of a figure tell it from others: without the zeros in front and those behind, of `-0.0120` two, of `5000` one. */
export const tellingDigits = (a: Decimal): number =>
  sizeOf(a)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length
/** Digits behind the decimal mark, as they are stored. */
export const decimalsOf = (a: Decimal): number => a.split('.')[1]?.length ?? 0

/**
 * a ÷ b rounded half-up to `places` decimals, or null when b is zero: a ratio over nothing is not a number.
 */
export function divide(a: Decimal, b: Decimal, places = 12): Decimal | null {
  const [x, y] = [scaled(a), scaled(b)]
  if (y.digits === 0n) return null
  return written(nearest(x.digits * powerOfTen(places + y.places), y.digits * powerOfTen(x.places)), places)
}

/** Rounded half-up (away from zero) to `places` decimals. */
export function round(a: Decimal, places: number): Decimal {
  const { digits, places: stored } = scaled(a)
  return stored <= places ? written(digits, stored) : written(nearest(digits, powerOfTen(stored - places)), places)
}
