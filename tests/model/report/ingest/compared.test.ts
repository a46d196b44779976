import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet', rows)))
  return {
    columns: (statements[0]?.columns ?? []).map(({ label, period, role }) => `${label}: ${role === 'period' ? period : role}`),
    units: (statements[0]?.lineItems ?? []).map(({ label, unit }) => `${label}: ${unit}`),
    unit: statements[0]?.unit,
    problems: problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
  }
}

describe('a budget beside a period', () => {
  const head: Given[] = ['KPI', 'Oct-26', 'Budget', 'Var', 'Oct-25', 'YTD Oct-26', 'YTD Budget', 'YTD Var']

  test('is of the period that the file compares it with', () => {
    const { columns, problems } = read(
      ['KPIs, €m'],
      head,
      ['Revenue', 12.4, 12, 0.4, 11.1, 118.2, 117.5, 0.7],
      ['EBITDA', 1.9, 2.1, -0.2, 1.7, 17.1, 18, -0.9],
      ['Capex', 0.5, 0.6, -0.1, 0.4, 5, 5.5, -0.5],
    )
    expect(columns).toEqual([
      'Oct-26: 2026-10',
      'Budget: 2026-10',
      'Var: variance',
      'Oct-25: 2025-10',
      'YTD Oct-26: FY2026-YTD10',
      'YTD Budget: FY2026-YTD10',
      'YTD Var: variance',
    ])
    expect(problems).toEqual([])
  })

  test('is of the year to date that it stands beside', () => {
    const { columns } = read(['', 'YTD Sep 2025', 'YTD Budget'], ['Revenue', 5, 6], ['Costs', 3, 4])
    expect(columns).toEqual(['YTD Sep 2025: FY2025-YTD9', 'YTD Budget: FY2025-YTD9'])
  })

  test('is asked where no difference says so', () => {
    const { problems } = read(['', '2024', '2025', 'Budget'], ['Revenue', 5, 6, 7], ['Costs', 3, 4, 5])
    expect(problems).toEqual(['warning period-unknown D1'])
  })
})

describe('a month in digits', () => {
  test.each(['Period: 10/2026', 'Ist 10.2026', 'Period 2026-10', 'Stand 10/2026'])('%s is that month, and no fiscal year', text => {
    expect(readHeader(text, null)).toMatchObject({ end: '2026-10-31', monthOnly: true, year: null })
  })

  test.each(['FY2026-27', 'Season 2009-10'])('%s is a year', text => {
    expect(readHeader(text, null).end).toBeNull()
  })
})

test.each(['Movement', 'Mvmt', 'Delta'])('%s is a difference', text => {
  expect(readHeader(text, null).variance).toBe(true)
})

describe('days a week apart', () => {
  const rows: Given[][] = [
    ['Receipts', 50, 90, 40],
    ['Payments', -60, -60, -50],
  ]

  test.each([
    ['Week commencing', '2025-11-03..2025-11-09'],
    ['W/E', '2025-10-28..2025-11-03'],
  ])('under %s are weeks', (corner, first) => {
    const { columns, problems } = read(['Cash, £k'], [corner, '3 Nov 2025', '10 Nov 2025', '17 Nov 2025'], ...rows)
    expect(columns[0]).toBe(`3 Nov 2025: ${first}`)
    expect(problems).toEqual([])
  })

  test('are asked where nothing says whether they begin or end', () => {
    expect(read(['Cash, £k'], ['', '3 Nov 2025', '10 Nov 2025', '17 Nov 2025'], ...rows).problems).toEqual(['warning period-unknown B2'])
  })
})

test('a currency that one line says of itself makes no money of the others', () => {
  const { units, unit } = read(
    ['Metrics'],
    ['', 'Q2 2026', 'Q3 2026'],
    ['ARR ($m)', 23, 25],
    ['NRR', 1.1, 1.12],
    ['Customers', 465, 490],
    ['Magic number', 0.9, 1.1],
  )
  expect(units).toEqual(['ARR ($m): currency', 'NRR: percent', 'Customers: count', 'Magic number: ratio'])
  expect(unit).toMatchObject({ currency: 'USD', scale: 0 })
})

describe('an upper row of a header that is not merged', () => {
  test('of years counts for the quarters that follow each other below it, however many', () => {
    const { columns, problems } = read(
      ['Sales, €m'],
      ['', '2025', '', '', '', '2026', '', ''],
      ['', 'Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2', 'Q3'],
      ['North', 1, 2, 3, 4, 5, 6, 7],
      ['South', 1, 1, 1, 1, 2, 2, 2],
    )
    expect(columns.map(column => column.split(': ')[1])).toEqual([
      ...['FY2025-Q1', 'FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4'],
      ...['FY2026-Q1', 'FY2026-Q2', 'FY2026-Q3'],
    ])
    expect(problems).toEqual([])
  })

  test('of lengths of time counts for the days below it', () => {
    const { columns } = read(
      ['Results, € m'],
      ['', 'Quarter ended', '', '', 'Year ended'],
      ['', '30-Sep-25', '30-Jun-25', '30-Sep-24', '31-Dec-24'],
      ['Revenue', 10, 9, 8, 35],
      ['Costs', -5, -4, -4, -20],
    )
    expect(columns.map(column => column.split(': ')[1])).toEqual(['FY2025-Q3', 'FY2025-Q2', 'FY2024-Q3', 'FY2024'])
  })
})

describe('a year to date that does not say how far the year has gone', () => {
  test('has gone as far as the month beside it, which is a month', () => {
    const { columns, problems } = read(
      ['Costs, €k'],
      ['', 'Aug 2025', 'Aug 2024', 'YTD 2025', 'YTD 2024'],
      ['Rent', 1, 1, 8, 8],
      ['Pay', 2, 2, 16, 15],
    )
    expect(columns.map(column => column.split(': ')[1])).toEqual(['2025-08', '2024-08', 'FY2025-YTD8', 'FY2024-YTD8'])
    expect(problems).toEqual([])
  })

  test('is asked where several months could be meant', () => {
    const { problems } = read(['Costs, €k'], ['', 'Jul 2025', 'Aug 2025', 'YTD 2025'], ['Rent', 1, 1, 8], ['Pay', 2, 2, 16])
    expect(problems).toEqual(['warning period-unknown D2'])
  })
})

test('a unit beside a single line names the currency of the statement', () => {
  const { unit, units } = read(
    ['Metric', 'Unit', 'Q3 2025', 'Q2 2025'],
    ['Revenue', 'USD million', 12.5, 11.9],
    ['Employees', 'FTE', 120, 118],
    ['Energy', 'GWh', 3.2, 3.1],
    ['Deliveries', 'no.', 9, 8],
  )
  expect(unit?.currency).toBe('USD')
  expect(units).toEqual(['Revenue: currency', 'Employees: count', 'Energy: count', 'Deliveries: count'])
})

test('a quarter of the prior year is that of no month beside it', () => {
  const periods = (head: string[]): unknown[] => {
    const figures = head.map((_, at) => at + 1)
    const { statements } = understand(
      typed(
        grid('P&L', [
          ['EUR k', ...head],
          ['Revenue', ...figures],
          ['Costs', ...figures],
        ]),
      ),
    )
    return statements[0]?.columns.map(({ period }) => period) ?? []
  }
  expect(periods(['May 26', 'Jun 26', 'Q2 PY'])).toEqual(['2026-05', '2026-06', null])
  expect(periods(['Q2 26', 'Q2 PY'])).toEqual(['FY2026-Q2', 'FY2025-Q2'])
  expect(periods(['Jun 26', 'Jun PY'])).toEqual(['2026-06', '2025-06'])
})
