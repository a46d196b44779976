import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import type { Cell } from '#app/model/report/ingest/cells/grid.ts'
import { grid, type Given, texts, typed } from './grids.ts'

const list = (rows: string[][]): Understood => understand(texts('volumes', rows))
const sheet = (rows: Given[][], name = 'Volumes'): Understood => understand(typed(grid(name, rows)))
const volumesOf = ({ plans }: Understood): (string | null)[][] =>
  (plans[0]?.volumes ?? []).map(({ what, period, when, planned, actual }) => [what, period ?? when ?? null, planned, actual])
const told = ({ problems }: Understood, code: string) =>
  problems.filter(found => found.code === code).map(({ severity, cell }) => [severity, cell])

describe('sums', () => {
  test('a line that sums up the products of a period is none, and that is told', () => {
    const read = list([
      ['Product', 'Month', 'Planned qty', 'Actual qty'],
      ['A', '2026-01', '100', '98'],
      ['B', '2026-01', '50', '55'],
      ['Total', '2026-01', '150', '153'],
      ['A', '2026-02', '110', ''],
      ['Total', '2026-02', '110', ''],
      ['Grand total', '', '260', '153'],
    ])
    expect(volumesOf(read).map(([what, period]) => [what, period])).toEqual([
      ['A', '2026-01'],
      ['B', '2026-01'],
      ['A', '2026-02'],
    ])
    expect(told(read, 'total-row')).toEqual([
      ['info', 'A4'],
      ['info', 'A7'],
    ])
  })

  test('a total that is not the sum of its lines is a warning', () => {
    const read = list([
      ['Product', 'Planned qty', 'Actual qty'],
      ['A', '100', '98'],
      ['B', '50', '55'],
      ['Total', '151', '153'],
    ])
    expect(volumesOf(read)).toHaveLength(2)
    expect(told(read, 'total-row')).toEqual([['warning', 'A4']])
  })

  test('subtotals are left out where lines add up to them; a product that is merely called so stays', () => {
    const read = list([
      ['Product', 'Planned qty', 'Actual qty'],
      ['A', '100', '98'],
      ['B', '50', '55'],
      ['Total family 1', '150', '153'],
      ['C', '7', '8'],
      ['Total Quartz oil', '20', '21'],
    ])
    expect(volumesOf(read).map(([what]) => what)).toEqual(['A', 'B', 'C', 'Total Quartz oil'])
    expect(told(read, 'total-row')).toEqual([
      ['warning', 'A6'],
      ['info', 'A4'],
    ])
  })

  test('a last line that is the sum of all others under another name is pointed out', () => {
    const read = sheet([
      ['Output by plant, kt'],
      ['Plant', '2025 Actual', '2026 Plan'],
      ['Linz', 800, 820],
      ['Graz', 1200.1, 1250],
      ['Group', 2000.1, 2070],
    ])
    expect(told(read, 'total-row')).toEqual([['warning', 'A5']])
    expect(read.plans[0]?.volumes.map(({ unit }) => unit)).toEqual(Array(6).fill('kt'))
  })

  test('a column that sums up the periods is kept beside, not as a product', () => {
    const read = list([
      ['Produkt', 'Einheit', 'Jan 26 Plan', 'Jan 26 Ist', 'Feb 26 Plan', 'Summe Plan'],
      ['A', 't', '100', '98', '110', '210'],
    ])
    expect(volumesOf(read)).toEqual([
      ['A', '2026-01', '100', '98'],
      ['A', '2026-02', '110', null],
    ])
    expect(told(read, 'total-column')).toEqual([['info', 'F1']])
    expect(read.plans[0]?.volumes[0]?.more).toEqual([{ label: 'Summe Plan', cell: 'F2', text: '210' }])
  })
})

describe('figures down the side', () => {
  test('what each line of a product is stands in a column: plan and actual are two sides, the others keep their names', () => {
    const read = sheet([
      ['Material', 'Key figure', 'Jan 2026', 'Feb 2026'],
      ['A', 'Forecast', 100, 110],
      [null, 'Planned production', 95, 105],
      [null, 'Actual production', 94, null],
      [null, 'Stock', 20, 25],
      ['B', 'Forecast', 10, 11],
      [null, 'Planned production', 9, 10],
      [null, 'Actual production', 9, null],
      [null, 'Stock', 2, 2],
    ])
    expect(read.statements).toEqual([])
    expect(volumesOf(read).slice(0, 6)).toEqual([
      ['A · Forecast', '2026-01', '100', null],
      ['A · Forecast', '2026-02', '110', null],
      ['A', '2026-01', '95', '94'],
      ['A', '2026-02', '105', null],
      ['A · Stock', '2026-01', '20', null],
      ['A · Stock', '2026-02', '25', null],
    ])
    expect(volumesOf(read).filter(([what]) => what === 'B')).toEqual([
      ['B', '2026-01', '9', '9'],
      ['B', '2026-02', '10', null],
    ])
    expect(told(read, 'planned-or-actual-kind')).toEqual([['warning', 'B5']])
  })

  test('a difference is no quantity, and months without a year keep their names: both are told', () => {
    const read = sheet(
      [
        ['Product', null, 'Jan', 'Feb'],
        ['A', 'Plan', 100, 110],
        [null, 'Actual', 98, null],
        [null, 'Variance', -2, null],
        ['B', 'Plan', 10, 11],
        [null, 'Actual', 9, null],
        [null, 'Variance', -1, null],
      ],
      'Production',
    )
    expect(volumesOf(read)).toEqual([
      ['A', 'Jan', '100', '98'],
      ['A', 'Feb', '110', null],
      ['B', 'Jan', '10', '9'],
      ['B', 'Feb', '11', null],
    ])
    expect(told(read, 'follows')).toEqual([['info', 'B2']])
    expect(told(read, 'year-unknown')).toEqual([['warning', 'C1']])
  })

  test('a plant that stands once for its products is the plant of each, and that is told', () => {
    const read = list([
      ['Plant', 'Product', 'Planned qty', 'Actual qty'],
      ['Linz', 'A', '100', '98'],
      ['', 'B', '50', '55'],
      ['Graz', 'A', '10', '9'],
    ])
    expect(volumesOf(read).map(([what]) => what)).toEqual(['Linz · A', 'Linz · B', 'Graz · A'])
    expect(told(read, 'carried-down')).toEqual([['info', 'A3']])
  })
})

describe('units and words', () => {
  test('quantities in two units are two volumes, each with both of its sides', () => {
    const read = list([
      ['Product', 'Month', 'Plan (t)', 'Actual (t)', 'Plan (k pcs)', 'Actual (k pcs)'],
      ['A', 'Jan 2026', '100', '98', '10', '9.8'],
    ])
    expect(read.plans[0]?.volumes.map(({ what, unit, planned, actual }) => [what, unit, planned, actual])).toEqual([
      ['A', 't', '100', '98'],
      ['A', 'k pcs', '10', '9.8'],
    ])
  })

  test('planned and actual of another measure are its two sides; brackets that hold no unit are none', () => {
    const read = list([
      ['Product', 'Planned qty', 'Actual qty', 'Planned scrap qty', 'Actual scrap qty', 'Output (good)'],
      ['A', '100', '98', '4', '5', '93'],
    ])
    expect(volumesOf(read)).toEqual([
      ['A', null, '100', '98'],
      ['A · scrap', null, '4', '5'],
      ['A · Output (good)', null, null, '93'],
    ])
    expect(read.plans[0]?.volumes.some(({ unit }) => unit)).toBe(false)
  })

  test('a share of the plan is no planned quantity', () => {
    const read = list([
      ['Product', 'Planned qty', 'Actual qty', 'Plan attainment', 'Variance qty'],
      ['A', '100', '98', '98', '-2'],
    ])
    expect(volumesOf(read)).toEqual([['A', null, '100', '98']])
    expect(read.plans[0]?.volumes[0]?.more.map(({ label }) => label)).toEqual(['Plan attainment', 'Variance qty'])
  })

  test('a measure that is neither planned nor actual is pointed out', () => {
    const read = list([
      ['Product', 'Planned qty', 'Actual qty', 'Scrap qty'],
      ['A', '100', '98', '2'],
    ])
    expect(told(read, 'planned-or-actual-kind')).toEqual([['warning', 'D1']])
  })

  test('German words are understood, and 01.2026 under a month is January', () => {
    const read = list([
      ['Produkt', 'Monat', 'Plan Menge (t)', 'Ist Menge (t)'],
      ['A', '01.2026', '1.200,5', '1.135,25'],
      ['A', '02.2026', '1.250,0', ''],
    ])
    expect(volumesOf(read)).toEqual([
      ['A', '2026-01', '1200.5', '1135.25'],
      ['A', '2026-02', '1250.0', null],
    ])
    expect(read.statements).toEqual([])
  })

  test('the number of a week beside its year is that week', () => {
    const read = list([
      ['Product', 'Year', 'Week', 'Planned qty'],
      ['A', '2026', '5', '100'],
    ])
    expect(volumesOf(read)).toEqual([['A', '2026-01-26..2026-02-01', '100', null]])
  })

  test('one product and period twice, with nothing that tells the lines apart, is pointed out', () => {
    const read = list([
      ['Product', 'Month', 'Planned qty', 'Shift'],
      ['A', '2026-01', '100', 'early'],
      ['A', '2026-01', '90', 'late'],
      ['B', '2026-01', '10', 'early'],
      ['B', '2026-01', '11', 'early'],
    ])
    expect(told(read, 'double-volume')).toEqual([['warning', 'C5']])
  })

  test('days over the columns of lines are volumes of those days', () => {
    const day = (value: string): Cell => ({ kind: 'date', value, raw: '0' })
    const read = sheet([
      ['Line output (pcs)'],
      ['Line', day('2026-01-05'), day('2026-01-06')],
      ['L1', 100, 120],
      ['L2', 80, 85],
      ['Sum', 180, 205],
    ])
    expect(volumesOf(read)).toEqual([
      ['L1', '2026-01-05', '100', null],
      ['L1', '2026-01-06', '120', null],
      ['L2', '2026-01-05', '80', null],
      ['L2', '2026-01-06', '85', null],
    ])
    expect(told(read, 'planned-or-actual')).toEqual([['warning', 'B2']])
  })
})
