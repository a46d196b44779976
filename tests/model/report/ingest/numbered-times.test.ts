import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  return {
    columns: statements[0]?.columns.map(({ label, period }) => `${label}: ${period}`),
    lines: statements[0]?.lineItems.map(({ label }) => label),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

describe('numbers that count on over figures', () => {
  test('behind a word for weeks or quarters are those', () => {
    expect(read(['Sales 2026, EUR k'], ['KW', 36, 37, 38], ['Store A', 10, 12, 14], ['Store B', 9, 8, 12])).toEqual({
      columns: ['Week 36: 2026-08-31..2026-09-06', 'Week 37: 2026-09-07..2026-09-13', 'Week 38: 2026-09-14..2026-09-20'],
      lines: ['Store A', 'Store B'],
      problems: ['calendar-week B2'],
    })
    expect(read(['Sales 2026, EUR k'], ['Quarter', 1, 2, 3], ['Store A', 10, 12, 14], ['Store B', 9, 8, 12]).columns).toEqual([
      'Q1: FY2026-Q1',
      'Q2: FY2026-Q2',
      'Q3: FY2026-Q3',
    ])
  })

  test('behind a word for months are asked: nothing says with which month the year begins', () => {
    expect(read(['Sales 2026, EUR k'], ['Month', 1, 2, 3], ['Store A', 10, 12, 14], ['Store B', 9, 8, 12])).toEqual({
      columns: ['Month 1: null', 'Month 2: null', 'Month 3: null'],
      lines: ['Store A', 'Store B'],
      problems: ['period-unknown B2'],
    })
  })

  test('without a word are years, and that is said', () => {
    expect(read(['Revenue, EUR m'], ['', 22, 23, 24, 25], ['Revenue', 100, 110, 120, 131], ['Costs', -80, -85, -92, -100])).toEqual({
      columns: ['2022: FY2022', '2023: FY2023', '2024: FY2024', '2025: FY2025'],
      lines: ['Revenue', 'Costs'],
      problems: ['short-years B2'],
    })
  })

  test('are figures of a line behind its name, below other figures, or where they do not count on', () => {
    for (const row of [
      ['Joiners', 21, 22, 23, 24],
      ['', 21, 22, 24, 25],
    ] as Given[][])
      expect(read(['', 'Q1 2026', 'Q2 2026', 'Q3 2026', 'Q4 2026'], row, ['Leavers', 3, 4, 5, 5]).columns?.[0]).toBe('Q1 2026: FY2026-Q1')
    expect(read(['', 'Q1 2026', 'Q2 2026', 'Q3 2026'], ['Costs', 5, 6, 8], ['Week', 1, 2, 3], ['Revenue', 7, 6, 5]).lines).toContain('Week')
  })

  test('under a time of their own each count how far ahead that lies', () => {
    const { statements } = understand(
      typed(
        grid('Sheet1', [
          ['Free cash flow, EUR m'],
          ['', '31.12.2025', '31.12.2026', '31.12.2027'],
          ['Period', 1, 2, 3],
          ['Net income', 10, 12, 14],
          ['Free cash flow', 9, 8, 12],
        ]),
      ),
    )
    expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025', 'FY2026', 'FY2027'])
  })

  test('may stand on a sheet of which rows are missing', () => {
    const full = grid('Sheet1', [['Sales 2026, EUR k'], [], ['KW', 36, 37, 38], ['Store A', 10, 12, 14], [], ['Store B', 9, 8, 12]])
    const rows: typeof full.rows = []
    for (const [at, cells] of full.rows.entries()) if (cells.length > 0) rows[at] = cells
    expect(understand(typed({ ...full, rows })).statements[0]?.columns.map(({ label }) => label)).toEqual(['Week 36', 'Week 37', 'Week 38'])
  })
})

test('a budget between a period and the year before it is of that period', () => {
  const { columns, problems } = read(['EUR k', 'Sep-26', 'Budget', 'LY'], ['Revenue', 780, 745, 710], ['Gross profit', 290, 270, 250])
  expect(columns).toEqual(['Sep-26: 2026-09', 'Budget: 2026-09', 'LY: 2025-09'])
  expect(problems).toEqual(['prior-period C1', 'prior-period D1'])
})

test('output beside a target is what was made', () => {
  const { plans, problems } = understand(
    typed(
      grid('Production', [
        ['Production Q3 2026'],
        ['Plant', 'Output (t)', 'Target (t)', 'Scrap %'],
        ['North', 12000, 12500, 1.5],
        ['South', 8000, 7800, 1.2],
      ]),
    ),
  )
  expect(plans[0]?.volumes.map(({ what, planned, actual }) => `${what}: ${planned}, ${actual}`)).toEqual([
    'North: 12500, 12000',
    'South: 7800, 8000',
  ])
  expect(problems).toEqual([])
})

describe('months by their number under plan and actual', () => {
  const twice = (months: (string | number)[], title: string) => {
    const gap = months.slice(1).map(() => '')
    const figures = (first: number): number[] => [...months, ...months].map((_, at) => first + at)
    return understand(
      typed(
        grid('Sheet1', [
          [title],
          ['', 'Plan', ...gap, 'Actual', ...gap],
          ['', ...months, ...months],
          ['Revenue', ...figures(100)],
          ['Costs', ...figures(-60)],
          ['Result', ...figures(40).map((_, at) => 40 + at * 2)],
        ]),
      ),
    )
  }

  test.each([12, 4, 3])('1 to %d, once more under the other', last => {
    const months = Array.from({ length: last }, (_, at) => at + 1)
    const { statements, problems } = twice(months, 'P&L 2026 in EUR')
    expect(statements[0]?.columns.map(({ label }) => label)).toEqual(
      ['Plan', 'Actual'].flatMap(side => months.map(month => `${side} ${last === 12 ? 'Month' : 'Period'} ${month}`)),
    )
    expect(statements[0]?.columns.map(({ period }) => period)).toEqual([...months, ...months].map(() => null))
    expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual([...months.map(() => 'budget'), ...months.map(() => 'actual')])
    expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Revenue', 'Costs', 'Result'])
    expect(problems.map(({ code }) => code)).toContain('period-unknown')
  })

  test('01.2026 is a month and no figure', () => {
    const { statements, problems } = twice(['01.2026', '02.2026', '03.2026'], 'P&L in EUR')
    const periods = ['2026-01', '2026-02', '2026-03']
    expect(statements[0]?.columns.map(({ period }) => period)).toEqual([...periods, ...periods])
    expect(statements[0]?.lineItems).toHaveLength(3)
    expect(problems).toEqual([])
  })
})
