import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

// Statements in millions, without formulas: a figure of two digits proves nothing alone, the statement around it does.

type Row = readonly (string | number)[]

const income: Row[] = [
  ['Revenue', 100, 110],
  ['Cost of sales', -60, -65],
  ['Gross profit', 40, 45],
  ['Selling expenses', -12, -13],
  ['Administrative expenses', -8, -8],
  ['Operating profit', 20, 24],
  ['Finance costs', -3, -2],
  ['Profit before tax', 17, 22],
  ['Income tax', -4, -6],
  ['Profit for the year', 13, 16],
]
const balance: Row[] = [
  ['Intangible assets', 12, 13],
  ['Property, plant and equipment', 45, 41],
  ['Non-current assets', 57, 54],
  ['Inventories', 20, 18],
  ['Trade receivables', 16, 17],
  ['Cash', 9, 11],
  ['Current assets', 45, 46],
  ['Total assets', 102, 100],
  ['Share capital', 10, 10],
  ['Retained earnings', 35, 32],
  ['Equity', 45, 42],
  ['Borrowings', 30, 31],
  ['Trade payables', 19, 18],
  ['Tax', 8, 9],
  ['Liabilities', 57, 58],
  ['Total equity and liabilities', 102, 100],
]
const cash: Row[] = [
  ['Profit for the year', 13, 16],
  ['Depreciation', 9, 8],
  ['Working capital', -3, 2],
  ['Cash flow from operating activities', 19, 26],
  ['Capex', -12, -10],
  ['Cash flow from investing activities', -12, -10],
  ['Dividends', -5, -4],
  ['Borrowings', -5, -6],
  ['Cash flow from financing activities', -10, -10],
  ['Net change in cash', -3, 6],
  ['Opening cash', 11, 5],
  ['Closing cash', 8, 11],
]
const heads: Row[] = [['Functions'], ['Production', 45, 44], ['Logistics', 12, 13], ['Sales', 18, 17], ['Total headcount', 75, 74]]

const POSITIVE = income.map(row => row.map(cell => (typeof cell === 'number' ? Math.abs(cell) : cell)))
const ONE = (rows: readonly Row[]): Row[] => rows.map(row => row.slice(0, 2))

function failing(title: string, rows: readonly Row[], wrong?: { label: string; column: number; value: number }): (string | null)[] {
  const cells = rows.map(row => row.map((cell, at) => (wrong && row[0] === wrong.label && at === wrong.column ? wrong.value : cell)))
  const columns = Math.max(...rows.map(({ length }) => length)) - 1
  const head = ['', '2025', '2024'].slice(0, columns + 1)
  const found = understand(typed(grid('Report', [[title], head, ...cells])))
  return found.statements.flatMap(({ checks }) => checks.flatMap(({ holds, cell }) => (holds ? [] : [cell])))
}

describe.each([
  ['Income statement EUR m', income, [3, 6, 8, 10]],
  ['Income statement, costs without signs, EUR m', POSITIVE, [3, 6, 8, 10]],
  ['Income statement of one year EUR m', ONE(income), [3, 6, 8, 10]],
  ['Balance sheet EUR m', balance, [3, 7, 8, 11, 15, 16]],
  ['Cash flow statement EUR m', cash, [4, 6, 9, 10, 12]],
  ['Headcount', heads, [5]],
] as const)('%s', (title, rows, sums) => {
  test('adds up as it is', () => {
    expect(failing(title, rows)).toEqual([])
  })

  const columns = Math.max(...rows.map(({ length }) => length)) - 1
  test.each(sums.flatMap(row => Array.from({ length: columns }, (_, at) => ({ row, column: at + 1 }))))(
    'row $row, column $column: a wrong sum does not foot',
    ({ row, column }) => {
      const [label, ...values] = rows[row - 1] ?? []
      const value = Number(values[column - 1])
      const cell = `${'ABC'[column]}${row + 2}`
      expect(failing(title, rows, { label: String(label), column, value: value + 10 })).toContain(cell)
      if (Math.abs(value) < 12 || value % 11 === 0) return
      const swapped = Math.sign(value) * Number([...String(Math.abs(value))].reverse().join(''))
      if (Math.abs(swapped - value) > 3) expect(failing(title, rows, { label: String(label), column, value: swapped })).toContain(cell)
    },
  )
})
