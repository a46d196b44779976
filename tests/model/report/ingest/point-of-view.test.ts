import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const LINES: Given[][] = [
  ['Revenue', 100, 110, 120],
  ['Cost of sales', -60, -66, -70],
  ['Gross profit', 40, 44, 50],
]
const read = (above: Given[][], head: Given[], lines = LINES) => {
  const { statements, problems } = understand(typed(grid('Data', [...above, head, ...lines])))
  const [statement] = statements
  return {
    unit: statement && `${statement.unit.currency} ${statement.unit.scale}`,
    columns: statement?.columns.map(({ period, scenario }) => `${period} ${scenario}`),
    labels: statement?.lineItems.map(({ label }) => label),
    said: problems.flatMap(({ code, severity, cell }) => (code === 'point-of-view' ? [`${severity} ${cell}`] : [])),
    title: statement?.title,
  }
}

describe('lines above a table that say what it shows', () => {
  test('give scenario, year, currency and scale to its columns', () => {
    const found = read(
      [
        ['Entity', 'DE01 Germany'],
        ['Scenario', 'Budget'],
        ['Version', 'Final'],
        ['Year', 'FY2026'],
        ['Currency', 'EUR'],
        ['Unit', 'Thousands'],
        [],
      ],
      ['Account', 'Jan', 'Feb', 'Mar'],
    )
    expect(found).toEqual({
      unit: 'EUR 3',
      columns: ['2026-01 budget', '2026-02 budget', '2026-03 budget'],
      labels: ['Revenue', 'Cost of sales', 'Gross profit'],
      said: ['info A1'],
      title: 'DE01 Germany',
    })
  })

  test('may be several in a row, and stand below a title', () => {
    const found = read(
      [
        ['Income statement'],
        ['Company', 'Acme', '', 'Currency', 'CHF'],
        ['Scenario', 'Forecast', '', 'Scale', 'Million'],
        ['Year', 2026],
        [],
      ],
      ['', 'Q1', 'Q2', 'Q3'],
    )
    expect(found).toMatchObject({
      unit: 'CHF 6',
      columns: ['FY2026-Q1 forecast', 'FY2026-Q2 forecast', 'FY2026-Q3 forecast'],
      title: 'Income statement',
    })
  })

  test('may have their values below their keys', () => {
    const found = read([['Scenario', 'Year', 'Currency'], ['Budget', '2026', 'EUR'], []], ['Account', 'Jan', 'Feb', 'Mar'])
    expect(found).toMatchObject({ unit: 'EUR 0', columns: ['2026-01 budget', '2026-02 budget', '2026-03 budget'] })
    // Nobody is named: the sheet is.
    expect(found.title).toBe('Data')
  })

  test('may be German, and right above the head', () => {
    const found = read(
      [
        ['Gesellschaft', 'Muster GmbH'],
        ['Jahr', 2026],
        ['Monat', 'März'],
        ['Anzeige', 'in Tsd. EUR'],
      ],
      ['', 'Ist', 'Plan', 'Vorjahr'],
    )
    expect(found).toMatchObject({ unit: 'EUR 3', columns: ['2026-03 actual', '2026-03 budget', '2025-03 actual'] })
  })

  test('name a month of a fiscal year, which is said', () => {
    const found = read([['Fiscal year', 2025], ['Month', 'March'], []], ['', 'Actual', 'Budget', 'Prior year'])
    expect(found.columns).toEqual(['2025-03 actual', '2025-03 budget', '2024-03 actual'])
    expect(found.said).toEqual(['info A1', 'warning B1'])
  })

  test('that show the year to date over months are asked about', () => {
    const found = read([['Year', '2025'], ['View', 'YTD'], []], ['', 'Jan', 'Feb', 'Mar'])
    expect(found.said).toEqual(['info A1', 'warning B2'])
  })

  test('that are not understood are asked about, but for a version beside a scenario', () => {
    const found = read([['Scenario', 'Actual'], ['Period', '003.2025'], ['Currency', 'local'], []], ['', '2023', '2024', '2025'])
    expect(found.said).toEqual(['info A1', 'warning B2'])
    expect(found.labels).toEqual(['Revenue', 'Cost of sales', 'Gross profit'])
  })
})

test('assumptions may follow them, and a scenario may have a number, which is asked about', () => {
  const found = read([['Currency', 'USD'], ['Units', 'Thousands'], ['Scenario', 1], ['Tax rate', 0.25], []], ['', '2023', '2024', '2025'])
  expect(found).toMatchObject({ unit: 'USD 3', said: ['info A1', 'warning B3'] })
})

test('a letter is a scale of money, and tonnes without it', () => {
  const head = ['Product', 'Plan', 'Actual', 'Prior year']
  expect(read([['Month', 'March 2025'], ['Unit', 't'], []], head).unit).toBe('null 0')
  expect(read([['Currency', 'EUR'], ['Unit', 'T'], []], head).unit).toBe('EUR 3')
})

test('one line right above a head counts', () => {
  const { statements } = understand(
    typed(
      grid('Data', [
        ['Year', '2025'],
        ['Month', 'Revenue', 'Costs'],
        ['Jan', 10, 5],
        ['Feb', 11, 6],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2025-01', '2025-02'])
})

test.each<[string, Given[][]]>([
  [
    'the head of one column',
    [
      ['Year', 2025],
      ['Revenue', 100],
      ['Costs', -60],
    ],
  ],
  [
    'lines of a table',
    [
      ['Month', 'March'],
      ['Units', 1000],
      ['Revenue', 500],
      ['Costs', 300],
    ],
  ],
  [
    'a list',
    [
      ['Scenario', 'Year', 'Amount'],
      ['Budget', 2025, 10],
      ['Budget', 2026, 12],
    ],
  ],
])('%s says nothing of what stands below', (_what, rows) => {
  expect(understand(typed(grid('Data', rows))).problems.map(({ code }) => code)).not.toContain('point-of-view')
})

test('lines of one cell say it too, where two of them are understood', () => {
  const found = read(
    [['Profit & loss'], ['Currency: EUR'], ['Rounding: 1,000'], ['Scenario: Budget'], ['Year: 2026'], []],
    ['', 'Jan', 'Feb', 'Mar'],
  )
  expect(found).toMatchObject({ unit: 'EUR 3', columns: ['2026-01 budget', '2026-02 budget', '2026-03 budget'] })
})

test.each([
  ['EUR', '(000s)', 'EUR 3'],
  ['Currency: GBP', "£'000", 'GBP 3'],
  ['USD', 'in millions', 'USD 6'],
  ['USD', "€'000", 'USD 0'],
  ['USD', 'Thousands of visitors', 'USD 0'],
])('%s over %s is %s', (money, scale, unit) => {
  expect(read([['Profit & loss'], [money], [scale], []], ['', '2023', '2024', '2025']).unit).toBe(unit)
})

test('a text that goes on and on says nothing under a key', () => {
  expect(read([['Scenario', `Budget ${'and so on '.repeat(20)}`], ['Year', '2025'], []], ['', 'Jan', 'Feb', 'Mar']).said).toEqual([])
})

test('a title with its unit further right is a title', () => {
  const found = read([['Profit & loss', '', '', 'in EUR thousands'], []], ['', '2023', '2024', '2025'])
  expect(found).toMatchObject({ unit: 'EUR 3', said: [], title: 'Profit & loss in EUR thousands' })
})

test('headings over groups of columns say nothing of the whole table, and a whole year behind the year to date is none of it', () => {
  const { statements, problems } = understand(
    typed(
      grid('Data', [
        ["Income statement, $'000, September 2026"],
        ['', 'Month', '', 'Year to date', '', ''],
        ['', 'Actual', 'Budget', 'Actual', 'Budget', 'FY Budget'],
        ['Revenue', 100, 90, 900, 880, 1200],
        ['Cost of sales', 60, 55, 500, 490, 660],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period, scenario, entity }) => [period, scenario, entity ?? null])).toEqual([
    ['2026-09', 'actual', null],
    ['2026-09', 'budget', null],
    ['FY2026-YTD9', 'actual', null],
    ['FY2026-YTD9', 'budget', null],
    ['FY2026', 'budget', null],
  ])
  expect(problems).toEqual([])
})

test('heads beside each other are no pairs of what a table shows', () => {
  const { statements } = understand(
    typed(
      grid('Data', [
        ['KPI', 'Owner', 'Frequency', 'Q2 26', 'Q3 26', 'Target FY26'],
        ['On-time delivery (%)', 'J. Doe', 'monthly', 94.1, 95, 97],
        ['Scrap rate (%)', 'M. Roe', 'monthly', 2.1, 1.9, 1.5],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`)).toEqual([
    'FY2026-Q2 actual',
    'FY2026-Q3 actual',
    'FY2026 budget',
  ])
})
