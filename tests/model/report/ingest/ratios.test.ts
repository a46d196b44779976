import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

/** EBITDA margins, the first of them by a formula of its own. */
const read = (formula: string, value: string) =>
  understand(
    typed(
      grid('Income statement', [
        ['in millions of EUR', 'FY2022', 'FY2023', 'FY2024', 'FY2025'],
        ['Revenue', 1000, 1100, 1200, 1300],
        ['Operating expenses', 800, 880, 960, 1040],
        ['EBITDA', 200, 220, 240, 260],
        ['EBITDA margin %', { formula, value, format: '0.0%' }, ...['0.2', '0.2', '0.2'].map(one => ({ value: one, format: '0.0%' }))],
      ]),
    ),
  )

test('a margin whose formula divides by another line than the other columns is told', () => {
  const { statements, problems } = read('B4/B3', '0.25')
  const checks = statements[0]?.checks.filter(({ kind }) => kind === 'ratio') ?? []
  expect(checks.map(({ cell, holds }) => [cell, holds])).toEqual([['B5', false]])
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toContain('does-not-recompute B5')
})

test('one that divides by the same line holds', () => {
  const { statements, problems } = read('B4/B2', '0.2')
  expect(statements[0]?.checks.filter(({ kind, holds }) => kind === 'ratio' && !holds)).toEqual([])
  expect(problems.map(({ code }) => code)).not.toContain('does-not-recompute')
})
