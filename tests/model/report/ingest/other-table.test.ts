import { describe, expect, test } from 'vitest'
import type { ImportProblem } from '#app/model/report/import.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const problemsOf = (...rows: Given[][]): ImportProblem[] => understand(typed(grid('Valuation', rows)), {}).problems
const asked = (...rows: Given[][]): (string | null)[] =>
  problemsOf(...rows).flatMap(({ code, cell, message }) => (code === 'other-table' ? `${cell} ${message}` : []))

const above: Given[][] = [
  ['Free cash flow', '', 2023, 2024, 2025, 2026],
  ['EBIT', '', 100, 110, 120, 130],
  ['Tax', '', 25, 27, 30, 32],
  ['Cash flow', '', 75, 83, 90, 98],
]

describe('another table under the columns of a statement', () => {
  test('is said where a text among the figures stands over them, and the first columns go on no longer', () => {
    expect(
      asked(
        ...above,
        ['Terminal value', '', '', 'Sensitivity analysis'],
        ['Cost of capital', 0.08, '', 0.06, 55, 56],
        ['Growth', 0.02, '', 0.05, 60, 61],
        ['Value', 900, '', 0.04, 70, 71],
      ),
    ).toEqual([
      expect.stringMatching(/^D5 “Sensitivity analysis” stands among the figures of “.*”\. The 9 figures below it, D6 to F8, may be/),
    ])
  })

  test('is said where its words stand in a column without a heading', () => {
    expect(
      asked(
        ['Income statement'],
        ['', 'FY2024', 'FY2025', '', 'Budget FY2025'],
        ['Revenue', 100, 110, '', 105],
        ['Costs', 60, 65, '', 60],
        ['Gross profit', 40, 45, '', 45],
        ['Administration', 20, 21, 'Assumptions'],
        ['Marketing', 5, 6, 'Price', 12.5],
        ['Net income', 15, 18, 'Quantity', 12_500],
      ),
    ).toEqual([expect.stringMatching(/^D6 “Assumptions” and the texts below it .* E7, E8, beside them, may be of another table/)])
  })

  test('is said where its names stand in a column of figures', () => {
    expect(
      asked(
        ...above,
        ['Cost of capital'],
        ['Risk-free rate', '', 'Value of the plan', '', 310],
        ['Beta', '', 'Terminal value', '', 900],
        ['Cost of equity', '', '', '', ''],
      ),
    ).toEqual([expect.stringMatching(/^C6 “Value of the plan” and other names stand in a column of figures of “.*”\. E6, E7, behind them/)])
  })

  test('is said where lines of a list have their figures under the first period alone', () => {
    const lists: Given[][] = [
      ['Discount rate', '', 0.08],
      ['Growth', '', 0.02],
      ['Terminal value', '', 900],
      [],
      ['Debt', '', 120],
      ['Cash', '', 30],
      ['Value of the shares', '', 810],
    ]
    expect(asked(...above, [], ...lists)).toEqual([
      expect.stringMatching(
        /^C6 6 lines from “Discount rate” on have a figure in the first column of “.*” alone: C6, C7, C8, C10, C11, C12\./,
      ),
    ])
    // Without a gap before them they may be lines that ended with the first year; two of them are none either way.
    expect(asked(...above, ...lists.slice(0, 3))).toEqual([])
    expect(asked(...above, [], ...lists.slice(0, 2))).toEqual([])
  })

  test('is not seen in remarks between columns, nor in a line that begins later', () => {
    expect(
      asked(
        ['Income statement'],
        ['', 'FY2024', 'FY2025', '', 'Budget FY2025'],
        ['Revenue', 100, 110, '', 105],
        ['Costs', 60, 65, '', 60],
        ['Administration', 20, 21, 'as planned', 20],
        ['Marketing', 5, 6, '', 7],
        ['Travel', 1, 2, 'fewer trips', 3],
      ),
    ).toEqual([])
    expect(asked(...above, ['New line of business', '', '', '', 5, 6], ['Another one', '', '', '', 7, 8])).toEqual([])
  })
})

test('what stands in a column without a heading is not checked against the sums of the lines beside it', () => {
  const problems = problemsOf(
    ['Income statement'],
    ['', 'FY2024', 'FY2025'],
    ['Revenue', 100, 110],
    ['Costs', 60, 65],
    ['Gross profit', 40, 45, 'Shares', 1_000],
    ['Marketing', 5, 6, 'Price', 12.5],
    ['Net income', 35, 39, 'Value', 12_500],
  )
  expect(problems.map(({ code }) => code)).not.toContain('does-not-foot')
  expect(problems).toContainEqual(expect.objectContaining({ code: 'column-left-out', cell: 'E5' }))
})
