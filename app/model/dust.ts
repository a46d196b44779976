import { add, compare, type Decimal, multiply, sizeOf, subtract } from './money.ts'

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
