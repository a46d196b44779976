import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]): Understood => understand(typed(grid('Schedule', rows)))

describe('a sum', () => {
  test('of two lines that are computed from each other has the one that only adds', () => {
    const found = read(
      ['', 'FY2025', 'FY2026'],
      ['Opening plant', 100, 120],
      ['Depreciation', -10, -12],
      ['Added', { value: '30', formula: 'B5-B3-B2' }, 20],
      ['Closing plant', 120, { value: '128', formula: 'SUM(C2:C4)' }],
    )
    const items = found.statements[0]?.lineItems ?? []
    expect(items.map(({ kind, parts }) => `${kind} ${parts.map(({ item }) => item).join('+')}`.trim())).toEqual([
      'item',
      'item',
      'item',
      'total 0+1+2',
    ])
  })

  test('of money is money in all of its lines, where no word says otherwise', () => {
    const found = read(
      ['', 'FY2025', 'FY2026'],
      ['Directors', 10, 11],
      ['Drivers', 5, 6],
      ['Total salaries', { value: '15', formula: 'SUM(B2:B3)' }, { value: '17', formula: 'SUM(C2:C3)' }],
      ['Headcount', 3, 3],
    )
    expect(found.statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency', 'count'])
  })
})
