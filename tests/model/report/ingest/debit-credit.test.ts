import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { grid, texts, typed } from './grids.ts'

const linesOf = ({ statements }: ReturnType<typeof understand>): unknown[][] =>
  (statements[0]?.lineItems ?? []).map(({ label, unit, values }) => [label, unit, ...values.map(({ value }) => value)])
const told = ({ problems }: ReturnType<typeof understand>) => problems.filter(({ code }) => code === 'debit-credit')

test('balances that say Dr and Cr are above and below zero, and that is said', () => {
  const found = understand(
    texts('Trial balance', [
      ['Trial balance', '', ''],
      ['Particulars', '31 March 2025', '31 March 2024'],
      ['Capital account', '10,00,000.00 Cr', '9,00,000.00 Cr'],
      ['Bank accounts', '3,50,000.00 Dr', '2,50,000.00 Dr'],
      ['Suspense', '0.00 Cr', '50,000.00Cr.'],
      ['Stock-in-hand', '6,50,000.00 Dr', '7,00,000.00 DR'],
    ]),
  )
  expect(linesOf(found)).toEqual([
    ['Capital account', 'currency', '-1000000.00', '-900000.00'],
    ['Bank accounts', 'currency', '350000.00', '250000.00'],
    ['Suspense', 'currency', '0', '-50000.00'],
    ['Stock-in-hand', 'currency', '650000.00', '700000.00'],
  ])
  expect(told(found).map(({ severity, cell, cells }) => [severity, cell, cells?.length])).toEqual([['info', 'B3', 8]])
})

test('crores are no credits', () => {
  const found = understand(
    texts('Sheet1', [
      ['Income statement', '2025', '2024'],
      ['Revenue', '₹ 250 Cr', '₹ 240 Cr'],
      ['Expenses', '₹ 200 Cr', '₹ 190 Cr'],
    ]),
  )
  expect(
    linesOf(found)[0]
      ?.slice(2)
      .map(value => !String(value).startsWith('-')),
  ).toEqual([true, true])
  expect(told(found)).toEqual([])
})

test('what a format alone shows as a debit or a credit stays as it is stored, with a warning', () => {
  const shown = (value: string, word: string): Cell => ({ kind: 'number', value, raw: value, format: `0.00" ${word}"` })
  const book = typed(grid('Trial balance', [['Trial balance', '31 March 2025'], ['Capital account'], ['Bank accounts']]))
  const [sheet] = book.grids
  if (sheet) {
    sheet.rows[1] = [...(sheet.rows[1] ?? []), shown('1000000', 'Cr')]
    sheet.rows[2] = [...(sheet.rows[2] ?? []), shown('1000000', 'Dr')]
  }
  const found = understand(book)
  expect(linesOf(found).map(([, , value]) => value)).toEqual(['1000000', '1000000'])
  expect(told(found).map(({ severity, cells }) => [severity, cells])).toEqual([['warning', ['B2', 'B3']]])
})

test('heads, names and crores that end so are no balances', () => {
  for (const rows of [
    [
      ['Account', '2025 Dr', '2025 Cr'],
      ['Cash', '1000', ''],
      ['Sales', '', '1000'],
    ],
    [
      ['Account', 'Balance'],
      ['Loan 2 Cr', '1000'],
      ['Account 8000 Dr', '-1000'],
    ],
    [
      ['', '2025', '2024'],
      ['Revenue', '250 Cr', '300 Cr'],
      ['Net balance', '5 Dr', '6 Cr'],
    ],
  ])
    expect(understand(texts('Sheet1', rows)).problems.filter(({ code }) => code === 'debit-credit')).toEqual([])
})
