import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Management reports as programs write them: merged titles, figures on cards, tables below and beside each other, labels that say little.

const read = (rows: Given[][], merges: [number, number, number, number][] = []) =>
  understand(typed({ ...grid('Report', rows), merges: merges.map(([top, left, bottom, right]) => ({ top, left, bottom, right })) }), {
    today: '2026-11-28',
  })
const day = (value: string): Given => ({ kind: 'date', value, raw: '1' })

describe('what a program writes into every cell of a merged area', () => {
  const months = ['Line', day('2025-01-31'), day('2025-02-28'), day('2025-03-31')]
  const part = (name: string, by: number): Given[][] => [
    [name, name, name, name],
    ['Revenue', 10 + by, 11 + by, 12 + by],
    ['Costs', 6, 7, 8],
    ['Profit', 4 + by, 4 + by, 4 + by],
  ]
  test('counts once: “Actual” over all columns heads a part and no columns, the months above do', () => {
    const { statements } = read(
      [months, [], ...part('Actual', 0), [], ...part('Budget', 1)],
      [
        [2, 0, 2, 3],
        [7, 0, 7, 3],
      ],
    )
    expect(statements.map(({ columns }) => columns.map(({ period, scenario }) => `${period} ${scenario}`))).toEqual([
      ['2025-01 actual', '2025-02 actual', '2025-03 actual'],
      ['2025-01 budget', '2025-02 budget', '2025-03 budget'],
    ])
  })
  test('is no second figure, but what differs there stays', () => {
    const { statements } = read(
      [
        ['', '2024', '2025', '2025'],
        ['Revenue', 10, 12, 12],
        ['Costs', 6, 7, 8],
      ],
      [
        [0, 2, 0, 3],
        [1, 2, 1, 3],
      ],
    )
    expect(statements[0]?.lineItems[0]?.values.map(({ cell }) => cell)).toEqual(['B2', 'C2'])
    expect(statements[0]?.lineItems[1]?.values.map(({ cell }) => cell)).toEqual(['B3', 'C3', 'D3'])
  })
})
