import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** What each statement counts in, with the times of its columns. */
const read = (...rows: Given[][]): string[] =>
  understand(typed(grid('Sheet1', [['Management accounts'], ['in € k'], ...rows]))).statements.map(
    ({ columns, lineItems }) =>
      `${lineItems[0]?.unit}: ${columns.flatMap(({ id, period, role }) => (role === 'period' ? [`${id} ${period}`] : [])).join(', ')}`,
  )

describe('what is counted beside what it costs, under each period', () => {
  const people: Given[][] = [
    ['Sales', 22, 2069, 32, 1890],
    ['Engineering', 23, 2817, 31, 1601],
    ['Finance', 14, 632, 49, 337],
  ]

  test.each(['HC', 'Heads', 'FTE'])('%s is people, and no thousands of euros', words => {
    const apart = ['count: B FY2024, D FY2025', 'currency: C FY2024, E FY2025']
    expect(read(['', 'FY2024', '', 'FY2025', ''], ['', words, 'Staff costs', words, 'Staff costs'], ...people)).toEqual(apart)
    expect(read(['', `2024 ${words}`, '2024 Staff costs', `2025 ${words}`, '2025 Staff costs'], ...people)).toEqual(apart)
    const months = ['count: B 2025-01, D 2025-02', 'currency: C 2025-01, E 2025-02']
    expect(read(['', `Jan-25 ${words}`, 'Jan-25 Staff costs', `Feb-25 ${words}`, 'Feb-25 Staff costs'], ...people)).toEqual(months)
  })

  test('days and volumes are none either; in a bridge a volume is what a result changed by', () => {
    expect(read(['', 'Q1 2025 Days', 'Q1 2025 Fees', 'Q2 2025 Days', 'Q2 2025 Fees'], ...people)).toEqual([
      'count: B FY2025-Q1, D FY2025-Q2',
      'currency: C FY2025-Q1, E FY2025-Q2',
    ])
    expect(read(['', 'Q1 2025', '', 'Q2 2025', ''], ['', 'Volume', 'Net sales', 'Volume', 'Net sales'], ...people)[0]).toBe(
      'count: B FY2025-Q1, D FY2025-Q2',
    )
    expect(read(['', 'FY2024 revenue', 'Volume', 'Price', 'FY2025 revenue'], ...people)).toHaveLength(1)
  })
})

test('a month with its year begins a heading of several words', () => {
  expect(readHeader('Jan-25 Other operating income', null)).toMatchObject({ end: '2025-01-31', monthOnly: true })
  expect(readHeader('May-21 was the month in which we opened two more shops', null).end).toBeNull()
})

test.each(['Count', 'Deals', 'Anzahl'])('%s beside what they are worth is no money', head => {
  const { statements } = understand(
    typed(
      grid('Sheet1', [
        ['Pipeline Q4 2025 (€k)'],
        ['', head, 'Value', 'Weighted'],
        ['Qualified', 42, 3200, 640],
        ['Proposal', 18, 2100, 1050],
      ]),
    ),
  )
  expect(statements.map(({ unit, columns, lineItems }) => [unit.currency, unit.scale, lineItems[0]?.unit, columns.length])).toEqual([
    [null, 0, 'count', 1],
    ['EUR', 3, 'currency', 2],
  ])
})
