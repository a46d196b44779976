import { describe, expect, test } from 'vitest'
import type { UnderstandOptions } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const TODAY = '2026-05-20'

const read = (heads: Given[], { title, ...options }: UnderstandOptions & { title?: string } = {}) => {
  const lines: Given[][] = [
    ['Line', ...heads],
    ['Revenue', ...heads.map((_, at) => 100 + at)],
    ['Costs', ...heads.map((_, at) => 40 + at * 3)],
  ]
  const { statements, problems } = understand(typed(grid('Sheet', title ? [[title], [], ...lines] : lines)), options)
  return {
    columns: (statements[0]?.columns ?? []).map(({ period, scenario }) => `${period} ${scenario}`),
    asked: problems
      .filter(({ code }) => code.startsWith('scenario'))
      .map(({ code, cell, cells }) => `${code} ${(cells ?? [cell]).join(' ')}`),
  }
}

describe('columns that name no scenario', () => {
  test('and begin after the day on which the file is read are forecasts, said once; the running year is asked', () => {
    expect(read([2025, 2026, 2027, 2028], { today: TODAY })).toEqual({
      columns: ['FY2025 actual', 'FY2026 actual', 'FY2027 forecast', 'FY2028 forecast'],
      asked: ['scenario-of-place D1 E1', 'scenario-unknown C1'],
    })
  })

  test('and are over, or nearly so, are actuals without a question', () => {
    expect(read(['Mar 2026', 'Apr 2026', 'May 2026'], { today: TODAY }).asked).toEqual([])
    expect(read([2024, 2025], { today: TODAY }).asked).toEqual([])
  })

  test('and are a quarter that has a month to go are asked beside forecasts, and beside none are actuals', () => {
    const day = { today: '2026-11-30' }
    expect(read(['Q3 2026', 'Q4 2026', 'Q1 2027'], day)).toEqual({
      columns: ['FY2026-Q3 actual', 'FY2026-Q4 actual', 'FY2027-Q1 forecast'],
      asked: ['scenario-of-place D1', 'scenario-unknown C1'],
    })
    expect(read(['Q3 2026', 'Q4 2026'], day).asked).toEqual([])
  })

  test('lie ahead by the company’s own year', () => {
    expect(read(['FY2026', 'FY2027'], { today: '2026-08-01', fiscalFirstMonth: 7 }).columns).toEqual(['FY2026 actual', 'FY2027 actual'])
    expect(read(['FY2026', 'FY2027'], { today: '2026-06-01', fiscalFirstMonth: 7 }).columns).toEqual(['FY2026 actual', 'FY2027 forecast'])
  })

  test('and come after the last one that is called an actual are forecasts, whatever the day', () => {
    expect(read(['2024A', '2025A', 2026, 2027])).toEqual({
      columns: ['FY2024 actual', 'FY2025 actual', 'FY2026 forecast', 'FY2027 forecast'],
      asked: ['scenario-of-place D1 E1'],
    })
  })

  test('and come after the day that the title names are forecasts', () => {
    expect(read(['Aug 2026', 'Sep 2026', 'Oct 2026'], { title: 'Board report September 2026' }).columns).toEqual([
      '2026-08 actual',
      '2026-09 actual',
      '2026-10 forecast',
    ])
  })
})

describe('columns that are audited or unaudited', () => {
  test('are actuals, whatever the titles say of their time or scenario', () => {
    const heads = ['31.03.2026 (Audited)', '31.03.2025 (Audited)']
    expect(read(heads, { title: 'Balance sheet; 31 March 2024 from the annual report of 2024', today: TODAY })).toEqual({
      columns: ['FY2026 actual', 'FY2025 actual'],
      asked: [],
    })
    expect(read(['2024 Audited', '2025 Unaudited', 2026], { title: 'Budget 2026', today: TODAY }).columns).toEqual([
      'FY2024 actual',
      'FY2025 actual',
      'FY2026 budget',
    ])
  })
})

test('what lies ahead is no actual for want of an audit, and what is over no forecast for an audit before it', () => {
  expect(
    read(['FY2025 (audited)', 'FY2026 (unaudited)', 'FY2027 (unaudited)'], { title: 'Financial projections', today: TODAY }).columns,
  ).toEqual(['FY2025 actual', 'FY2026 forecast', 'FY2027 forecast'])
  expect(read(['FY2024 (audited)', 'FY2025', 'Q1 2026'], { today: TODAY }).columns).toEqual([
    'FY2024 actual',
    'FY2025 actual',
    'FY2026-Q1 actual',
  ])
})

describe('a title that says forecast', () => {
  test('does not make forecasts of the years before an actual', () => {
    expect(read([2023, '2024A', 2025, 2026], { title: 'Forecast' })).toEqual({
      columns: ['FY2023 actual', 'FY2024 actual', 'FY2025 forecast', 'FY2026 forecast'],
      asked: ['scenario-of-place B3', 'scenario-of-title D3 E3'],
    })
  })

  test('leaves the years that are over as a question of their own', () => {
    expect(read([2024, 2025, 2026, 2027], { title: 'Forecast', today: TODAY }).asked).toEqual([
      'scenario-unknown B3 C3',
      'scenario-of-title D3 E3',
    ])
    expect(read(['Jan 2026', 'Feb 2026', 'Dec 2026'], { title: 'Budget', today: TODAY }).asked).toEqual(['scenario-of-title B3 C3 D3'])
  })

  test('and a budget beside its actual stays one', () => {
    expect(read(['Q1 2026', 'Q1 2026 Actual', 'Q2 2026', 'Q2 2026 Actual'], { title: 'Budget' }).columns).toEqual([
      'FY2026-Q1 budget',
      'FY2026-Q1 actual',
      'FY2026-Q2 budget',
      'FY2026-Q2 actual',
    ])
  })
})
