import Big from 'big.js'
import type { Decimal } from '../../../money.ts'

// When two figures are the same, but for what programs lose of them.

/**
 * Equal but for what binary floats lose over the added figures, and for what writing them with fifteen digits does; with `parts`, also for
 * what rounding each part to its last shown digit can do.
 */
export function near(computed: Big, stated: string, parts: number, added: Big[]): boolean {
  const difference = computed.minus(stated).abs()
  if (difference.eq(0)) return true
  const all = [...added, new Big(stated)]
  const dust = all.reduce((sum, value) => sum.plus(value.abs()), new Big(0)).times(FLOAT_DUST * (added.length + 4))
  if (difference.lte(all.reduce((sum, value) => sum.plus(cutOf(value)), dust))) return true
  // A tail far behind the cents, of figures that are large beside it: left by a program that reckons in floats.
  if (difference.lte(TAIL) && difference.lte(dust.times(TAIL_TO_DUST))) return true
  const decimals = /\.(\d+)$/.exec(stated)?.[1]?.length ?? 0
  return (
    parts > 0 &&
    decimals <= 2 &&
    difference.lte(
      new Big(10)
        .pow(-decimals)
        .times(Math.min(parts + 1, 6))
        .div(2),
    )
  )
}

/** Whether figures, each added or taken away, make what is stated, as `near` has it. */
export function makes(values: readonly Decimal[], signOf: (place: number) => 1 | -1, stated: Decimal, parts: number): boolean {
  // Floats tell nearly all that do not; exact decimals decide of the others.
  const goal = Number(stated)
  let rough = 0
  let size = Math.abs(goal)
  for (let place = 0; place < values.length; place++) {
    const value = Number(values[place])
    rough += signOf(place) * value
    size += Math.abs(value)
  }
  if (Math.abs(rough - goal) > size * 1e-8 + (parts > 0 ? 4 : 1e-5)) return false
  const terms = values.map(value => new Big(value))
  const computed = terms.reduce((sum, term, place) => (signOf(place) === -1 ? sum.minus(term) : sum.plus(term)), new Big(0))
  return near(computed, stated, parts, terms)
}

/** Whether a decimal is nought. */
export const isNought = (value: string): boolean => !/[1-9]/.test(value)

const TAIL = new Big('1e-4')
const TAIL_TO_DUST = 1e5

/** Relative distance of neighbouring binary floats, rounded up. */
const FLOAT_DUST = 2.3e-16

const behindCents = ({ c: digits, e: exponent }: Big): boolean => digits.length - 1 - exponent > 2

/**
 * Half of the fifteenth digit, which is the last one that LibreOffice writes, or of the tenth where other programs stop; of a figure whose
 * digits go on for so long, and go on behind its cents: those count.
 */
function cutOf(value: Big): Big | 0 {
  const { c: digits, e: exponent } = value
  if (!behindCents(value) || digits.length < 9 || digits.length > 15 || digits.length === 11) return 0
  return new Big(`5e${exponent - (digits.length > 10 ? 15 : 10)}`)
}
