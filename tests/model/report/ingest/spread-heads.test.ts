import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const LINES: Given[][] = [
  ['Revenue', 1_200, 1_100, 100, 0.0909],
  ['Cost of sales', -700, -650, -50, 0.0769],
  ['Gross profit', 500, 450, 50, 0.1111],
]
const periodsOf = (width: number, ...heads: Given[][]) => {
  const found = understand(typed(grid('Sheet1', [['Income statement'], ...heads, ...LINES.map(line => line.slice(0, width))])))
  const columns = found.statements[0]?.columns ?? []
  return columns.filter(({ role }) => role === 'period').map(({ period }) => period)
}

describe('a length of time over the first of several columns, not merged', () => {
  test.each<[string, number, Given[][]]>([
    [
      'the days',
      3,
      [
        ['', '9 Months Ended'],
        ['', 'Dec. 31, 2017', 'Dec. 31, 2016'],
      ],
    ],
    [
      'the days, a change and its percentage',
      5,
      [
        ['', '9 Months Ended'],
        ['', 'Dec. 31, 2017', 'Dec. 31, 2016', 'Change', '%'],
      ],
    ],
    [
      'years alone and a change',
      4,
      [
        ['', 'Nine months ended December 31,'],
        ['', '2017', '2016', 'Change'],
      ],
    ],
    [
      'the days, and what they are below',
      3,
      [
        ['', '9 Months Ended'],
        ['', 'Dec. 31, 2017', 'Dec. 31, 2016'],
        ['', 'Actual', 'Actual'],
      ],
    ],
  ])('is the length of all of them: %s', (_, width, heads) => {
    expect(periodsOf(width, ...heads)).toEqual(['2017-04-01..2017-12-31', '2016-04-01..2016-12-31'])
  })

  test('is not the one of a whole year that stands behind them', () => {
    expect(periodsOf(4, ['', '9 Months Ended'], ['', 'Dec. 31, 2017', 'Dec. 31, 2016', 'FY 2016'])).toContain('FY2016')
  })
})

describe('a length of time, or a change, that stands over the last columns and is not merged', () => {
  test('beside times that stand over nothing', () => {
    expect(periodsOf(5, ['', '3Q26', '2Q26', 'Nine months ended September 30,'], ['', '', '', '2026', '2025'])).toEqual([
      'FY2026-Q3',
      'FY2026-Q2',
      'FY2026-YTD9',
      'FY2025-YTD9',
    ])
  })

  test('a change against two times is one against each of them', () => {
    const { statements } = understand(
      typed(
        grid('Sheet1', [
          ['', '3Q26', '2Q26', '3Q25', '3Q26 Change'],
          ['', '', '', '', '2Q26', '3Q25'],
          ['Revenue', 120, 100, 80, 0.2, 0.5],
          ['Costs', 60, 50, 40, 0.2, 0.5],
        ]),
      ),
    )
    expect(statements[0]?.columns.map(({ role }) => role)).toEqual(['period', 'period', 'period', 'variance', 'variance'])
  })
})

test.each<[string, Given[][], (string | null)[]]>([
  [
    'a change stands beside each length of time',
    [
      ['', 'Three months ended', '', 'Change', 'Six months ended', '', 'Change'],
      ['', '30 Jun 2026', '30 Jun 2025', '%', '30 Jun 2026', '30 Jun 2025', '%'],
    ],
    ['FY2026-Q2', 'FY2025-Q2', 'FY2026-H1', 'FY2025-H1'],
  ],
  [
    'the last stands over one year alone',
    [
      ['', 'Second quarter', '', 'First half', '', 'Full year'],
      ['', '2026', '2025', '2026', '2025', '2025'],
    ],
    ['FY2026-Q2', 'FY2025-Q2', 'FY2026-H1', 'FY2025-H1', 'FY2025'],
  ],
  [
    'a quarter stands beside the year to date',
    [
      ['', 'Quarter', '', 'Year to date', ''],
      ['', 'Jun-26', 'Jun-25', 'Jun-26', 'Jun-25'],
    ],
    ['FY2026-Q2', 'FY2025-Q2', 'FY2026-H1', 'FY2025-H1'],
  ],
])('headings over years and days that come again, where %s', (_, heads, periods) => {
  const figures = (from: number): Given[] => (heads.at(-1) ?? []).slice(1).map((__, at) => from + at * 7)
  const { statements } = understand(typed(grid('Sheet1', [...heads, ['Sales', ...figures(900)], ['Costs', ...figures(310)]])))
  const columns = statements[0]?.columns.filter(({ role }) => role === 'period') ?? []
  expect(columns.map(({ period }) => period)).toEqual(periods)
})

test('figures under no heading between two periods are told aloud', () => {
  const { problems } = understand(
    typed(
      grid('Sheet1', [
        ['', 'Q1 2026', '', 'Q2 2026'],
        ['Sales', 100, 90, 95],
        ['Costs', 60, 55, 50],
      ]),
    ),
  )
  expect(problems.filter(({ code }) => code === 'column-left-out').map(({ severity, cell }) => `${severity} ${cell}`)).toEqual([
    'warning C2',
  ])
})
