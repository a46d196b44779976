import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// What stands beside the lines of a table changes neither its columns nor what its lines count in.

test('words behind the last column are under no year', () => {
  for (const name of ['Comments', 'Trend', 'YoY']) {
    const { statements } = understand(
      typed(
        grid('People', [
          ['Report of February 2026'],
          ['Headcount'],
          ['', 2025, '', '', 2026],
          ['', 'Q2', 'Q3', 'Q4', 'Q1', name],
          ['Sales', 27, 37, 29, 33],
          ['Production', 70, 50, 83, 78, name === 'YoY' ? 0.11 : null],
          ['Total FTE', 97, 87, 112, 111, name === 'YoY' ? 0.14 : 'Above budget'],
        ]),
      ),
    )
    expect(statements[0]?.columns.slice(0, 4).map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
      'FY2025-Q2 actual',
      'FY2025-Q3 actual',
      'FY2025-Q4 actual',
      'FY2026-Q1 actual',
    ])
  }
})

test('a comment is no unit where the column of units is empty', () => {
  const { statements } = understand(
    typed(
      grid('P&L', [
        ['March 2026'],
        ['', 'Unit', 'Actual', 'Budget', 'Comments'],
        ['Goods and supplies', '', 2700, 3700, 'Two positions to fill'],
        ['Hardware', '', 2500, 3000, 'Not yet audited'],
        ['Margin', '%', 7.4, 18.9],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'percent'])
})

const FIGURES = [
  [812, 300, 1112],
  [500, 200, 700],
  [312, 100, 412],
  [12, 7, 19],
]
const LINES = ['Revenue', 'Other costs', 'EBITDA', 'Headcount (FTE)']

/** Segments beside each other, with a column in front of the names of the lines, right behind them, or behind the figures. */
function segments(place: 'front' | 'behind names' | 'end', head: Given, cells: Given[]) {
  const within = (name: Given, own: Given, figures: Given[]): Given[] =>
    place === 'front' ? [own, name, ...figures] : place === 'end' ? [name, ...figures, own] : [name, own, ...figures]
  const { statements, problems } = understand(
    typed(
      grid('Segments', [
        ['Segments - EUR k - April 2025'],
        within('', head, ['Software', 'Services', 'Group']),
        ...LINES.map((line, at) => within(line, cells[at] ?? null, FIGURES[at] ?? [])),
      ]),
    ),
  )
  const [statement] = statements
  return {
    lines: statement?.lineItems.map(({ label, unit }) => `${label} ${unit}`),
    columns: statement?.columns.flatMap(({ role, period, entity }) => (role === 'period' ? [`${period} ${entity}`] : [])),
    codes: problems.map(({ code }) => code),
  }
}

const ASKED_ALIKE = {
  lines: ['Revenue currency', 'Other costs currency', 'EBITDA currency', 'Headcount (FTE) count'],
  columns: ['2025-04 Software', '2025-04 Services', '2025-04 null'],
}

test('segments beside each other are a statement, whatever stands in front of the names of their lines', () => {
  for (const [head, cells] of [
    ['#', [1, 2, 3, 4]],
    ['Line', [10, 20, 30, 40]],
    ['Account', [4000, 4010, null, 4050]],
    ['GL code', ['4000', '4010', null, '4050']],
    ['', [4000, 4010, null, 4050]],
  ] as [Given, Given[]][])
    expect(segments('front', head, cells)).toMatchObject(ASKED_ALIKE)
})

test('so they are with units or references right behind the names', () => {
  expect(segments('behind names', '', ['EUR k', 'EUR k', 'EUR k', '#'])).toMatchObject(ASKED_ALIKE)
  expect(segments('behind names', '', [1, null, 2, null])).toMatchObject(ASKED_ALIKE)
})

test('so they are with a remark of each line behind the figures', () => {
  expect(segments('end', 'Comment', ['Late start of two projects', null, 'In line with plan', null])).toMatchObject({
    ...ASKED_ALIKE,
    codes: ['comments-as-notes', 'entity-columns'],
  })
  for (const [head, cells] of [
    ['', ['Late start of two projects', null, 'In line with plan', null]],
    ['Trend', ['▲', '▼', '►', '▲']],
    ['Owner', ['AB', 'CD', 'AB', 'AB']],
  ] as [Given, Given[]][]) {
    const found = segments('end', head, cells)
    expect(found).toMatchObject(ASKED_ALIKE)
    expect(found.codes).toContain('column-left-out')
  }
})

test('records with names of their own in several columns stay a list', () => {
  const { statements, tables } = understand(
    typed(
      grid('Products', [
        ['Product', 'Manager', 'Price', 'Stock', 'Comment'],
        ['Alpha', 'Smith', 12, 300, 'New'],
        ['Beta', 'Jones', 15, 40, null],
        ['Gamma', 'Miller', 9, 70, 'Ends soon'],
      ]),
    ),
  )
  expect(statements).toEqual([])
  expect(tables).toHaveLength(1)
})

test('a length of time over several days is that of each of them, merged or not', () => {
  const { statements } = understand(
    typed(
      grid('Cash flows', [
        ['Cash flows (USD $)', '9 Months Ended', ''],
        ['$ in Thousands', 'Dec. 31, 2017', 'Dec. 31, 2016'],
        ['Net income', 1450, 1380],
        ['Depreciation', 300, 290],
        ['Net cash from operating activities', 1750, 1670],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2017-04-01..2017-12-31', '2016-04-01..2016-12-31'])
})

test('when a sheet was printed or made is no time of its figures', () => {
  for (const made of ['Printed on 28/11/2026 14:32', 'Generated: 28.11.2026', 'Gedruckt am 28.11.2026', 'Run date: 28 Nov 2026']) {
    const { statements, problems } = understand(
      typed(grid('P&L', [[made], ['P&L in EUR k'], ['', 'Actual', 'Budget'], ['Sales', 100, 120], ['Costs', 60, 65], ['Result', 40, 55]])),
    )
    expect(statements[0]?.columns.map(({ period }) => period)).toEqual([null, null])
    expect(problems.map(({ code }) => code)).toContain('period-unknown')
  }
  const { statements } = understand(
    typed(grid('P&L', [['Updated forecast 2026, EUR k'], ['', 'Forecast', 'Budget'], ['Sales', 100, 120], ['Costs', 60, 65]])),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2026', 'FY2026'])
})
