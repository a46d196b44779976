import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Sheets behind the statements of a filing: notes with several units, terms in months, equity by its components.

const read = (...rows: Given[][]) => understand(typed(grid('Notes', rows)))

test('a title of any length over the labels keeps the names of the columns, and its unit counts', () => {
  const { statements } = read(
    [
      'Consolidated Statements of Changes in the Equity of the Shareholders - USD ($) shares in Thousands, $ in Thousands',
      'Common Stock',
      'Retained Earnings',
      'Total',
    ],
    ['Beginning balance', 38, 5772, 5810],
    ['Net income', null, 1346, 1346],
    ['Ending balance', 38, 7118, 7156],
  )
  expect(statements[0]).toMatchObject({
    unit: { currency: 'USD', scale: 3 },
    columns: [{ label: 'Common Stock' }, { label: 'Retained Earnings' }, { label: 'Total' }],
  })
  expect(statements[0]?.lineItems).toHaveLength(3)
})

test('what stands behind a bar is what a line counts in, where the columns count in several things', () => {
  const { statements } = read(
    ['Awards (Details) $ / shares in Units, shares in Thousands, $ in Thousands', '12 Months Ended'],
    [null, 'Dec. 31, 2025 USD ($) plan $ / shares shares', 'Dec. 31, 2024 USD ($) $ / shares shares'],
    ['Award plans | plan', 2, 2],
    ['Granted | shares', 593, 610],
    ['Value of a grant | $ / shares', 74.62, 70.2],
    ['Cost of awards', 19849, 15739],
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['count', 'count', 'per share', 'currency'])
  expect(statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 3 })
})

test('a term of months in a line begins no table; one over days does', () => {
  const rows: Given[][] = [
    ['Awards - USD ($)', '12 Months Ended', null],
    [null, 'Dec. 31, 2025', 'Dec. 31, 2024'],
    ['Cost of awards', 19849, 15739],
    ['Expected term', '6 months', '6 months'],
    ['Shares sold', 1500000, 1400000],
  ]
  const { statements } = read(...rows)
  expect(statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([
    ['Cost of awards', 'Expected term', 'Shares sold'],
  ])
  const again = read(
    ...rows,
    ['Quarter', '3 Months Ended', '3 Months Ended'],
    [null, 'Dec. 31, 2025', 'Dec. 31, 2024'],
    ['Cost of awards', 5000, 4000],
  )
  expect(again.statements.flatMap(({ columns }) => columns.map(({ period }) => period))).toContain('FY2025-Q4')
})

test('expected credit losses are an actual, and so are the assumptions of a valuation', () => {
  for (const title of ['Expected credit losses - USD ($) $ in Thousands', 'Expected term and volatility']) {
    const { statements, problems } = read([title], [null, 'FY2025', 'FY2024'], ['Opening balance', 5, 4], ['Additions', 2, 1])
    expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'actual'])
    expect(problems.filter(({ code }) => code === 'scenario-of-title')).toEqual([])
  }
})
