import { expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Fact sheets and models of listed companies: quarters over many columns.

const read = (...rows: Given[][]) => understand(typed(grid('Model', rows)))
const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })

test('a day on which the quarter ends that is named below it tells how long the column is; another day is asked', () => {
  const { statements, problems } = read(
    [null, day('2025-03-30'), day('2025-06-29'), day('2025-11-28'), null],
    [null, 'Q125', 'Q225', 'Q325', 'FY25'],
    ['Revenue', 10, 11, 12, 46],
    ['Costs', -4, -5, -6, -20],
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025-Q1', 'FY2025-Q2', null, 'FY2025'])
  expect(problems).toContainEqual(expect.objectContaining({ code: 'period-unknown', cell: 'D1' }))
})

test('halves and years beside each other are as long as they are called, on the days on which they end', () => {
  const { statements } = read(
    [null, day('2024-06-30'), day('2024-12-31'), day('2025-06-30'), day('2025-12-31')],
    [null, 'H124', 'FY24', 'H125', 'FY25'],
    ['Revenue', 10, 21, 12, 25],
    ['Costs', -4, -9, -6, -11],
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2024-H1', 'FY2024', 'FY2025-H1', 'FY2025'])
})

test('the growth of a total is not what the growth of its parts adds up to', () => {
  const { statements, problems } = read(
    [null, 'FY2024', 'FY2025'],
    ['Growth', null, null],
    ['Europe', null, null],
    ['Retail', { value: '0.1', format: '0%' }, { value: '0.2', format: '0%' }],
    ['Wholesale', { value: '0.3', format: '0%' }, { value: '0.1', format: '0%' }],
    ['Total Europe', { value: '0.15', format: '0%' }, { value: '0.18', format: '0%' }],
  )
  expect(statements[0]?.checks).toEqual([])
  expect(problems.filter(({ code }) => code === 'does-not-foot')).toEqual([])
})

test('days below one quarter are its months', () => {
  const { statements } = read(
    [null, 'Q1 2025', 'Q1 2025', 'Q1 2025'],
    [null, day('2025-01-31'), day('2025-02-28'), day('2025-03-31')],
    ['Revenue', 10, 11, 12],
    ['Costs', -4, -5, -6],
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2025-01', '2025-02', '2025-03'])
})

test('what one customer brings is read in single units in a statement of thousands, and that is asked', () => {
  const { statements, problems } = read(
    ['Streaming (USD thousands)'],
    [null, 'Q1 2025', 'Q2 2025'],
    ['Revenue', 3170972, 3234643],
    ['Average revenue per paying member', 14.25, 14.54],
    ['Profit per management accounts', 120, 130],
  )
  expect(statements[0]?.unit.scale).toBe(3)
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'per share', 'currency'])
  expect(problems.filter(({ code }) => code === 'mixed-scale').map(({ cell }) => cell)).toEqual(['A4'])
})

test('systems sold are counted, and where a link leads to is no title', () => {
  const { statements } = read(
    ['Main!A1'],
    ['in € millions', 'Q1 2025', 'Q2 2025'],
    ['New systems sold', 110, 156],
    ['Cost of goods sold', -1339, -1722],
    ['Revenue', 2440, 3325],
  )
  expect(statements[0]).toMatchObject({ title: 'Model' })
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['count', 'currency', 'currency'])
})

test('lines named by group and kind count in money together, where most of them speak of it and none of anything else', () => {
  const lines = (kinds: string[]): Given[][] => kinds.map((kind, at): Given[] => [...kind.split('/'), 100 + at, 110 + at])
  const unitsOf = (kinds: string[]): string[] =>
    read(['Department', 'Category', 'Budget', 'Actual'], ...lines(kinds)).statements[0]?.lineItems.map(({ unit }) => unit) ?? []
  const kinds = ['Marketing/Travel', 'Operations/Travel', 'Marketing/Salaries', 'Operations/Salaries', 'IT/Salaries', 'IT/Travel']
  expect(unitsOf(kinds)).toEqual(kinds.map(() => 'currency'))
  expect(unitsOf(['Plant/Orders', 'Plant/Machines', 'Shop/Orders', 'Shop/Sales'])).toContain('count')
})

test('what a company does, down a column well to the left, names no figure that has a name of its own', () => {
  const about = [
    'Founded in 1986 by a merger',
    'Services',
    'Advertising',
    'Branding',
    'Research',
    'Design',
    'Events',
    'Translation',
    'Print',
  ]
  const { statements, problems } = read(
    ...[
      ['Price', 96.76],
      ['Shares', 198],
      ['Market value', 19158],
      ['Cash', 4432],
    ].map(([name, figure], at): Given[] => [about[at] ?? null, null, null, null, null, null, name ?? null, figure ?? null]),
    ...about.slice(4).map((text): Given[] => [text]),
  )
  expect(statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([['Price', 'Shares', 'Market value', 'Cash']])
  expect(problems.find(({ code }) => code === 'left-out')?.message).toContain('A1, A2, A3')
})

test('a remark of two sentences over figures heads no column: it says neither their time nor that they are a percentage', () => {
  const { statements, problems } = read(
    [null, 'Before'],
    [null, 'Class A', 'Class B'],
    ['Fund One', 16182, 4219109],
    ['Fund Two', 2972235, 661055],
    ['Fund Three', 789456, 1136910],
    ['The founders', 'own over 5 %. Sold 1.2m shares of class B to the company in March 2021'],
    ['Jane Doe', 123345, 70866],
    ['John Roe', 203547, 32000],
    [null, 'After'],
    [null, 'Class A', 'Class B'],
    ['Fund One', 16182, 4219109],
    ['Jane Doe', 102955, 70866],
  )
  expect(
    statements.map(({ title, columns }) => `${title}: ${columns.map(({ label, period }) => `${label} ${period}`).join(', ')}`),
  ).toEqual(['Before: Class A null, Class B null', 'After: Class A null, Class B null'])
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).not.toContain('percent')
  expect(problems.find(({ code }) => code === 'text-among-figures')?.cell).toBe('B6')
})
