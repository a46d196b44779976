import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const asked = (...rows: Given[][]): string[] =>
  understand(typed(grid('Sheet1', rows))).problems.flatMap(({ code, cell }) => (code === 'row-unit' ? `${cell}` : []))

test('whole numbers under sales without a currency may be pieces: asked', () => {
  expect(asked(['2003 Sales'], ['Red', 20], ['Blue', 40], ['Total', 60])).toEqual(['A2'])
})

test('sales with decimals, a currency or another word for money are money', () => {
  expect(asked(['2003 Sales'], ['Red', 20.5], ['Blue', 40.25], ['Total', 60.75])).toEqual([])
  expect(asked(['2003 Sales, EUR'], ['Red', 20], ['Blue', 40], ['Total', 60])).toEqual([])
  expect(asked(['2003 Sales revenue'], ['Red', 20], ['Blue', 40], ['Total', 60])).toEqual([])
})
