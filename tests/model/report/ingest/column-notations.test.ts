import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  const [statement] = statements
  return {
    columns: statement?.columns.map(({ label, period, scenario, entity, role }) => `${label}: ${role} ${period} ${scenario} ${entity}`),
    variance: statement?.columns.map(({ variance }) => variance ?? null),
    units: statement?.lineItems.map(({ label, unit }) => `${label}: ${unit}`),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('columns without a time in front of a total of one', () => {
  const funds = (total: number) =>
    read(
      ['£', 'Unrestricted funds', 'Restricted funds', 'Total funds 2026', 'Total funds 2025'],
      ['Donations', 120, 30, 150, 140],
      ['Grants', 50, 80, total, 120],
    )

  test('are of its time where they add up to it, line for line, and stay apart under their names', () => {
    const { columns, problems } = funds(130)
    expect(columns).toEqual([
      'Unrestricted funds: period FY2026 actual Unrestricted funds',
      'Restricted funds: period FY2026 actual Restricted funds',
      'Total funds 2026: period FY2026 actual null',
      'Total funds 2025: period FY2025 actual null',
    ])
    expect(problems).toEqual(['entity-columns B1'])
  })

  test('stay out, told, where they do not', () => {
    const { columns, problems } = funds(190)
    expect(columns?.slice(0, 2)).toEqual(['Unrestricted funds: other null actual null', 'Restricted funds: other null actual null'])
    expect(problems).toContain('column-left-out B1')
  })
})

describe('a percentage beside two periods', () => {
  test('that is what they differ by in every line is that difference', () => {
    const { variance } = read(['', 'Sep 26', 'Sep 25', '%'], ['Admissions', 1200, 1150, 4.3], ['Births', 90, 100, -10])
    expect(variance?.[2]).toEqual({ of: 'B', against: 'C', as: 'relative', whole: 100 })
  })

  test('that is a share of something is none', () => {
    const { columns } = read(['', 'Sep 26', 'Sep 25', '%'], ['Admissions', 1200, 1150, 93], ['Births', 90, 100, 7])
    expect(columns?.[2]).toBe('%: other null actual null')
  })
})

test('of several forecasts of one period the last by its number counts, and the others stay apart under their names', () => {
  const { columns, problems } = read(['P&L, £m', 'FY26 budget', 'FY26 3+9', 'FY26 9+3'], ['Revenue', 520, 518, 515], ['Profit', 55, 54, 52])
  expect(columns).toEqual([
    'FY26 budget: period FY2026 budget null',
    'FY26 3+9: period FY2026 forecast FY26 3+9',
    'FY26 9+3: period FY2026 forecast null',
  ])
  expect(problems).toEqual(['entity-columns C1'])
})

test('a forecast with the name of a month beside a budget of the year may be one of the year: that is asked', () => {
  const { problems } = read(
    ['P&L FY2026, £m'],
    ['', 'Budget', 'Forecast May', 'Forecast Sep'],
    ['Revenue', 520, 518, 515],
    ['Profit', 55, 54, 52],
  )
  expect(problems).toEqual(['month-or-version C2'])
})

test('a label that ends with a currency counts in it, but for a rate of exchange', () => {
  expect(read(['KPIs', 'Q3 2026'], ['Average ticket £', 26.7], ['Footfall', 45_000], ['USD / EUR', 0.92]).units).toEqual([
    'Average ticket £: currency',
    'Footfall: count',
    'USD / EUR: count',
  ])
})

test('a name that ends like a unit is none', () => {
  expect(read(['Income statement, EUR k', 'Q3 2026'], ['Income - Non-controlling int', 12]).units).toEqual([
    'Income - Non-controlling int: currency',
  ])
})

test('names that differ in nothing but a number stay apart under each of several times', () => {
  const { columns } = read(
    ['EUR m', '30 Sep 2026', '', '31 Dec 2025', ''],
    ['', 'Stage 1', 'Stage 2', 'Stage 1', 'Stage 2'],
    ['Loans', 100, 10, 95, 11],
    ['Cards', 50, 8, 48, 7],
  )
  expect(columns?.map(column => column.split(' actual ')[1])).toEqual(['Stage 1', 'Stage 2', 'Stage 1', 'Stage 2'])
})

test('a total in front of the quarters that it is the sum of is of the year', () => {
  const { columns, problems } = read(
    ['Budget 2025, EUR k'],
    ['', 'Total', 'Q1', 'Q2', 'Q3', 'Q4'],
    ['Revenue', 1000, 220, 240, 260, 280],
    ['Costs', 800, 190, 195, 200, 215],
  )
  expect(columns?.[0]).toBe('Total: period FY2025 budget null')
  expect(problems).toContain('total-column B2')
})

test('what stands in front of its budget and is compared with it is the actual of that time, whatever it is called', () => {
  const { columns, variance, problems } = read(
    ['Stores September 2026 (CHF k)'],
    ['Store', 'Sales', 'Budget', 'Var %', 'LY', 'Staff'],
    ['Harbour', 420, 400, 5, 390, 12],
    ['Market', 310, 320, -3.1, 305, 9],
  )
  expect(columns?.slice(0, 2)).toEqual(['Sales: period 2026-09 actual null', 'Budget: period 2026-09 budget null'])
  expect(variance?.[2]).toEqual({ of: 'B', against: 'C', as: 'relative', whole: 100 })
  expect(problems).toContain('scenario-unknown B2')
})

describe('a currency that a program joins to the name of a column', () => {
  test.each([
    ['Amount_EGP', 'EGP', 0],
    ['amount_usd', 'USD', 0],
    ['EUR_Amount', 'EUR', 0],
    ['Actual_2026_EUR_k', 'EUR', 3],
    ['Sales_per_unit', null, 0],
  ])('%s: %s', (head, currency, scale) => {
    const { statements } = understand(
      typed(
        grid('Sheet', [
          ['Account', head],
          ['Revenue', 1200],
          ['Cost of sales', -700],
          ['Gross profit', 500],
        ]),
      ),
    )
    expect(statements[0]?.unit).toMatchObject({ currency, scale })
  })

  test('is that of the lines where the months stand below each other', () => {
    const { statements } = understand(
      typed(
        grid('Sheet', [
          ['month', 'revenue_eur_k', 'cost_eur_k', 'customers'],
          ...['2026-01', '2026-02', '2026-03'].map((month, at) => [month, 1200 + at * 7, 700 + at * 3, 41 + at]),
        ]),
      ),
    )
    expect(statements[0]?.unit).toMatchObject({ currency: 'EUR', scale: 3 })
    expect(statements[0]?.lineItems.map(({ label, unit }) => [label, unit])).toEqual([
      ['revenue_eur_k', 'currency'],
      ['cost_eur_k', 'currency'],
      ['customers', 'count'],
    ])
  })
})
