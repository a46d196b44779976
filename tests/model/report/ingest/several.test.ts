import { describe, expect, test } from 'vitest'
import { nameOfStatement } from '#app/model/report/ingest/settling/carry.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Tables that touch: a one-page pack with whole statements below each other under one header, and tables side by side.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Pack', rows)))
const codes = ({ problems }: Understood): string[] => problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)
const HEAD: Given[][] = [['Acme Ltd, EUR thousands'], ['', 'FY2026', 'FY2025']]
const INCOME: Given[][] = [
  ['Revenue', 100, 90],
  ['Costs', -60, -50],
  ['Net income', 40, 40],
]
const BALANCE: Given[][] = [
  ['Cash', 50, 40],
  ['Receivables', 30, 20],
  ['Total assets', 80, 60],
  ['Equity', 50, 40],
  ['Liabilities', 30, 20],
  ['Total equity and liabilities', 80, 60],
]
const CASH: Given[][] = [
  ['Cash from operating activities', 20, 10],
  ['Cash from investing activities', -10, -10],
  ['Net change in cash', 10, 0],
  ['Cash at the beginning of the year', 40, 40],
  ['Cash at end of year', 50, 40],
]
const shape = ({ statements }: Understood) =>
  statements.map(({ title, type, lineItems, columns, unit }) => ({
    title,
    type,
    lines: lineItems.map(({ label }) => label),
    periods: columns.map(({ period }) => period),
    scale: unit.scale,
  }))
const labels = (rows: Given[][]) => rows.map(([label]) => label)

test('each is a statement of its own, with the header that they share, and they are checked against each other', () => {
  const pack = read(...HEAD, ['Income statement'], ...INCOME, [], ['Balance sheet'], ...BALANCE, [], ['Cash flow statement'], ...CASH)
  expect(shape(pack)).toEqual([
    { title: 'Income statement', type: 'income', lines: labels(INCOME), periods: ['FY2026', 'FY2025'], scale: 3 },
    { title: 'Balance sheet', type: 'balance', lines: labels(BALANCE), periods: ['2026-12-31', '2025-12-31'], scale: 3 },
    { title: 'Cash flow statement', type: 'cash flow', lines: labels(CASH), periods: ['FY2026', 'FY2025'], scale: 3 },
  ])
  const checks = pack.statements.flatMap(({ checks: own }) => own)
  expect([...new Set(checks.map(({ kind }) => kind))].sort()).toEqual(['balance', 'cash', 'subtotal'])
  expect(checks.every(({ holds }) => holds)).toBe(true)
  expect(pack.problems.map(({ code }) => code)).not.toContain('several-statements')
  expect(new Set(pack.statements.map(nameOfStatement)).size).toBe(3)
})

test('the first may have its title above the header, or none', () => {
  const titled = read(['Profit and loss'], ['', 'FY2026', 'FY2025'], ...INCOME, ['Balance sheet'], ...BALANCE)
  expect(shape(titled).map(({ title, type }) => [title, type])).toEqual([
    ['Profit and loss', 'income'],
    ['Balance sheet', 'balance'],
  ])
  const corner = read(['Balance sheet', '31.12.2026', '31.12.2025'], ...BALANCE, ['Cash flow'], ...CASH)
  expect(shape(corner).map(({ title, type, lines }) => [title, type, lines.length])).toEqual([
    ['Balance sheet', 'balance', 6],
    ['Cash flow', 'cash flow', 5],
  ])
  const bare = read(['Management report'], ['', 'FY2026', 'FY2025'], ...INCOME, ['Balance sheet'], ...BALANCE)
  expect(shape(bare).map(({ type, lines }) => [type, lines.length])).toEqual([
    ['income', 3],
    ['balance', 6],
  ])
})

test('sections of key figures that are only called so stay one table, and it is pointed out', () => {
  const board = read(
    ['Key figures'],
    ['', 'FY2026', 'FY2025'],
    ['Income statement'],
    ['Revenue', 100, 90],
    ['Balance sheet'],
    ['Cash', 50, 40],
    ['People'],
    ['Headcount', 12, 11],
  )
  expect(shape(board)).toHaveLength(1)
  expect(codes(board)).toContain('warning several-statements A5')
})

test('headings within a statement begin no other', () => {
  const cash = read(
    ['Cash flow statement'],
    ['', 'FY2026', 'FY2025'],
    ['Cash flows from operating activities'],
    ['Net income', 40, 40],
    ['Net cash from operating activities', 40, 40],
    ['Cash flows from investing activities'],
    ['Purchase of equipment', -10, -10],
    ['Net cash used in investing activities', -10, -10],
  )
  expect(shape(cash)).toHaveLength(1)
  expect(shape(cash)[0]?.lines).toHaveLength(6)
})

describe('two tables without a column between them come apart', () => {
  const parts = ({ statements }: Understood) =>
    statements.map(({ type, unit, lineItems, columns: own }) => [
      type,
      unit.currency,
      lineItems.filter(({ kind }) => kind !== 'heading').map(({ label }) => label),
      own.map(({ period }) => period),
    ])

  test('the sides of a balance sheet, and they are held against each other', () => {
    const sides = read(
      ['Balance sheet, EUR'],
      ['Assets', '2026', '2025', 'Liabilities and equity', '2026', '2025'],
      ['Cash', 50, 40, 'Loans', 30, 20],
      ['Stock', 30, 20, 'Equity', 50, 40],
      ['Total assets', 80, 60, 'Total liabilities and equity', 80, 60],
    )
    expect(parts(sides)).toEqual([
      ['balance', 'EUR', ['Cash', 'Stock', 'Total assets'], ['2026-12-31', '2025-12-31']],
      ['balance', 'EUR', ['Loans', 'Equity', 'Total liabilities and equity'], ['2026-12-31', '2025-12-31']],
    ])
    expect(sides.statements.flatMap(({ checks }) => checks.flatMap(({ kind, holds }) => (kind === 'balance' ? [holds] : [])))).toEqual([
      true,
      true,
    ])
  })

  test('one date over the left side is that of both, and that is said', () => {
    const sides = read(
      ['Bilanz EUR', '31.12.2026'],
      ['Aktiva', '', 'Passiva'],
      ['Kasse', 50, 'Darlehen', 30],
      ['Vorräte', 30, 'Eigenkapital', 50],
    )
    expect(parts(sides)).toEqual([
      ['balance', 'EUR', ['Kasse', 'Vorräte'], ['2026-12-31']],
      ['balance', 'EUR', ['Darlehen', 'Eigenkapital'], ['2026-12-31']],
    ])
    expect(codes(sides)).toEqual(['info days-beside C2'])
  })

  test('lines of anything under the same periods; words between two columns of one table do not part them', () => {
    const pair = read(
      ['Headcount', 'FY2026', 'FY2025', 'Revenue', 'FY2026', 'FY2025'],
      ['Sales', 15, 14, 'Licences', 100, 90],
      ['Operations', 13, 12, 'Services', 50, 40],
    )
    expect(pair.statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([
      ['Sales', 'Operations'],
      ['Licences', 'Services'],
    ])
    const remarks = read(['', 'FY2026', 'Why', 'FY2025'], ['Sales', 15, 'new shops', 14], ['Rent', -4, 'more shops', -3])
    expect(remarks.statements).toHaveLength(1)
  })
})

test('pay below people, under the same header again, is a statement in its own currency and with its own title', () => {
  const found = understand(
    typed(
      grid('Headcount', [
        ['Headcount by function'],
        ['', 'Q1 2026', 'Q2 2026'],
        ['Engineering', 84, 86],
        ['Legal', 3, 3],
        [],
        ['Average pay by function (EUR per month)'],
        [],
        ['', 'Q1 2026', 'Q2 2026'],
        ['Engineering', 6100, 6150],
        ['Legal', 7900, 7900],
      ]),
    ),
  )
  expect(found.statements.map(({ title, unit }) => [title, unit.currency, unit.label])).toEqual([
    ['Headcount by function', null, ''],
    ['Average pay by function (EUR per month)', 'EUR', 'EUR per month'],
  ])
  expect(found.statements.map(({ lineItems }) => lineItems.map(({ unit }) => unit))).toEqual([
    ['count', 'count'],
    ['currency', 'currency'],
  ])
  // Few people are pointed at in both; that they have the same lines is no fault.
  expect(codes(found)).toEqual(['warning few-people B4', 'warning few-people B10'])
})
