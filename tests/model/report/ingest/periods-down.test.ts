import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sales', rows)))
const columns = (understood: ReturnType<typeof read>): string[] =>
  (understood.statements[0]?.columns ?? []).map(({ period, scenario, role }) => `${period} ${role === 'period' ? scenario : role}`)

describe('periods down the side and scenarios across', () => {
  const months: Given[][] = [
    ['Month', 'Budget', 'Actual', 'Variance'],
    ['Jan 2026', 100, 90, -10],
    ['Feb 2026', 110, 120, 10],
    ['Mar 2026', 120, 125, 5],
  ]

  test('are a column for each period in each scenario, with every cell’s own name', () => {
    const found = read(['Net sales, EUR k'], ...months)
    expect(columns(found)).toEqual([
      '2026-01 budget',
      '2026-01 actual',
      '2026-01 variance',
      '2026-02 budget',
      '2026-02 actual',
      '2026-02 variance',
      '2026-03 budget',
      '2026-03 actual',
      '2026-03 variance',
    ])
    const [statement] = found.statements
    expect(statement?.unit).toMatchObject({ currency: 'EUR', scale: 3 })
    expect(
      statement?.lineItems.map(({ label, labelCell, values }) => [label, labelCell, values.map(({ cell, value }) => `${cell} ${value}`)]),
    ).toEqual([['Net sales, EUR k', 'A1', ['B3 100', 'C3 90', 'D3 -10', 'B4 110', 'C4 120', 'D4 10', 'B5 120', 'C5 125', 'D5 5']]])
    expect(statement?.columns[4]?.headerCells).toEqual(['A4', 'C2'])
    expect(statement?.checks.map(({ cell, holds }) => `${cell} ${holds}`)).toEqual(['D3 true', 'D4 true', 'D5 true'])
  })

  test('have a line for each measure, and leave out the total with a word', () => {
    const found = read(
      ['Month', 'Revenue budget', 'Revenue actual', 'Costs budget', 'Costs actual'],
      ['Jan 2026', 100, 90, 80, 85],
      ['Feb 2026', 110, 120, 81, 82],
      ['Total', 210, 210, 161, 999],
    )
    expect(found.statements[0]?.lineItems.map(({ label, values }) => `${label} ${values.map(({ value }) => value).join(' ')}`)).toEqual([
      'Revenue 100 90 110 120',
      'Costs 80 85 81 82',
    ])
    expect(found.problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual(['warning total-row E4'])
    expect(read(...months, ['Total', 330, 335, 5]).problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['info total-row'])
  })

  test('leave out, and say so, what is neither plan nor actual: a share reached, a number, a light, the year so far', () => {
    const found = read(
      ['Monthly tracker FY 2026'],
      ['Month', 'Month no.', 'Actual revenue', 'Target revenue', 'vs target', 'Attainment %', 'MoM growth %', 'YTD actual', 'Status'],
      ['Jan 2026', 1, 90, 100, -10, 0.9, null, 90, 'At risk'],
      ['Feb 2026', 2, 120, 110, 10, 1.09, 0.33, 210, 'On track'],
      ['Mar 2026', 3, 125, 120, 5, 1.04, 0.04, 335, 'On track'],
    )
    expect(columns(found).slice(0, 3)).toEqual(['2026-01 actual', '2026-01 budget', '2026-01 variance'])
    expect(found.statements[0]?.lineItems.map(({ label, values }) => `${label} ${values.map(({ cell }) => cell).join(' ')}`)).toEqual([
      'revenue C3 D3 E3 C4 D4 E4 C5 D5 E5',
    ])
    expect(found.problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual([
      'info column-left-out B2',
      'info column-left-out F2',
      'info column-left-out G2',
      'warning column-left-out H2',
      'info column-left-out I2',
    ])
    const plain = read(['Month', 'Target', 'Actual', 'Status'], ['Jan 2026', 100, 90, 'red'], ['Feb 2026', 110, 120, 'green'])
    expect(columns(plain)).toEqual(['2026-01 budget', '2026-01 actual', '2026-02 budget', '2026-02 actual'])
  })

  test('are records where something else stands in each row', () => {
    const found = read(['Month', 'Team', 'Budget', 'Actual'], ['Jan 2026', 'A', 1, 2], ['Jan 2026', 'B', 3, 4], ['Feb 2026', 'A', 5, 6])
    expect(found.statements).toEqual([])
  })
})

describe('periods down the side and lines across', () => {
  test('one year in every row heads no columns: these are records', () => {
    const found = read(['Year', 'Account', 'Budget'], ...[601, 602, 604, 606].map((account, at): Given[] => [2026, account, at * 1000]))
    expect(found.sheets[0]?.kind).toBe('tidy')
    expect(found.statements).toEqual([])
  })

  test('the number of the month beside its day is no line', () => {
    const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']
    const found = read(['날짜', '연', '월', '매출', '비용'], ...days.map((day, at): Given[] => [day, 2026, at + 1, 100 + at, 60 + at]))
    expect(columns(found).slice(0, 2)).toEqual(['2026-01 actual', '2026-02 actual'])
    expect(found.statements[0]?.lineItems.map(({ label }) => label)).toEqual(['매출', '비용'])
  })

  test('a line called budget under columns that are one by their title is no contradiction', () => {
    const rows: Given[][] = [
      ['Date', 'Budget'],
      ['Jan 2026', 800],
      ['Feb 2026', 810],
      ['Mar 2026', 820],
    ]
    const told = (name: string) => understand(typed(grid(name, rows))).problems.filter(({ code }) => code === 'scenario-in-rows')
    expect(told('Budget')).toEqual([])
    expect(told('Sales')[0]?.message).toContain('every column is an actual')
  })

  test('balances are of a day, whatever month names it, and flows are of the month', () => {
    const periods = (...heads: string[]) =>
      columns(read(['Date', ...heads], ...['2026-01-31', '2026-02-28'].map((day, at): Given[] => [day, ...heads.map(() => 10 + at)])))
    const days = ['2026-01-31 actual', '2026-02-28 actual']
    const months = ['2026-01 actual', '2026-02 actual']
    expect(periods('Cash', 'Receivables', 'Total assets', 'Equity')).toEqual(days)
    expect(periods('Account balance')).toEqual(days)
    expect(periods('Kontostand')).toEqual(days)
    expect(periods('Cash', 'Loans')).toEqual(months)
    expect(periods('Equity', 'New loans outstanding')).toEqual(months)
    expect(periods('Purchase of fixed assets', 'Sale of assets')).toEqual(months)
    expect(periods('Trade balance', 'Current account balance')).toEqual(months)
    expect(periods('Saldo')).toEqual(months)
    expect(periods('Trade receivables', 'Loans outstanding', 'Shareholders’ equity')).toEqual(days)
    expect(columns(read(['Month', 'Outstanding balance'], ['Jan 2026', 5], ['Feb 2026', 4]))).toEqual(days)
  })
})

test('lines across of which one has a long name are lines, and no list without labels', () => {
  const long = 'Transactions of financing and of investing activities that brought or took no cash in the periods shown'
  const { statements } = read(
    ['Year', 'Operating cash flow', 'Investing cash flow', 'Financing cash flow', 'Change in cash', long, 'Interest accrued'],
    [2024, 427, -110, -79, 238, null, 21],
    [2025, 307, -122, -16, 169, null, 7],
    [2026, 544, -150, -13, 381, null, 22],
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2024', 'FY2025', 'FY2026'])
  expect(statements[0]?.lineItems.map(({ label, labelCell }) => `${labelCell} ${label.slice(0, 12)}`)).toEqual([
    'B1 Operating ca',
    'C1 Investing ca',
    'D1 Financing ca',
    'E1 Change in ca',
    'F1 Transactions',
    'G1 Interest acc',
  ])
})

describe('months down the side and years across', () => {
  const months = ['Jan', 'Feb', 'Mar', 'Apr']
  const told = (found: ReturnType<typeof read>) =>
    found.problems.filter(({ code }) => code === 'times-down').map(({ severity, cell, cells }) => [severity, cell, cells])

  test('are lines under whole years, and that is asked', () => {
    const rows = (...names: string[]) => read(['', 2024, 2025], ...names.map((name, at): Given[] => [name, 100 + at, 110 + at]))
    expect(told(rows(...months, 'Total'))).toEqual([['warning', 'B1', ['B1', 'C1']]])
    expect(told(rows('Q1', 'Q2', 'Q3', 'Q4'))).toEqual([['warning', 'B1', ['B1', 'C1']]])
    expect(told(rows('Sales', 'Rent', 'March of dimes', 'May'))).toEqual([])
  })

  test('are asked nothing where they are turned', () => {
    expect(told(read(['Month', 'Sales', 'Rent'], ...months.map((name, at): Given[] => [`${name} 2026`, 100 + at, 110 + at])))).toEqual([])
  })
})

describe('years by their number down the side', () => {
  test.each(['Year 1', 'ANNO 1', 'Jahr 1', '1. Jahr', 'Année 1'])(
    '%s beside what is money: a column for each of them, whose period is asked',
    first => {
      const found = read(['', 'Umsatz', 'Kosten'], [first, 100, 60], [first.replace('1', '2'), 120, 70], [first.replace('1', '3'), 150, 80])
      expect(found.statements[0]?.columns.map(({ label, period }) => [label, period])).toEqual([
        [first, null],
        [first.replace('1', '2'), null],
        [first.replace('1', '3'), null],
      ])
      expect(found.statements[0]?.lineItems.map(({ label, unit, values }) => [label, unit, values.map(({ value }) => value)])).toEqual([
        ['Umsatz', 'currency', ['100', '120', '150']],
        ['Kosten', 'currency', ['60', '70', '80']],
      ])
      expect(found.problems.map(({ code, cell }) => [code, cell])).toContainEqual(['period-unknown', 'A2'])
    },
  )

  test('beside anything else they stay what the lines are called', () => {
    const found = read(['', 'North', 'South'], ['Year 1', 100, 60], ['Year 2', 120, 70])
    expect(found.statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Year 1', 'Year 2'])
  })
})

describe('beside plan and actual', () => {
  const valuesOf = (head: string, values: Given[]) =>
    read(
      ['Month', 'Target', 'Actual', head],
      ['Jan 2026', 100, 95, values[0] ?? null],
      ['Feb 2026', 110, 99, values[1] ?? null],
    ).statements.flatMap(({ lineItems }) => lineItems.flatMap(({ values: own }) => own.map(({ cell, value }) => `${cell} ${value}`)))

  test.each<[string, Given[]]>([
    ['% of Target', [95, 90]],
    ['Target met', [1, 0]],
    ['RAG', ['G', 'A']],
  ])('“%s” takes the place of no figure', (head, values) => {
    expect(valuesOf(head, values)).toEqual(['B2 100', 'C2 95', 'B3 110', 'C3 99'])
  })

  test('the gap between them is their difference', () => {
    const { statements } = read(['Month', 'Target', 'Actual', 'Gap to target'], ['Jan 2026', 100, 95, -5], ['Feb 2026', 110, 99, -11])
    expect(statements[0]?.columns.map(({ role }) => role)).toEqual(['period', 'period', 'variance', 'period', 'period', 'variance'])
  })

  test('a second plan leaves every figure what it is', () => {
    const kept = valuesOf('Revised target', [105, 111])
    expect(kept).toContain('B2 100')
    expect(kept).toContain('D2 105')
  })

  test('a currency in each row makes no line of several', () => {
    const { statements } = read(['Month', 'Plan', 'Actual', 'Currency'], ['Jan 2026', 100, 95, 'EUR'], ['Feb 2026', 110, 99, 'USD'])
    expect(statements.flatMap(({ columns: own }) => own.map(({ period }) => period)).filter(period => period !== null)).toEqual([])
  })
})
