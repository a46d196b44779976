import { describe, expect, test } from 'vitest'
import type { ImportVolume } from '#app/model/report/import.ts'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, texts, typed } from './grids.ts'

const list = (rows: string[][]): Understood => understand(texts('volumes', rows))
const volumesOf = ({ plans }: Understood): [string, string | null, string | null, string | null][] =>
  (plans[0]?.volumes ?? []).map(({ what, period, planned, actual }: ImportVolume) => [what, period, planned, actual])

describe('volumes', () => {
  test('a column of months gives each quantity its period', () => {
    const read = list([
      ['Product', 'Month', 'Planned qty', 'Actual qty', 'Unit'],
      ['HX-30', '2026-01', '1200', '1135', 't'],
      ['HX-30', '2026-02', '1250.5', '', 't'],
    ])
    expect(volumesOf(read)).toEqual([
      ['HX-30', '2026-01', '1200', '1135'],
      ['HX-30', '2026-02', '1250.5', null],
    ])
    expect(read.plans[0]?.volumes[0]).toMatchObject({ unit: 't', cell: 'C2', actualCell: 'D2' })
  })

  test('year and month in two columns are one period', () => {
    const read = list([
      ['Material', 'Year', 'Month', 'Output'],
      ['SKU1', '2026', '3', '40'],
    ])
    expect(volumesOf(read)[0]?.[1]).toBe('2026-03')
  })

  test('a week has no place in the calendar: it is kept as it is written', () => {
    const read = list([
      ['Product', 'Week', 'Planned quantity'],
      ['A', 'CW 12', '10'],
      ['B', 'CW 12', '11'],
    ])
    expect(read.plans[0]?.volumes[0]).toMatchObject({ period: null, when: 'CW 12', planned: '10' })
  })

  test('further quantities are volumes of their own: nothing is lost', () => {
    const read = list([
      ['Plant', 'SKU', 'Planned qty', 'Actual qty', 'Scrap qty'],
      ['P1', 'S1', '100', '96', '4'],
    ])
    expect(volumesOf(read)).toEqual([
      ['P1 · S1', null, '100', '96'],
      ['P1 · S1 · Scrap qty', null, '4', null],
    ])
  })

  test('what stands beside the quantities is told', () => {
    const read = understand(
      typed(
        grid('Volumes', [
          ['Product', 'Month', 'Planned qty', 'Actual qty'],
          ['A', '2026-01', 10, 9],
          ['B', '2026-01', null, null],
          ['C', '2026-01', 30, 31],
        ]),
      ),
    )
    expect(volumesOf(read).map(([what]) => what)).toEqual(['A', 'C'])
    expect(read.problems.filter(({ code }) => code === 'left-out').map(({ cell }) => cell)).toEqual(['A3'])
  })

  test('two columns of planned quantities stay two', () => {
    const read = list([
      ['Product', 'Planned qty', 'Target qty', 'Comment'],
      ['A', '100', '120', 'rush'],
    ])
    expect(volumesOf(read)).toEqual([
      ['A', null, '100', null],
      ['A · Target qty', null, '120', null],
    ])
    expect(read.plans[0]?.volumes[0]?.more).toEqual([{ label: 'Comment', cell: 'D2', text: 'rush' }])
  })

  test('periods over the columns give a volume each', () => {
    const rows: Given[][] = [
      ['Production plan in units'],
      ['Product', 'Jan 2026', 'Feb 2026', 'Mar 2026'],
      ['HX-30', 10, 20, 30],
      ['HX-40', 5, null, 7],
    ]
    const read = understand(typed(grid('Plan', rows)))
    expect(volumesOf(read)).toEqual([
      ['HX-30', '2026-01', '10', null],
      ['HX-30', '2026-02', '20', null],
      ['HX-30', '2026-03', '30', null],
      ['HX-40', '2026-01', '5', null],
      ['HX-40', '2026-03', '7', null],
    ])
    expect(read.statements).toEqual([])
  })

  test('planned and actual rows of one product are two sides of one volume', () => {
    const rows: Given[][] = [
      ['Output in tonnes'],
      ['Product', 'Type', 'Jan 2026', 'Feb 2026'],
      ['A', 'Plan', 10, 20],
      ['A', 'Actual', 9, 21],
    ]
    expect(volumesOf(understand(typed(grid('Volumes', rows))))).toEqual([
      ['A', '2026-01', '10', '9'],
      ['A', '2026-02', '20', '21'],
    ])
  })

  test('products by money are a statement, not volumes', () => {
    const rows: Given[][] = [['Sales by product, $ thousands'], ['Product', 'Jan 2026', 'Feb 2026'], ['HX-30', 10, 20]]
    expect(understand(typed(grid('Sales', rows))).plans).toEqual([])
  })

  test('a quantity that nobody calls planned or actual is asked about', () => {
    const read = list([
      ['plant_id', 'material_id', 'quantity'],
      ['P1', 'S1', '4.3571429'],
    ])
    expect(volumesOf(read)).toEqual([['P1 · S1', null, '4.3571429', null]])
    expect(read.plans[0]?.stated).toBe('planned')
    expect(read.problems).toContainEqual(expect.objectContaining({ code: 'planned-or-actual', severity: 'warning', cell: 'C1' }))
  })

  test('what is no quantity is said with its cell, and so is a line that names no product', () => {
    const read = list([
      ['Product', 'Month', 'Planned qty'],
      ['A', '2026-01', '10'],
      ['A', '2026-02', 'lots'],
      ['', '2026-03', '12'],
      ['B', '2026-03', '13'],
    ])
    expect(read.problems).toContainEqual(expect.objectContaining({ code: 'text-among-figures', cell: 'C3' }))
    expect(read.problems).toContainEqual(expect.objectContaining({ code: 'no-name', cell: 'A4' }))
    expect(volumesOf(read)).toHaveLength(3)
  })
})
