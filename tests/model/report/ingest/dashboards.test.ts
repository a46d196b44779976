import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Management reports as programs write them: merged titles, figures on cards, tables below and beside each other, labels that say little.

const read = (rows: Given[][], merges: [number, number, number, number][] = []) =>
  understand(typed({ ...grid('Report', rows), merges: merges.map(([top, left, bottom, right]) => ({ top, left, bottom, right })) }), {
    today: '2026-11-28',
  })
const day = (value: string): Given => ({ kind: 'date', value, raw: '1' })

describe('what a program writes into every cell of a merged area', () => {
  const months = ['Line', day('2025-01-31'), day('2025-02-28'), day('2025-03-31')]
  const part = (name: string, by: number): Given[][] => [
    [name, name, name, name],
    ['Revenue', 10 + by, 11 + by, 12 + by],
    ['Costs', 6, 7, 8],
    ['Profit', 4 + by, 4 + by, 4 + by],
  ]
  test('counts once: “Actual” over all columns heads a part and no columns, the months above do', () => {
    const { statements } = read(
      [months, [], ...part('Actual', 0), [], ...part('Budget', 1)],
      [
        [2, 0, 2, 3],
        [7, 0, 7, 3],
      ],
    )
    expect(statements.map(({ columns }) => columns.map(({ period, scenario }) => `${period} ${scenario}`))).toEqual([
      ['2025-01 actual', '2025-02 actual', '2025-03 actual'],
      ['2025-01 budget', '2025-02 budget', '2025-03 budget'],
    ])
  })
  test('is no second figure, but what differs there stays', () => {
    const { statements } = read(
      [
        ['', '2024', '2025', '2025'],
        ['Revenue', 10, 12, 12],
        ['Costs', 6, 7, 8],
      ],
      [
        [0, 2, 0, 3],
        [1, 2, 1, 3],
      ],
    )
    expect(statements[0]?.lineItems[0]?.values.map(({ cell }) => cell)).toEqual(['B2', 'C2'])
    expect(statements[0]?.lineItems[1]?.values.map(({ cell }) => cell)).toEqual(['B3', 'C3', 'D3'])
  })
})

test('a table with a title and names of its own below cards is none of their period, and a figure without a name is told', () => {
  const { statements, problems } = read([
    ['June headcount', '', 'H1 2026 staff cost', 'June 2026 utilisation'],
    [422.6, '', 42.9, 0.77],
    [],
    [],
    ['Monthly trend'],
    ['Month', 'People', 'Cost ($m)', 'Used'],
    ['Jan', 414.6, 7.1, 0.67],
    ['Feb', 414.6, 7.2, 0.68],
    ['Mar', 413.6, 7.1, 0.72],
  ])
  const cells = statements.flatMap(({ columns, lineItems }) =>
    lineItems.flatMap(({ values }) =>
      values.map(({ cell, column }) => `${cell} ${columns.find(({ id }) => id === column)?.period ?? 'no period'}`),
    ),
  )
  expect(cells.filter(cell => / 2026-06$| FY2026-H1$/.test(cell) && /^[A-Z](?:[7-9])/.test(cell))).toEqual([])
  expect(problems.find(({ code }) => code === 'named-by-figure')?.cell).toBe('A2')
})

test('labels amid the figures under the same months begin another table, also above a wider one', () => {
  const { statements } = read([
    ['Particulars', 'Jan 2025', 'Feb 2025', '', '', 'Kind', 'Jan 2025', 'Feb 2025'],
    ['Revenue', 48, 55, '', 'Received from customers', 'In', 38, 56],
    ['Costs', 26, 33, '', 'Paid to vendors', 'Out', 18, 27],
    ['Profit', 22, 22, '', 'Paid for salaries', 'Out', 9, 9],
    ['', '', '', '', 'Interest received', 'In', 2, 3],
    [],
    ['Purchases', 'Jan 2025', '', 'Feb 2025'],
    ['On credit', 0.3, 81, 0.35],
    ['In cash', 0.7, 189, 0.65],
  ])
  const lines = statements.flatMap(({ lineItems }) =>
    lineItems.map(({ label, values }) => `${label} ${values.map(({ value }) => value).join(' ')}`),
  )
  expect(lines).toContain('Revenue 48 55')
  expect(lines).toContain('Received from customers 38 56')
  expect(lines).toContain('Interest received 2 3')
})

test('figures that go on far below a statement are no part of it', () => {
  const { statements } = read([
    ['Income statement', '2024', '2025', '', 'net income', 'revenue'],
    ['Revenue', 1000, 1058, '', 740, 1119],
    ['Costs', -300, -317, '', 709, 1081],
    ['Profit', 700, 741, '', 727, 1103],
    ...Array.from({ length: 12 }, (_, at): Given[] => ['', '', '', '', 700 + at, 1100 + at]),
  ])
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2024', 'FY2025'])
  expect(statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Revenue', 'Costs', 'Profit'])
})

test('a quarter may stand behind its year: “2025-3Q”', () => {
  const { statements } = read([
    ['계정', '2024-4Q', '2025-1Q'],
    ['영업수익', 21460, 32765],
    ['순이익', -7758, -9137],
  ])
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2024-Q4', 'FY2025-Q1'])
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency'])
})

test('the same two days in a line of a plan begin no table', () => {
  const { plans } = read([
    ['ID', 'Task', 'Baseline start', 'Baseline finish', 'Predecessor', 'Actual start', 'Actual finish', '% complete'],
    ['1', 'Kick-off', day('2026-04-01'), day('2026-04-05'), 'none', day('2026-04-01'), day('2026-04-05'), 100],
    ['2', 'Design', day('2026-04-06'), day('2026-04-09'), '1', day('2026-04-06'), day('2026-04-09'), 50],
    ['3', 'Build', day('2026-04-10'), day('2026-04-19'), '2', day('2026-04-10'), day('2026-04-20'), 0],
  ])
  expect(plans[0]?.items.map(({ progress }) => progress)).toEqual(['100', '50', '0'])
})

describe('units that labels tell', () => {
  const units = (...rows: Given[][]) => {
    const { statements, problems } = read(rows)
    return {
      units: statements[0]?.lineItems.map(({ unit, scale }) => (scale ? `${unit} ${scale}` : unit)),
      told: problems.filter(({ code }) => code === 'row-unit' || code === 'percent-scale').map(({ code, cell }) => `${code} ${cell}`),
    }
  }
  test('a line that only its sum makes money of counts in what its label says', () => {
    const found = units(
      ['', 'FY2024', 'FY2025'],
      ['Capex', -26, -47],
      ['D&A (mln)', 217, 209],
      ['UFCF', { value: '191', formula: 'B2+B3' }, { value: '162', formula: 'C2+C3' }],
    )
    expect(found.units).toEqual(['currency', 'currency 6', 'currency'])
  })
  test('the unit may stand behind a comma in brackets', () => {
    expect(units(['', 'FY2024'], ['Net debt', 453000000], ['Cash', 20], ['E (market cap, mln)', 151750]).units?.[2]).toBe('currency 6')
  })
  test('what capital costs is a rate beside assumptions, and is asked; in an income statement it is money', () => {
    const rows: Given[][] = [
      ['', 'FY2024'],
      ['Risk-free rate, %', 4],
      ['Cost of equity', 9.75],
      ['WACC', 9.7],
    ]
    expect(units(...rows)).toMatchObject({ units: ['percent', 'percent', 'percent'], told: ['percent-scale B3'] })
    expect(units(['Income statement'], ['', 'FY2024'], ['Revenue', 90], ['Cost of debt', 9.75], ['Profit', 12]).units?.[1]).toBe('currency')
  })
  test('beside lines of money, what no word tells is asked where no currency is named', () => {
    expect(units(['', 'FY2024'], ['Sales', 90], ['Gadgetry', 40], ['Employees', 12])).toEqual({
      units: ['currency', 'count', 'count'],
      told: ['row-unit A3'],
    })
  })
  test('a Spanish income statement is money, and its shares are none', () => {
    const found = units(
      ['Estado de Resultado'],
      ['', '2024', '2025'],
      ['Ventas netas', 513, 469],
      ['Costo de venta', 288, 272],
      ['Utilidad bruta', 225, 197],
      ['Promedio ponderado de acciones', 10189, 10296],
      ['Total de acciones comunes en circulación', 10242, 10180],
    )
    expect(found.units).toEqual(['currency', 'currency', 'currency', 'count', 'count'])
  })
})
