import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { grid, type Given, texts, typed } from './grids.ts'

const sheet = (rows: Given[][]): Understood => understand(typed(grid('Sheet1', rows)))
const linesOf = ({ statements }: Understood): unknown[][] =>
  (statements[0]?.lineItems ?? []).map(({ label, unit, values }) => [label, unit, ...values.map(({ value }) => value)])
const told = ({ problems }: Understood, code: string) =>
  problems.filter(found => found.code === code).map(({ severity, cell, cells }) => [severity, cell, ...(cells ? [cells] : [])])

describe('figures of a line that count in another size than its others', () => {
  test('one in single units among millions, and one in millions among single units', () => {
    const read = sheet([
      ['Income statement', 2022, 2023, 2024],
      ['Revenue', 12.3, 13.1, 12_900_000],
      ['Cost of sales', -8_100_000, -8.4, -8_700_000],
      ['Operating cost', -2.1, -2.4, -2.7],
    ])
    expect(told(read, 'other-scale')).toEqual([['warning', 'D2', ['D2', 'C3']]])
  })

  test('by turns: those are told that differ from the first', () => {
    const read = sheet([
      ['Income statement', 2021, 2022, 2023, 2024],
      ['Revenue', 12.3, 12_500_000, 13.1, 12_900_000],
    ])
    expect(told(read, 'other-scale')).toEqual([['warning', 'C2', ['C2', 'E2']]])
  })

  test('a thousand times as much is told of what comes every year, and may be so once of anything else', () => {
    const read = sheet([
      ['Income statement', 2022, 2023, 2024],
      ['Revenue', 12_300_000, 13_100_000, 12_900],
      ['Settlements', 5, 4, 4_800],
    ])
    expect(told(read, 'other-scale')).toEqual([['warning', 'D2', ['D2']]])
  })

  test('growth from next to nothing is no other size', () => {
    const read = sheet([
      ['Income statement', 2022, 2023, 2024, 2025],
      ['Revenue', 2, 90, 4_000, 60_000],
    ])
    expect(told(read, 'other-scale')).toEqual([])
  })
})

describe('triangles before figures', () => {
  test('with both of them, ▲ is a rise and ▼ a fall, and that is told', () => {
    const read = sheet([
      ['Key figures', 2024, 2025, 'Change'],
      ['Revenue', 120, 132, '▲ 12'],
      ['Costs', 80, 76, '▼ 4'],
    ])
    expect(linesOf(read)).toEqual([
      ['Revenue', 'currency', '120', '132', '12'],
      ['Costs', 'currency', '80', '76', '-4'],
    ])
    expect(told(read, 'arrow-sign').map(([severity, cell]) => [severity, cell])).toEqual([
      ['warning', 'D2'],
      ['warning', 'D3'],
    ])
  })

  test('and a sign are the sign', () => {
    const read = sheet([
      ['Key figures', 2024, 2025, 'Change'],
      ['Revenue', 120, 132, '▲ +12'],
      ['Customers', 90, 93, '▲+3'],
      ['Costs', 80, 76, '▼ -4'],
    ])
    expect(linesOf(read).map(([, , , , change]) => change)).toEqual(['12', '3', '-4'])
    expect(told(read, 'arrow-sign')).toEqual([])
  })

  test('one alone says nothing, also where all cells are texts', () => {
    const read = understand(
      texts('t', [
        ['Income statement EUR', '2024', '2025'],
        ['Revenue', '▲ 12', '△ 13'],
        ['Costs', '8', '9'],
      ]),
    )
    expect(linesOf(read)[0]).toEqual(['Revenue', 'currency', null, null])
    expect(told(read, 'text-among-figures').map(([, cell]) => cell)).toEqual(['B2', 'C2'])
  })
})

describe('a day alone over the last column', () => {
  const day: Cell = { kind: 'date', value: '2026-11-30', raw: '46356' }
  const body: Given[][] = [
    ['Revenue', 100, 110, 120],
    ['Costs', 60, 70, 80],
  ]
  const periodsOf = ({ statements }: Understood) => statements[0]?.columns.map(({ label, period }) => [label, period])

  test('is that of printing where each column says its time, and left out', () => {
    const read = sheet([['Income statement', null, null, day], ['', 'Q1 2026', 'Q2 2026', 'YTD'], ...body])
    expect(periodsOf(read)).toEqual([
      ['Q1 2026', 'FY2026-Q1'],
      ['Q2 2026', 'FY2026-Q2'],
      ['YTD', null],
    ])
    expect(told(read, 'print-date')).toEqual([['info', 'D1']])
    const years = sheet([
      ['Balance sheet', null, null, { kind: 'date', value: '2026-11-24', raw: '46350' }],
      ['', 2023, 2024, 2025],
      ['Assets', 1, 2, 3],
      ['Equity', 1, 2, 3],
    ])
    expect(periodsOf(years)?.at(-1)).toEqual(['2025', '2025-12-31'])
  })

  test('is the day of the figures where it ends a month and the columns name nothing but years', () => {
    const read = sheet([
      ['Balance sheet', null, { kind: 'date', value: '2025-06-30', raw: '45838' }],
      ['', 2024, 2025],
      ['Assets', 1, 2],
      ['Equity', 1, 2],
    ])
    expect(told(read, 'print-date')).toEqual([])
    expect(read.statements[0]?.columns.at(-1)?.period).toBe('2025-06-30')
  })

  test('is the time of a column that says none, and what says so keeps it', () => {
    const open = sheet([['Income statement', null, null, day], ['', 'Budget', 'Actual', 'Forecast'], ...body])
    expect(told(open, 'print-date')).toEqual([])
    const asOf = sheet([['Figures as of', null, null, day], ['', 'Q1 2026', 'Q2 2026', 'Q3 2026'], ...body])
    expect(told(asOf, 'print-date')).toEqual([])
  })
})

describe('a total of which no sum is found', () => {
  test('is told where lines of money above it may be its parts', () => {
    const read = sheet([
      ['Costs (EUR)', 2024],
      ['Salaries', 1234],
      ['Rent', 220],
      ['Total costs', 9731],
    ])
    expect(read.statements[0]?.checks).toEqual([])
    expect(told(read, 'unchecked-total')).toEqual([['warning', 'A4', ['A4']]])
  })

  test('a total that adds up, one after another total and one of other things are not', () => {
    const read = sheet([
      ['Costs (EUR)', 2024, 2025],
      ['Salaries', 1234, 1300],
      ['Rent', 220, 230],
      ['Total costs', 1454, 1530],
      ['Total revenue', 4000, 4100],
      ['Total staff (FTE)', 20, 21],
    ])
    expect(told(read, 'unchecked-total')).toEqual([])
  })
})

test('multiples of EBITDA are no money, and a turnover rate is a percentage that is asked', () => {
  const read = sheet([
    ['Key figures (EUR k)', 2024, 2025],
    ['EBITDA', 300, 320],
    ['x EBITDA', 3.2, 3.4],
    ['Net debt to EBITDA', 2.1, 2.2],
    ['Inventory turnover', 6, 7],
    ['Turnover rate', 12, 13],
    ['Turnover rate %', 12, 13],
  ])
  expect(linesOf(read).map(([label, unit]) => [label, unit])).toEqual([
    ['EBITDA', 'currency'],
    ['x EBITDA', 'ratio'],
    ['Net debt to EBITDA', 'ratio'],
    ['Inventory turnover', 'ratio'],
    ['Turnover rate', 'percent'],
    ['Turnover rate %', 'percent'],
  ])
  expect(told(read, 'percent-scale').map(([severity, cell]) => [severity, cell])).toEqual([['warning', 'B6']])
})
