import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

describe('people and key figures below money, under the same header', () => {
  const head: Given[] = ['', 'Actual', 'Budget']
  const money: Given[][] = [
    ['Revenue', 1000, 900],
    ['Cost of sales', -600, -500],
    ['Gross profit', 400, 400],
  ]
  const people: Given[][] = [
    ['Sales', 12, 11],
    ['Engineering', 33, 30],
    ['Total headcount', 45, 41],
  ]
  const read = (...rows: Given[][]) => {
    const { statements, problems } = understand(typed(grid('Pack', [['September 2025'], ['EUR thousands'], ...rows])))
    return {
      types: statements.map(({ type, lineItems }) => `${type}: ${[...new Set(lineItems.map(({ unit }) => unit))].join()}`),
      periods: statements.map(({ columns }) => columns[0]?.period),
      codes: problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
    }
  }

  test.each([
    ['that stands again', [['Profit and loss'], head, ...money, [], ['Headcount (FTE)'], head, ...people]],
    [
      'whose corner names them',
      [['Profit and loss', ...head.slice(1)], ...money, [], ['Employees by department', ...head.slice(1)], ...people],
    ],
    ['that stands once', [['Profit and loss'], head, ...money, [], ['Headcount'], ...people]],
  ] as [string, Given[][]][])('are people, and no thousands of euros, under a header %s', (_, rows) => {
    const { types, codes } = read(...rows)
    expect(types).toEqual(['income: currency', 'headcount: count'])
    expect(codes).toEqual([])
  })

  test('are so where they come first', () => {
    expect(read(['Headcount'], head, ...people, [], ['Profit and loss'], head, ...money).types.toSorted()).toEqual([
      'headcount: count',
      'income: currency',
    ])
  })

  test('are of the month and not of the day of the balance sheet above them', () => {
    const balance: Given[][] = [
      ['Total assets', 1000, 900],
      ['Equity', 600, 500],
      ['Liabilities', 400, 400],
    ]
    const { types, periods } = read(['Balance sheet'], head, ...balance, [], ['Key figures'], head, ['Customers', 12, 13], ['NPS', 42, 40])
    expect(types).toHaveLength(2)
    expect(periods).toEqual(['2025-09-30', '2025-09'])
  })

  test('stay with the money where a heading is of costs, or of a part of it', () => {
    for (const heading of ['Staff costs', 'Staff', 'Revenue by region'])
      expect(read(['Profit and loss'], head, ...money, [heading], ['Wages', -10, -11], ['Pensions', -1, -1]).types).toEqual([
        'income: currency',
      ])
  })
})

describe('turnover', () => {
  const unitOf = (title: string, ...rows: Given[][]): string | undefined =>
    understand(typed(grid('Sheet', [[title], ['', 'Q1 2026', 'Q2 2026'], ...rows]))).statements[0]?.lineItems.find(({ label }) =>
      /turnover/i.test(label),
    )?.unit

  test.each([
    ['Indicateurs RH', ['Effectif fin de période', 120, 125]],
    ['People', ['Headcount', 120, 125]],
  ])('of people (%s) is a percentage', (title, people) => {
    expect(unitOf(title, people, ['Turnover', 12.1, 13.2])).toBe('percent')
  })

  test.each([
    ['in a title with a unit', 'Key figures, £m', ['Headcount', 120, 125]],
    ['beside a line of money', 'Key figures', ['Gross profit', 5, 6]],
    ['of many', 'Key figures', ['Orders', 5, 6]],
  ])('%s is money', (_, title, other) => {
    expect(
      unitOf(title, other, ['Employees', 120, 125], ['Turnover', title === 'Key figures' && other[0] === 'Orders' ? 1200 : 12, 13]),
    ).toBe('currency')
  })
})
