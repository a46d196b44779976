import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (title: string, heads: string[], fiscalFirstMonth?: number) => {
  const figures = (from: number): Given[] => heads.map((_, at) => from + at * 7)
  const { statements, problems } = understand(
    typed(grid('P&L', [[`Management accounts ${title}`], ['', ...heads], ['Sales', ...figures(900)], ['Costs', ...figures(310)]])),
    fiscalFirstMonth === undefined ? {} : { fiscalFirstMonth },
  )
  return {
    columns: (statements[0]?.columns ?? []).map(({ period, role, scenario }) => (role === 'period' ? `${period} ${scenario}` : role)),
    codes: problems.map(({ code }) => code),
  }
}

describe('a month behind that of the title', () => {
  test('that is forecast lies ahead, though it follows upon none', () => {
    expect(read('March 2026', ['Actual Mar', 'Forecast Dec']).columns).toEqual(['2026-03 actual', '2026-12 forecast'])
    expect(read('March 2026', ['Jan-Mar Actual', 'Apr-Jun Forecast', 'Jul-Sep Forecast']).columns).toEqual([
      'FY2026-Q1 actual',
      'FY2026-Q2 forecast',
      'FY2026-Q3 forecast',
    ])
    expect(read('September 2026', ['YTD Sep', 'Oct-Dec Forecast', 'FY Forecast']).columns).toEqual([
      'FY2026-YTD9 actual',
      'FY2026-Q4 forecast',
      'FY2026 forecast',
    ])
  })

  test('that is planned is told, and lies behind where the fiscal year began before', () => {
    const calendar = read('March 2026', ['Actual', 'Budget Jun', 'Forecast Jun'])
    expect(calendar.columns).toEqual(['2026-03 actual', '2026-06 budget', '2026-06 forecast'])
    expect(calendar.codes).toContain('months-over-years')
    expect(read('March 2026', ['Actual', 'Budget Dec'], 7).columns).toEqual(['2026-03 actual', '2025-12 budget'])
  })

  test('goes on behind it to the end of a year beside it, which is told', () => {
    const halves = read('September 2026', ['Jan-Sep', 'Oct-Dec', 'Full year'])
    expect(halves.columns).toEqual(['FY2026-YTD9 actual', 'FY2026-Q4 forecast', 'FY2026 actual'])
    expect(halves.codes).toContain('scenario-of-place')
  })

  test.each([
    ['September 2026', ['Jul-Sep', 'Jan-Sep', 'Jan-Dec'], ['FY2026-Q3 actual', 'FY2026-YTD9 actual', 'FY2025 actual']],
    ['March 2026', ['Jan-Mar', 'Oct-Dec', 'Change'], ['FY2026-Q1 actual', 'FY2025-Q4 actual', 'variance']],
    ['March 2026', ['March quarter', 'December quarter'], ['FY2026-Q1 actual', 'FY2025-Q4 actual']],
    ['June 2026', ['Jan-Jun', 'Jul-Dec'], ['FY2026-H1 actual', 'FY2025-H2 actual']],
    ['March 2026', ['Dec forecast', 'Mar actual'], ['2025-12 forecast', '2026-03 actual']],
    ['forecast January 2026', ['Dec', 'Jan', 'Feb'], ['2025-12 forecast', '2026-01 forecast', '2026-02 forecast']],
    [
      'for the year to 30 June 2026',
      ['Jul-Sep actual', 'Oct-Dec forecast', 'Full year'],
      ['FY2026-Q1 actual', 'FY2026-Q2 forecast', 'FY2026 forecast'],
    ],
  ])(
    'is that of the year before where it is compared with, leads up to the title or lies within its year: %s, %j',
    (title, heads, columns) => {
      expect(read(title, heads).columns).toEqual(columns)
    },
  )

  test('has gone where it is an actual, has one beside it, or leads up to the title', () => {
    expect(read('March 2026', ['Mar Actual', 'Dec Actual', 'Dec Budget']).columns).toEqual([
      '2026-03 actual',
      '2025-12 actual',
      '2025-12 budget',
    ])
    expect(read('January 2026', ['Nov Budget', 'Dec Budget', 'Jan Budget']).columns).toEqual([
      '2025-11 budget',
      '2025-12 budget',
      '2026-01 budget',
    ])
    expect(read('March 2026', ['Mar', 'Dec']).columns).toEqual(['2026-03 actual', '2025-12 actual'])
  })
})

test('nine months behind the first three begin no fiscal year', () => {
  expect(read('March 2026', ['Jan-Mar', 'Apr-Dec Forecast', 'Q1']).columns[2]).toBe('FY2026-Q1 actual')
})

test.each([
  [
    ['June quarter', 'March quarter'],
    ['FY2026-Q2 actual', 'FY2026-Q1 actual'],
  ],
  [
    ['Jun Qtr', 'Mar Qtr', 'Jun Qtr PY'],
    ['FY2026-Q2 actual', 'FY2026-Q1 actual', 'FY2025-Q2 actual'],
  ],
  [
    ['Quarter Jun-26', 'Half year Jun-26'],
    ['FY2026-Q2 actual', 'FY2026-H1 actual'],
  ],
  [
    ['3M Jun', '6M Jun'],
    ['FY2026-Q2 actual', 'FY2026-H1 actual'],
  ],
  [
    ['Jun-Q', 'Mar-Q'],
    ['FY2026-Q2 actual', 'FY2026-Q1 actual'],
  ],
])('a quarter or half is called by the month in which it ends: %j', (heads, columns) => {
  expect(read('June 2026', heads).columns).toEqual(columns)
})

test.each(['YTG', 'Rest of year', 'Balance of year', 'YTD P12'])(
  'what is still to come of a year, or numbered within it, is asked: %s',
  head => {
    const { columns, codes } = read('March 2026', ['YTD', head, 'Full year'])
    expect(columns).toEqual(['FY2026-Q1 actual', 'null actual', 'FY2026 actual'])
    expect(codes).toContain('period-unknown')
  },
)

test('this year beside the one before is called CY, and the year so far before YTD is that of the last', () => {
  expect(read('FY26', ['CY', 'PY']).columns).toEqual(['FY2026 actual', 'FY2025 actual'])
  expect(read('March 2026', ['YTD', 'Last YTD']).columns).toEqual(['FY2026-Q1 actual', 'FY2025-Q1 actual'])
})

test('what remains of a budget is a difference', () => {
  expect(read('March 2026', ['YTD actual', 'Annual budget', 'Remaining budget']).columns).toEqual([
    'FY2026-Q1 actual',
    'FY2026 budget',
    'variance',
  ])
})
