import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))
const columns = ({ statements }: Understood): string[] =>
  (statements[0]?.columns ?? []).map(({ period, scenario, role }) => (role === 'period' ? `${period} ${scenario}` : role))
const codes = ({ problems }: Understood): string[] => problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)
const day = (value: string, format: string): Given => ({ kind: 'date', value, raw: '1', format })

const lines: Given[][] = [
  ['Sales', 1000, 900, 800],
  ['Costs', -400, -400, -400],
  ['Profit', 600, 500, 400],
]

describe('dates over columns', () => {
  test('shown as a month are that month, whichever day they are', () => {
    const months = read(['', day('2025-12-01', 'mmm-yy'), day('2026-01-31', 'mmm-yy'), day('2026-02-28', 'mmm-yy')], ...lines)
    expect(columns(months)).toEqual(['2025-12 actual', '2026-01 actual', '2026-02 actual'])
    expect(codes(months)).toEqual([])
    const balance = read(
      ['Balance sheet'],
      ['', day('2026-01-01', 'mmm-yy'), day('2026-02-01', 'mmm-yy'), day('2026-03-01', 'mmm-yy')],
      ['Total assets', 3, 4, 5],
      ['Total liabilities', 3, 4, 5],
    )
    expect(columns(balance)).toEqual(['2026-01-31 actual', '2026-02-28 actual', '2026-03-31 actual'])
  })

  test('that may begin quarters or end them are asked', () => {
    const shown = (...days: string[]) => read(['', ...days.map(value => day(value, 'mmm-yy'))], ...lines)
    const asked = shown('2026-01-01', '2026-04-01', '2026-07-01')
    expect(codes(asked)).toEqual(['warning quarter-months B1'])
    expect(asked.problems[0]?.message).toContain('the quarters that end in these months')
    expect(codes(shown('2026-03-01', '2026-06-01', '2026-09-01'))).toEqual([])
  })

  test('shown as a year are that year, and one that ends in March stays one', () => {
    const years = ['2024-01-01', '2025-01-01', '2026-01-01'].map(value => day(value, 'yyyy'))
    expect(columns(read(['', ...years], ...lines))).toEqual(['FY2024 actual', 'FY2025 actual', 'FY2026 actual'])
    const march = ['2024-03-31', '2025-03-31', '2026-03-31'].map(value => day(value, 'yyyy'))
    expect(columns(read(['', ...march], ...lines))).toEqual(['FY2024 actual', 'FY2025 actual', 'FY2026 actual'])
  })

  test('have the scenario that their format writes beside them', () => {
    const head = [day('2024-12-31', 'yyyy"A"'), day('2025-12-31', 'yyyy\\E'), day('2026-12-31', '"Budget "yyyy')]
    expect(columns(read(['', ...head], ...lines))).toEqual(['FY2024 actual', 'FY2025 forecast', 'FY2026 budget'])
  })

  test('that are all first days are those on which the periods begin, and that is said', () => {
    const months = read(['', day('2025-12-01', 'm/d/yyyy'), day('2026-01-01', 'm/d/yyyy'), day('2026-02-01', 'm/d/yyyy')], ...lines)
    expect(columns(months)).toEqual(['2025-12 actual', '2026-01 actual', '2026-02 actual'])
    expect(codes(months)).toEqual(['warning first-days B1'])
    expect(columns(read(['', '2026-01-01', '2026-04-01', '2026-07-01'], ...lines))).toEqual([
      'FY2026-Q1 actual',
      'FY2026-Q2 actual',
      'FY2026-Q3 actual',
    ])
    // A year of weeks may end on a first; then the others end on other days.
    const weeks = read(['', 'Jan 1, 2023', 'Jan 2, 2022', 'Jan 3, 2021'], ...lines)
    expect(columns(weeks)).toEqual(['FY2022 actual', 'FY2021 actual', 'FY2020 actual'])
  })

  test('thirty days apart are each of the month in which they lie, and that is said', () => {
    const days = read(['', ...['2026-03-08', '2026-04-07', '2026-05-06'].map(value => day(value, 'm/d/yyyy'))], ...lines)
    expect(columns(days)).toEqual(['2026-03 actual', '2026-04 actual', '2026-05 actual'])
    expect(codes(days)).toEqual(['warning day-or-period B1'])
  })

  test('two of which stand over one column are told', () => {
    const two = read(
      ['Balance sheet as of:', '2025-12-31', '2026-03-31', '2026-06-30'],
      ['Prices as of:', '2026-01-20', '2026-04-21', '2026-07-22'],
      ...lines,
    )
    expect(columns(two)).toEqual(['2026-01-20 actual', '2026-04-21 actual', '2026-07-22 actual'])
    expect(codes(two)).toEqual(['warning two-days B2'])
  })

  test('from its first to its last day a month or quarter needs no question', () => {
    const months = read(['From', '2026-01-01', '2026-02-01', '2026-03-01'], ['To', '2026-01-31', '2026-02-28', '2026-03-31'], ...lines)
    expect(columns(months)).toEqual(['2026-01 actual', '2026-02 actual', '2026-03 actual'])
    expect(codes(months)).toEqual([])
    const toDate = read(['From', '2026-01-01', '2026-01-01', '2026-01-01'], ['To', '2026-01-31', '2026-02-28', '2026-03-31'], ...lines)
    expect(codes(toDate)).toContain('warning two-days C2')
  })

  test('with a month first and dashes are dates, with the letter behind them', () => {
    expect(readHeader('12 months Jun-30-2026A', null)).toMatchObject({ end: '2026-06-30', months: 12, scenario: 'actual' })
    expect(readHeader('Sep-30-2027E', null)).toMatchObject({ end: '2027-09-30', monthOnly: false, scenario: 'forecast' })
    const restated = read(['', 'Restated 12 months Jun-30-2024', 'Restated 12 months Jun-30-2025', '12 months Jun-30-2026'], ...lines)
    expect(columns(restated)).toEqual(['FY2024 actual', 'FY2025 actual', 'FY2026 actual'])
  })
})

test('a date alone is a day in a file that names the length of its periods', () => {
  const details = grid('Inventories (Details)', [
    ['Inventories (Details)', 'Jul. 01, 2023', 'Dec. 31, 2022'],
    ['Raw materials', 20, 30],
    ['Finished goods', 40, 50],
  ])
  const filing = grid('Income', [
    ['Income statement', '6 Months Ended', ''],
    ['', 'Jul. 01, 2023', 'Jul. 02, 2022'],
    ['Revenue', 200, 300],
    ['Costs', -100, -200],
  ])
  filing.merges.push({ top: 0, bottom: 0, left: 1, right: 2 })
  const periods = understand(typed(filing, details)).statements.map(({ sheet, columns: heads }) => [
    sheet,
    ...heads.map(({ period }) => period),
  ])
  expect(periods).toContainEqual(['Inventories (Details)', '2023-07-01', '2022-12-31'])
  expect(periods).toContainEqual(['Income', 'FY2023-H1', 'FY2022-H1'])
})

test('January over a long row of years may be where they begin: that is asked', () => {
  const januaries = [2019, 2020, 2021, 2022].map(year => day(`${year}-01-01`, 'mmm-yy'))
  expect(codes(read(['', ...januaries], ['Revenue', 10, 11, 12, 13], ['Costs', 6, 7, 8, 9]))).toEqual(['warning month-or-year B1'])
  const decembers = [2019, 2020, 2021, 2022].map(year => day(`${year}-12-01`, 'mmm-yy'))
  expect(codes(read(['', ...decembers], ['Revenue', 10, 11, 12, 13], ['Costs', 6, 7, 8, 9]))).toEqual([])
})
