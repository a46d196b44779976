import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet1', rows))).statements[0]

test.each(['TEUR', 'EUR k', '€k'])(
  '“%s | %%” below each of two years is what their columns count in, and the percentages stay out',
  unit => {
    const statement = read(
      [null, '2026', null, '2025', null],
      [null, unit, '%', unit, '%'],
      ['Revenue', 1000, 100, 900, 100],
      ['Cost of sales', -600, -60, -550, -61.1],
      ['Gross profit', 400, 40, 350, 38.9],
    )
    expect(statement?.unit).toMatchObject({ currency: 'EUR', scale: 3 })
    expect(statement?.columns.map(({ period, role }) => `${period} ${role}`)).toEqual([
      'FY2026 period',
      'FY2026 other',
      'FY2025 period',
      'FY2025 other',
    ])
  },
)

test('a region and a product name a line together, also in few lines and above a sum that has no product', () => {
  const statement = read(
    ['Region', 'Product', 'Jan 2026', 'Feb 2026'],
    ['North', 'Chairs', 1000, 1100],
    ['North', 'Tables', 500, 510],
    ['South', 'Chairs', 700, 710],
    ['Total', null, 2200, 2320],
  )
  expect(statement?.lineItems.map(({ label }) => label)).toEqual(['North – Chairs', 'North – Tables', 'South – Chairs', 'Total'])
  const mixed = read(
    ['Region', 'Product', 'Jan 2026', 'Feb 2026'],
    ['North', 'Chairs', 1000, 1100],
    ['South', 'Chairs', 700, 710],
    ['North', 'Tables', 500, 510],
    ['South', 'Tables', 100, 110],
    ['East', 'Tables', 300, 310],
    ['Total', null, 2600, 2740],
  )
  expect(mixed?.lineItems.map(({ label }) => label)).toContain('East – Tables')
  expect(mixed?.lineItems.at(-1)?.parts).toHaveLength(5)
})
