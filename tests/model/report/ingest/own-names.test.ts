import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  return {
    titles: statements.map(({ title }) => title),
    columns: statements.map(({ columns }) =>
      columns.map(({ label, period, scenario, entity }) => `${label}: ${period} ${scenario}${entity ? ` of ${entity}` : ''}`),
    ),
    given: statements.flatMap(({ columns }) => columns.flatMap(({ variance }) => (variance ? [variance.as] : []))),
    errors: problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    told: problems.filter(({ code }) => code === 'entity-columns').map(({ severity, cell, message }) => `${severity} ${cell} ${message}`),
  }
}

test('revenue, costs and margin of one time across, by product, stay apart under their names', () => {
  const { titles, columns, errors, told } = read(
    ['Q3 2026'],
    [],
    ['Product', 'Revenue €k', 'COGS €k', 'Gross margin €k', 'Gross margin %'],
    ['Pumps', 1200, 700, 500, { value: '0.417', format: '0.0%' }],
    ['Valves', 800, 500, 300, { value: '0.375', format: '0.0%' }],
    ['Total', 2000, 1200, 800, { value: '0.4', format: '0.0%' }],
  )
  expect(columns).toEqual([
    ['Revenue €k: FY2026-Q3 actual of Revenue', 'COGS €k: FY2026-Q3 actual of COGS', 'Gross margin €k: FY2026-Q3 actual of Gross margin'],
    ['Gross margin %: FY2026-Q3 actual'],
  ])
  expect(titles).toEqual(['Q3 2026: Revenue €k, COGS €k, Gross margin €k', 'Q3 2026: Gross margin %'])
  expect(errors).toEqual([])
  expect(told).toEqual([
    'info B3 Columns of one period are told apart by “Revenue”, “COGS”, “Gross margin”. They stay apart under these names.',
  ])
})

test('a margin that may be money or a percentage is asked', () => {
  const { errors } = read(['EUR k, Q3 2026'], [], ['Product', 'Revenue', 'Margin'], ['Pumps', 1200, 41.7], ['Valves', 800, 37.5])
  expect(errors).toEqual([expect.stringContaining('“Revenue” (B) and “Margin” (C) both say FY2026-Q3 actual')])
})

test('what was approved, spent and is still to come for each project is told apart, and no forecast of a period', () => {
  const { columns, given, errors } = read(
    ['Capital expenditure, EUR thousands, Q3 2026'],
    [],
    ['Project', 'Approved', 'Spent to date', 'Forecast to complete', 'Total forecast', 'Variance'],
    ['New hall', 5000, 3200, 1900, 5100, -100],
    ['ERP', 1200, 900, 250, 1150, 50],
    ['Total', 6200, 4100, 2150, 6250, -50],
  )
  expect(columns[0]?.slice(0, 4)).toEqual([
    'Approved: FY2026-Q3 actual of Approved',
    'Spent to date: FY2026-Q3 actual of Spent to date',
    'Forecast to complete: FY2026-Q3 forecast of Forecast to complete',
    'Total forecast: FY2026-Q3 forecast of Total forecast',
  ])
  expect(given).toEqual(['absolute'])
  expect(errors).toEqual([])
})

const bridge = (last: number) =>
  read(
    ['Sales, €k, September 2026 YTD'],
    [],
    ['', 'Budget', 'Volume', 'Price', 'FX', 'Actual'],
    ['Pumps', 1000, 50, -20, -5, 1025],
    ['Valves', 500, -30, 10, -2, last],
  )

test('effects that lead from the budget to the actual in every row are told apart by what they are', () => {
  const { columns, errors } = bridge(478)
  expect(columns[0]).toEqual([
    'Budget: FY2026-YTD9 budget',
    'Volume: FY2026-YTD9 actual of Volume',
    'Price: FY2026-YTD9 actual of Price',
    'FX: FY2026-YTD9 actual of FX',
    'Actual: FY2026-YTD9 actual',
  ])
  expect(errors).toEqual([])
})

test('columns between that lead nowhere are asked', () => {
  expect(bridge(479).errors.length).toBeGreaterThan(0)
})

test('companies over figures of no time are told apart before anybody says of which', () => {
  const { columns } = read(['EUR k', 'Alpha', 'Gamma', 'Group'], ['Revenue', 100, 50, 150], ['EBITDA', 20, 8, 28])
  expect(columns).toEqual([['Alpha: null actual of Alpha', 'Gamma: null actual of Gamma', 'Group: null actual']])
})

test('of an original and a revised budget the one that holds now counts, and the first stays apart under its name', () => {
  const { columns, errors } = read(
    ['Budget 2026 (CHF m)'],
    [],
    ['', 'Original budget', 'Revised budget', 'Actual 2026', 'Actual 2025'],
    ['Revenue', 100, 98, 97, 95],
    ['Cost', 60, 61, 62, 58],
  )
  expect(columns[0]).toEqual([
    'Original budget: FY2026 budget of Original budget',
    'Revised budget: FY2026 budget',
    'Actual 2026: FY2026 actual',
    'Actual 2025: FY2025 actual',
  ])
  expect(errors).toEqual([])
})

test('three measures of contracts on one day stay apart under their names, a forecast margin among them', () => {
  const { columns, errors } = read(
    ['Contract status at 30/09/2026 (£000)'],
    [],
    ['Contract', 'Contract value', 'Revenue to date', 'Cost to date', 'Margin to date', 'Forecast final margin'],
    ['Bridge', 12000, 6000, 5400, 600, 1100],
    ['School', 8000, 7600, 7000, 600, 640],
  )
  expect(columns[0]?.map(text => text.replace(/^.*: /, ''))).toEqual([
    '2026-09-30 actual of Contract value',
    '2026-09-30 actual of Revenue to date',
    '2026-09-30 actual of Cost to date',
    '2026-09-30 actual of Margin to date',
    '2026-09-30 forecast of Forecast final margin',
  ])
  expect(errors).toEqual([])
})
