import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

// What stands beside the lines of a table changes neither its columns nor what its lines count in.

test('words behind the last column are under no year', () => {
  for (const name of ['Comments', 'Trend', 'YoY']) {
    const { statements } = understand(
      typed(
        grid('People', [
          ['Report of February 2026'],
          ['Headcount'],
          ['', 2025, '', '', 2026],
          ['', 'Q2', 'Q3', 'Q4', 'Q1', name],
          ['Sales', 27, 37, 29, 33],
          ['Production', 70, 50, 83, 78, name === 'YoY' ? 0.11 : null],
          ['Total FTE', 97, 87, 112, 111, name === 'YoY' ? 0.14 : 'Above budget'],
        ]),
      ),
    )
    expect(statements[0]?.columns.slice(0, 4).map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
      'FY2025-Q2 actual',
      'FY2025-Q3 actual',
      'FY2025-Q4 actual',
      'FY2026-Q1 actual',
    ])
  }
})

test('a comment is no unit where the column of units is empty', () => {
  const { statements } = understand(
    typed(
      grid('P&L', [
        ['March 2026'],
        ['', 'Unit', 'Actual', 'Budget', 'Comments'],
        ['Goods and supplies', '', 2700, 3700, 'Two positions to fill'],
        ['Hardware', '', 2500, 3000, 'Not yet audited'],
        ['Margin', '%', 7.4, 18.9],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'percent'])
})
