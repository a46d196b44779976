import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (rows: Given[][], name = 'Main') => {
  const { statements, problems } = understand(typed(grid(name, rows)), { today: '2026-11-30' })
  return {
    lines: statements.flatMap(({ lineItems }) => lineItems.map(({ label, labelCell }) => `${labelCell} ${label}`)),
    leftOut: problems.filter(({ code }) => code === 'left-out').map(({ message }) => message),
  }
}

describe('a table without heads', () => {
  test('is named by the texts beside its figures, and not by those far to the left of them, which are left out and told', () => {
    const rows: Given[][] = [
      ['Key metrics', null, null, null, 'Price', 134],
      ['Bookings', null, null, null, 'Shares', 634.84],
      ['Nights', null, null, null, 'Market value', 85069.07],
      [null, null, null, null, 'Cash', 11093],
      ['Downloads', null, null, null, 'Debt', 1992],
    ]
    expect(read(rows).lines).toEqual(['E1 Price', 'E2 Shares', 'E3 Market value', 'E4 Cash', 'E5 Debt'])
    expect(read(rows).leftOut.join()).toContain('4 texts outside of what was understood left out: A1, A2, A3, A5.')
  })

  test('keeps the names farther to the left that tell its lines apart', () => {
    const rows = ['North', 'South', 'East', 'West'].map((name, at): Given[] => [name, null, null, null, 'Revenue', 100 + at])
    expect(read(rows).lines).toEqual(['A1 North', 'A2 South', 'A3 East', 'A4 West'])
  })

  test('keeps the names that stand farther in, with a narrow gap or as headings of their own', () => {
    const narrow: Given[][] = [
      ['North', null, 'Cash', 134],
      ['South', null, 'Receivables', 634.84],
      ['West', null, 'Inventories', 850.07],
    ]
    expect(read(narrow).lines[0]).toContain('North')
    const headed: Given[][] = [
      ['Assets', null, null, null, null, null],
      [null, null, null, null, 'Cash', 134],
      [null, null, null, null, 'Receivables', 635],
      [null, null, null, null, 'Inventories', 850],
      ['Liabilities', null, null, null, null, null],
      [null, null, null, null, 'Loans', 400],
      [null, null, null, null, 'Payables', 300],
    ]
    expect(read(headed).lines).toContain('A5 Liabilities')
  })
})
