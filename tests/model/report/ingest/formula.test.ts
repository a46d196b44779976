import { expect, test } from 'vitest'
import { readSum, shiftFormula, type Term } from '#app/model/report/ingest/cells/formula.ts'
import { cellName } from '#app/model/report/ingest/cells/grid.ts'

/** `B2`, or `'Profit and Loss'!B2`. */
const termName = ({ sheet, row, column }: Term): string => (sheet === null ? '' : `'${sheet}'!`) + cellName(row, column)

const terms = (formula: string): string | null =>
  readSum(formula)
    ?.terms.map(term => `${term.sign === 1 ? '+' : '-'}${termName(term)}`)
    .join('') ?? null

test.each([
  ['SUM(B2:B4)', '+B2+B3+B4'],
  ['=+E17+E19', '+E17+E19'],
  ['(C14-C41)', '+C14-C41'],
  ['SUBTOTAL(9,C6:C7)', '+C6+C7'],
  ['SUBTOTAL(9,C6)', '+C6'],
  ['SUM(E22:E23)+E20-E13', '+E22+E23+E20-E13'],
  ['B4-(B5+B6)', '+B4-B5-B6'],
  ['B4-(B5-B6)', '+B4-B5+B6'],
  ['-B1-B2', '-B1-B2'],
  ['SUM(B2:B5)-B4', '+B2+B3+B5'],
  ['SUM(B2:B3)+B4-(B3-B4)', '+B2+B4+B4'],
  ['B2-B2', null],
  ['SUM($B$2,B4)', '+B2+B4'],
  ["'Profit and Loss'!E1+Sheet2!B2", "+'Profit and Loss'!E1+'Sheet2'!B2"],
  ['B2', null],
  ['B2*2', null],
  ['SUM(B2:B4)/2', null],
  ['IF(A1,B1,C1)', null],
  ['SUBTOTAL(1,C6:C7)', null],
  ['SUM(', null],
  ['LOG10(B2)+B3', null],
])('%s adds up %s', (formula, expected) => {
  expect(terms(formula)).toBe(expected)
})

test('a shared formula moves with its cell, but for what is fixed and what is text', () => {
  expect(shiftFormula('SUM(B2:B$4)+$C$1&"B2"', 1, 2)).toBe('SUM(D3:D$4)+$C$1&"B2"')
  expect(shiftFormula("'B2 sheet'!B2+LOG10(A1)", 3, 0)).toBe("'B2 sheet'!B5+LOG10(A4)")
})
