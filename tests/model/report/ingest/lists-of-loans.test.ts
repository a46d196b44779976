import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (...rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)))

test('the year in which a loan ends is no amount', () => {
  const { statements, problems } = read(
    ['Borrowings at 30 September 2026 (EUR m)'],
    ['Facility', 'Maturity', 'Limit', 'Drawn'],
    ['Revolving credit', 2028, 50, 20],
    ['Term loan', 2029, 100, 100],
    ['Total', null, 150, 120],
  )
  expect(statements[0]?.columns.map(({ label, role }) => [label, role])).toEqual([
    ['Maturity', 'other'],
    ['Limit', 'period'],
    ['Drawn', 'period'],
  ])
  expect(problems.filter(({ code }) => code === 'column-left-out').map(({ cell }) => cell)).toEqual(['B2'])
})

test('a customer called Beta is one like the others, and its figures are added up', () => {
  const { statements } = read(
    ["Receivables, GBP'000"],
    ['Customer', '30 Sep 2026', '31 Oct 2026'],
    ['Alpha', 100, 110],
    ['Beta', 200, 220],
    ['Total', 300, 330],
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency'])
  expect(statements[0]?.checks.map(({ holds }) => holds)).toEqual([true, true])
})

describe('a small percentage without a sign', () => {
  const wholeOf = (...others: Given[][]) => {
    const { statements, problems } = read(['KPI', 'Unit', 'Sep 2026', 'Oct 2026'], ...others, ['Churn', '%', 1.2, 1.1])
    return [
      statements[0]?.lineItems.find(({ label }) => label === 'Churn')?.whole,
      problems.map(({ severity, code }) => `${severity} ${code}`),
    ]
  }

  test('counts in percent like others under the same unit, which is said', () => {
    expect(wholeOf(['Retention', '%', 112, 110])).toEqual([100, ['warning percent-scale']])
  })

  test('is asked where no other tells', () => {
    expect(wholeOf(['Orders', '#', 112, 110])).toEqual([1, ['error percent-scale']])
  })
})
