import { describe, expect, test } from 'vitest'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))
const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })

describe('records with a day each', () => {
  const payments = (days: Given[]): Given[][] => [
    ['Supplier', 'Document', 'Date'],
    ['Falk Steel', 'FS-7', days[0] ?? null],
    ['Stern Power', 'POWER 2016F', days[1] ?? null],
    ['Brand Fuel', 7719, days[2] ?? null],
    ['Brand Fuel', 7725, days[3] ?? null],
    ['Roth Paper', 'PAPER 2016F', days[4] ?? null],
    ['Brand Fuel', 7811, days[5] ?? null],
  ]

  test.each([
    ['written days', ['02/06/16', '03/06/16', '05/06/16', '06/06/16', '07/06/16', '08/06/16']],
    ['real days', ['02', '03', '05', '06', '07', '08'].map(one => day(`2016-06-${one}`))],
  ])('a document whose number reads as a year heads none of the lines below it (%s)', (_, days) => {
    const { statements, tables } = read(payments(days))
    expect(statements).toEqual([])
    expect(tables[0]?.rows).toHaveLength(6)
  })

  test('days in every column of a header stay a header', () => {
    const { statements } = read([
      ['From', day('2026-01-01'), day('2026-02-01')],
      ['To', day('2026-01-31'), day('2026-02-28')],
      ['Sales', 20, 21],
      ['Costs', -8, -9],
    ])
    expect(statements[0]?.columns).toHaveLength(2)
  })
})
