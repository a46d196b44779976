import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (titles: string[], heads = ['Actual', 'Budget']) => {
  const rows = [...titles.map(title => [title]), ['', ...heads], ['Revenue', 9412, 9001], ['Costs', -7011, -7202], ['Profit', 2401, 1799]]
  const { statements, problems } = understand(typed(grid('P&L', rows)), { today: '2026-11-29' })
  return { periods: statements[0]?.columns.map(({ period }) => period), codes: problems.map(({ code }) => code) }
}

test.each([
  'Version 2.1 – draft for the board meeting of 15 December 2025',
  'Board meeting 15 December 2025',
  'Unterlage zur Aufsichtsratssitzung am 15.12.2025',
  'Conseil d’administration du 15 décembre 2025',
  'Styrelsemöte 2025-12-15',
  'Audit committee, December 15, 2025',
])('the day of a meeting is no time of the figures: %s', title => {
  const alone = read(['Profit and loss, EUR thousands', title])
  expect(alone.periods).toEqual([null, null])
  expect(alone.codes).toContain('period-unknown')
  expect(read(['Profit and loss, EUR thousands, September 2025', title]).periods).toEqual(['2025-09', '2025-09'])
})

test('a pack of a month, and a day that is of the figures, stay', () => {
  expect(read(['Profit and loss, EUR thousands', 'Board pack September 2025']).periods).toEqual(['2025-09', '2025-09'])
  expect(read(['Profit and loss, EUR thousands', 'Nine months ended 30 September 2025']).periods).toEqual(['FY2025-YTD9', 'FY2025-YTD9'])
})
