import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const columnsOf = (rows: Given[][]): { columns: string[]; told: string[] } => {
  const { statements, problems } = understand(typed(grid('Pack', rows)), { today: '2026-11-20' })
  return {
    columns: (statements[0]?.columns ?? []).map(
      ({ label, period, scenario, entity }) => `${label}: ${period} ${scenario}${entity === null ? '' : ` of ${entity}`}`,
    ),
    told: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('columns that the file adds up in each line', () => {
  const sum = (row: number, value: string): Given => ({ formula: `SUM(B${row}:C${row})`, value })

  test('are of the time of their sum, also where a budget stands among their names', () => {
    expect(
      columnsOf([
        ['Activities, six months ended 30 September 2026', '', '', '', '', ''],
        ['', 'General', 'Restricted', 'Total', 'Total', 'Budget'],
        ['', 'funds', 'funds', '2026/27', '2025/26', '2026/27'],
        ['Donations', 412, 88, sum(4, '500'), 455, 480],
        ['Grants', 96, 204, sum(5, '300'), 280, 275],
      ]).columns,
    ).toEqual([
      'General funds: 2026-04-01..2026-09-30 actual of General funds',
      'Restricted funds: 2026-04-01..2026-09-30 actual of Restricted funds',
      'Total 2026/27: 2026-04-01..2026-09-30 actual',
      'Total 2025/26: 2025-04-01..2025-09-30 actual',
      'Budget 2026/27: 2026-04-01..2026-09-30 budget',
    ])
  })
})

describe('quarters without a year', () => {
  const lines = (width: number): Given[][] => [
    ['Trials', 12, 13, 13, 38, 34].slice(0, width),
    ['Discovery', 16, 17, 16, 49, 45].slice(0, width),
  ]

  test('right before a year to date are of its year, which is said', () => {
    const { columns, told } = columnsOf([['Spend, CHF m'], ['', 'Q1', 'Q2', 'Q3', 'YTD 2026', 'YTD 2025'], ...lines(6)])
    expect(columns.slice(0, 4)).toEqual([
      'Q1: FY2026-Q1 actual',
      'Q2: FY2026-Q2 actual',
      'Q3: FY2026-Q3 actual',
      'YTD 2026: FY2026-YTD9 actual',
    ])
    expect(told).toContain('year-of-parts B2')
  })

  test('before a budget of a year are still asked about', () => {
    const { columns, told } = columnsOf([['Spend, CHF m'], ['', 'Q1', 'Q2', 'Q3', 'Budget 2026'], ...lines(5)])
    expect(columns[0]).toBe('Q1: null actual')
    expect(told).not.toContain('year-of-parts B2')
  })
})

test('an average with a currency and no thousands is of single units', () => {
  const { statements } = understand(
    typed(
      grid('Inns', [
        ['Inns, TEUR'],
        ['', '2026', '2025'],
        ['Umsatz', 1984, 1868],
        ['Kosten', -900, -880],
        ['Ø Zimmerrate (EUR)', 132, 128],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'per share'])
})

test('actual and forecast months in front of a year that names no scenario are of that year', () => {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const { columns } = columnsOf([
    ['Rolling forecast (€k)', ...months, 'FY25'],
    ['', ...months.map((_, at) => (at < 9 ? 'A' : 'F')), ''],
    ['Sales', ...months.map((_, at) => 100 + at), 1266],
    ['Costs', ...months.map((_, at) => -80 - at), -1026],
  ])
  expect(columns.slice(8, 11)).toEqual(['Sep A: 2025-09 actual', 'Oct F: 2025-10 forecast', 'Nov F: 2025-11 forecast'])
})

test('months behind a year, as pivots write them, are not of the next year, and are asked', () => {
  const { columns, told } = columnsOf([
    ['Sum of amount', '2023', 'Jan', 'Feb', '2024', 'Jan', 'Feb'],
    ['Product sales', 30, 10, 20, 45, 20, 25],
    ['Service revenue', 21, 10, 11, 23, 11, 12],
  ])
  expect(columns).toEqual(
    ['2023', 'Jan', 'Feb', '2024', 'Jan', 'Feb'].map(label => `${label}: ${/2/.test(label) ? `FY${label}` : null} actual`),
  )
  expect(told).toContain('year-unknown C1')
})
