import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))
const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })

describe('what is no statement', () => {
  test('postings below the balances of an account are a ledger; the balances are told', () => {
    const account = read([
      ['Bank account', null, 'BEGINNING BALANCE', 'TOTAL DEPOSITS', 'TOTAL WITHDRAWALS', 'ENDING BALANCE'],
      [null, null, 13_500, 2_600, 165, 15_935],
      ['No', 'Date', 'Description', 'Deposit', 'Withdrawal', 'Reconciled'],
      [1, day('2026-01-01'), 'Wages', 2_600, null, 'yes'],
      [2, day('2026-01-05'), 'Power', null, 165, 'no'],
    ])
    expect(account.sheets[0]?.kind).toBe('ledger')
    expect(account.statements).toEqual([])
    expect(account.tables[0]?.rows).toHaveLength(2)
    expect(account.problems).toContainEqual(expect.objectContaining({ code: 'left-out', severity: 'warning', cell: 'C2' }))
  })

  test('a pivot table is a list, and says so', () => {
    const pivot = read([
      ['Row Labels', 'Sum of Sales', 'Sum of Quantity'],
      ['Chairs', 120, 4],
      ['Desks', 300, 2],
      ['Grand Total', 420, 6],
    ])
    expect(pivot.statements).toEqual([])
    expect(pivot.sheets[0]).toMatchObject({ kind: 'tidy', reason: 'A pivot table, kept as a list.' })
  })

  test('marks under months beside a column of figures that is of none of them are a list', () => {
    const marks = read([
      ['Area', 'Factor', 'Jan 2026', 'Feb 2026', 'Mar 2026'],
      ['Login', 1, 'x', 'x', null],
      ['Leave', 1, null, 'x', 'x'],
      ['Join', 3, null, null, 'x'],
    ])
    expect([marks.statements, marks.sheets[0]?.kind, marks.tables[0]?.rows.length]).toEqual([[], 'tidy', 3])
    expect(marks.problems).toEqual([])
  })

  test('currencies with their rates, and what stands below SKU, are lists', () => {
    const rates = read([
      ['Currency', 'Rate'],
      ['USD', 1.34],
      ['EUR', 1.46],
      ['VND', 0.000055],
    ])
    expect([rates.statements, rates.sheets[0]?.kind]).toEqual([[], 'tidy'])
    const tariffs = read([
      ['sku', 'customs_code', 'tariff_rate'],
      ['SHIRT-RED', 6109.1, 0.18],
      ['SHIRT-BLUE', 6109.9, 0.18],
      ['HAT', 6505, 0.1],
    ])
    expect([tariffs.statements, tariffs.sheets[0]?.kind]).toEqual([[], 'tidy'])
  })

  test('lines that are called by codes alone, under no period, are a list of products or people', () => {
    const coded = [
      ['EC347N', 200],
      ['MP404N', 1_000],
      ['YA300N', 210],
      ['EL321N', 2_000],
    ]
    for (const rows of [coded, [['code', 'ageing'], ...coded]]) {
      expect(read(rows).statements).toEqual([])
      expect(read(rows).sheets[0]?.kind).toBe('tidy')
    }
    expect(read([['', 'FY2025'], ...coded]).statements).toHaveLength(1)
  })

  test('a sheet is what it is for the reason of that table, not of the list above it', () => {
    const mixed = read([
      ['Name', 'Team', 'City', 'Age'],
      ['Ann', 'A', 'Linz', 31],
      ['Ben', 'B', 'Graz', 45],
      [],
      [],
      ['', 'FY2025', 'FY2026'],
      ['Revenue', 120, 140],
      ['Costs', 80, 90],
    ])
    expect(mixed.sheets[0]).toMatchObject({ kind: 'statement', reason: 'Lines with figures under periods.' })
  })

  test.each(['Etichette di riga', 'Rótulos de Linha', 'Satır Etiketleri', '行标签'])(
    'a pivot table is one in other languages: %s',
    labels => {
      const pivot = read([
        [labels, 'A', 'B'],
        ['North', 1, 2],
        ['South', 3, 4],
        ['West', 4, 6],
      ])
      expect(pivot.sheets[0]).toMatchObject({ kind: 'tidy', reason: 'A pivot table, kept as a list.' })
    },
  )

  test('a pivot table whose columns are periods stays a statement', () => {
    const pivot = read([
      ['Row Labels', 'FY2025', 'FY2026'],
      ['Revenue', 120, 140],
      ['Costs', 80, 90],
    ])
    expect(pivot.statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025', 'FY2026'])
  })
})

test('numbers under the name of an id are the labels of figures by month', () => {
  const { statements } = read([
    ['Budget'],
    ['SalespersonID', 'Jan 2026', 'Feb 2026', 'Mar 2026'],
    [102, 54.7, 805.3, 1_010],
    [125, 9_016, 12_635.7, null],
  ])
  expect(statements[0]?.lineItems.map(({ label, values }) => [label, values.length])).toEqual([
    ['102', 3],
    ['125', 2],
  ])
})
