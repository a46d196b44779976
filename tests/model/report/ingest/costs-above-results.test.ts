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

test('what is paid for something is money, whatever that is called', () => {
  const { lines, asked } = read(
    ['Revenue', 1200, 1100],
    ['Coverage premium', -12.5, -11.2],
    ['Gearing costs', -8, -7],
    ['Training days cost', -4, -4],
    ['Utilisation fee', -0.5, -0.8],
    ['Operating profit', 1175, 1077],
  )
  expect(lines.every(line => line.endsWith('currency'))).toBe(true)
  expect(asked).toEqual([])
  expect(read(['Revenue', 1200, 1100], ['Number of fees', 12, 13], ['Share of costs', '12%', '13%']).lines.slice(1)).toEqual([
    'Number of fees: count',
    'Share of costs: percent',
  ])
})

test('half a complaint below the results is asked once, and costs of two names below zero are money', () => {
  const { asked } = read(
    ['Revenue', 1200, 1100],
    ['Operating profit', 260, 250],
    ['Complaints', 12.5, 11.2],
    ['Rent / Lease', -12, -11],
    ...FIGURES,
  )
  expect(asked).toEqual(['A5'])
})
