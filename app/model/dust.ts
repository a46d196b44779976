import { add, compare, type Decimal, decimal, decimalsOf, multiply, round, sizeOf, subtract } from './money.ts'

// Programs that reckon in binary floats leave a tail of digits: a total of 1,133.8 is kept as 1133.8000000000002. Such a tail is no difference.

/** Relative distance of neighbouring binary floats, rounded up. */
const FLOAT = '0.00000000000000023'
/** A tail stands behind the cents: what ends with them is a difference. */
const SHORTEST_TAIL = 3

/** Whether what parts two results is no more than what binary floats lose when these figures are reckoned with. */
export function isDust(difference: Decimal, figures: readonly Decimal[]): boolean {
  if (difference === '0') return true
  const mark = difference.indexOf('.')
  if (mark < 0 || difference.length - mark - 1 < SHORTEST_TAIL) return false
  const all = figures.reduce<Decimal>((sum, figure) => add(sum, sizeOf(figure)), '0')
  return compare(sizeOf(difference), multiply(multiply(all, FLOAT), String(figures.length + 4))) <= 0
}

/** Whether two figures are the same but for such a tail. */
export const isSameFigure = (one: Decimal, other: Decimal): boolean => isDust(subtract(one, other), [one, other])

/** As many digits as any figure keeps in a binary float; spreadsheets show no more. */
const KEPT = 15

/** Where amounts cancel out, what stands before the tail is short: 5.46599999999994, 0.23400000000015098. */
const CANCELLED = /\.(\d*?)(?:0{6,}|9{6,})\d{1,5}$/
/** A figure of fewer decimals was written so. */
const LONGEST = 12

/**
 * A figure as spreadsheets show it: what a binary float wrote has 15 digits, so that 0.30000000000000004 is 0.3. A figure that was not
 * written by one, and one that ends with the cents, is as it was.
 */
export function withoutTail(figure: Decimal): Decimal {
  const cancelled = decimalsOf(figure) >= LONGEST ? CANCELLED.exec(figure) : null
  const before = cancelled && round(figure, cancelled[1]?.length ?? 0)
  // What is small is no tail.
  if (before !== null && before !== '0') return before
  if (decimalsOf(figure) < SHORTEST_TAIL || digitsOf(figure) <= KEPT) return figure
  return decimal(String(Number(figure))) === figure ? keeping(figure) : figure
}

/** What two figures differ by, as spreadsheets show it: it has no more digits than each of them may have. */
export function differenceWithoutTail(one: Decimal, other: Decimal): Decimal {
  const [here, there] = [withoutTail(one), withoutTail(other)]
  const exact = subtract(here, there)
  const isShort = digitsOf(here) <= KEPT && digitsOf(there) <= KEPT
  return isShort && decimalsOf(exact) >= SHORTEST_TAIL ? keeping(exact) : exact
}

/** From the first digit that is no zero on. */
const digitsOf = (figure: Decimal): number => figure.replace(/^[-0.]+/, '').replace('.', '').length

const keeping = (figure: Decimal): Decimal => round(figure, Math.max(0, decimalsOf(figure) - Math.max(0, digitsOf(figure) - KEPT)))
