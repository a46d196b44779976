import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Habits of people who model companies: sections beside the names of lines, schedules below the statements, sums that a circle leaves open.

const read = (...rows: Given[][]) => understand(typed(grid('Model', rows)))

test('sections in a column of their own head the lines beside them, also where a name stands twice', () => {
  const { statements } = read(
    ['', '$mil', 'FY2024', 'FY2025'],
    ['Income statement', 'Revenue', 100, 120],
    ['', 'Costs', -60, -70],
    ['', 'Other', -5, -6],
    ['', 'Profit', 35, 44],
    ['', 'Tax', 7, 9],
    ['Cash flow', 'Profit', 35, 44],
    ['', 'Depreciation', 5, 6],
    ['', 'Tax', -2, -1],
    ['', 'Other', 3, 2],
    ['', 'Other', 1, 1],
    ['', 'Operating cash flow', 42, 52],
  )
  expect(statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 6 })
  expect(statements[0]?.lineItems.map(({ label, kind }) => (kind === 'heading' ? `§ ${label}` : label)).slice(0, 8)).toEqual([
    '§ Income statement',
    'Revenue',
    'Costs',
    'Other',
    'Profit',
    'Tax',
    '§ Cash flow',
    'Profit',
  ])
})

test('what shares cost is money', () => {
  const { statements } = read(
    ['$ in millions', 'FY2024', 'FY2025'],
    ['Net income', 900, 950],
    ['$ amount of shares repurchased', 120, 130],
    ['Number of shares repurchased', 12, 11],
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'count'])
})

describe('of many statements', () => {
  const schedule = (name: string): Given[][] => [
    [name],
    ['', 'FY2024', 'FY2025'],
    ...Array.from({ length: 6 }, (_, at): Given[] => [`Loan ${at + 1}`, 10 + at, 12 + at]),
    ['Interest income', 4, 5],
    ['Net income', 40, 50],
    ...Array.from({ length: 30 }, (_, at): Given[] => [`Machine ${at + 1}`, 20 + at, 22 + at]),
  ]
  test('the one that is called an income statement is taken, and no longer schedule', () => {
    const main: Given[][] = [
      ['Income statement'],
      ['', 'FY2024', 'FY2025'],
      ['Revenue', 100, 120],
      ['Costs', -60, -70],
      ['Net income', 40, 50],
    ]
    const sheets = Array.from({ length: 12 }, (_, at) => grid(`Schedule ${at + 1}`, schedule(`Loans ${at + 1}`)))
    const { statements } = understand(typed(...sheets, grid('Model', main)))
    expect(statements.filter(({ suggested }) => suggested).map(({ title }) => title)).toContain('Income statement')
    expect(statements.filter(({ suggested, type }) => suggested && type === 'income')).toHaveLength(1)
  })
})

test('what a circle of formulas leaves of a large balance is no difference', () => {
  const { problems } = read(
    ['Balance sheet, EUR m', '31.12.2025'],
    ['Cash', 300000.5],
    ['Inventories', 84512.8987846228],
    ['Total assets', 384513.3987846228],
    ['Loans', 84512.8987813],
    ['Equity', 300000.5],
    ['Total liabilities and equity', 384513.398781322914],
  )
  expect(problems.filter(({ code }) => code === 'does-not-balance')).toEqual([])
})
