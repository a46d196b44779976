import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const TOP: Given[][] = [
  ['Northern Foundry, EUR m'],
  [],
  ['Rates', '', '', 'Base', 'Value', '', 'Low', 'Value'],
  ['Tax', 0.25, '', 'Volume', 3, '', 'Volume', 1],
  ['Interest', 0.04, '', 'Price', 2, '', 'Price', 1],
  [],
]
const WIDE: Given[][] = [
  ['Income statement'],
  [],
  ['', '', '', 2023, 2024, 2025],
  ['Revenue', '', '', 100, 110, 120],
  ['Costs', '', '', -60, -65, -70],
  ['EBIT', '', '', 40, 45, 50],
]

const read = (rows: Given[][]) => understand(typed(grid('Pack', rows)))

test('a table below others that stand beside each other keeps its figures behind their gaps', () => {
  const { statements, problems } = read([...TOP, ...WIDE])
  const income = statements.find(({ type }) => type === 'income')
  expect(income?.columns.map(({ period }) => period)).toEqual(['FY2023', 'FY2024', 'FY2025'])
  expect(income?.lineItems.map(({ label, values }) => [label, ...values.map(({ value }) => value)])).toEqual([
    ['Revenue', '100', '110', '120'],
    ['Costs', '-60', '-65', '-70'],
    ['EBIT', '40', '45', '50'],
  ])
  // What the title of the sheet says counts for it as well.
  expect(income?.unit).toMatchObject({ currency: 'EUR', scale: 6 })
  expect(problems.map(({ message }) => message).join()).not.toMatch(/Revenue|figures outside/)
  expect(statements.flatMap(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual(
    expect.arrayContaining(['Tax', 'Interest', 'Volume', 'Price']),
  )
})

test('tables beside each other that have labels of their own stay apart under one heading', () => {
  const { statements } = read([
    ['', 2024, 2025, '', '', 2024, 2025],
    ['Revenue', 100, 110, '', 'Cash', 7, 8],
    ['Costs', -60, -65, '', 'Debt', 5, 4],
    ['EBIT', 40, 45, '', 'Equity', 2, 4],
  ])
  expect(statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([
    ['Revenue', 'Costs', 'EBIT'],
    ['Cash', 'Debt', 'Equity'],
  ])
})

test('growth and changes over the same products drive the lines above: they are no differences of cases', () => {
  const { statements, problems } = read([
    ['', 2024, 2025, 2026],
    ['Revenue'],
    ['Pumps', 10, 12, 14],
    ['Valves', 5, 6, 7],
    ['Volume growth'],
    ['Pumps', '', 0.1, 0.1],
    ['Valves', '', 0.2, 0.1],
    ['Price change'],
    ['Pumps', '', 0.01, 0.02],
    ['Valves', '', 0.02, 0.03],
  ])
  expect(statements).toHaveLength(1)
  expect(statements[0]?.lineItems.filter(({ label }) => label === 'Pumps')).toHaveLength(3)
  expect(problems.map(({ code }) => code)).not.toContain('left-out')
})

test('a remark behind the figures of a line heads nothing: the lines above and below it stay one table, and keep their names', () => {
  const noted = WIDE.map(row => (row[0] === 'Costs' ? [...row, 'without the sale of the old works'] : row))
  const below = read([...TOP, ...noted]).statements.find(({ type }) => type === 'income')
  expect(below?.lineItems.map(({ label, values }) => [label, values[1]?.value])).toEqual([
    ['Revenue', '110'],
    ['Costs', '-65'],
    ['EBIT', '45'],
  ])
  const { statements, problems } = read([
    ['Assumptions'],
    ['Scenario', 'Base'],
    ['', '', '', '', 'FY2024', 'FY2025'],
    ['Revenue growth %', '', '', '', 0.08, 0.07],
    ['Gross margin %', '', '', '', 0.47, 0.48],
    ['Staff costs % of sales', '', '', '', 0.2, 0.21],
    ['Tax rate %', '', '', '', 0.16, 0.17, 'the rate of 2023 is left out'],
    ['Drivers'],
    ['Days of sales outstanding', 33],
    ['Days of payables outstanding', 90],
    ['Investments', '', '', '', 'FY2024', 'FY2025'],
    ['Capital expenditure % of sales', '', '', '', 0.03, 0.04],
  ])
  const timed = statements.flatMap(({ columns, lineItems }) =>
    lineItems.flatMap(({ label, values }) => {
      const year = values.find(({ column }) => columns.find(({ id }) => id === column)?.period === 'FY2024')
      return year ? [[label, year.value]] : []
    }),
  )
  expect(timed).toEqual([
    ['Revenue growth %', '0.08'],
    ['Gross margin %', '0.47'],
    ['Staff costs % of sales', '0.2'],
    ['Tax rate %', '0.16'],
    ['Capital expenditure % of sales', '0.03'],
  ])
  expect(problems.find(({ cell }) => cell === 'G7')?.code).toBe('column-left-out')
})
