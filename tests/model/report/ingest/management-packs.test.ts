import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const LINES: [string, number][] = [
  ['Revenue', 1000],
  ['Other income', 50],
  ['Total income', 1050],
]

/** A pack of a month: what each column is read as, `-` where it is a difference or none. */
function columnsOf(title: string, ...heads: Given[][]): { columns: string[]; asked: string[] } {
  const lowest = heads.at(-1) ?? []
  const body = LINES.map(([label, amount]): Given[] => [label, ...lowest.slice(1).map((_, at) => amount * (10 + at))])
  const { statements, problems } = understand(typed(grid('P&L', [['Acme Ltd'], [title], ['£000'], ...heads, ...body])), {
    today: '2026-11-29',
  })
  return {
    columns: (statements[0]?.columns ?? []).map(({ role, period, scenario }) => (role === 'period' ? `${period} ${scenario}` : '-')),
    asked: problems.flatMap(({ code, severity }) => (severity === 'info' || code.startsWith('variance') ? [] : code)),
  }
}

const MONTH = ['2025-09 actual', '2025-09 budget', '-']
const TO_DATE = ['FY2025-YTD9 actual', 'FY2025-YTD9 budget', '-']
const YEAR = ['FY2025 forecast', 'FY2025 budget', '-']

describe('a monthly pack', () => {
  test.each([
    ['Cumulative', 'Total Year', 'FC'],
    ['Cumulative to date', 'Annual', 'Re-forecast'],
    ['Year to Date (YTD)', 'Year', "F'cast"],
    ['Fiscal YTD', 'Year end', 'Latest Estimate'],
    ['Jan-Sep 2025', 'Full Year', 'Q2 Forecast'],
    ['YTD Sep', 'Full-year', '6+6 Forecast'],
  ])('“%s” and “%s” are lengths, in one row of heads or in two', (toDate, year, forecast) => {
    const blocks: [string, string[]][] = [
      ['Month', ['Actual', 'Budget', 'Act v Bud']],
      [toDate, ['Actual', 'Budget', 'Act v Bud']],
      [year, [forecast, 'Budget', 'Fav/(Adv)']],
    ]
    const expected = { columns: [...MONTH, ...TO_DATE, ...YEAR], asked: [] }
    const above = blocks.flatMap(([head, under]) => under.map((_, at) => (at === 0 ? head : '')))
    const below = blocks.flatMap(([, under]) => under)
    expect(columnsOf('Board report September 2025', ['', ...above], ['', ...below])).toEqual(expected)
    expect(
      columnsOf('Board report September 2025', ['', ...blocks.flatMap(([head, under]) => under.map(text => `${head} ${text}`))]),
    ).toEqual(expected)
    expect(
      columnsOf('Board report September 2025', ['', ...blocks.flatMap(([head, under]) => under.map(text => `${text} ${head}`))]),
    ).toEqual(expected)
  })

  test('has groups of unequal width where what stands below comes again', () => {
    expect(
      columnsOf(
        'Management accounts - November 2025',
        ['', 'Month of November', '', '', 'YTD', '', '', ''],
        ['', 'Actual', 'Op Plan', '(Adv)/Fav', 'Actual', 'Op Plan', '(Adv)/Fav', 'Pr Yr'],
      ).columns,
    ).toEqual(['2025-11 actual', '2025-11 budget', '-', 'FY2025-YTD11 actual', 'FY2025-YTD11 budget', '-', 'FY2024-YTD11 actual'])
  })

  test('has the variance in percent behind it, under the same head', () => {
    const heads: Given[][] = [
      ['', 'Month', 'Month', 'Month', 'Month', 'YTD', 'YTD', 'YTD', 'YTD'],
      ['', 'Actual', 'Budget', 'Var', '%', 'Actual', 'Budget', 'Var', '%'],
    ]
    const lines = LINES.map(([label, amount]): Given[] => {
      const block = (by: number): Given[] => [amount * by * 1.25, amount * by, amount * by * 0.25, { value: '0.25', format: '0.0%' }]
      return [label, ...block(1), ...block(9)]
    })
    const { statements } = understand(typed(grid('P&L', [['September 2025'], ...heads, ...lines])), { today: '2026-11-29' })
    const [absolute, relative] = ['absolute', 'relative']
    expect(statements[0]?.columns.map(({ variance }) => variance?.as)).toEqual([
      ...[undefined, undefined, absolute, relative],
      ...[undefined, undefined, absolute, relative],
    ])
  })

  test.each(['Prior Yr', 'Pr Yr', 'Last Yr', 'PCP', 'Previous FY', 'PY Act'])('“%s” is the year before', prior => {
    const { columns } = columnsOf('September 2025', ['', 'Month Actual', 'Month Budget', `Month ${prior}`])
    expect(columns).toEqual(['2025-09 actual', '2025-09 budget', '2024-09 actual'])
  })

  test('of a month and the year to date: the month words are the month, and what says neither is asked', () => {
    const title = 'Income statement - September 2025 and year to date'
    expect(
      columnsOf(title, ['', 'This month', '', '', 'YTD', '', ''], ['', 'Actual', 'Budget', 'Var', 'Actual', 'Budget', 'Var']).columns,
    ).toEqual([...MONTH, ...TO_DATE])
    expect(columnsOf(title, ['', 'Actual', 'Budget'])).toEqual({ columns: MONTH.slice(0, 2), asked: ['part-of-title'] })
  })

  test.each(['Act v Bud', 'Act vs. Budget', 'A-B', 'Actual less Plan', 'F/(A)', '(Adv)/Fav', '+/-', 'FC v LY', 'Soll - Ist'])(
    '“%s” is a difference, whatever stands before it',
    words => {
      const heads = ['', 'YTD Actual', 'YTD Budget', words === 'A-B' ? words : `YTD ${words}`]
      expect(columnsOf('September 2025', heads).columns).toEqual(TO_DATE)
    },
  )
})

describe('a forecast that is called after a quarter', () => {
  test('is of the year whose budget stands beside it, which is said', () => {
    expect(columnsOf('', ['', 'FY2025', 'FY2025', 'FY2025'], ['', 'Q2 Forecast', 'Budget', 'Var'])).toEqual({
      columns: YEAR,
      asked: ['forecast-of-quarter'],
    })
    expect(columnsOf('', ['', 'FY25 Q2 Forecast', 'FY25 Budget'])).toEqual({ columns: YEAR.slice(0, 2), asked: ['forecast-of-quarter'] })
  })

  test('is asked about among months', () => {
    expect(columnsOf('September 2025', ['', 'Actual', 'Q2F'])).toEqual({
      columns: ['2025-09 actual', 'FY2025-Q2 forecast'],
      asked: ['forecast-of-quarter'],
    })
  })

  test('is of that quarter where others stand beside it', () => {
    expect(columnsOf('', ['', 'FY2025', 'FY2025', 'FY2025'], ['', 'Q1 Actual', 'Q2 Actual', 'Q3 Forecast']).columns).toEqual([
      'FY2025-Q1 actual',
      'FY2025-Q2 actual',
      'FY2025-Q3 forecast',
    ])
  })
})

test('words of a pack are no times beside other words', () => {
  const { columns } = columnsOf('FY2025', ['', 'Annual report fees', 'Year plan members', 'Period pains'])
  expect(columns.filter(column => column.includes('forecast') || column.includes('YTD'))).toEqual([])
})
