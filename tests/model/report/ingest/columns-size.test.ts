import { describe, expect, test } from 'vitest'
import type { ImportProblem } from '#app/model/report/import.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const LABELS = ['Revenue', 'Cost of sales', 'Marketing', 'Administration', 'Interest', 'Net income']

/** Lines whose figures are so many times as large in each of the columns. */
const asked = (heads: (string | number)[], times: number[]): ImportProblem[] =>
  understand(
    typed(
      grid('Income statement', [
        ['', ...heads],
        ...LABELS.map((label, line) => [label, ...times.map((factor, at) => (61 + 13 * line + 7 * at) * factor)]),
      ]),
    ),
    {},
  ).problems.filter(({ code }) => code === 'mixed-scale')

describe('columns that count in different powers of ten', () => {
  test('are said where their figures are out of all proportion in nearly every line', () => {
    expect(asked(['FY2023', 'FY2024', 'Q1 2025', 'Q2 2025'], [1_000_000, 1_000_000, 1, 1])).toEqual([
      expect.objectContaining({
        cell: 'D1',
        cells: ['D1', 'E1'],
        message:
          'The figures of “Q1 2025” and 1 more column are hundreds of times larger or smaller than those of “FY2023” in nearly every line, and all are read in the same unit. Leave out what counts in another one.',
      }),
    ])
    expect(asked(['FY2023', 'FY2024', 'FY2025'], [1, 1_000, 1])).toEqual([expect.objectContaining({ cells: ['C1'] })])
  })

  test('are not suspected for growth, nor where months stand beside a year', () => {
    expect(asked(['FY2023', 'FY2024', 'FY2025'], [1, 30, 900])).toEqual([])
    expect(asked(['Nov 2025', 'Dec 2025', 'FY2025'], [1, 1, 12])).toEqual([])
  })
})
