import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const columnsBelow = (titles: string[], heads: string[]): string[] => {
  const figures = (from: number): Given[] => heads.map((_, at) => from + at * 7)
  const { statements } = understand(
    typed(grid('P&L', [...titles.map(title => [title]), ['', ...heads], ['Sales', ...figures(900)], ['Costs', ...figures(310)]])),
  )
  return (statements[0]?.columns ?? []).map(({ period, scenario }) => `${period} ${scenario}`)
}

test('months that go on behind that of the report lie ahead of it', () => {
  expect(columnsBelow(['Report as of 28.02.2026', 'EUR k'], ['Jan Actual', 'Feb Actual', 'Mar Forecast', 'Apr Forecast'])).toEqual([
    '2026-01 actual',
    '2026-02 actual',
    '2026-03 forecast',
    '2026-04 forecast',
  ])
  expect(columnsBelow(['Report November 2025', 'EUR k'], ['Oct Actual', 'Nov Actual', 'Dec Forecast', 'Jan Forecast'])).toEqual([
    '2025-10 actual',
    '2025-11 actual',
    '2025-12 forecast',
    '2026-01 forecast',
  ])
})

test('also with a budget beside each, newest first, or over the end of a fiscal year', () => {
  expect(columnsBelow(['Report February 2026', 'EUR k'], ['Feb Actual', 'Feb Budget', 'Mar Forecast', 'Mar Budget'])).toEqual([
    '2026-02 actual',
    '2026-02 budget',
    '2026-03 forecast',
    '2026-03 budget',
  ])
  expect(columnsBelow(['Report February 2026', 'EUR k'], ['Apr Forecast', 'Mar Forecast', 'Feb Actual'])).toEqual([
    '2026-04 forecast',
    '2026-03 forecast',
    '2026-02 actual',
  ])
  expect(columnsBelow(['Report February 2026', 'EUR k'], ['Nov Actual', 'Dec Actual', 'Jan Actual', 'Feb Actual', 'Mar Forecast'])).toEqual(
    ['2025-11 actual', '2025-12 actual', '2026-01 actual', '2026-02 actual', '2026-03 forecast'],
  )
})

test('forecasts that begin right behind the report lie ahead of it, and actuals never do', () => {
  expect(columnsBelow(['Report June 2026', 'EUR k'], ['Jul Forecast', 'Aug Forecast'])).toEqual(['2026-07 forecast', '2026-08 forecast'])
  expect(columnsBelow(['Report December 2025', 'EUR k'], ['Jan Forecast', 'Feb Forecast'])).toEqual([
    '2026-01 forecast',
    '2026-02 forecast',
  ])
  expect(columnsBelow(['Report February 2026', 'EUR k'], ['Feb Actual', 'Mar Actual'])).toEqual(['2026-02 actual', '2025-03 actual'])
})

test('months of the last twelve lie at or before that of the title', () => {
  expect(columnsBelow(['Report February 2026', 'EUR k'], ['Nov', 'Dec', 'Jan', 'Feb'])).toEqual([
    '2025-11 actual',
    '2025-12 actual',
    '2026-01 actual',
    '2026-02 actual',
  ])
})

test('a month behind its year is that month, and behind a fiscal year one of its months', () => {
  expect(columnsBelow([], ['2026 Jan Actual', '2026 Feb Actual', '2026-Mar Budget', '2026 mai'])).toEqual([
    '2026-01 actual',
    '2026-02 actual',
    '2026-03 budget',
    '2026-05 forecast',
  ])
  expect(columnsBelow([], ['2026 mars', '2026 avril'])).toEqual(['2026-03 actual', '2026-04 actual'])
  expect(columnsBelow(['Report 2026 September'], ['Actual', 'Budget'])).toEqual(['2026-09 actual', '2026-09 budget'])
  expect(columnsBelow([], ['FY26 Oct', 'FY26 Nov', 'FY26 Dec', 'FY26 Jan'])).toEqual([
    '2025-10 actual',
    '2025-11 actual',
    '2025-12 actual',
    '2026-01 actual',
  ])
})

test('words that are months as well, written small behind a year, are none', () => {
  expect(columnsBelow(['Outlook 2026 may vary'], ['Actual', 'Budget'])).toEqual(['FY2026 actual', 'FY2026 budget'])
  expect(columnsBelow(['2026 set of accounts'], ['Actual', 'Budget'])).toEqual(['FY2026 actual', 'FY2026 budget'])
})

test.each([
  ['Gelir tablosu Mart 2026', '2026-03'],
  ['Bütçe Ocak-Mart 2026', 'FY2026-Q1'],
  ['Aruanne märts 2026', '2026-03'],
  ['Ataskaita kovas 2026', '2026-03'],
  ['Izveštaj avgust 2026', '2026-08'],
])('months of more languages: %s', (title, period) => {
  expect(columnsBelow([title], ['Actual', 'Budget'])[0]).toBe(`${period} actual`)
})
