import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

// Records are told from the lines of a statement: they say in each row what time they are of.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Data', rows)))
const kinds = ({ sheets, statements, tables }: Understood): unknown[] => [
  sheets[0]?.kind,
  statements.length,
  tables.map(({ rows }) => rows.length),
]

describe('records', () => {
  test('with a month, a department and an account each, under budget and actual', () => {
    const found = read(
      ['Month', 'Department', 'Account', 'Budget', 'Actual', 'Variance', 'Budget status'],
      ...['Jan', 'Feb', 'Mar'].flatMap(month => ['Sales', 'Support'].map((team): Given[] => [month, team, 'Salaries', 10, 11, 1, 'over'])),
    )
    expect(kinds(found)).toEqual(['tidy', 0, [6]])
    expect(found.problems).toEqual([])
  })

  test('with a region and a fortnight each, which are only counted', () => {
    const rows = ['North', 'South'].flatMap(region => [1, 2, 3].map((at): Given[] => [region, at, 100 * at, 120 * at]))
    expect(kinds(read(['Region', 'Fortnight', 'Demand', 'Supply'], ...rows))).toEqual(['tidy', 0, [6]])
    expect(kinds(read(['Region', 'Period', 'Forecast_Sales', 'Budget_Sales'], ...rows))).toEqual(['tidy', 0, [6]])
  })

  test('with a day beside each name, under no heading', () => {
    const found = read(
      ['', '', 'Days'],
      ...['Plan', 'Build', 'Test', 'Ship'].map((what, at): Given[] => [
        what,
        { kind: 'date', value: `2026-03-0${at + 1}`, raw: '0' },
        at + 1,
      ]),
    )
    expect(kinds(found)).toEqual(['tidy', 0, [5]])
  })

  test('with an account and a year each', () => {
    const found = understand(
      texts('p_l', [
        ['account', 'year', 'value'],
        ...['Revenue', 'Costs'].flatMap(what => ['2024', '2025'].map(year => [what, year, '100'])),
      ]),
    )
    expect(kinds(found)).toEqual(['tidy', 0, [4]])
  })

  test('of each day are a list: a statement has no thousand periods', () => {
    const days = Array.from({ length: 300 }, (_, at): Given[] => [
      { kind: 'date', value: new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10), raw: '0' },
      100 + at,
      50 + at,
    ])
    expect(kinds(read(['Date', 'Price A', 'Price B'], ...days))).toEqual(['tidy', 0, [300]])
  })

  test('of budget and actual by month alone are columns of one line', () => {
    const found = read(
      ['Revenue FY2026'],
      ['Month', 'Revenue budget', 'Revenue actual'],
      ...['Jan', 'Feb', 'Mar'].map((month, at): Given[] => [month, 100 + at, 110 + at]),
    )
    expect(found.statements[0]?.columns.slice(0, 3).map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
      '2026-01 budget',
      '2026-01 actual',
      '2026-02 budget',
    ])
    expect(found.statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Revenue'])
    expect(found.problems).toEqual([])
  })
})

test('a year in each row makes records, however its column is abbreviated', () => {
  for (const year of ['fisc_yr', 'Ano', 'Год', '年度']) {
    const found = read(
      ['agency', year, 'total_actual_all_funds', 'total_actual_city_funds'],
      ...['Parks', 'Roads'].flatMap(agency => [2023, 2024, 2025].map((of, at): Given[] => [agency, of, 2_646_362 + at, 948_271 - at])),
    )
    expect([year, ...kinds(found)]).toEqual([year, 'tidy', 0, [6]])
  }
})
