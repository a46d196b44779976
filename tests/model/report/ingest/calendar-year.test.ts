import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const read = (head: string, fiscalFirstMonth: number): string[] | undefined =>
  understand(typed(grid('Sheet1', [['Profit and loss, EUR'], [null, head], ['Revenue', 1250], ['Costs', -820], ['Profit', 430]])), {
    fiscalFirstMonth,
  }).statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`)

test.each([
  ['CY2025', '2025-01-01..2025-12-31 actual', 'FY2025 actual'],
  ['CY 25E', '2025-01-01..2025-12-31 forecast', 'FY2025 forecast'],
  ['Calendar year 2025 budget', '2025-01-01..2025-12-31 budget', 'FY2025 budget'],
  ['Kalenderjahr 2025', '2025-01-01..2025-12-31 actual', 'FY2025 actual'],
  ['CY25 Q1', 'FY2025-Q4 actual', 'FY2025-Q1 actual'],
  ['Q3 CY2025', 'FY2026-Q2 actual', 'FY2025-Q3 actual'],
  ['FY2025', 'FY2025 actual', 'FY2025 actual'],
])('%s is of the calendar in a year from April, and in one from January', (head, fromApril, fromJanuary) => {
  expect(read(head, 4)).toEqual([fromApril])
  expect(read(head, 1)).toEqual([fromJanuary])
})
