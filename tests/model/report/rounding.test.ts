import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, type Decimal, negate, round } from '#app/model/money.ts'
import { roundingOf, type Term } from '#app/model/report/rounding.ts'

const term = (value: Decimal, sign: 1 | -1 = 1, places = 0): Term => ({ value, sign, places })
const sumOf = (terms: readonly Term[], shown: (term: Term) => Decimal): Decimal =>
  terms.reduce<Decimal>((sum, each) => add(sum, each.sign === 1 ? shown(each) : negate(shown(each))), '0')

describe('the rounding of a sum', () => {
  test('is what parts that are shown rounded miss of the rounded total', () => {
    expect(roundingOf(term('4.5'), [term('1.5'), term('1.5'), term('1.5')])).toBe('-1')
    expect(roundingOf(term('1.2'), [term('0.4'), term('0.4'), term('0.4')])).toBe('1')
    expect(roundingOf(term('3.0'), [term('1.0'), term('2.0')])).toBe('0')
    expect(roundingOf(term('0.8'), [term('1.4'), term('0.6', -1)])).toBe('1')
  })

  test('is none where the statement itself does not add up', () => {
    expect(roundingOf(term('10'), [term('1'), term('2')])).toBeNull()
    expect(roundingOf(term('10'), [])).toBeNull()
  })

  test('counts what the file itself rounded away', () => {
    // 33.33 three times is 99.99 in a file that was rounded before it was stored.
    expect(roundingOf(term('100.00', 1, 0), [term('33.33'), term('33.33'), term('33.33')])).toBe('1')
  })

  test('closes every sum exactly, whatever its figures, signs and places', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, scale]) => {
        const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
        const whole = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`
        return digits < 0n ? `-${whole}` : whole
      })
      .filter(text => !/^-0(\.0*)?$/.test(text))
    const part = fc.record({ value: decimal, sign: fc.constantFrom<1 | -1>(1, -1), places: fc.integer({ min: 0, max: 3 }) })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 3 }), (parts, places) => {
        const total = sumOf(parts, ({ value }) => value)
        const rounding = roundingOf({ value: total, places }, parts)
        expect(rounding).not.toBeNull()
        expect(
          add(
            sumOf(parts, each => round(each.value, each.places)),
            rounding ?? 'none',
          ),
        ).toBe(round(total, places))
      }),
    )
  })
})
