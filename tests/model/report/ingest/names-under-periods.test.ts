import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** Each statement's columns. */
const read = (...rows: Given[][]): string[] =>
  understand(typed(grid('Sheet1', rows))).statements.map(({ columns }) =>
    columns.map(({ id, label, period }) => `${id} ${label} ${period}`).join(', '),
  )
const lines: Given[][] = [
  ['Widget', 100, 2.5, 110, 2.7],
  ['Gadget', 200, 3.75, 220, 3.8],
]
const apart = ['B 2024 Units FY2024, D 2025 Units FY2025', 'C 2024 Price FY2024, E 2025 Price FY2025']

test('units and prices under years that are not merged count in what they are called', () => {
  expect(read([null, 2024, null, 2025, null], ['Product', 'Units', 'Price', 'Units', 'Price'], ...lines)).toEqual(apart)
  expect(read([null, 2024, 2024, 2025, 2025], ['Product', 'Units', 'Price', 'Units', 'Price'], ...lines)).toEqual(apart)
})

test('one year over the first of them is that of all', () => {
  expect(
    read([null, 2025, null, null], ['Product', 'Units', 'Price', 'Revenue'], ['Widget', 100, 2.5, 250], ['Gadget', 200, 3.75, 750]),
  ).toEqual(['B 2025 Units FY2025', 'C 2025 Price FY2025, D 2025 Revenue FY2025'])
})
