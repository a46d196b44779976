import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const QUARTERS = ['Line', 'Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025', 'FY2025']

/** The checks of years in a statement, and what is said of those that do not hold. */
function years(...rows: Given[][]): { checks: [cell: string, holds: boolean, computed: string][]; said: string[] } {
  const { statements, problems } = understand(typed(grid('Income statement', rows)))
  return {
    checks: statements.flatMap(({ checks }) =>
      checks.filter(({ kind }) => kind === 'year').map(({ cell, holds, computed }): [string, boolean, string] => [cell, holds, computed]),
    ),
    said: problems.filter(({ code }) => code === 'year-is-not-its-sum').map(({ severity, cell }) => `${severity} ${cell}`),
  }
}

describe('a year beside its quarters', () => {
  test('is their sum, and the line that is not is pointed out as it stands', () => {
    expect(
      years(
        QUARTERS,
        ['Revenue', 100, 110, 120, 130, 460],
        ['Cost of sales', -40, -44, -48, -52, -184],
        ['Gross profit', 60, 66, 72, 78, 276],
        ['Operating expenses', -30, -30, -30, -30, -102],
      ),
    ).toEqual({
      checks: [
        ['F2', true, '460'],
        ['F3', true, '-184'],
        ['F4', true, '276'],
        ['F5', false, '-120'],
      ],
      said: ['warning F5'],
    })
  })

  test('may stand before them, and has a hole where nothing was', () => {
    const { checks, said } = years(
      ['Line', 'FY2025', 'Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025'],
      ['Revenue', 460, 100, 110, 120, 130],
      ['Cost of sales', -184, -40, -44, -48, -52],
      ['One-off gain', 7, '—', '—', 7, '—'],
    )
    expect(checks.map(([cell, holds]) => [cell, holds])).toEqual([
      ['B2', true],
      ['B3', true],
      ['B4', true],
    ])
    expect(said).toEqual([])
  })

  test('is not asked to be the sum of what stands at an end, of means, of rates and of heads', () => {
    const { said } = years(
      QUARTERS,
      ['Revenue', 100, 110, 120, 130, 460],
      ['Cost of sales', -40, -44, -48, -52, -184],
      ['Cash, beginning of period', 50, 60, 70, 80, 50],
      ['Cash, end of period', 60, 70, 80, 95, 95],
      ['Average order', 10, 12, 14, 16, 13],
      ['Gross margin', '60%', '60%', '60%', '60%', '60%'],
    )
    expect(said).toEqual([])
  })

  test('is left alone where the columns are no parts of it', () => {
    const { checks } = years(
      QUARTERS,
      ['Revenue', 100, 110, 120, 130, 1_460],
      ['Cost of sales', -40, -44, -48, -52, -1_184],
      ['Gross profit', 60, 66, 72, 78, 276],
    )
    expect(checks).toEqual([])
  })

  test('needs all of them', () => {
    const three = years(
      ['Line', 'Q1 2025', 'Q2 2025', 'Q3 2025', 'FY2025'],
      ['Revenue', 100, 110, 120, 330],
      ['Cost of sales', -40, -44, -48, -132],
      ['Tax', -1, -1, -1, -9],
    )
    expect(three.checks).toEqual([])
  })

  test('that is forecast begins with the quarters that have been', () => {
    const { checks } = years(
      ['Line', 'Q1 2025 Actual', 'Q2 2025 Actual', 'Q3 2025 Forecast', 'Q4 2025 Forecast', 'FY2025 Forecast'],
      ['Revenue', 100, 110, 120, 130, 460],
      ['Cost of sales', -40, -44, -48, -52, -184],
      ['Tax', -1, -1, -1, -1, -9],
    )
    expect(checks).toEqual([
      ['F2', true, '460'],
      ['F3', true, '-184'],
      ['F4', false, '-4'],
    ])
  })

  test('of the budget is not held against quarters of another scenario', () => {
    const { checks } = years(
      ['Line', 'Q1 2025 Actual', 'Q2 2025 Actual', 'Q3 2025 Actual', 'Q4 2025 Actual', 'FY2025 Budget'],
      ['Revenue', 100, 110, 120, 130, 460],
      ['Cost of sales', -40, -44, -48, -52, -184],
      ['Tax', -1, -1, -1, -1, -9],
    )
    expect(checks).toEqual([])
  })
})

test('a quarter is the sum of its months, whenever the fiscal year begins', () => {
  const { checks, said } = years(
    ['Line', 'Oct 2025', 'Nov 2025', 'Dec 2025', 'Q4 2025'],
    ['Revenue', 10, 20, 30, 60],
    ['Cost of sales', -4, -8, -12, -24],
    ['Tax', -1, -1, -1, -9],
  )
  expect(checks.map(([, holds]) => holds)).toEqual([true, true, false])
  expect(said).toEqual(['warning E4'])
})

test('figures that were rounded before they were stored add up within what rounding moves', () => {
  const { said } = years(
    QUARTERS,
    ['Revenue', 100, 110, 120, 130, 461],
    ['Cost of sales', -40, -44, -48, -52, -184],
    ['Tax', -1, -1, -1, -1, -4],
  )
  expect(said).toEqual([])
})

test('what is held at the end of a year is no sum of its quarters, though it is valued a little otherwise there', () => {
  const { said } = years(
    QUARTERS,
    ['Revenue', 100, 110, 120, 130, 460],
    ['Cost of sales', -40, -44, -48, -52, -184],
    ['Net asset value', 7011.77, 7070.13, 7035.1, 7135, 7134.81],
  )
  expect(said).toEqual([])
})

test('what there is at the end of each quarter is no part of what there is at the end of the year', () => {
  const { checks } = years(
    QUARTERS,
    ['Cash flow', 100, 110, 120, 130, 460],
    ['Taxes paid', -40, -44, -48, -52, -184],
    ['Net cash flow', 60, 66, 72, 78, 276],
    ['Cash, beginning of period', 10, 70, 136, 208, 12],
    ['Cash, end of period', 70, 136, 208, 286, 288],
  )
  expect(checks.map(([cell]) => cell)).toEqual(['F2', 'F3', 'F4'])
})
