import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, decimal, divide, isDecimal, multiply, negate, round, subtract, sum, tellingDigits } from '#app/model/money.ts'

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 8 }))
  .map(([digits, places]) => decimal(`${digits}e-${places}`))

describe('money', () => {
  it('adds tenths exactly, as binary floats do not', () => {
    expect(0.1 + 0.2).not.toBe(0.3)
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(sum(['113622000000', '0.000000000001'])).toBe('113622000000.000000000001')
  })
  it('gives back what was added', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => subtract(add(a, b), b) === a && isDecimal(add(a, b))))
  })
  it('has one zero', () => {
    expect(decimal('-0')).toBe('0')
    expect(negate('0')).toBe('0')
    expect(subtract('5', '5')).toBe('0')
    expect(isDecimal('-0')).toBe(false)
  })
  it('refuses what is not a number', () => {
    expect(() => decimal('n/a')).toThrow(RangeError)
    expect(isDecimal('1,000')).toBe(false)
    expect(isDecimal('1e5')).toBe(false)
  })
  it('divides to the places asked for and never by zero', () => {
    expect(divide('1', '3', 4)).toBe('0.3333')
    expect(divide('1', '0')).toBeNull()
    expect(round('-2.345', 2)).toBe('-2.35')
    expect(round('28261.039999999994', 2)).toBe('28261.04')
  })
  it('says what a library of decimals says, to the last digit', () => {
    const Precise = Big()
    Precise.DP = 6
    const told = (big: Big) => decimal(big.toFixed())
    fc.assert(
      fc.property(decimals, decimals, fc.integer({ min: 0, max: 9 }), (a, b, places) => {
        expect(add(a, b)).toBe(told(new Big(a).plus(b)))
        expect(subtract(a, b)).toBe(told(new Big(a).minus(b)))
        expect(multiply(a, b)).toBe(told(new Big(a).times(b)))
        expect(compare(a, b)).toBe(new Big(a).cmp(b))
        expect(round(a, places)).toBe(told(new Big(a).round(places, Big.roundHalfUp)))
        if (b !== '0') expect(divide(a, b, 6)).toBe(told(new Precise(a).div(b)))
      }),
    )
  })
})

it.each([
  ['0.05', 1],
  ['-0.05', 1],
  ['-0.0120', 2],
  ['5000', 1],
  ['1310', 3],
  ['10.25', 4],
  ['0', 0],
])('%s has %d digits that tell it from others', (figure, digits) => {
  expect(tellingDigits(figure)).toBe(digits)
})
