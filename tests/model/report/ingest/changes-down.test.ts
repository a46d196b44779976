import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  return {
    statements: statements.map(({ title, anchor, columns, lineItems, checks }) => ({
      title,
      anchor,
      columns: columns.map(({ label, period, entity }) => `${label}: ${period} ${entity}`),
      lines: lineItems.map(({ label, kind, labelCell }) => `${labelCell} ${label}: ${kind}`),
      checks: checks.map(({ holds, cell }) => `${cell} ${holds}`),
    })),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

const equity = (...rows: Given[][]) => read(['Statement of changes in equity, EUR k'], ['', 'Capital', 'Reserves', 'Total'], ...rows)

describe('what there was on days, down the side', () => {
  test('is of the time from the one to the other, and adds up to the last', () => {
    const { statements, problems } = equity(
      ['Balance at 1 January 2026', 100, 50, 150],
      ['Profit for the period', '', 30, 30],
      ['Dividends', '', -10, -10],
      ['Balance at 30 September 2026', 100, 70, 170],
    )
    expect(statements).toEqual([
      {
        title: 'Statement of changes in equity, EUR k',
        anchor: undefined,
        columns: ['Capital: FY2026-YTD9 Capital', 'Reserves: FY2026-YTD9 Reserves', 'Total: FY2026-YTD9 null'],
        lines: [
          'A3 Balance at 1 January 2026: item',
          'A4 Profit for the period: item',
          'A5 Dividends: item',
          'A6 Balance at 30 September 2026: total',
        ],
        // Down, and across where more than one of them has a figure.
        checks: ['B6 true', 'C6 true', 'D6 true', 'D3 true', 'D6 true'],
      },
    ])
    expect(problems).toEqual(['entity-columns B2'])
  })

  test('with a day between is a statement from each to the next', () => {
    const { statements, problems } = equity(
      ['Balance at 31 December 2024', 100, 50, 150],
      ['Profit for the year', '', 30, 30],
      ['Balance at 31 December 2025', 100, 80, 180],
      ['Profit for the period', '', 15, 15],
      ['Balance at 30 June 2026', 100, 95, 195],
    )
    expect(statements.map(({ title, anchor, columns, lines }) => [title, anchor, columns[0], lines.length])).toEqual([
      ['Statement of changes in equity, EUR k: 12 months to 31 Dec 2025', undefined, 'Capital: FY2025 Capital', 3],
      ['Statement of changes in equity, EUR k: 1 Jan 2026 – 30 Jun 2026', 'A5', 'Capital: FY2026-H1 Capital', 3],
    ])
    expect(statements.map(({ checks }) => checks)).toEqual([
      ['B5 true', 'C5 true', 'D5 true', 'D3 true', 'D5 true'],
      ['B7 true', 'C7 true', 'D7 true', 'D5 true', 'D7 true'],
    ])
    expect(problems).toEqual(['times-down A3', 'entity-columns B2'])
  })

  test('written once more where the next time begins does not stand twice in a statement', () => {
    const { statements } = equity(
      ['Stand 01.01.2025', 100, 50, 150],
      ['Jahresüberschuss', '', 30, 30],
      ['Stand 31.12.2025', 100, 80, 180],
      ['Stand 01.01.2026', 100, 80, 180],
      ['Periodenergebnis', '', 15, 15],
      ['Stand 30.06.2026', 100, 95, 195],
    )
    expect(statements.map(({ lines, checks }) => [lines[0], lines.at(-1), checks.length])).toEqual([
      ['A3 Stand 01.01.2025: item', 'A5 Stand 31.12.2025: total', 5],
      ['A6 Stand 01.01.2026: item', 'A8 Stand 30.06.2026: total', 5],
    ])
  })

  test('of cost and depreciation of one year is one statement', () => {
    const { statements } = read(
      ['Plant and equipment, £000'],
      ['', 'Land', 'Plant', 'Total'],
      ['Cost'],
      ['At 1 April 2025', 500, 900, 1400],
      ['Additions', '', 120, 120],
      ['At 31 March 2026', 500, 1020, 1520],
      ['Depreciation'],
      ['At 1 April 2025', 50, 300, 350],
      ['Charge for the year', 10, 90, 100],
      ['At 31 March 2026', 60, 390, 450],
      ['Net book value'],
      ['At 31 March 2026', 440, 630, 1070],
      ['At 31 March 2025', 450, 600, 1050],
    )
    expect(statements.map(({ lines, columns }) => [lines.length, columns[2]])).toEqual([[11, 'Total: 2025-04-01..2026-03-31 null']])
  })

  test('that nothing changed between is no time', () => {
    const { statements } = read(
      ['Visitors'],
      ['Day', 'Shop A', 'Shop B'],
      ['1 September 2026', 20, 30],
      ['2 September 2026', 22, 31],
      ['3 September 2026', 25, 29],
    )
    expect(statements.map(({ columns }) => columns.length)).toEqual([3])
  })

  test('in an order that is none of time is asked', () => {
    const { statements, problems } = equity(
      ['Balance at 30 June 2026', 100, 95, 195],
      ['Profit for the period', '', 15, 15],
      ['Balance at 31 December 2025', 100, 80, 180],
    )
    expect(statements.map(({ columns }) => columns[0])).toEqual(['Capital: null Capital'])
    expect(problems).toContain('period-unknown B2')
  })
})

test('a month behind what a column counts is its time, and no scenario that is not known', () => {
  const { statements, problems } = read(
    ['Headcount'],
    ['', 'FTE Sep 26', 'FTE Aug 26', 'FTE budget Sep 26'],
    ['Sales', 12, 11, 13],
    ['R&D', 30, 29, 31],
  )
  expect(statements[0]?.columns).toEqual(['FTE Sep 26: 2026-09 null', 'FTE Aug 26: 2026-08 null', 'FTE budget Sep 26: 2026-09 null'])
  expect(problems).toEqual([])
})

test('a share of something in a column of units is a percentage', () => {
  const { statements, problems } = understand(
    typed(
      grid('P&L', [
        ['P&L September 2026'],
        ['', 'Unit', 'Actual', 'Budget'],
        ['Revenue', 'kEUR', 1200, 1150],
        ['Gross profit', 'kEUR', 540, 520],
        ['Gross profit', '% of revenue', 45, 45.2],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit, whole }) => `${unit} ${whole}`)).toEqual(['currency null', 'currency null', 'percent 100'])
  expect(problems).toEqual([])
})

test('what a filing counts beside money is no plan', () => {
  const { statements, problems } = understand(
    typed(
      grid('Details', [
        ['Consolidated (Details) - USD ($)plan in Millions', 'Dec. 31, 2025', 'Dec. 31, 2024'],
        ['Service cost', 12, 14],
        ['Interest cost', 30, 28],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'actual'])
  expect(problems.map(({ code }) => code)).not.toContain('scenario-of-title')
})
