import { expect, test } from 'vitest'
import { readTyped } from '#app/model/report/typed.ts'

test.each([
  ['1,234', '.', '1234'],
  ['1.234', ',', '1234'],
  ['1 234', '.', '1234'],
  ['1’234.5', '.', '1234.5'],
  ['1.234,5', ',', '1234.5'],
  ['1,234.5', '.', '1234.5'],
  ['1.5', '.', '1.5'],
  ['1,5', ',', '1.5'],
  ['-12', ',', '-12'],
  ['0.500', '.', '0.500'],
  ['1.2340', '.', '1.2340'],
  ['', '.', null],
] as const)('%s is read as the company writes (%s)', (text, mark, value) => {
  expect(readTyped(text, mark)).toEqual({ is: 'number', value })
})

test.each([
  ['1.234', '.'],
  ['1,234', ','],
] as const)('%s where %s parts the fraction is asked: elsewhere it is a thousand', (text, mark) => {
  expect(readTyped(text, mark)).toEqual({ is: 'ambiguous', readings: expect.arrayContaining(['1234', '1.234']) })
})

test.each(['many', '12 %', '1.2.3,4', '€ 5', '-'])('%s is no number', text => {
  expect(readTyped(text, '.')).toEqual({ is: 'no number' })
})
