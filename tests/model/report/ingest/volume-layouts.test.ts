import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, texts, typed } from './grids.ts'

const list = (rows: string[][]): Understood => understand(texts('table', rows))
const sheet = (rows: Given[][], name = 'Volumes'): Understood => understand(typed(grid(name, rows)))
const volumesOf = ({ plans }: Understood): (string | null)[][] =>
  (plans[0]?.volumes ?? []).map(({ what, period, when, planned, actual }) => [what, period ?? when ?? null, planned, actual])
const told = ({ problems }: Understood, code: string) =>
  problems.filter(found => found.code === code).map(({ severity, cell }) => [severity, cell])

describe('tables below each other', () => {
  const below = (first: string, second: string): Given[][] => [
    [first],
    ['Product', 'Jan 2026', 'Feb 2026'],
    ['A', 100, 110],
    [],
    [second],
    ['Product', 'Jan 2026', 'Feb 2026'],
    ['A', 98, null],
  ]

  test('the same header under planned and under actual is two tables, each of its own side', () => {
    const read = sheet(below('Planned production (t)', 'Actual production (t)'))
    expect(
      read.plans.flatMap(({ volumes }) => volumes.map(({ what, period, planned, actual }) => [what, period, planned, actual])),
    ).toEqual([
      ['A', '2026-01', '100', null],
      ['A', '2026-02', '110', null],
      ['A', '2026-01', null, '98'],
    ])
  })

  test('so is a statement under budget and under actual', () => {
    const read = sheet(
      [...below('Budget', 'Actual')].map(row => row.map(cell => (cell === 'A' ? 'Revenue' : cell === 'Product' ? '' : cell))),
    )
    expect(read.statements.map(({ columns }) => columns.map(({ scenario }) => scenario))).toEqual([['budget', 'budget'], ['actual']])
  })

  test('a line above each of the same headers names the rows below it', () => {
    const read = sheet([['Planned output in t'], ...below('Plant Linz', 'Plant Graz')])
    expect(volumesOf(read)).toEqual([
      ['Plant Linz · A', '2026-01', '100', null],
      ['Plant Linz · A', '2026-02', '110', null],
      ['Plant Graz · A', '2026-01', '98', null],
    ])
    expect(read.problems).toEqual([])
  })
})

describe('months down the side', () => {
  test('planned and actual by month without a product are of what the title names, and a year to date is their sum', () => {
    const read = sheet(
      [
        ['Month', 'Planned output (pcs)', 'Actual output (pcs)', 'Attainment %'],
        ['Jan 2026', 1000, 950, 0.95],
        ['Feb 2026', 1100, null, null],
        ['YTD', 2100, 950, null],
      ],
      'Press shop',
    )
    expect(volumesOf(read)).toEqual([
      ['Press shop', '2026-01', '1000', '950'],
      ['Press shop', '2026-02', '1100', null],
    ])
    expect(told(read, 'total-row')).toEqual([['info', 'A4']])
  })

  test('products over the columns keep one name in every month', () => {
    const read = sheet([
      ['Output in tonnes'],
      ['Month', 'HX plan', 'HX actual', 'ZX plan', 'ZX actual'],
      ['Jan 2026', 100, 98, 50, 55],
      ['Feb 2026', 110, null, 60, null],
    ])
    expect(volumesOf(read)).toEqual([
      ['HX', '2026-01', '100', '98'],
      ['ZX', '2026-01', '50', '55'],
      ['HX', '2026-02', '110', null],
      ['ZX', '2026-02', '60', null],
    ])
  })

  test('a sum over the months of a product is none of its months', () => {
    const read = list([
      ['Product', 'Month', 'Planned qty', 'Actual qty'],
      ['A', '2026-01', '10', '9'],
      ['A', '2026-02', '11', ''],
      ['A', 'Total', '21', '9'],
      ['B', '2026-01', '1', '2'],
      ['B', 'Total', '2', '2'],
    ])
    expect(volumesOf(read)).toHaveLength(3)
    expect(told(read, 'total-row')).toEqual([
      ['warning', 'A6'],
      ['info', 'A4'],
    ])
  })

  test('a day that may be day or month first is asked, and stays as it is written', () => {
    const read = list([
      ['Product', 'Date', 'Planned qty'],
      ['A', '4/5/2026', '10'],
    ])
    expect(volumesOf(read)).toEqual([['A', '4/5/2026', '10', null]])
    expect(told(read, 'ambiguous-date')).toEqual([['warning', 'B2']])
  })

  test('plan and actual of a product by month are quantities, and where nothing says so that is told', () => {
    const read = list([
      ['Product', 'Month', 'Plan', 'Actual'],
      ['A', '2026-01', '10', '9'],
    ])
    expect(told(read, 'quantity-unknown')).toEqual([['warning', 'C1']])
  })

  test('a quantity beside an actual one is not planned without a word', () => {
    const read = list([
      ['Material', 'Auftragsmenge', 'Gelieferte Menge'],
      ['A', '100', '80'],
    ])
    expect(volumesOf(read)).toEqual([['A', null, '100', '80']])
    expect(told(read, 'planned-or-actual-kind')).toEqual([['warning', 'B1']])
  })
})

describe('columns of quantities', () => {
  test('days without the format of one are read as the days that they are, and that is told once', () => {
    const read = sheet([
      ['Date', 'Product', 'Volume produced'],
      [46_027, 'A', 340],
      [46_028, 'A', 400],
    ])
    expect(volumesOf(read)).toEqual([
      ['A', '2026-01-05', null, '340'],
      ['A', '2026-01-06', null, '400'],
    ])
    expect(told(read, 'date-number')).toEqual([['warning', 'A2']])
  })

  test('what was rejected or used is actual, and no output', () => {
    const read = sheet([
      ['Product', 'Month', 'Output qty', 'Rejected qty'],
      ['A', '2026-01', 340, 12],
    ])
    expect(volumesOf(read)).toEqual([
      ['A', '2026-01', null, '340'],
      ['A · Rejected qty', '2026-01', null, '12'],
    ])
  })

  test('products beside each other, each with its quantity, are not run together', () => {
    const read = sheet([
      ['Product', 'Quantity', 'Class', 'Product', 'Quantity', 'Class'],
      ['A', 340, 'MTS', 'B', 12, 'MTO'],
      ['C', 350, 'MTS', 'D', 13, 'MTO'],
    ])
    expect(read.plans).toEqual([])
    expect(read.tables[0]?.rows).toHaveLength(2)
  })

  test('a largest volume is no quantity that is planned', () => {
    const read = sheet([
      ['Product', 'Line 1 Max Volume', 'Planned volume'],
      ['A', 500, 340],
    ])
    expect(volumesOf(read)).toEqual([['A', null, '340', null]])
    expect(read.plans[0]?.volumes[0]?.more).toEqual([{ label: 'Line 1 Max Volume', cell: 'B2', text: '500' }])
  })
})
