import { expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import { exactDifference, exactly } from '#app/ui/exact.ts'

const SHARE = { unit: 'percent', whole: 1 } as const

test('two percentages that are compared are written so that they can be told apart, and differ by points', () => {
  const [before, after, difference] = ['0.6163626831', '0.6155459286', '-0.0008167545'] as [string, string, string]
  const write = exactly([before, after], SHARE, DEFAULT_FORMATS)
  expect([write(before), write(after)]).toEqual(['61.64%', '61.55%'])
  expect(exactDifference([before, after, difference], SHARE, DEFAULT_FORMATS)(difference)).toBe('(0.08\u00a0pts)')
  expect(exactly(['0.61', '0.59'], SHARE, DEFAULT_FORMATS)('0.61')).toBe('61.0%')
})

test('amounts have every digit that any of them has', () => {
  const write = exactly(['636.4', '651.25'], { unit: 'currency' }, DEFAULT_FORMATS)
  expect([write('636.4'), write('651.25')]).toEqual(['636.40', '651.25'])
  expect(exactDifference(['636.4', '-14.85'], { unit: 'currency' }, DEFAULT_FORMATS)('-14.85')).toBe('(14.85)')
})

test('the tail that binary floats leave is written in no amount', () => {
  const [before, after, difference] = ['4056.8999999999980', '4004.0999999999985', '-52.7999999999995'] as [string, string, string]
  const write = exactly([before, after], { unit: 'currency' }, DEFAULT_FORMATS)
  expect([write(before), write(after)]).toEqual(['4,056.9', '4,004.1'])
  expect(exactDifference([before, after, difference], { unit: 'currency' }, DEFAULT_FORMATS)(difference)).toBe('(52.8)')
  expect(exactly(['0.07715599999999996', '0.0764'], { unit: 'per share' }, DEFAULT_FORMATS)('0.07715599999999996')).toBe('0.077156')
  // Where amounts cancel out.
  expect(exactly(['1.83400000000006', '-5.46599999999994'], { unit: 'currency' }, DEFAULT_FORMATS)('-5.46599999999994')).toBe('(5.466)')
  // What is small is no tail.
  expect(exactly(['1133.8001', '1133.8'], { unit: 'currency' }, DEFAULT_FORMATS)('1133.8001')).toBe('1,133.8001')
})
