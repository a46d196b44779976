import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// A heading from one time to another was once read as the first of them.

const read = (heads: string[], above: string[] = []): { periods: (string | null)[]; codes: string[] } => {
  const rows: Given[][] = [
    ...(above.length > 0 ? [['', ...above]] : []),
    ['', ...heads],
    ['Revenue', ...heads.map((_, at) => 900 + at)],
    ['Costs', ...heads.map((_, at) => -500 - at)],
    ['Profit', ...heads.map(() => 400)],
  ]
  const { statements, problems } = understand(typed(grid('Income statement', rows)))
  return { periods: statements[0]?.columns.map(({ period }) => period) ?? [], codes: problems.map(({ code }) => code) }
}

describe('a heading from one quarter to another', () => {
  test.each([
    [
      ['Q1-Q3 2026', 'Q1-Q3 2025'],
      ['FY2026-YTD9', 'FY2025-YTD9'],
    ],
    [
      ['Q1–Q2 2026', 'Q3–Q4 2026'],
      ['FY2026-H1', 'FY2026-H2'],
    ],
    [
      ['2026 Q1-Q4', '2025 Q1-Q4'],
      ['FY2026', 'FY2025'],
    ],
    [
      ['Q1 2026 - Q3 2026', 'Q1 2025 - Q3 2025'],
      ['FY2026-YTD9', 'FY2025-YTD9'],
    ],
    [
      ['H1-H2 2026', 'H1-H2 2025'],
      ['FY2026', 'FY2025'],
    ],
  ])('%j is %j', (heads, periods) => {
    expect(read(heads).periods).toEqual(periods)
  })

  test('that begins or ends within a year as no report does is asked', () => {
    for (const heads of [
      ['2026 Q2-2027 Q1', '2027 Q2-2028 Q1'],
      ['Q2-Q4 2025', 'Q2-Q4 2026'],
    ]) {
      const { periods, codes } = read(heads)
      expect(periods).toEqual([null, null])
      expect(codes).toContain('period-unknown')
    }
  })

  test('is asked under a year, too', () => {
    expect(read(['Q2-Q4', 'Q2-Q4'], ['2025', '2026']).periods).toEqual([null, null])
  })
})

test('months without a year take that above them', () => {
  expect(read(['Jan-Mar', 'Apr-Jun'], ['2026', '2026']).periods).toEqual(['FY2026-Q1', 'FY2026-Q2'])
})

test('several years are none of them, two that follow each other are a fiscal year', () => {
  expect(read(['2015-2020', 'FY22-26', '2024-2025', 'FY24/25']).periods).toEqual([null, null, 'FY2025', 'FY2025'])
})

test.each([
  'Period 1 to 6 2026',
  'Reporting period: 1 to 6 2026',
  'Period: 001 - 006 / 2026',
  'Periode 1 bis 6 2026',
  'Period: 1 - 6 2026',
])('several numbered periods are not the year in which they lie: %s', title => {
  const { statements, problems } = understand(
    typed(
      grid('Sheet1', [
        ['Cost centre report'],
        [title],
        ['Cost element', 'Actual', 'Plan'],
        ['Materials', 12000, 11000],
        ['Salaries', 500, 520],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual([null, null])
  expect(problems.map(({ code }) => code)).toContain('period-unknown')
})

test('months behind their year are not all of it, and behind a fiscal year they are asked', () => {
  expect(read(['2026 Jan-Sep', '2025 jan-sep', '2025 Full year', '2025: Oct–Dec']).periods).toEqual([
    'FY2026-YTD9',
    'FY2025-YTD9',
    'FY2025',
    'FY2025-Q4',
  ])
  const fiscal = read(['2026/27 Apr-Sep', 'FY26 Jul-Dec'])
  expect(fiscal.periods).toEqual([null, null])
  expect(fiscal.codes).toContain('year-unknown')
})

test('months by their number before a year of two digits', () => {
  expect(read(['4-6/26', '1-6/26', '1-12/25', 'Q2/26']).periods).toEqual(['FY2026-Q2', 'FY2026-H1', 'FY2025', 'FY2026-Q2'])
})
