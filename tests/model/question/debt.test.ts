import { expect, test } from 'vitest'
import { debtOf, owedBy, quartersBetween } from '#app/model/question/debt.ts'

test('quarters are counted from the end of one period to the end of another, in whole ones', () => {
  expect(quartersBetween('FY2026-Q1', 'FY2026-Q4')).toBe(3)
  expect(quartersBetween('FY2026-Q4', 'FY2026-Q1')).toBe(0)
  expect(quartersBetween('FY2025', 'FY2026-Q1')).toBe(1)
  expect(quartersBetween('2026-01', '2026-03')).toBe(0)
  expect(quartersBetween('2026-01', '2026-04')).toBe(1)
  expect(quartersBetween('FY2026-Q1', 'nonsense')).toBe(0)
  expect(quartersBetween('FY2026-Q4', 'FY2027-Q2', 4)).toBe(2)
})

test('a report owes what was asked by its period, and nothing of reports that nobody can read', () => {
  const owed = [{ period: 'FY2026-Q1' }, { period: 'FY2026-Q3' }, { period: 'FY2026-Q4' }, { period: null }]
  expect(owedBy(owed, 'FY2026-Q3')).toEqual([
    { period: 'FY2026-Q1', quarters: 2 },
    { period: 'FY2026-Q3', quarters: 0 },
  ])
  expect(debtOf(owedBy(owed, 'FY2026-Q3'))).toEqual({ open: 2, quarters: 2 })
  expect(debtOf([])).toEqual({ open: 0, quarters: 0 })
})
