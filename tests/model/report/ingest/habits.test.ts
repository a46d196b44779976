import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { parseNumber } from '#app/model/report/ingest/cells/number.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

// How accounting programs and finance departments write the sheets that they send: each of these was once read wrong without a word.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))
const columns = ({ statements }: Understood): string[] =>
  (statements[0]?.columns ?? []).map(({ period, scenario, role }) => (role === 'period' ? `${period} ${scenario}` : role))
const units = ({ statements }: Understood): string[] => (statements[0]?.lineItems ?? []).map(({ label, unit }) => `${label}: ${unit}`)
const codes = ({ problems }: Understood): string[] => problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)

describe('the periods of', () => {
  const lines: Given[][] = [
    ['Sales', 1000, 900, 800],
    ['Costs', -400, -400, -400],
    ['Profit', 600, 500, 400],
  ]

  test('months side by side under a title that speaks of all of them are months', () => {
    const months = read(
      ['Profit and Loss'],
      ['For the 3 months ended 30 September 2026'],
      ['', 'Sep 2026', 'Aug 2026', 'Jul 2026'],
      ...lines,
    )
    expect(columns(months)).toEqual(['2026-09 actual', '2026-08 actual', '2026-07 actual'])
    const quarters = read(['For the 12 months ended 30 September 2026'], ['', 'Sep 2026', 'Jun 2026', 'Mar 2026'], ...lines)
    expect(columns(quarters)).toEqual(['FY2026-Q3 actual', 'FY2026-Q2 actual', 'FY2026-Q1 actual'])
  })

  test('a range of months is what it says, in a title and in a header', () => {
    const program = read(['Profit and Loss'], ['January - December 2026'], [], ['Income'], ['Sales', 10], ['Rent', 4], ['Net income', 6])
    expect(columns(program)).toEqual(['FY2026 actual'])
    expect(columns(read(['Erfolgsrechnung'], ['', 'Sep/2026', 'Jan/2026 - Sep/2026'], ...lines.map(line => line.slice(0, 3))))).toEqual([
      '2026-09 actual',
      'FY2026-YTD9 actual',
    ])
    expect(readHeader('Nov - Feb 2026', null)).toMatchObject({ start: '2025-11-01', end: '2026-02-28' })
  })

  test('a title of three months without a date makes dates a year apart quarters', () => {
    const quarter = read(
      ['Income Statement'],
      ['For the Three Months Ended'],
      ['', 'September 30, 2026', 'September 30, 2025'],
      ['Revenue', 3, 2],
    )
    expect(columns(quarter)).toEqual(['FY2026-Q3 actual', 'FY2025-Q3 actual'])
  })

  test('one month beside the same one of the year before is asked: it may be a year', () => {
    const two = read(['P&L'], ['', 'Sep-26', 'Sep-25'], ['Revenue', 3, 2], ['Costs', 2, 1])
    expect(codes(two)).toEqual(['warning month-or-year B2'])
    const years = read(['P&L'], ['', 'Mar-23', 'Mar-24', 'Mar-25', 'Mar-26'], ['Revenue', 3, 2, 3, 4], ['Costs', 2, 1, 2, 3])
    expect(codes(years)).toEqual([])
  })

  test('the last twelve months say nothing about where a year begins', () => {
    const trailing = read(['EBITDA, EUR m'], ['', 'Mar-26', 'Jun-26', 'Sep-26', 'LTM Sep-26'], ['EBITDA', 11, 12, 13, 46])
    expect(columns(trailing)).toEqual(['FY2026-Q1 actual', 'FY2026-Q2 actual', 'FY2026-Q3 actual', '2025-10-01..2026-09-30 actual'])
  })

  test('a balance sheet takes the day of its title for the years below it, but no day of printing', () => {
    const rows: Given[][] = [
      ['', '2026', '2025'],
      ['Cash', 1, 2],
      ['Total assets', 1, 2],
    ]
    expect(columns(read(['Balance sheet as at 31 March 2026'], ...rows))).toEqual(['2026-03-31 actual', '2025-03-31 actual'])
    expect(columns(read(['Balance sheet'], ['Printed 5 May 2027'], ...rows))).toEqual(['2026-12-31 actual', '2025-12-31 actual'])
  })

  test('the thirteen weeks that a cash forecast looks ahead are not the length of its columns', () => {
    const weeks = read(
      ['13-week cash forecast, GBP'],
      ['', 'w/c 05/10/2026', 'w/c 19/10/2026'],
      ['Receipts', 50, 20],
      ['Payments', -30, -50],
    )
    expect(columns(weeks)).toEqual(['null forecast', 'null forecast'])
    expect(codes(weeks)).toContain('warning period-unknown B2')
    expect(readHeader('13 weeks ended 3 January 2026', null).months).toBe(3)
  })

  test('a letter behind a month is its scenario', () => {
    const rolling = read(['CHF m', 'Aug-26 (A)', 'Sep-26A', 'Oct-26 F', 'Nov 2026 (B)'], ['Sales', 1, 2, 3, 4])
    expect(columns(rolling)).toEqual(['2026-08 actual', '2026-09 actual', '2026-10 forecast', '2026-11 budget'])
  })

  test('a month in digits is one beside a word or a stroke', () => {
    expect(readHeader('Ist 09.2026', null)).toMatchObject({ end: '2026-09-30', monthOnly: true })
    expect(readHeader('09/2026', null)).toMatchObject({ end: '2026-09-30', monthOnly: true })
    expect(readHeader('10.2026', null).end).toBeNull()
  })

  test('months down the side are read with a total below them', () => {
    const down = read(['Month', 'Revenue', 'Costs'], ['Jan-26', 10, 4], ['Feb-26', 11, 5], ['Mar-26', 12, 6], ['Total', 33, 15])
    expect(columns(down)).toEqual(['2026-01 actual', '2026-02 actual', '2026-03 actual', 'FY2026-Q1 actual'])
  })

  test('an income statement above a balance sheet under one header is pointed out', () => {
    const both = read(
      ['Financials EUR k'],
      ['', '2026', '2025'],
      ['Income statement'],
      ['Revenue', 100, 90],
      ['Net income', 40, 40],
      ['Balance sheet'],
      ['Cash', 50, 40],
      ['Total assets', 50, 40],
    )
    expect(codes(both)).toContain('warning several-statements A6')
  })
})

test('the volume of a bridge is money, that of a plan is not', () => {
  const bridge = read(
    ['EBITDA bridge EUR k'],
    ['', 'FY2026'],
    ['Prior year', 100],
    ['Price', 20],
    ['Volume', -5],
    ['Mix', 3],
    ['Current year', 118],
  )
  expect(units(bridge)).toContain('Volume: currency')
  expect(units(read(['', 'FY2026'], ['Volume', 500], ['Revenue', 1000]))).toContain('Volume: count')
})

test('what stands over every page of a printed list is no heading further down', () => {
  const page = (number: number): Given[][] => [
    ['Acme GmbH', '', `Page ${number}`],
    [`Income statement, printed 1.10.2026 10:2${number}`],
    ['', 'FY2026', 'FY2025'],
  ]
  const printed = read(...page(1), ['Sales', 100, 90], ['Rent', -20, -20], ...page(2), ['Europe'], ['Wages', -30, -30], ['Result', 50, 40])
  expect(printed.statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([
    ['Sales', 'Rent', 'Europe', 'Wages', 'Result'],
  ])
})

test('companies side by side under a title that names the period are columns of a statement', () => {
  const group = read(
    ['Group P&L Q3 2026 (USD thousands)'],
    ['', 'Acme UK', 'Acme DE', 'Eliminations', 'Group'],
    ['Revenue', 100, 200, -50, 250],
    ['Cost of sales', -40, -90, 50, -80],
    ['Gross profit', 60, 110, 0, 170],
  )
  expect(group.statements[0]?.columns.map(({ period, entity }) => `${period} ${entity}`)).toEqual([
    'FY2026-Q3 Acme UK',
    'FY2026-Q3 Acme DE',
    'FY2026-Q3 Eliminations',
    'FY2026-Q3 null',
  ])
  expect(codes(group)).toEqual(['warning entity-columns B2'])
})

describe('the unit', () => {
  const lines: Given[][] = [
    ['', 'Q1 2026', 'Q2 2026'],
    ['Revenue', 5, 6],
    ['Opex', -2, -3],
  ]

  test.each([
    ['Income statement, EUR million', 'EUR', 6],
    ['Segment reporting, € million', 'EUR', 6],
    ['Group P&L (USD thousands)', 'USD', 3],
    ['EUR thousand', 'EUR', 3],
    ['Bedragen in EUR x 1.000', 'EUR', 3],
    ['P&L September 2026 - USD', 'USD', 0],
    ['Balance sheet GBP', 'GBP', 0],
  ])('of a title such as “%s” is read', (title, currency, scale) => {
    expect(read([title], ...lines).statements[0]?.unit).toMatchObject({ currency, scale })
  })

  test('of a title that ends in a currency leaves the scale to the line that names one', () => {
    expect(read(['P&L USD'], ['in thousands'], ...lines).statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 3 })
  })

  test.each([
    ['£', 0],
    ['£000', 3],
    ['£’000', 3],
  ])('in a row “%s” below the periods is no figure', (sign, scale) => {
    const built = read(['Accounts'], ['', '2026', '2025'], ['', sign, sign], ['Turnover', 5000, 4500], ['Cost of sales', -3000, -2700])
    expect(built.statements[0]?.unit).toMatchObject({ currency: 'GBP', scale })
    expect(built.statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Turnover', 'Cost of sales'])
    expect(parseNumber('£000', '.')).toEqual({ is: 'text' })
  })

  test('of columns of percentages beside amounts keeps them out, and they are no company', () => {
    const shares = read(
      ['Income statement'],
      ['', '2026', '2026', '2025', '2025'],
      ['', 'EUR m', '% of sales', 'EUR m', '% of sales'],
      ['Sales', 500, 100, 400, 100],
      ['Costs', 300, 60, 250, 62.5],
    )
    expect(columns(shares)).toEqual(['FY2026 actual', 'other', 'FY2025 actual', 'other'])
    expect(codes(shares)).toEqual(['info column-left-out C2', 'info column-left-out E2'])
  })

  test('of lines that only mention people, time or stores is money', () => {
    const accounts = read(
      ['Cash flow statement, GBP k'],
      ['', '2026', '2025'],
      ['Turnover', 100, 110],
      ['Receipts from customers', 50, 40],
      ['Payments to employees', -10, -11],
      ['Loans due within 12 months', 5, 6],
      ['Consumption of stores and spares', 7, 8],
      ['Number of employees', 12, 13],
      ['Inventory turnover', 4.5, 4.6],
      ['Net debt / EBITDA', 2.1, 2.2],
    )
    expect(units(accounts)).toEqual([
      'Turnover: currency',
      'Receipts from customers: currency',
      'Payments to employees: currency',
      'Loans due within 12 months: currency',
      'Consumption of stores and spares: currency',
      'Number of employees: count',
      'Inventory turnover: ratio',
      'Net debt / EBITDA: ratio',
    ])
  })

  test('of a department called Sales among heads is people', () => {
    const heads = read(
      ['Headcount by department'],
      ['', 'Jan 2026', 'Feb 2026'],
      ['Engineering', 50, 52],
      ['Sales', 20, 21],
      ['Payroll cost', 9, 8],
    )
    expect(units(heads)).toEqual(['Engineering: count', 'Sales: count', 'Payroll cost: currency'])
  })

  test('of a label in brackets is money, and tells the currency where nothing else does', () => {
    const metrics = read(['SaaS metrics'], ['Metric', 'Q1-26', 'Q2-26'], ['Runway fund ($k)', 100, 110], ['Customers', 50, 55])
    expect(units(metrics)).toEqual(['Runway fund ($k): currency', 'Customers: count'])
    expect(metrics.statements[0]?.unit.currency).toBe('USD')
    expect(metrics.statements[0]?.lineItems[0]?.scale).toBe(3)
  })
})

describe('a profit and loss statement of cost centres', () => {
  const found = understand(
    texts('Profit and loss', [
      ['Profit and Loss\n    Basis: Accrual\n   From 01 Jan 2025 To 31 Dec 2025', '', '', '', '', ''],
      ['', '', '', '100 - North', '200 - South', '300 - East'],
      ['Account ', 'Account Code ', 'Total ', 'Total ', 'Total ', 'Total '],
      ['Operating Income', '', '', '', '', ''],
      ['  Sales', '41', '60', '10', '20', '30'],
      ['  Services', '42', '15', '5', '5', '5'],
      ['Total for Operating Income', '', '75', '15', '25', '35'],
    ]),
  )

  test('has the period of its title, the names of the centres, and no codes among its figures', () => {
    expect(found.statements[0]?.columns.map(({ label, period }) => [label, period])).toEqual([
      ['Total', 'FY2025'],
      ['100 - North Total', 'FY2025'],
      ['200 - South Total', 'FY2025'],
      ['300 - East Total', 'FY2025'],
    ])
    expect(found.statements[0]?.lineItems[1]).toMatchObject({ label: 'Sales', note: '41' })
  })
})

test('codes in a column called “Account Code(s)” are no figures', () => {
  const { statements } = read(
    ['Line item', 'Account Code(s)', 'Amount (₹)'],
    ['Sales', '4001', 60],
    ['Services', '4002', 15],
    ['Total', '', 75],
    ['Other income', '4009', 3],
  )
  expect(statements).toHaveLength(1)
  expect(statements[0]?.columns.map(({ label }) => label)).toEqual(['Amount (₹)'])
})

test('an H behind a year is its history', () => {
  expect(columns(read(['', '2024H', '2025H', '2026F'], ['Sales', 10, 20, 30], ['Costs', -1, -2, -3]))).toEqual([
    'FY2024 actual',
    'FY2025 actual',
    'FY2026 forecast',
  ])
  expect(columns(read(['', '2025-H1', '2025H2'], ['Sales', 10, 20], ['Costs', -1, -2]))).toEqual(['FY2025-H1 actual', 'FY2025-H2 actual'])
})
