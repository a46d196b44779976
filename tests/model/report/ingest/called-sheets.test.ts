import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

// What only the name of a sheet tells: the month or the whole year, the scenario, the company.

const read = (...sheets: [name: string, titles: string[], heads: Given[]][]) => {
  const grids = sheets.map(([name, titles, heads], sheet) =>
    grid(name, [
      ...titles.map(title => [title]),
      ['', ...heads],
      ...[100, -60, 40].map((figure, row): Given[] => [
        ['Revenue', 'Cost of sales', 'Gross profit'][row] as string,
        ...heads.map((_, at) => figure * (sheet + 1) + at),
      ]),
    ]),
  )
  const { statements } = understand(typed(...grids), { today: '2026-11-29' })
  return sheets.map(([name]) =>
    (statements.find(({ sheet }) => sheet === name)?.columns ?? [])
      .filter(({ role }) => role === 'period')
      .map(({ period, scenario, entity }) => [period, scenario, entity].filter(Boolean).join(' '))
      .join(', '),
  )
}

describe('a sheet of the whole year beside those of a month and the year to date', () => {
  const title = ['Management report July 2025']
  const said = ['Actual', 'Budget', 'Prior year']

  test.each(['P&L FY', 'PL_FY', 'Full Year', 'Full year outlook', 'Jahr'])('%s is of the year of that month', name => {
    expect(read(['MTD', title, said], ['YTD', title, said], [name, title, ['Forecast', 'Budget', 'Prior year']])).toEqual([
      '2025-07 actual, 2025-07 budget, 2024-07 actual',
      'FY2025-YTD7 actual, FY2025-YTD7 budget, FY2024-YTD7 actual',
      'FY2025 forecast, FY2025 budget, FY2024 actual',
    ])
  })

  test('twelve months stay those until then, and columns of months those months', () => {
    expect(read(['Twelve months', title, ['Actual']])).toEqual(['2024-08-01..2025-07-31 actual'])
    expect(read(['FY', ['Plan 2025'], ['Jan', 'Feb']])).toEqual(['2025-01 budget, 2025-02 budget'])
  })
})

test('a sheet of a month is of that month, whichever year its title names', () => {
  for (const title of ['FY2025', 'Budget year 2025'])
    for (const name of ['2025-10', 'P&L Oct 2025', 'Oct25', '10.2025'])
      expect(read([name, ['Acme Group', title], ['Act', 'Bud']])).toEqual(['2025-10 actual, 2025-10 budget'])
})

test('a sheet is of the scenario beside the kind of its statement', () => {
  const quarters = ['Q1 2025', 'Q2 2025']
  expect(read(['PL_ACT', [], quarters], ['PL_BUD', [], quarters], ['PL_FC', [], quarters])).toEqual([
    'FY2025-Q1 actual, FY2025-Q2 actual',
    'FY2025-Q1 budget, FY2025-Q2 budget',
    'FY2025-Q1 forecast, FY2025-Q2 forecast',
  ])
})

test('companies that are told apart by a number are so, and the whole has many names', () => {
  for (const whole of ['All plants', 'Consol', 'GRP'])
    expect(read(['Plant 1', [], ['2025']], ['Plant 2', [], ['2025']], [whole, [], ['2025']])).toEqual([
      'FY2025 actual Plant 1',
      'FY2025 actual Plant 2',
      'FY2025 actual',
    ])
})
