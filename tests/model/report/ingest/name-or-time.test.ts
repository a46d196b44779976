import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

// Companies whose names begin with a word of time or of plans.

const told = (...heads: string[][]): (string | null)[] => {
  const lines = ['Revenue', 'Costs', 'EBIT'].map((label, row) => [label, ...(heads[0] ?? []).slice(1).map((_, at) => 100 * row + at)])
  return understand(typed(grid('Report', [['Income statement 2025 EUR k'], ...heads, ...lines]))).problems.flatMap(
    ({ code, cell, message }) => (code === 'entity-columns' && message.includes('may be the name') ? [cell] : []),
  )
}

describe('a name that begins with a time or a scenario', () => {
  test.each(['Q1 Energy', 'Budget Hotels', 'March GmbH', 'H2 Mobility AG', 'Forecast Systems AG'])('%s beside names is asked', name => {
    expect(told(['', 'Alpha', 'Beta', name])).toEqual(['D2'])
  })

  test('over years, too', () => {
    expect(told(['', 'Grand Hotels', '', 'Budget Hotels', ''], ['', '2024', '2025', '2024', '2025'])).toEqual(['D2'])
  })

  test('is asked without names beside it where a registered form stands behind that word, or Actual and Budget below it', () => {
    expect(told(['', 'March GmbH', 'April Foods'])).toEqual(['B2'])
    expect(told(['', 'March GmbH', '', 'April GmbH', ''], ['', '2025', '2024', '2025', '2024'])).toEqual(['B2'])
    expect(told(['', 'Budget Hotels', '', 'Luxury Hotels', ''], ['', 'Actual', 'Budget', 'Actual', 'Budget'])).toEqual(['B2'])
    expect(told(['', 'Budget Hotels', ''], ['', 'Actual', 'Budget'])).toEqual(['B2'])
  })

  test('is none where the name stands between them', () => {
    expect(told(['', 'Actual Nord GmbH', 'Budget Nord GmbH'])).toEqual([])
    expect(told(['', '2025 Nord GmbH', '2024 Nord GmbH'])).toEqual([])
    expect(told(['', 'Nord GmbH 2025', 'Nord GmbH 2024'])).toEqual([])
  })

  test.each([
    ['Vision 2030 GmbH', null],
    ['Studio 1999, Inc.', null],
    ['Vision 2030 GmbH 2025', 'FY2025'],
    ['Nord AG Budget 2026', 'FY2026'],
  ])('a year before the registered form of a title is of the name: %s', (title, period) => {
    const found = understand(
      typed(grid('Report', [[title], ['Income statement, EUR k'], ['', 'Actual', 'Budget'], ['Revenue', 9, 8], ['EBIT', 3, 2]])),
    )
    expect(found.statements[0]?.columns.map(column => column.period)).toEqual([period, period])
    expect(found.problems.some(({ code }) => code === 'period-unknown')).toBe(period === null)
  })

  test('is none where the same name stands under another scenario, or nothing but the whole beside it', () => {
    expect(told(['', 'Actual Nord', 'Budget Nord', 'Elim.'])).toEqual([])
    expect(told(['', 'Alpha', 'Beta', 'Budget Group'])).toEqual([])
    expect(told(['', 'Actual 2025', 'Budget 2025', 'Variance', 'Comment'])).toEqual([])
    expect(told(['', 'Q1 Revenue', 'Q2 Revenue', 'Total'])).toEqual([])
  })
})
