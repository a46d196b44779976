import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet', [['EUR', '2023', '2024', '2025'], ...rows])))
  const items = statements[0]?.lineItems ?? []
  return {
    sums: items.flatMap(({ label, parts }) =>
      parts.length > 0 ? [`${label} = ${parts.map(({ item, sign }) => `${sign < 0 ? '− ' : ''}${items[item]?.label}`).join(', ')}`] : [],
    ),
    parents: Object.fromEntries(items.map(({ label, parent }) => [label, parent === null ? null : items[parent]?.label])),
    told: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}
const lines: Given[][] = [
  ['North', 1_033, 2_026, 1_111],
  ['South', 1_200, 2_010, 2_000],
  ['West', 333, 100, 200],
]

describe('a total without a formula', () => {
  test('that is wrong in one column is a sum all the same, and that is told', () => {
    expect(read(...lines, ['Total', 2_566, 4_136, 3_411])).toMatchObject({
      sums: ['Total = North, South, West'],
      told: ['does-not-foot D5'],
    })
  })

  test('that is called nothing else is the sum of the lines above, even where no column says so', () => {
    expect(read(...lines, ['Total', 1, 2, 3])).toMatchObject({ told: ['does-not-foot B5', 'does-not-foot C5', 'does-not-foot D5'] })
    expect(read(...lines, ['Total exposure', 1, 2, 3]).told).toEqual(['unchecked-total A5'])
  })

  test('is not told where it is rounded and its parts are not, or differs by the tail of a float', () => {
    expect(read(['A', 10.333, 20.267, 1.111], ['B', 10.333, 20.1, 2], ['Total', 20.67, 40.37, 3.11]).told).toEqual([])
    expect(read(['A', 10.1, 20.2, 1], ['B', 10.2, 20.1, 2], ['Total', 20.300000001, 40.3, 3])).toMatchObject({
      sums: ['Total = A, B'],
      told: [],
    })
    expect(read(['A', 10.33, 20.26, 1.11], ['B', 10.33, 20.1, 2], ['Total', 20.67, 40.36, 3.11]).told).toEqual(['does-not-foot B4'])
  })

  test('is no sum of lines that have no figures in one of its columns', () => {
    expect(read(['A', 100, '', 300], ['B', 200, '', 100], ['Total liabilities', 300, 777, 400]).told).toEqual([])
  })
})

test('totals above their lines, which stand further in, are held against these and not against what stands above them', () => {
  const { sums, parents, told } = read(
    ['Total current assets', 1_505, 1_620, 1_700],
    ['  Cash', 705, 720, 810],
    ['  Receivables', 800, 900, 890],
    ['Total assets', 4_700, 4_900, 5_100],
    ['  Equipment', 2_500, 2_600, 2_700],
    ['  Goodwill', 201, 203, 204],
    ['Total current liabilities', 999, 1_005, 1_117],
    ['  Payables', 799, 803, 905],
    ['  Other liabilities, total', 200, 202, 212],
  )
  expect(sums).toEqual(['Total current assets = Cash, Receivables', 'Total current liabilities = Payables, Other liabilities, total'])
  expect(parents).toMatchObject({ Equipment: 'Total assets', Payables: 'Total current liabilities' })
  expect(told.filter(text => text.startsWith('does-not-foot'))).toEqual([])
})

test('a result that is wrong in one column is told', () => {
  const { sums, told } = read(['Revenue', 1_000, 1_100, 1_300], ['Cost of sales', 600, 650, 780], ['Gross profit', 400, 455, 520])
  expect(sums).toEqual(['Gross profit = Revenue, − Cost of sales'])
  expect(told).toEqual(['does-not-foot C4'])
})

describe('figures above their parts, without indentation', () => {
  const revenue: Given[][] = [
    ['Revenue', 300, 330, 390],
    ['Products', 100, 110, 130],
    ['Services', 200, 220, 260],
  ]
  const costs: Given[][] = [
    ['Costs', -150, -160, -140],
    ['Material', -100, -105, -90],
    ['Wages', -50, -55, -50],
  ]

  test('have them below, where one such group follows another', () => {
    const { sums, parents } = read(...revenue, ...costs, ['Profit', 150, 170, 250])
    expect(sums).toEqual(['Revenue = Products, Services', 'Costs = Material, Wages', 'Profit = Revenue, Costs'])
    expect(parents).toMatchObject({ Products: 'Revenue', Wages: 'Costs' })
  })

  test('and are told where one of their columns does not add up', () => {
    const wrong = costs.with(2, ['Wages', -50, -56, -50])
    expect(read(...revenue, ...wrong).told).toEqual(['does-not-foot C5'])
  })

  test('in bold above plain lines are so alone', () => {
    const bold = { kind: 'text', value: 'Revenue', bold: true } as const
    expect(read([bold, 300, 330, 390], ...revenue.slice(1), ['Staff', 7, 8, 9]).sums).toEqual(['Revenue = Products, Services'])
  })

  test('a revenue that is costs and margin together has no parts', () => {
    expect(read(['Umsatz', 1_000, 1_100, 1_300], ['Aufwand', 600, 650, 780], ['Marge', 400, 450, 520]).sums).toEqual([
      'Marge = Umsatz, − Aufwand',
    ])
  })
})

test('a total that is typed in beside lines that nearly make it is told, and one of something else is not', () => {
  const told = (...rows: Given[][]) =>
    understand(typed(grid('P&L', [['P&L, EUR k'], [], ...rows])))
      .problems.filter(({ code }) => code === 'does-not-foot')
      .map(({ cell }) => cell)
  const lines: Given[][] = [
    ['', 'FY2024', 'FY2025'],
    ['Products', 1000, 1100],
    ['Services', 2000, 2200],
  ]
  expect(told(...lines, ['Total revenue', 3100, 3500], ['Rent', -50, -51], ['Wages', -100, -102], ['Total costs', -160, -163])).toEqual([
    'B6',
    'C6',
    'B9',
    'C9',
  ])
  expect(told(...lines, ['Total headcount', 12, 14])).toEqual([])
})

test('totals that alone are indented stand under nothing, and what they add up stands under them', () => {
  const inward = (label: string): Given => ({ kind: 'text', value: label, indent: 1 })
  const { statements } = understand(
    typed(
      grid('Balance sheet', [
        ['', 'FY2025', 'FY2026'],
        ['Accounts receivable', 18, 13],
        ['Other receivables', 9, 6],
        [inward('Total receivables'), 27, 19],
        ['Inventory', 16, 17],
        ['Other current assets', 2, 3],
        [inward('Total current assets'), 45, 39],
        ['Long-term investments', 20, 21],
        ['Goodwill', 30, 30],
        [inward('Total long-term assets'), 50, 51],
        ['Total assets', 95, 90],
      ]),
    ),
  )
  const items = statements[0]?.lineItems ?? []
  expect(items.map(({ label, parent }) => `${label} < ${parent === null ? '' : items[parent]?.label}`)).toEqual([
    'Accounts receivable < Total receivables',
    'Other receivables < Total receivables',
    'Total receivables < Total current assets',
    'Inventory < Total current assets',
    'Other current assets < Total current assets',
    'Total current assets < Total assets',
    'Long-term investments < Total long-term assets',
    'Goodwill < Total long-term assets',
    'Total long-term assets < Total assets',
    'Total assets < ',
  ])
})

test('a total that a summary says over again closes no second time what its heading opened', () => {
  const { sums, told } = read(
    ['Assets'],
    ['Cash', 1_210, 1_340, 1_107],
    ['Plant', 5_003, 4_709, 4_411],
    ['Total assets', 6_213, 6_049, 5_518],
    ['Summary'],
    ['Revenue', 9_017, 9_533, 8_872],
    ['Wages', -4_101, -4_307, -4_411],
    ['Total assets', 6_213, 6_049, 5_518],
  )
  expect(sums).toEqual(['Total assets = Cash, Plant'])
  expect(told).not.toContain('does-not-foot B9')
})
