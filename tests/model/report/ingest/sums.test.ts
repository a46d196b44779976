import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]): Understood => understand(typed(grid('Schedule', rows)))

describe('a sum', () => {
  test('of two lines that are computed from each other has the one that only adds', () => {
    const found = read(
      ['', 'FY2025', 'FY2026'],
      ['Opening plant', 100, 120],
      ['Depreciation', -10, -12],
      ['Added', { value: '30', formula: 'B5-B3-B2' }, 20],
      ['Closing plant', 120, { value: '128', formula: 'SUM(C2:C4)' }],
    )
    const items = found.statements[0]?.lineItems ?? []
    expect(items.map(({ kind, parts }) => `${kind} ${parts.map(({ item }) => item).join('+')}`.trim())).toEqual([
      'item',
      'item',
      'item',
      'total 0+1+2',
    ])
  })

  test('of money is money in all of its lines, where no word says otherwise', () => {
    const found = read(
      ['', 'FY2025', 'FY2026'],
      ['Directors', 10, 11],
      ['Drivers', 5, 6],
      ['Total salaries', { value: '15', formula: 'SUM(B2:B3)' }, { value: '17', formula: 'SUM(C2:C3)' }],
      ['Headcount', 3, 3],
    )
    expect(found.statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency', 'count'])
  })
})

test('a budget that happens to be that of the two lines above is no total of theirs, though what remains of it is the same', () => {
  const { statements } = read(
    ['G/L Code', 'Account Title', 'Actual', 'Budget', 'Remaining $'],
    [1000, 'Advertising', 0, 100000, 100000],
    [5000, 'Supplies', 0, 50000, 50000],
    [6000, 'Client visits', 0, 25000, 25000],
    [7000, 'Computers', 0, 75000, 75000],
    [8000, 'Medical plan', 0, 65000, 65000],
  )
  expect(statements[0]?.lineItems.map(({ label, kind, note }) => `${label} ${kind} ${note}`)).toEqual([
    'Advertising item 1000',
    'Supplies item 5000',
    'Client visits item 6000',
    'Computers item 7000',
    'Medical plan item 8000',
  ])
})

test('of percentages in a column of their own is no sum', () => {
  const { problems } = read(
    ['Account', 'Actual', 'Budget', 'Remaining %'],
    ['Rent', 20, 80, 0.75],
    ['Wages', 10, 40, 0.75],
    ['Total', { value: '30', formula: 'SUM(B2:B3)' }, { value: '120', formula: 'SUM(C2:C3)' }, 0.75],
  )
  expect(problems.map(({ code }) => code)).not.toContain('does-not-foot')
})

const computed = (formula: string, value: number): Given => ({ formula, value: String(value) })

test('of a section with one line holds that line', () => {
  const flow = (name: string, investing: Given) =>
    understand(
      typed(
        grid(name, [
          ['Cash flow', 'FY2025', 'FY2026'],
          ['Profit', 40, 50],
          ['Depreciation', 10, 12],
          ['Operating activities', computed('SUM(B2:B3)', 50), computed('SUM(C2:C3)', 62)],
          ['Machines bought', -20, -25],
          ['Investing activities', computed('B5', -20), investing],
          ['Change in cash', computed('B4+B6', 30), computed('C4+C6', 37)],
        ]),
      ),
    ).statements[0]?.lineItems.map(({ label, level, parent, kind }) => `${label} ${level} ${parent} ${kind}`)
  expect(flow('Cash flow', computed('C5', -25))?.slice(3, 5)).toEqual(['Machines bought 2 4 item', 'Investing activities 1 5 subtotal'])
  // Typed in, or another figure: it may be a line of its own.
  expect(flow('Cash flow', -25)?.[3]).toBe('Machines bought 0 null item')
})

describe('a line of which', () => {
  const tree = (...rows: Given[][]) => {
    const { statements, problems } = read(...rows)
    return [
      statements[0]?.lineItems.map(({ label, level, parent, parts }) =>
        `${label} ${level} ${parent} ${parts.map(({ item }) => item).join('+')}`.trim(),
      ),
      problems.map(({ code }) => code),
    ]
  }

  test('says what the line above holds, and counts in no sum once more', () => {
    expect(
      tree(
        ['EUR k', 'FY2024', 'FY2025'],
        ['Revenue', 300, 315],
        ['of which exports', 100, 120],
        ['of which at home', 200, 190],
        ['Wages', -100, -110],
        ['of which bonuses', -10, -12],
        ['Profit', 200, 205],
      ),
    ).toEqual([
      ['Revenue 1 5', 'of which exports 2 0', 'of which at home 2 0', 'Wages 1 5', 'of which bonuses 2 3', 'Profit 0 null 0+3'],
      [],
    ])
  })

  test('is a part of a sum where the formula has it', () => {
    const [lines] = tree(
      ['EUR k', 'FY2025'],
      ['Wages', 100],
      ['thereof bonuses', 10],
      ['Total costs', { value: '110', formula: 'SUM(B2:B3)' }],
    )
    expect(lines).toEqual(['Wages 1 2', 'thereof bonuses 1 2', 'Total costs 0 null 0+1'])
  })
})

test('that a formula makes of money alone is money, though its name reads like one figure divided by another', () => {
  const { statements, problems } = read(
    ['($ in thousands)', 'FY2025', 'FY2026'],
    ['Gross profit', 120, 140],
    ['Salaries', -80, -90],
    ['Operating profit/EBIT', { value: '40', formula: 'B2+B3' }, { value: '50', formula: 'C2+C3' }],
    ['Taxes', -10, -12],
    ['Net income', { value: '30', formula: 'B4+B5' }, { value: '38', formula: 'C4+C5' }],
    ['Net debt/EBITDA', 2.5, 2.25],
  )
  expect(statements[0]?.lineItems.map(({ label, unit }) => `${label} ${unit}`).slice(2)).toEqual([
    'Operating profit/EBIT currency',
    'Taxes currency',
    'Net income currency',
    'Net debt/EBITDA ratio',
  ])
  expect(problems.filter(({ code }) => code === 'does-not-foot')).toEqual([])
})

test('of money in whose formula a line stands that is said to count otherwise: it is asked what that line counts in', () => {
  const { problems } = read(
    ['', 'Unit', 'FY2025', 'FY2026'],
    ['Bread', '#', 4000, 4400],
    ['Cakes', '#', 1800, 1900],
    ['Total revenue', '$', { value: '5800', formula: 'SUM(C2:C3)' }, { value: '6300', formula: 'SUM(D2:D3)' }],
    ['Tax rate', '%', 1160, 1260],
    ['Net profit', '$', { value: '4640', formula: 'C4-C5' }, { value: '5040', formula: 'D4-D5' }],
  )
  expect(problems.filter(({ code }) => code === 'row-unit').map(({ cell, message }) => `${cell} ${message}`)).toEqual([
    'A2 “Bread”, “Cakes”, “Tax rate”: not read as money, and a formula adds them up with money, as in “Total revenue”. Say what they count in.',
  ])
})

describe('a formula that kept the cells of the column beside it', () => {
  const columns = ['B', 'C', 'D', 'E', 'F']
  const sales = [500, 560, 640, 700, 790]
  const costs = [300, 330, 350, 420, 440]
  const result = (taken: number[], from: (column: string) => string) =>
    taken.map((at, place) => ({
      value: String((sales[at] ?? 0) - (costs[at] ?? 0)),
      formula: from(columns[at] ?? '').replaceAll('?', columns[place] ?? ''),
    }))
  const problems = (values: Given[]) =>
    read(['', 'FY2022', 'FY2023', 'FY2024', 'FY2025', 'FY2026'], ['Sales', ...sales], ['Costs', ...costs], ['Result', ...values]).problems

  test('makes another figure than its own column, which is told', () => {
    expect(problems(result([0, 1, 1, 2, 4], column => `$${column}$2-$${column}$3`)).map(({ code, cell }) => `${code} ${cell}`)).toEqual([
      'does-not-foot D4',
      'does-not-foot E4',
    ])
  })

  test('is no slip where most columns take another one', () => {
    expect(problems(result([0, 1, 1, 2, 3], column => `${column}2-${column}3`))).toEqual([])
  })
})
