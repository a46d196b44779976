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
    ['Total liabilities and equity', { value: '384513.398781322914' }],
  )
  expect(problems.filter(({ code }) => code === 'does-not-balance')).toEqual([])
})

test('figures that head lines are those of a table of what would be, and stay out', () => {
  const { statements, problems } = read(
    ['Valuation, EUR m', 2026, 2027, 2028],
    ['EBITDA', 100, 110, 120],
    ['Taxes', -20, -22, -24],
    ['Free cash flow', 80, 88, 96],
    ['Growth and multiple'],
    [0.31, 6.8, 6.4, 6],
    [0.06, 0.28, 0.26, 0.24],
    [0.05, 0.27, 0.25, 0.23],
    [0.04, 0.26, 0.24, 0.22],
    ['Debt', 30, 20, 10],
  )
  expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['EBITDA', 'Taxes', 'Free cash flow', 'Growth and multiple', 'Debt'])
  expect(problems.find(({ code }) => code === 'what-if')?.cell).toBe('B6')
  expect(problems.filter(({ code }) => code === 'left-out')).toEqual([])
  const named = read(
    ['Valuation, EUR m', 2026, 2027, 2028],
    ['EBITDA', 100, 110, 120],
    ['Taxes', -20, -22, -24],
    ['Free cash flow', 80, 88, 96],
    ['Multiple \\ margin', 0.18, 0.2, 0.22],
    [8.5, 0.28, 0.26, 0.24],
    [9.5, 0.27, 0.25, 0.23],
  )
  expect(named.statements[0]?.lineItems.map(({ label }) => label)).toEqual(['EBITDA', 'Taxes', 'Free cash flow'])
})

test('years that a format turns into history and forecast head columns, also beside the name of a statement', () => {
  const year = (value: number, letter: string) => ({
    kind: 'number' as const,
    value: String(value),
    raw: String(value),
    format: `0"${letter}"`,
  })
  const years = [year(2024, 'A'), year(2025, 'A'), year(2026, 'E')]
  const sheet = grid('Model', [
    ['', 'Income statement'],
    ['', '', 'Revenue', 100, 120, 130],
    ['', '', 'Costs', -60, -70, -75],
    ['', '', 'Net income', 40, 50, 55],
    ['Balance sheet'],
    ['', '', 'Cash', 10, 20, 30],
    ['', '', 'Total assets', 10, 20, 30],
  ])
  for (const row of [0, 4]) sheet.rows[row] = Object.assign([...(sheet.rows[row] ?? [])], { 3: years[0], 4: years[1], 5: years[2] })
  const { statements, problems } = understand(typed(sheet))
  expect(statements.flatMap(({ lineItems }) => lineItems.flatMap(({ values }) => values.map(({ value }) => value)))).not.toContain('2024')
  expect(problems.map(({ code }) => code)).not.toContain('years-or-figures')
})

test('statements in Indonesian and Russian are told by their names', () => {
  const typesOf = (title: string) => read([title], ['', 2024, 2025], ['A', 100, 120], ['B', 60, 70]).statements.map(({ type }) => type)
  expect(typesOf('Laporan laba rugi')).toEqual(['income'])
  expect(typesOf('Neraca')).toEqual(['balance'])
  expect(typesOf('Laporan arus kas')).toEqual(['cash flow'])
  expect(typesOf('Отчёт о финансовых результатах')).toEqual(['income'])
  expect(typesOf('Бухгалтерский баланс')).toEqual(['balance'])
})

test('a total that names millions and adds up lines that name nothing is asked once', () => {
  const { problems } = read(
    ['USD', 2024, 2025],
    ['Debt', 500, 600],
    ['Cash', 100, 150],
    ['Net debt ($m)', { formula: 'B2-B3', value: '400' }, { formula: 'C2-C3', value: '450' }],
  )
  expect(problems.map(({ code }) => code)).not.toContain('does-not-foot')
})

test('pupils, and months of runway, are no money', () => {
  const { statements } = read(
    ['Budget, USD', 2024, 2025],
    ['Total revenue', 5000, 6000],
    ['Year 5 enrollment', 15, 22],
    ['Break-even students', 9, 9],
    ['Teacher FTE (enrollment ÷ ratio)', 1, 2],
    ['Cash runway (mo)', 60, 48],
    ['MOIC', 2.4, 2.6],
    ['Active customers (start of the year)', 100, 160],
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'count', 'count', 'count', 'count', 'ratio', 'count'])
})

test('among ratios a gross margin and a tax rate are percentages, whatever a rate of one bad quarter was', () => {
  const { statements } = read(
    ['3 months ending', '31.03.2025', '30.06.2025', '30.09.2025'],
    ['Gross margin', 25.5, 25.2, 24.9],
    ['EBITDA margin', 6.9, 7.1, 6.4],
    ['Operating margin', 4.9, 5.1, 4.4],
    ['Effective tax rate', 33.9, 22.1, 151.2],
  )
  expect(statements[0]?.lineItems.map(({ unit, whole }) => `${unit} ${whole}`)).toEqual(Array.from({ length: 4 }, () => 'percent 100'))
})

test('in equations that are laid out in cells a figure is what stands right before it', () => {
  const { statements } = read(
    ['Ratios, EUR m', '', '', '', 2024, 2025],
    ['Return on equity', '=', 'Net income', '=', 120, 130],
    ['', '', 'Equity', '', 900, 980],
    ['Return on assets', '=', 'Net income', '=', 120, 130],
    ['', '', 'Total assets', '', 2000, 2100],
  )
  expect(statements[0]?.lineItems.map(({ label, values }) => `${label}: ${values[0]?.value}`)).toEqual([
    'Net income: 120',
    'Equity: 900',
    'Net income: 120',
    'Total assets: 2000',
  ])
  expect(statements[0]?.lineItems[0]?.note).toBe('Return on equity')
})

test('a list of weeks beside what is assumed is none of its lines', () => {
  const day = (value: string): Given => ({ kind: 'date', value, raw: value })
  const { statements } = read(
    ['13-week cash flow forecast'],
    [],
    ['As of', 'today', '', 'Week', 'Week start', 'Week end', 'Inflow', 'Outflow', 'Net'],
    ['Beginning cash', 1938, '', 1, day('2026-07-27'), day('2026-08-02'), 3161, 1847, 1314],
    ['Minimum cash', 1500, '', 2, day('2026-08-03'), day('2026-08-09'), 1260, 1500, -240],
    ['Delay', 1, '', 3, day('2026-08-10'), day('2026-08-16'), 1589, 952, 637],
    ['', '', '', 4, day('2026-08-17'), day('2026-08-23'), 186, 0, 186],
    ['', '', '', 5, day('2026-08-24'), day('2026-08-30'), 941, 1485, -544],
  )
  const cash = statements.flatMap(({ lineItems }) => lineItems).find(({ label }) => label === 'Beginning cash')
  expect(cash?.values.map(({ value }) => value)).toEqual(['1938'])
})
