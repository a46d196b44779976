import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// A department, a region or a kind stands in front of what its lines are called.
const HEAD = ['Department', 'Account', 'Jan 2026', 'Feb 2026', 'Mar 2026']
const lines = (...rows: Given[][]) =>
  understand(typed(grid('Costs', rows))).statements[0]?.lineItems.map(({ label, level }) => `${'> '.repeat(level)}${label}`)

describe('words in front of names', () => {
  test('are departments that are written with a sign, too', () => {
    expect(
      lines(
        HEAD,
        ['Sales', 'Salaries', 120, 121, 125],
        ['Sales', 'Travel', 6, 9, 7],
        ['R&D', 'Salaries', 200, 200, 208],
        ['R&D', 'Licences', 25, 27, 31],
        ['G&A', 'Salaries', 60, 60, 61],
        ['G&A', 'Audit', 5, 5, 12],
      ),
    ).toEqual(['Sales', '> Salaries', '> Travel', 'R&D', '> Salaries', '> Licences', 'G&A', '> Salaries', '> Audit'])
  })
})
