import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const LINES: Given[][] = [
  ['Revenue', ...Array.from({ length: 16 }, (_, at) => 100 + at)],
  ['Costs', ...Array.from({ length: 16 }, (_, at) => 60 + at)],
]

/** Title and headings over two lines of figures: what each column is. */
function columnsOf(title: string, ...heads: Given[][]): string[] {
  const width = Math.max(...heads.map(({ length }) => length))
  const { statements } = understand(typed(grid('Pack', [[title], ...heads, ...LINES.map(line => line.slice(0, width))])), {
    today: '2026-11-20',
  })
  return (statements[0]?.columns ?? []).map(({ role, period, scenario }) => (role === 'period' ? `${period} ${scenario}` : role))
}

describe('a month beside a year to date', () => {
  test('is no year that ends with it', () => {
    expect(columnsOf('Dashboard, USD m', ['', 'Sep-26', 'Budget', 'YTD', 'Budget', 'Sep-25', 'YTD-25'])).toEqual([
      '2026-09 actual',
      '2026-09 budget',
      'FY2026-YTD9 actual',
      'FY2026-YTD9 budget',
      '2025-09 actual',
      'FY2025-YTD9 actual',
    ])
  })

  test('tells that on another sheet of the file, too', () => {
    const { statements, problems, firstMonth } = understand(
      typed(
        grid('Summary', [
          ['Group, October 2026, EUR k'],
          ['', 'MTD', '', 'YTD', ''],
          ['', 'ACT', 'BUD', 'ACT', 'BUD'],
          ...LINES.map(line => line.slice(0, 5)),
        ]),
        grid('Segments', [['Segments, EUR k'], ['', 'Oct 2026', 'Oct 2025'], ...LINES.map(line => line.slice(0, 3))]),
      ),
      { today: '2026-11-20' },
    )
    expect(statements.map(({ columns }) => columns.map(({ period }) => period))).toEqual([
      ['2026-10', '2026-10', 'FY2026-YTD10', 'FY2026-YTD10'],
      ['2026-10', '2025-10'],
    ])
    expect(firstMonth).toBeUndefined()
    expect(problems.filter(({ code }) => code === 'month-or-year' || code === 'same-column')).toEqual([])
  })
})

describe('a scenario without a time', () => {
  test('is of the year whose budget stands before it, which is said, or of FY over it', () => {
    expect(columnsOf('Accounts, September 2026, EUR', ['', 'Sep Actual', 'Sep Budget', 'Annual Budget', 'Forecast'])).toEqual([
      '2026-09 actual',
      '2026-09 budget',
      'FY2026 budget',
      'FY2026 forecast',
    ])
    expect(columnsOf('Accounts, October 2026, EUR', ['', 'MTD', '', 'FY', ''], ['', 'ACT', 'BUD', 'FCST', 'BUD'])).toEqual([
      '2026-10 actual',
      '2026-10 budget',
      'FY2026 forecast',
      'FY2026 budget',
    ])
  })
})

describe('where the year of a file begins', () => {
  test('is told by the months of a year to date', () => {
    expect(
      columnsOf('Flash October 2026, USD k', ['', 'Month', '', 'Year to date (Jul–Oct)', ''], ['', 'Actual', 'Budget', 'Actual', 'Budget']),
    ).toEqual(['2026-10 actual', '2026-10 budget', 'FY2027-YTD4 actual', 'FY2027-YTD4 budget'])
  })

  test('is told by twelve months before the year in which they end; words over each month speak for no column behind them', () => {
    const months = Array.from(
      { length: 12 },
      (_, at) => `${['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'][at]} ${at < 6 ? 2026 : 2027}`,
    )
    const words = months.map((_, at) => (at < 4 ? 'Act' : 'Fcst'))
    const columns = columnsOf('Phasing, USD m', ['', ...words], ['', ...months, 'FY27', 'FY27 Budget', 'FY26'])
    expect(columns.slice(3, 5)).toEqual(['2026-10 actual', '2026-11 forecast'])
    expect(columns.slice(12)).toEqual(['FY2027 forecast', 'FY2027 budget', 'FY2026 actual'])
  })
})

test('six months to September of 2026/27 lie in the first of its years', () => {
  expect(columnsOf('Activities for the six months ended 30 September 2026, GBP', ['', '2026/27', '2025/26'])).toEqual([
    '2026-04-01..2026-09-30 actual',
    '2025-04-01..2025-09-30 actual',
  ])
})

test('a month with a year of two digits that begins a title keeps its year', () => {
  expect(columnsOf('Oct-26 YTD, € 000', ['', 'Act', 'Bud'])).toEqual(['FY2026-YTD10 actual', 'FY2026-YTD10 budget'])
})

describe('words of packs', () => {
  test('for months and their ranges are known in Polish and Swedish, and say that months are months', () => {
    expect(columnsOf('RZiS, tys. PLN', ['', 'Wykonanie wrz 2026', 'Budżet wrz 2026', 'Wykonanie I-IX 2026', 'Prognoza 2026'])).toEqual([
      '2026-09 actual',
      '2026-09 budget',
      'FY2026-YTD9 actual',
      'FY2026 forecast',
    ])
    const { statements, firstMonth } = understand(
      typed(
        grid('Drift', [
          ['Drift (mnkr)'],
          ['', 'Utfall jan–aug 2026', 'Årsbudget 2026', 'Helårsprognos 2026'],
          ...LINES.map(line => line.slice(0, 4)),
        ]),
        grid('Personal', [['Personal'], ['', 'Aug 2026', 'Aug 2025'], ...LINES.map(line => line.slice(0, 3))]),
      ),
    )
    expect(firstMonth).toBeUndefined()
    expect(statements.map(({ columns }) => columns.map(({ period, scenario }) => `${period} ${scenario}`))).toEqual([
      ['FY2026-YTD8 actual', 'FY2026 budget', 'FY2026 forecast'],
      ['2026-08 actual', '2025-08 actual'],
    ])
    expect(statements[0]?.lineItems[0]?.unit).toBe('currency')
  })

  test('for the year before and targets are known when they are cut short', () => {
    expect(columnsOf('Ventas septiembre 2026, miles de euros', ['', 'Real', 'Presup.', 'Año ant.', 'Tgt'])).toEqual([
      '2026-09 actual',
      '2026-09 budget',
      '2025-09 actual',
      '2026-09 budget',
    ])
  })
})

test('a forecast of the first quarter among years is one of the year, which is said', () => {
  expect(columnsOf("Outturn, £'000", ['', '2025/26 Actual', '2026/27 Budget', '2026/27 Q1 Forecast'])).toEqual([
    'FY2026 actual',
    'FY2027 budget',
    'FY2027 forecast',
  ])
  expect(columnsOf("Outturn, £'000", ['', 'Q4 2026 Actual', '2026/27 Budget', '2026/27 Q1 Forecast'])).toContain('FY2027-Q1 forecast')
})

test('a month under a range that the title names is that range; a year beside months stays a year', () => {
  expect(columnsOf('GuV Januar – September 2026, T€', ['', 'Ist 09/2026', 'Vorjahr 09/2025', 'Hochrechnung 2026'])).toEqual([
    'FY2026-YTD9 actual',
    'FY2025-YTD9 actual',
    'FY2026 forecast',
  ])
})

test('the ninth of so many periods is none of a year, nor is the year before it', () => {
  expect(columnsOf('P&L, £m', ['', 'P9 Act', 'P9 LY', 'YTD LY', 'FY27 Bud'])).toEqual([
    'null actual',
    'null actual',
    'null actual',
    'FY2027 budget',
  ])
})

test('names over groups of years name their columns, whatever stands over the labels', () => {
  const { statements } = understand(
    typed(
      grid('Harvest', [
        ['Harvest by crop'],
        ['Crop', 'Area (ha)', '', 'Price (€/t)', ''],
        ['', '2026', '2025', '2026', '2025'],
        ['Wheat', 18_200, 18_900, 192, 201],
        ['Barley', 7_100, 6_900, 171, 180],
      ]),
    ),
  )
  expect(statements.map(({ unit, columns }) => [unit.currency, ...columns.map(({ label }) => label)])).toEqual([
    [null, 'Area (ha) 2026', 'Area (ha) 2025'],
    ['EUR', 'Price (€/t) 2026', 'Price (€/t) 2025'],
  ])
})

test('thousands are read where a title writes them as USD 1 000', () => {
  const { statements } = understand(
    typed(grid('Fleet', [['Fleet, Q3 2026 (USD 1 000)'], ['', 'Q3 2026'], ['Revenue', 48_200], ['TCE per day (USD)', 27_250]])),
  )
  expect(statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 3 })
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'per share'])
})

test('a column of units says that energy is no money, whatever the title speaks of', () => {
  const { statements } = understand(
    typed(
      grid('Sales', [
        ['Sales and revenue per unit'],
        ['', 'Unit', '2026'],
        ['Power', 'MWh', 58_000],
        ['Supply', 'ct/kWh', 10],
        ['Outage', 'Min./Jahr', 11],
        ['Price', '€/MWh', 171],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['count', 'count', 'count', 'currency'])
})

test.each([
  [['Jun-25 Act', 'Jun-25 Bud', 'Dec-24 Act'], 'six'],
  [['Jun-25', 'Mar-25'], 'three'],
])('%s may be two months as well as longer times: asked', (heads, long) => {
  const { problems } = understand(
    typed(
      grid('P&L', [
        ['Income statement (EUR k)', ...heads],
        ['Revenue', 5, 4, 3],
        ['Costs', -3, -2, -1],
      ]),
    ),
  )
  expect(problems.find(({ code }) => code === 'month-or-year')?.message).toContain(`the ${long} months that end with it`)
})

test('a row of quarter-ends is one of quarters', () => {
  const heads = ['Mar-25', 'Jun-25', 'Sep-25', 'Dec-25']
  const { statements, problems } = understand(
    typed(
      grid('P&L', [
        ['EUR k', ...heads],
        ['Revenue', 5, 4, 3, 6],
        ['Costs', -3, -2, -1, -2],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2025-Q1', 'FY2025-Q2', 'FY2025-Q3', 'FY2025-Q4'])
  expect(problems.filter(({ code }) => code === 'month-or-year')).toEqual([])
})

test('two months that lie unevenly apart are asked; a title of quarters answers, and so does a year to date beside them', () => {
  const asked = (title: string, ...heads: string[]) =>
    understand(
      typed(
        grid('P&L', [
          [`${title} (EUR k)`, ...heads],
          ['Revenue', 5, 4, 9],
          ['Costs', -3, -2, -5],
        ]),
      ),
    ).problems.filter(({ code }) => code === 'month-or-year').length
  expect(asked('Income statement', 'Sep-25', 'Dec-24')).toBe(1)
  expect(asked('Quarterly income statement', 'Jun-25', 'Mar-25')).toBe(0)
  expect(asked('Income statement', 'Sep-25', 'Sep-24', 'YTD Sep-25')).toBe(0)
})
