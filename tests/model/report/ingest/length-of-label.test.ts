import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const told = (title: string, heads: Given[], ...labels: string[]): (readonly string[])[] => {
  const rows: Given[][] = labels.map((label, at) => [label, ...heads.map((_, column) => 100 + at * 7 + column)])
  const { problems } = understand(typed(grid('Sheet1', [[title], [null, ...heads], ...rows])))
  return problems.flatMap(({ code, cells }) => (code === 'length-of-label' ? [cells ?? []] : []))
}

test('lines that say how long their figures run, under columns of another length, are told at once', () => {
  expect(told('October 2026', ['Actual', 'Budget'], 'Revenue', 'Revenue YTD', 'EBITDA MTD', 'EBITDA LTM')).toEqual([['A4', 'A6']])
  expect(told('YTD October 2026', ['Actual', 'Budget'], 'Revenue', 'Costs', 'EBITDA YTD', 'EBITDA MTD')).toEqual([['A6']])
})

test('what is as long as its column, or speaks of no length, is not', () => {
  expect(told('Q1 2026', ['Actual', 'Budget'], 'Revenue YTD', 'Accumulated depreciation', 'Cash at end of period')).toEqual([])
  expect(told('P&L', ['FY2025', 'FY2026'], 'Revenue LTM', 'Revenue TTM')).toEqual([])
  expect(told('P&L', ['Jan 2026', 'Feb 2026'], 'Revenue MTD', 'Costs')).toEqual([])
})
