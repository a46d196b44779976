import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const figures = (first: number): number[] => ROMAN.map((_, at) => first + at)

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  return {
    columns: (statements[0]?.columns ?? []).map(({ period }) => period),
    entities: (statements[0]?.columns ?? []).flatMap(({ entity }) => entity ?? []),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

const MONTHS = ROMAN.map((_, at) => `2025-${String(at + 1).padStart(2, '0')}`)

test('Roman numbers up to twelve over figures are the months of the year above them, and that is said', () => {
  const lines: Given[][] = [
    ['Przychody', ...figures(100)],
    ['Koszty', ...figures(60)],
  ]
  const found = read(['Koszty i przychody 2025, PLN'], ['Nazwa', ...ROMAN], ...lines)
  expect(found.columns).toEqual(MONTHS)
  expect(found.problems).toContain('roman-months B2')
  const under = read(['', 'Amortyzacja 2025', ...Array<null>(11).fill(null)], ['Nazwa', ...ROMAN], ...lines)
  expect(under.columns).toEqual(MONTHS)
  expect(under.entities).toEqual([])
})

test.each([
  ['Fees 2025, INR', 'Class'],
  ['Class-wise fees 2025, INR', 'Particulars'],
  ['Wydatki 2025, PLN', 'Dzielnica'],
  // Which month the first one is, nobody can say.
  ['Report FY2025/26, INR', 'Particulars'],
  ['Report 2025 (April to March)', 'Particulars'],
])('Roman numbers below “%s” and behind “%s” are no months', (title, word) => {
  const found = read([title], [word, ...ROMAN], ['Tuition', ...figures(100)], ['Transport', ...figures(60)])
  expect(found.problems.some(one => one.startsWith('roman-months'))).toBe(false)
})
