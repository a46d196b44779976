import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const REVENUE = [100, 110, 105, 120, 130, 125, 140, 138, 142, 150, 149, 160]

/** Twelve months of a year, what follows them by its heading, and how all of them are read. */
function read(title: string, heads: Given[][], after: (sum: number) => number[]): string[] {
  const line = (label: string, by: number): Given[] => {
    const months = REVENUE.map(amount => amount * by)
    return [label, ...months, ...after(months.reduce((sum, amount) => sum + amount, 0))]
  }
  const rows = [['Acme Ltd'], [title], ['€000'], ...heads, line('Revenue', 2), line('Other income', 1), line('Total income', 3)]
  const { statements } = understand(typed(grid('P&L', rows)), { today: '2026-11-29', fiscalFirstMonth: 1 })
  return (statements[0]?.columns ?? []).map(({ role, period, scenario }) => (role === 'period' ? `${period} ${scenario}` : role))
}
const whole = (sum: number): number[] => [sum, sum - 55]
const months = (scenario: (at: number) => string): string[] =>
  MONTHS.map((_, at) => `2025-${String(at + 1).padStart(2, '0')} ${scenario(at)}`)

describe('months of a year with a total behind them', () => {
  test.each(['Total', 'Year', 'Year Total', 'Total Year', 'Annual', 'Full Year 2025'])(
    '“%s” of actual months and forecasts is a forecast of the year, and last year behind it the year before',
    total => {
      const scenarios = MONTHS.map((_, at) => (at < 8 ? 'Actual' : 'Forecast'))
      const heads = [
        ['', ...MONTHS.map(month => `${month}-25`), total, 'LY'],
        ['', ...scenarios, '', ''],
      ]
      const columns = read('P&L FY2025', heads, whole)
      expect(columns.slice(0, 12)).toEqual(months(at => (at < 8 ? 'actual' : 'forecast')))
      expect(columns[12]).toMatch(/^FY2025 /)
      expect(columns[13]).toBe('FY2024 actual')
    },
  )

  test.each([
    (month: string) => `${month} `,
    (month: string) => `${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}/2025 `,
    (month: string) => `2025-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')} `,
    (month: string) => `${month}.25 `,
  ])('a letter behind a month is its scenario, however the month is written', written => {
    const heads = [['', ...MONTHS.map((month, at) => `${written(month)}${at < 8 ? 'A' : 'F'}`), 'Total', 'FY24']]
    expect(read('P&L FY2025', heads, whole)).toEqual([
      ...months(at => (at < 8 ? 'actual' : 'forecast')),
      'FY2025 forecast',
      'FY2024 actual',
    ])
  })

  test('a dot between month and year makes a month of it, and no day', () => {
    expect(read('P&L 2025', [['', ...MONTHS.map(month => `${month}.25`), 'Year', 'FY24']], whole)).toEqual([
      ...months(() => 'actual'),
      'FY2025 actual',
      'FY2024 actual',
    ])
  })
})

describe('other ways to write a time', () => {
  const facts = (text: string) => readHeader(text, null)

  test.each(['HY1 25', '1HY25', 'HY25', '2025 HY', 'HY1 FY25'])('“%s” is the first half', text => {
    expect(facts(text)).toMatchObject({ half: 1, year: 2025 })
  })

  test('years with a letter, and a month behind a year to date', () => {
    expect(['Y2024', 'F2023A', 'F2024'].map(text => facts(text).year)).toEqual([2024, 2023, 2024])
    expect(facts('YTD 2025 (Sep)')).toMatchObject({ toDate: 'year', end: '2025-09-30' })
    expect(facts('Dec.31, 2024')).toMatchObject({ end: '2024-12-31', monthOnly: false })
  })

  test.each([
    ['Dec-24', ['Q3 2025', 'Q3 2024', '9M 2025', '9M 2024']],
    ['31/12/2024', ['H1 2025', 'H1 2024', 'LTM Jun 2025', '9M 2024']],
  ])('“%s” among longer times may be the year, which is asked', (text, beside) => {
    const heads = ['', ...beside, text]
    const rows = [
      ['Revenue', 5, 4, 15, 12, 16],
      ['Costs', 3, 2, 9, 7, 9],
      ['Profit', 2, 2, 6, 5, 7],
    ]
    const { problems } = understand(typed(grid('P&L', [['Income statement'], heads, ...rows])), {
      today: '2026-11-29',
      fiscalFirstMonth: 1,
    })
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toContain('month-or-year F2')
  })
})

describe('a balance sheet as at a day', () => {
  const columnsOf = (...heads: string[]) => {
    const rows = [
      ['Assets', 150, 130],
      ['Equity', 80, 70],
      ['Liabilities', 70, 60],
    ]
    const sheet = [['Balance sheet as at 30 September 2025'], ['', ...heads], ...rows]
    const { statements, problems } = understand(typed(grid('BS', sheet)), { today: '2026-11-29', fiscalFirstMonth: 1 })
    return {
      periods: statements[0]?.columns.map(({ period }) => period),
      asked: problems.flatMap(({ code, cell }) => (code === 'day-or-period' ? cell : [])),
    }
  }

  test('has the end of last month and of last year beside it', () => {
    expect(columnsOf('This month', 'Last month').periods).toEqual(['2025-09-30', '2025-08-31'])
    expect(columnsOf('30 Sep 2025', 'FY 2024')).toEqual({ periods: ['2025-09-30', '2024-12-31'], asked: [] })
    expect(columnsOf('H1 2025', 'Year end 2024').periods).toEqual(['2025-06-30', '2024-12-31'])
  })

  test('is asked where a year is read as of that day and may be its end', () => {
    expect(columnsOf('30 Sep 2025', '2024')).toEqual({ periods: ['2025-09-30', '2024-09-30'], asked: ['C2'] })
    expect(columnsOf('FY25', 'FY24')).toEqual({ periods: ['2025-09-30', '2024-09-30'], asked: ['B2'] })
    expect(columnsOf('2025', '2024')).toEqual({ periods: ['2025-09-30', '2024-09-30'], asked: ['C2'] })
  })
})
