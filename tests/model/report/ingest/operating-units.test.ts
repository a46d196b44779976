import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const unitsOf = (rows: (string | number)[][]): { units: string[]; told: string[] } => {
  const { statements, problems } = understand(typed(grid('Pack', rows)))
  return {
    units: (statements[0]?.lineItems ?? []).flatMap(({ label, unit, scale, values }) =>
      values.length === 0 ? [] : [`${label}: ${unit}${scale === undefined ? '' : ` ${scale}`}`],
    ),
    told: problems.flatMap(({ code, cell }) => (code === 'row-unit' || code === 'mixed-scale' ? [`${code} ${cell}`] : [])),
  }
}

const MONEY = [
  ['Ferry line, USD m', '', ''],
  ['', '2026', '2025'],
  ['Tickets', 60, 50],
  ['Freight', 20, 15],
  ['Total revenue', 80, 65],
]

describe('what a business counts beside its money', () => {
  test('is no money under a heading of operating figures, unless it names money', () => {
    expect(unitsOf([...MONEY, ['Operating statistics', '', ''], ['Crossings', 812, 790], ['Harbour fees', 3, 2]]).units.slice(3)).toEqual([
      'Crossings: count',
      'Harbour fees: currency',
    ])
  })

  test('is what the brackets of its label say: points, cents, things, a price', () => {
    expect(
      unitsOf([
        ...MONEY,
        ['Net margin (bps)', 281, 284],
        ['Cost per seat mile (US¢)', 7, 8],
        ['Sailing time (h/day)', 11, 12],
        ['Fuel price (USD/t)', 741, 752],
        ['Cost per FTE (USDk)', 35, 36],
        ['Rate impact +100 bps', 4, 3],
      ]).units.slice(3),
    ).toEqual([
      'Net margin (bps): count',
      'Cost per seat mile (US¢): count',
      'Sailing time (h/day): count',
      'Fuel price (USD/t): per share',
      'Cost per FTE (USDk): currency 3',
      'Rate impact +100 bps: currency',
    ])
  })

  test('is asked about in a table that counts other things, though few of its lines are in sums', () => {
    const unsaid = ['Crossings', 'Berths', 'Moorings', 'Piers', 'Quays', 'Buoys'].map((label, at) => [label, 20 + at, 21 + at])
    expect(unitsOf([...MONEY, ['Customers', 410, 400], ['Employees', 61, 60], ...unsaid]).told).toEqual(['row-unit A8'])
    expect(unitsOf([...MONEY, ...unsaid]).told).toEqual([])
    // Shares are counted below any income statement.
    expect(unitsOf([...MONEY, ['Number of shares', 410, 400], ['Diluted shares', 61, 60], ...unsaid]).told).toEqual([])
  })

  test.each(['Engineers', 'Sales managers', 'Shifts', 'Orders', 'Production index', 'Utilisation', 'Retention'])(
    'is asked about where it is called %s, which is no money as a rule',
    label => {
      expect(
        unitsOf([...MONEY, ['Personnel costs', 20, 21], ['Energy costs', 20, 21], ['Capital expenditure', 4, 5], [label, 78, 79]]).told,
      ).toEqual(['row-unit A9'])
    },
  )

  test('is not asked about where it is called as what people cost, too', () => {
    const costs = ['Staff', 'Consultants', 'Directors', 'Contractors'].map((label, at) => [label, 20 + at, 21 + at])
    expect(unitsOf([['Accounts, USD', '', ''], ['', '2026', '2025'], ['Donations', 60, 50], ['Grants', 20, 15], ...costs]).told).toEqual([])
  })

  test('is asked about where it is in no sum and nothing says what it is', () => {
    expect(unitsOf([...MONEY, ['Crossings', 812, 790], ['Berths', 8, 8]])).toEqual({
      units: ['Tickets: currency', 'Freight: currency', 'Total revenue: currency', 'Crossings: currency', 'Berths: currency'],
      told: ['row-unit A6'],
    })
    expect(unitsOf([...MONEY, ['of which exports', 12, 11]]).told).toEqual([])
    expect(unitsOf([...MONEY, ['Trade receivables', 12, 11], ['Order backlog', 40, 38], ['Provisions', 3, 3]]).told).toEqual([])
  })

  test('is points where the title or a heading says so', () => {
    const { statements } = understand(
      typed(
        grid('Pack', [
          ['Sensitivities of the USD book (impact on margin, pp)', '', ''],
          ['', '2026', '2025'],
          ['Rates up', 6, 5],
          ['Rates down', -8, -7],
        ]),
      ),
    )
    expect(statements.map(({ unit, lineItems }) => [unit.currency, lineItems[0]?.unit])).toEqual([[null, 'count']])
    const below = [
      ...MONEY,
      ['', '', ''],
      ['Sensitivities (impact on margin, pp)', '2026', '2025'],
      ['Rates up', 6, 5],
      ['Rates down', -8, -7],
    ]
    expect(unitsOf(below).units.slice(3)).toEqual(['Rates up: count', 'Rates down: count'])
  })
})

test('units that were sold are no money, by the heading over them or what stands over the labels', () => {
  const rows: (string | number)[][] = [
    ['Sales game', '', ''],
    ['Standard sales units', 'Oats', 'Rye'],
    ['Consumer', 80_000, 50_000],
    ['Trade', 12_000, 9_000],
    ['Deluxe sales units', '', ''],
    ['Consumer', 7_000, 5_000],
    ['Cost of milling', '', ''],
    ['Wages', 30_000, 20_000],
  ]
  expect(unitsOf(rows).units).toEqual(['Consumer: count', 'Trade: count', 'Consumer: count', 'Wages: currency'])
})

test('kinds of stores under a title of millions are what is sold there, and that is said', () => {
  const title = ['[Estimates are shown in millions of dollars and are based on a survey.]', '', '']
  const { units, told } = unitsOf([
    ['Yearly sales of shops', '', ''],
    title,
    ['Kind of business', '2025', '2024'],
    ['Retail sales, total', 1469, 1418],
    ['Furniture stores ………', 260, 249],
    ['Paint and wallpaper stores ………', 42, 40],
  ])
  expect(units.slice(1)).toEqual(['Furniture stores ………: currency', 'Paint and wallpaper stores ………: currency'])
  expect(told).toEqual(['row-unit A5'])
  const counted = unitsOf([
    ['Chain, in millions of dollars', '', ''],
    ['', '2025', '2024'],
    ['Sales', 900, 800],
    ['Total stores', 260, 249],
    ['New stores', 12, 9],
  ])
  expect(counted.units.slice(1)).toEqual(['Total stores: count', 'New stores: count'])
})

test('what a title says to be in percent is, whatever its lines are called', () => {
  const table = [
    ['', '2025', '2024'],
    ['Gross product', 3.8, 2.7],
    ['Consumption expenditures', 2, 3.2],
  ]
  expect(unitsOf([['[Percent] Seasonally adjusted at annual rates', '', ''], ...table]).units).toEqual([
    'Gross product: percent',
    'Consumption expenditures: percent',
  ])
  expect(unitsOf([['Change from the year before (in %)', '', ''], ...table]).units).toContain('Consumption expenditures: percent')
  const large = [
    ['Trend (in %)', '', ''],
    ['', '2025', '2024'],
    ['Revenue', 38_000, 27_000],
    ['Growth', 3.1, 2.2],
  ]
  expect(unitsOf(large).units).toContain('Revenue: currency')
})

test('a common-size statement is in percent, and a line that is 1 throughout says how', () => {
  const rows = (...lines: (string | number)[][]) =>
    understand(typed(grid('Shares', [['Common-size statement', '', ''], ['', '2025', '2024'], ...lines])))
  const lines = ({ statements }: ReturnType<typeof rows>) =>
    statements[0]?.lineItems.map(({ label, unit, whole }) => `${label} ${unit} ${whole}`)
  const asked = ({ problems }: ReturnType<typeof rows>) => problems.flatMap(({ code, cell }) => (code === 'percent-scale' ? [cell] : []))
  const sure = rows(['Sales', 1, 1], ['Costs', 0.6, 0.7], ['Profit', 0.4, 0.3])
  expect([lines(sure), asked(sure)]).toEqual([['Sales percent 1', 'Costs percent 1', 'Profit percent 1'], []])
  const hundred = rows(['Sales', 100, 100], ['Costs', 99.2, 98.9], ['Profit', 0.8, 1.1])
  expect([lines(hundred), asked(hundred)]).toEqual([['Sales percent 100', 'Costs percent 100', 'Profit percent 100'], []])
  const open = rows(['Costs', 0.6, 0.7], ['Profit', 0.4, 0.3])
  expect([lines(open), asked(open)]).toEqual([['Costs percent 1', 'Profit percent 1'], ['B3']])
  expect(lines(rows(['Sales', 120, 110], ['Share', 0.4, 0.3]))).toEqual(['Sales currency null', 'Share count null'])
  expect(lines(rows(['Sales', 12_000, 11_000], ['Costs', 9000, 8000]))).toEqual(['Sales currency null', 'Costs currency null'])
})
