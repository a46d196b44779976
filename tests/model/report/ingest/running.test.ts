import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

/** A table with six columns under a title that names the period; the second three as given, or the same as the first three. */
const read = (title: string, heads: string[], later = [40, 50, 60]) => {
  const line = (label: string, by: number) => [label, ...[10, 20, 30, ...later].map(figure => figure * by)]
  const { statements, problems } = understand(
    typed(grid('P&L', [[title], ['', ...heads], line('Revenue', 10), line('Costs', -4), line('Profit', 6)])),
  )
  return {
    columns: statements[0]?.columns.map(({ period, scenario, entity, role }) => [period, scenario, entity, role].join(' ')),
    problems: problems.map(({ severity, code }) => `${severity} ${code}`),
  }
}

const QUARTER = ['FY2026-Q3 actual  period', 'FY2026-Q3 budget  period', 'FY2025-Q3 actual  period']
const TO_DATE = ['FY2026-YTD9 actual  period', 'FY2026-YTD9 budget  period', 'FY2025-YTD9 actual  period']

describe('a running total beside the quarter that a title names', () => {
  test.each([
    ['Actual', 'Budget', 'PY', 'YTD Actual', 'YTD Budget', 'YTD PY'],
    ['Actual', 'Budget', 'Prior year', 'Cumulative actual', 'Cumulative budget', 'Cumulative prior year'],
    ['Ist', 'Plan', 'VJ', 'Ist kum.', 'Plan kum.', 'VJ kum.'],
    ['Ist', 'Plan', 'Vorjahr', 'Ist kumuliert', 'Plan kumuliert', 'Vorjahr kumuliert'],
    ['Réalisé', 'Budget', 'N-1', 'Cumul réalisé', 'Cumul budget', 'Cumul N-1'],
    ['Real', 'Presupuesto', 'Año anterior', 'Acumulado real', 'Acumulado presupuesto', 'Acumulado año anterior'],
    ['Consuntivo', 'Budget', 'Anno precedente', 'Progressivo consuntivo', 'Progressivo budget', 'Progressivo anno precedente'],
  ])('%s | … | %4$s is the year to date at its end', (...heads) => {
    const { columns, problems } = read('P&L Q3 2026, EUR k', heads)
    expect(columns).toEqual([...QUARTER, ...TO_DATE])
    expect(new Set(problems)).toEqual(new Set(['info prior-period']))
  })

  test('goes as far as a month, a half or nine months do', () => {
    const heads = ['Actual', 'Budget', 'PY', 'YTD Actual', 'YTD Budget', 'YTD PY']
    expect(read('P&L May 2026, EUR k', heads).columns?.[3]).toBe('FY2026-YTD5 actual  period')
    expect(read('P&L Q2 2026, EUR k', heads).columns?.[3]).toBe('FY2026-H1 actual  period')
    // A year alone does not say how far it has gone.
    expect(read('P&L 2026, EUR k', heads).problems).toContain('warning period-unknown')
  })

  test('that is the first quarter itself stays out where it says the same, and is asked where it does not', () => {
    const heads = ['Actual', 'Budget', 'PY', 'YTD Actual', 'YTD Budget', 'YTD PY']
    const same = read('P&L Q1 2026, EUR k', heads, [10, 20, 30])
    expect(same.columns?.map(text => text.split(' ').at(-1))).toEqual(['period', 'period', 'period', 'other', 'other', 'other'])
    expect(same.problems.filter(text => text !== 'info prior-period')).toEqual(Array(3).fill('info column-left-out'))
    expect(read('P&L Q1 2026, EUR k', heads).problems).toContain('error same-column')
  })
})

test('a total of three quarters of a year is no year, whatever it is called', () => {
  const { statements, problems } = understand(
    typed(
      grid('Sales', [
        ['Sales (EUR k)'],
        ['', 'Q1 2025', 'Q2 2025', 'Q3 2025', 'Total 2025', 'Q1 2024', 'Q2 2024', 'Q3 2024', '2024', 'Évol. %'],
        ['France', 10, 20, 30, 60, 9, 19, 29, 57, 5.3],
        ['Spain', 11, 12, 13, 36, 10, 11, 12, 33, 9.1],
        ['Total', 21, 32, 43, 96, 19, 30, 41, 90, 6.7],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period, role }) => `${period} ${role}`)).toEqual([
    ...['FY2025-Q1', 'FY2025-Q2', 'FY2025-Q3', 'FY2025-YTD9', 'FY2024-Q1', 'FY2024-Q2', 'FY2024-Q3', 'FY2024-YTD9'].map(
      key => `${key} period`,
    ),
    'null variance',
  ])
  expect(problems.filter(({ code }) => code === 'total-column').map(({ severity, cell }) => `${severity} ${cell}`)).toEqual([
    'info E2',
    'warning I2',
  ])
})

/** Period and scenario of each column of a table. */
const columnsOf = (title: string, ...heads: string[]): { columns: string[]; codes: string[] } => {
  const line = (label: string, by: number) => [label, ...heads.map((_, at) => (at + 10) * by)]
  const { statements, problems } = understand(
    typed(grid('P&L', [[title], ['', ...heads], line('Revenue', 10), line('Costs', -4), line('Profit', 6)])),
  )
  return {
    columns: statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`) ?? [],
    codes: problems.map(({ code }) => code),
  }
}

test('months of a year in short are counted from its first day', () => {
  expect(columnsOf('Outlook 2026, EUR m', 'Actual 9M', 'Forecast Q4', 'Budget FY').columns).toEqual([
    'FY2026-YTD9 actual',
    'FY2026-Q4 forecast',
    'FY2026 budget',
  ])
  expect(columnsOf('EUR m', '9M 26', "9M '25").columns).toEqual(['FY2026-YTD9 actual', 'FY2025-YTD9 actual'])
  expect(columnsOf('EUR k', 'Ist 01-09/2026', 'Plan 01-09/2026').columns).toEqual(['FY2026-YTD9 actual', 'FY2026-YTD9 budget'])
  expect(columnsOf('EUR k', 'Sept. 26', 'Cum. 26', 'Cum. 25').columns).toEqual([
    '2026-09 actual',
    'FY2026-YTD9 actual',
    'FY2025-YTD9 actual',
  ])
})

test.each(['Annual budget', 'Jahresbudget', 'Budget annuel', 'Presupuesto anual'])('%s is of the year in which a month lies', name => {
  expect(columnsOf('Spend, September 2026, EUR k', name, 'Spend YTD').columns[0]).toBe('FY2026 budget')
})

test('the ninth period of a fiscal year is not that year: it is asked', () => {
  const read = columnsOf('FY26 P9 management accounts (GBP k)', 'P9 Actual', 'P9 Budget')
  expect(read.columns).toEqual(['null actual', 'null budget'])
  expect(read.codes).toContain('period-unknown')
  expect(columnsOf('GBP k', 'P9 FY26', 'P8 FY26').columns).toEqual(['null actual', 'null actual'])
})

test('bare years under a title that names a part of one are that part of each, and said; more than two are years', () => {
  expect(columnsOf('Segments 9M 2026, EUR m', '2026', '2025')).toEqual({
    columns: ['FY2026-YTD9 actual', 'FY2025-YTD9 actual'],
    codes: ['part-of-title'],
  })
  expect(columnsOf('P&L Q3 2026, EUR k', '2026 Actual', '2026 Budget', '2025 Actual').columns).toEqual([
    'FY2026-Q3 actual',
    'FY2026-Q3 budget',
    'FY2025-Q3 actual',
  ])
  expect(columnsOf('Report Q3 2025, EUR k', '2025', '2024', '2023').columns).toEqual(['FY2025 actual', 'FY2024 actual', 'FY2023 actual'])
})
