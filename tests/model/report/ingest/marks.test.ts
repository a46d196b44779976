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

describe('lines that are drawn in letters', () => {
  const rows = (drawn: Given[], twice: Given[]): Given[][] => [
    ['Balance sheet as at 31 October 2025', '', ''],
    ['ASSETS', '', ''],
    ['Bank', '', 175_065.83],
    ['Prepaid taxes', 1_200, ''],
    ['Other taxes', 600, ''],
    ['Office supplies', '', 3_920],
    drawn,
    ['TOTAL ASSETS', '', 178_985.83],
    twice,
  ]

  test.each([
    ['----------', '=========='],
    ['__________', '═════════'],
  ])('part no total from its lines: %s', (once, twice) => {
    const { statements, problems } = read(...rows(['', '', once], ['', '', twice]))
    const without = read(...rows(['', '', ''], ['', '', '']))
    expect(statements[0]?.lineItems.length).toBe(6)
    expect({ statements, problems }).toEqual({ statements: without.statements, problems: without.problems })
  })
})
