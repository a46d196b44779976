import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { shownNumber } from '#app/model/report/ingest/cells/shown-number.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const columns = (...heads: Cell[]): string[] =>
  understand(
    typed(grid('P&L', [['Income statement, EUR'], [null, ...heads], ['Revenue', 1250, 1375], ['Costs', -820, -911], ['Profit', 430, 464]])),
  ).statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`) ?? []
const numbers = (format: string, ...values: number[]): string[] =>
  columns(...values.map((value): Cell => ({ kind: 'number', value: `${value}`, raw: `${value}`, format })))
const dates = (format: string, ...values: string[]): string[] =>
  columns(...values.map((value): Cell => ({ kind: 'date', value, raw: value, format })))

describe('what a number format writes around a number is read with it', () => {
  test.each([
    ['0 "E"', 'forecast'],
    ['0_)"E"', 'forecast'],
    ['0000"A"', 'actual'],
    ['0" Budget"', 'budget'],
    ['"Budget "0', 'budget'],
    ['"FY"0"E"', 'forecast'],
    ['[Blue]0"F";-0', 'forecast'],
  ])('%s', (format, scenario) => {
    expect(numbers(format, 2024, 2025)).toEqual([`FY2024 ${scenario}`, `FY2025 ${scenario}`])
  })

  test('quarters, halves and years of two digits', () => {
    expect(numbers('"Q"0"-25"', 1, 2)).toEqual(['FY2025-Q1 actual', 'FY2025-Q2 actual'])
    expect(numbers('"H"0" 2024"', 1, 2)).toEqual(['FY2024-H1 actual', 'FY2024-H2 actual'])
    expect(numbers('"FY"00', 24, 25)).toEqual(['FY2024 actual', 'FY2025 actual'])
  })

  test('but figures stay figures', () => {
    for (const [value, format] of [
      ['12', '0" days"'],
      ['30', '0"x"'],
      ['5', '"M€ "0'],
      ['2.5', '"Q"0.0'],
      ['1250', '"Q"0'],
      ['4', '#,##0'],
      ['2025', '#,##0'],
      ['2025', '"EUR" #,##0'],
    ] as const)
      expect(shownNumber(value, format), format).toBe(value)
    const [statement] = understand(
      typed(
        grid('KPIs', [
          ['Key figures', 'FY2024', 'FY2025'],
          ['Cash cycle', { value: '12', format: '0" days"' }, { value: '14', format: '0" days"' }],
        ]),
      ),
    ).statements
    expect(statement?.lineItems.map(({ values }) => values.map(({ value }) => value))).toEqual([['12', '14']])
  })
})

describe('what a format writes beside a date says which time ends with it', () => {
  test.each([
    ['"LTM "mmm yy', ['2024-12-31', '2025-03-31'], ['FY2024 actual', '2024-04-01..2025-03-31 actual']],
    ['"Q3 "yyyy', ['2024-09-30', '2025-09-30'], ['FY2024-Q3 actual', 'FY2025-Q3 actual']],
    ['"Month ended "d mmm yy', ['2024-12-31', '2025-12-31'], ['2024-12 actual', '2025-12 actual']],
    ['"12 months to "mmm yy', ['2024-12-01', '2025-12-01'], ['FY2024 actual', 'FY2025 actual']],
    ['"Budget "mmm yy', ['2025-11-01', '2025-12-01'], ['2025-11 budget', '2025-12 budget']],
    ['yyyy"E"', ['2024-01-01', '2025-01-01'], ['FY2024 forecast', 'FY2025 forecast']],
    ['[$-409]mmm\\-yy;@', ['2025-11-01', '2025-12-01'], ['2025-11 actual', '2025-12 actual']],
  ])('%s', (format, given, expected) => {
    expect(dates(format, ...given)).toEqual(expected)
  })
})
