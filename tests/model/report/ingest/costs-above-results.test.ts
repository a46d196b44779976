import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Among the lines of a result, what is named like a key figure may be what it costs.

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('P&L', [['P&L, EUR k'], [null, '2025', '2026'], ...rows])))
  return {
    lines: statements[0]?.lineItems.map(({ label, unit }) => `${label}: ${unit}`) ?? [],
    asked: problems.filter(({ code }) => code === 'row-unit').map(({ cell, cells }) => (cells ?? [cell]).join(' ')),
  }
}
const FIGURES: Given[][] = [
  ['FTE', 120, 130],
  ['DSO', 45, 47],
  ['Churn', '2.1%', '2.2%'],
  ['NPS', 45, 50],
]

test('complaints above a result are asked, below it they are counted, and where they are added up with costs they are money', () => {
  const above = read(['Revenue', 12500, 13400], ['Complaints', 120, 130], ['Other costs', 1200, 1300], ['EBITDA', 5000, 5300], ...FIGURES)
  expect(above.lines).toContain('Complaints: count')
  expect(above.asked).toEqual(['A4'])
  const below = read(['Revenue', 12500, 13400], ['Other costs', 1200, 1300], ['EBITDA', 5000, 5300], ['Complaints', 120, 130], ...FIGURES)
  expect(below.lines).toContain('Complaints: count')
  expect(below.asked).toEqual([])
  const added = read(
    ['Revenue', 12500, 13400],
    ['Complaints', 120, 130],
    ['Other costs', 1200, 1300],
    ['Total costs', 1320, 1430],
    ['Operating profit', 11180, 11970],
    ...FIGURES,
  )
  expect(added.lines).toContain('Complaints: currency')
  expect(added.asked).toEqual([])
})

test('things that come in wholes, with figures that are none, are one question', () => {
  const { asked } = read(
    ['Revenue', 12500, 13400],
    ['Customers', 812.5, 830.5],
    ['Visitors', 1002.5, 1010.2],
    ['Orders received', 1500.1, 1600.4],
  )
  expect(asked).toEqual(['A6', 'A4 A5'])
})
