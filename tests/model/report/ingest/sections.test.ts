import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** What each sum adds up, by label. */
const sums = (...rows: Given[][]): Record<string, string> => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  expect(problems.filter(({ code }) => code === 'does-not-foot')).toEqual([])
  const items = statements[0]?.lineItems ?? []
  return Object.fromEntries(
    items.flatMap(({ label, parts }) =>
      parts.length > 0 ? [[label, parts.map(({ item, sign }) => `${sign < 0 ? '-' : '+'}${items[item]?.label}`).join(' ')]] : [],
    ),
  )
}

test('the total of a section with a single line is that line, not what happens to come to it above', () => {
  expect(
    sums(
      ['Profit & Loss', 'Jan 26', 'Feb 26', 'Mar 26'],
      ['Income'],
      ['Sales', 1000, 1100, 1200],
      ['Total for Income', 1000, 1100, 1200],
      ['Less: Cost of Sales'],
      ['Materials', 400, 420, 440],
      ['Total Cost of Sales', 400, 420, 440],
      ['Gross Profit', 600, 680, 760],
      ['Expenses'],
      ['Rent', 100, 110, 120],
      ['Expenses total', 100, 110, 120],
      ['Net Ordinary Income', 500, 570, 640],
    ),
  ).toEqual({
    'Total for Income': '+Sales',
    'Total Cost of Sales': '+Materials',
    'Gross Profit': '+Total for Income -Total Cost of Sales',
    'Expenses total': '+Rent',
    'Net Ordinary Income': '+Gross Profit -Expenses total',
  })
})

test('a total that is said twice is not the sum of itself and its line', () => {
  expect(
    sums(
      ['Statement of income', '2025'],
      ['INCOME'],
      ['Tithes', 5000],
      ['Total Income', 5000],
      ['TOTAL INCOME', 5000],
      ['EXPENSES'],
      ['TOTAL EXPENSES', 0],
    ),
  ).toEqual({ 'Total Income': '+Tithes', 'TOTAL INCOME': '+Total Income' })
})

test('the heads that come again on the next page, with its number, head nothing', () => {
  const page = (...number: Given[][]): Given[][] => [...number, ['Particulars', '2025', '2024']]
  const read = (...rows: Given[][]) => understand(typed(grid('Sheet1', [['Income statement'], [], ...rows]))).statements[0]?.lineItems ?? []
  const printed = read(
    ...page(),
    ['Sales', 100, 90],
    ['Rent', -20, -20],
    ...page(['Page 2 of 2'], []),
    ['Wages', -30, -30],
    ['Result', 50, 40],
  )
  expect(printed.map(({ label, parent }) => [label, parent])).toEqual(
    read(...page(), ['Sales', 100, 90], ['Rent', -20, -20], ['Wages', -30, -30], ['Result', 50, 40]).map(({ label, parent }) => [
      label,
      parent,
    ]),
  )
  expect(printed.length).toBe(4)
})
