import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (title: string, heads: string[], lines: number[][], sheet = 'Site') => {
  const rows: Given[][] = [[title], ['', ...heads], ...['Revenue', 'Costs', 'Profit'].map((name, at) => [name, ...(lines[at] ?? [])])]
  const { statements, problems } = understand(typed(grid(sheet, rows)), { today: '2026-11-29' })
  return {
    periods: statements[0]?.columns.map(({ period }) => period),
    asked: problems.filter(({ code }) => code === 'period-unknown').map(({ cell }) => cell),
  }
}
const three = (count: number): number[][] => [9, 5, 4].map(base => Array.from({ length: count }, (_, at) => base * (at + 2)))

test('what names no time among years far from the title is of no year: it is asked', () => {
  expect(read('Income statement 2024', ['Site plan', '2016', '2017', 'Total actual'], three(4))).toEqual({
    periods: [null, 'FY2016', 'FY2017', null],
    asked: ['B2'],
  })
  expect(read('Income statement', ['Total actual', 'Jan 2016', 'Feb 2016'], three(3), 'Site 2024').periods?.[0]).toBeNull()
})

test('years that go on with that of the title, and a month of the title, stay', () => {
  expect(read('Income statement 2025', ['2023', '2024', 'Budget'], three(3)).periods).toEqual(['FY2023', 'FY2024', 'FY2025'])
  expect(read('Income statement September 2025', ['Actual', 'Budget', '2023', '2022'], three(4)).periods?.slice(0, 2)).toEqual([
    '2025-09',
    '2025-09',
  ])
})

test('the sum of several years is none of them', () => {
  const lines = [
    [100, 110, 210],
    [-60, -65, -125],
    [40, 45, 85],
  ]
  expect(read('Income statement 2025', ['2024', '2025', 'All actual'], lines)).toEqual({
    periods: ['FY2024', 'FY2025', null],
    asked: ['D2'],
  })
})

test.each(['Inception to date', 'ITD actual', 'Life-to-date', 'Total project budget'])(
  '“%s” is of no month, whatever the title says',
  heading => {
    expect(read('Income statement September 2025', ['Actual', 'Budget', heading], three(3))).toEqual({
      periods: ['2025-09', '2025-09', null],
      asked: ['D2'],
    })
  },
)

test.each(['Prior years', 'Previous fiscal years', 'Vorjahre', 'Exercices antérieurs', 'Ejercicios anteriores', 'Lata poprzednie'])(
  '“%s” is not the last year before',
  heading => {
    expect(read('Income statement', [heading, '2024', '2025'], three(3)).periods).toEqual([null, 'FY2024', 'FY2025'])
  },
)

test('a single year before is', () => {
  expect(read('Income statement', ['2025', 'Prior year'], three(2)).periods).toEqual(['FY2025', 'FY2024'])
})
