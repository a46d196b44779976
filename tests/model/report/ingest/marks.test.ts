import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Model', rows)))

describe('marks in front of sections', () => {
  test('are no titles, units or notes', () => {
    const { statements } = read(
      ['x', 'Income statement'],
      ['', 'EUR m', '2024', '2025'],
      ['', 'Revenue', 100, 120],
      ['', 'Costs', -60, -70],
      ['x', 'Total profit', 40, 50],
    )
    expect(statements.map(({ title }) => title)).toEqual(['Income statement'])
    expect(statements[0]?.lineItems.map(({ label, unit, note }) => [label, unit, note])).toEqual([
      ['Revenue', 'currency', null],
      ['Costs', 'currency', null],
      ['Total profit', 'currency', null],
    ])
  })

  test('that stand in front of every line, or under a word, stay', () => {
    const { statements } = read(['', 'EUR m', '2024', '2025'], ['#', 'Stores', 100, 120], ['#', 'Seats', 60, 70], ['#', 'Guests', 40, 50])
    expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['count', 'count', 'count'])
  })
})
