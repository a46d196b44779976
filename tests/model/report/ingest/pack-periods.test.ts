import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const LINES: Given[][] = [
  ['Revenue', ...Array.from({ length: 16 }, (_, at) => 100 + at)],
  ['Costs', ...Array.from({ length: 16 }, (_, at) => 60 + at)],
]

/** Title and headings over two lines of figures: what each column is. */
function columnsOf(title: string, ...heads: Given[][]): string[] {
  const width = Math.max(...heads.map(({ length }) => length))
  const { statements } = understand(typed(grid('Pack', [[title], ...heads, ...LINES.map(line => line.slice(0, width))])), {
    today: '2026-11-20',
  })
  return (statements[0]?.columns ?? []).map(({ role, period, scenario }) => (role === 'period' ? `${period} ${scenario}` : role))
}

describe('a month beside a year to date', () => {
  test('is no year that ends with it', () => {
    expect(columnsOf('Dashboard, USD m', ['', 'Sep-26', 'Budget', 'YTD', 'Budget', 'Sep-25', 'YTD-25'])).toEqual([
      '2026-09 actual',
      '2026-09 budget',
      'FY2026-YTD9 actual',
      'FY2026-YTD9 budget',
      '2025-09 actual',
      'FY2025-YTD9 actual',
    ])
  })

  test('tells that on another sheet of the file, too', () => {
    const { statements, problems, firstMonth } = understand(
      typed(
        grid('Summary', [
          ['Group, October 2026, EUR k'],
          ['', 'MTD', '', 'YTD', ''],
          ['', 'ACT', 'BUD', 'ACT', 'BUD'],
          ...LINES.map(line => line.slice(0, 5)),
        ]),
        grid('Segments', [['Segments, EUR k'], ['', 'Oct 2026', 'Oct 2025'], ...LINES.map(line => line.slice(0, 3))]),
      ),
      { today: '2026-11-20' },
    )
    expect(statements.map(({ columns }) => columns.map(({ period }) => period))).toEqual([
      ['2026-10', '2026-10', 'FY2026-YTD10', 'FY2026-YTD10'],
      ['2026-10', '2025-10'],
    ])
    expect(firstMonth).toBeUndefined()
    expect(problems.filter(({ code }) => code === 'month-or-year' || code === 'same-column')).toEqual([])
  })
})

describe('a scenario without a time', () => {
  test('is of the year whose budget stands before it, which is said, or of FY over it', () => {
    expect(columnsOf('Accounts, September 2026, EUR', ['', 'Sep Actual', 'Sep Budget', 'Annual Budget', 'Forecast'])).toEqual([
      '2026-09 actual',
      '2026-09 budget',
      'FY2026 budget',
      'FY2026 forecast',
    ])
    expect(columnsOf('Accounts, October 2026, EUR', ['', 'MTD', '', 'FY', ''], ['', 'ACT', 'BUD', 'FCST', 'BUD'])).toEqual([
      '2026-10 actual',
      '2026-10 budget',
      'FY2026 forecast',
      'FY2026 budget',
    ])
  })
})

describe('where the year of a file begins', () => {
  test('is told by the months of a year to date', () => {
    expect(
      columnsOf('Flash October 2026, USD k', ['', 'Month', '', 'Year to date (Jul–Oct)', ''], ['', 'Actual', 'Budget', 'Actual', 'Budget']),
    ).toEqual(['2026-10 actual', '2026-10 budget', 'FY2027-YTD4 actual', 'FY2027-YTD4 budget'])
  })

  test('is told by twelve months before the year in which they end; words over each month speak for no column behind them', () => {
    const months = Array.from(
      { length: 12 },
      (_, at) => `${['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'][at]} ${at < 6 ? 2026 : 2027}`,
    )
    const words = months.map((_, at) => (at < 4 ? 'Act' : 'Fcst'))
    const columns = columnsOf('Phasing, USD m', ['', ...words], ['', ...months, 'FY27', 'FY27 Budget', 'FY26'])
    expect(columns.slice(3, 5)).toEqual(['2026-10 actual', '2026-11 forecast'])
    expect(columns.slice(12)).toEqual(['FY2027 forecast', 'FY2027 budget', 'FY2026 actual'])
  })
})

test('six months to September of 2026/27 lie in the first of its years', () => {
  expect(columnsOf('Activities for the six months ended 30 September 2026, GBP', ['', '2026/27', '2025/26'])).toEqual([
    '2026-04-01..2026-09-30 actual',
    '2025-04-01..2025-09-30 actual',
  ])
})

test('a month with a year of two digits that begins a title keeps its year', () => {
  expect(columnsOf('Oct-26 YTD, € 000', ['', 'Act', 'Bud'])).toEqual(['FY2026-YTD10 actual', 'FY2026-YTD10 budget'])
})
