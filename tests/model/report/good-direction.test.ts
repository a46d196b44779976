import { expect, test } from 'vitest'
import { goodDirection } from '#app/model/report/draft.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './ingest/grids.ts'

function directions(title: string, rows: Given[][]): Record<string, 'up' | 'down' | null> {
  const [statement] = understand(typed(grid(title, rows))).statements
  if (!statement) throw new Error('no statement')
  return Object.fromEntries(statement.lineItems.map(({ label }, at) => [label, goodDirection(statement, at)]))
}

const HEAD = ['EUR thousands', 'Q3 2026 Actual', 'Q3 2026 Budget', 'Variance']

test('costs that are written with a minus are good when their figures go up, whatever the differences beside them and a refund say', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Revenue', 1000, 900, 100],
      ['Wages', -400, -380, -20],
      ['Rent', -100, -120, 20],
      ['Marketing', 5, -30, 35],
      ['Operating profit', 505, 370, 135],
    ]),
  ).toEqual({ Revenue: 'up', Wages: 'up', Rent: 'up', Marketing: 'up', 'Operating profit': 'up' })
})

test('costs that are written without a minus are good when they go down, a credit among them as well', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Revenue', 1000, 900, 100],
      ['Wages', 400, 380, 20],
      ['Rent', 100, 120, -20],
      ['Marketing', -5, 30, -35],
      ['Operating profit', 505, 370, 135],
    ]),
  ).toEqual({ Revenue: 'up', Wages: 'down', Rent: 'down', Marketing: 'down', 'Operating profit': 'up' })
})

test('what stands in brackets is what a minus means', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Revenue', 1000, 900, 100],
      ['Wages', 400, 380, 20],
      ['Other income (expense)', -5, 30, -35],
      ['Income tax expense (benefit)', 100, 120, -20],
      ['Net income (loss)', 495, 430, 65],
    ]),
  ).toMatchObject({ 'Other income (expense)': 'up', 'Income tax expense (benefit)': 'down', 'Net income (loss)': 'up' })
})
