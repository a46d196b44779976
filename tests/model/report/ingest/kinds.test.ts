import { describe, expect, test } from 'vitest'
import type { ImportStatement } from '#app/model/report/import.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

// Workbooks as finance people make them: each of a kind with a trap of its own.

const read = (name: string, rows: Given[][]): Understood => understand(typed(grid(name, rows)))
const sum = (formula: string, value: number): Given => ({ formula, value: String(value) })
const columnsOf = ({ statements }: Understood, at = 0): string[] =>
  (statements[at]?.columns ?? []).map(({ period, scenario, role }) =>
    [period, scenario, role === 'period' ? '' : role].filter(Boolean).join(' '),
  )
const unitsOf = (statement: ImportStatement | undefined): string[] =>
  (statement?.lineItems ?? []).map(({ label, unit, scale }) => [label, unit, scale].filter(one => one !== undefined).join(' '))
const valuesOf = (statement: ImportStatement | undefined): (string | null)[][] =>
  (statement?.lineItems ?? []).map(({ values }) => values.map(({ value }) => value))
const codes = ({ problems }: Understood): string[] => problems.map(({ code, cell }) => `${code} ${cell}`)
const holding = (statement: ImportStatement | undefined): boolean[] => (statement?.checks ?? []).map(({ holds }) => holds)

describe('headers', () => {
  test('of several merged rows give each column its period and scenario, and differences stay differences', () => {
    const sheet = grid('P&L', [
      ['Group P&L, in € thousands'],
      ['', 'Q1 2026', '', '', 'Q1 2025', '', ''],
      ['', 'Actual', 'Budget', 'Var', 'Actual', 'Budget', 'Var'],
      ['Revenue', 100, 90, 10, 400, 380, 20],
      ['COGS', -40, -35, -5, -160, -150, -10],
      ['Gross profit', 60, 55, 5, 240, 230, 10],
    ])
    sheet.merges.push({ top: 1, left: 1, bottom: 1, right: 3 }, { top: 1, left: 4, bottom: 1, right: 6 })
    const understood = understand(typed(sheet))
    expect(columnsOf(understood)).toEqual([
      'FY2026-Q1 actual',
      'FY2026-Q1 budget',
      'FY2026-Q1 actual variance',
      'FY2025-Q1 actual',
      'FY2025-Q1 budget',
      'FY2025-Q1 actual variance',
    ])
    expect(understood.statements[0]?.lineItems[2]?.parts).toHaveLength(2)
    expect(holding(understood.statements[0])).not.toContain(false)
  })

  test.each([
    ['words', ['Actual', 'Actual', 'Forecast', 'Forecast']],
    ['letters', ['A', 'A', 'F', 'F']],
  ])('that go from actual to forecast half-way, in %s', (_, row) => {
    const months = ['Feb-26', 'Mar-26', 'Apr-26', 'May-26']
    const understood = read('Rolling', [
      ['', ...row],
      ['', ...months],
      ['Revenue', 1, 2, 3, 4],
      ['Costs', 1, 1, 2, 2],
    ])
    expect(columnsOf(understood)).toEqual(['2026-02 actual', '2026-03 actual', '2026-04 forecast', '2026-05 forecast'])
  })

  test('A and B may be two products: letters that are no scenarios make none', () => {
    const understood = read('Products', [
      ['', 'A', 'B'],
      ['', 'FY2025', 'FY2025'],
      ['Revenue', 1, 2],
      ['Costs', 1, 1],
    ])
    expect(columnsOf(understood)).toEqual(['FY2025 actual', 'FY2025 actual'])
    expect(codes(understood).some(code => code.startsWith('same-column'))).toBe(true)
  })

  test('quarters beside their year are four quarters and a year', () => {
    const quarters = ['Q1 2025', 'Q2 2025', 'Q3 2025', 'Q4 2025', 'FY 2025']
    const understood = read('P&L', [
      ['', ...quarters],
      ['Revenue', 10, 11, 12, 13, sum('SUM(B2:E2)', 46)],
      ['Costs', -5, -5, -6, -6, sum('SUM(B3:E3)', -22)],
    ])
    expect(columnsOf(understood).map(column => column.split(' ')[0])).toEqual([
      'FY2025-Q1',
      'FY2025-Q2',
      'FY2025-Q3',
      'FY2025-Q4',
      'FY2025',
    ])
  })

  test('with empty columns between, hidden helpers and notes', () => {
    const spaced = read('P&L', [
      ['', null, 'Q1 2025', null, 'Q1 2024', null, 'Var'],
      ['Revenue', null, 10, null, 8, null, 2],
      ['Costs', null, -5, null, -4, null, -1],
    ])
    expect(columnsOf(spaced)).toEqual(['FY2025-Q1 actual', 'FY2024-Q1 actual', 'actual variance'])
    const sheet = grid('P&L', [
      ['', 'Note', 'Q1 2025', 'helper'],
      ['Revenue', 3, 10, 99],
      ['Costs', 4, -5, 98],
    ])
    sheet.hiddenColumns.add(3)
    const noted = understand(typed(sheet))
    expect(columnsOf(noted)).toEqual(['actual other', 'FY2025-Q1 actual'])
    expect(codes(noted)).toEqual(expect.arrayContaining(['hidden-columns D1', 'column-left-out B1']))
  })
})

describe('units', () => {
  test('in a row below the header count for all columns, also where they are all the same', () => {
    const understood = read('P&L', [
      ['', 'FY2026', 'FY2025'],
      ['', '€m', '€m'],
      ['Revenue', 12.5, 4.1],
      ['Costs', -8.1, -2],
    ])
    expect(understood.statements[0]).toMatchObject({
      unit: { currency: 'EUR', scale: 6 },
      lineItems: [{ label: 'Revenue' }, { label: 'Costs' }],
    })
  })

  test('in a column beside the labels are those of each line', () => {
    const understood = read('KPIs', [
      ['KPI', 'Unit', 'Q1 2026', 'Q2 2026'],
      ['Revenue', '€m', 12.5, 13.1],
      ['Churn', '%', 2.1, 1.9],
      ['NPS', 'pts', 41, 44],
      ['Headcount', 'FTE', 120, 124],
      ['ARPU', '€', 31.2, 31.9],
    ])
    expect(understood.statements[0]?.unit.currency).toBe('EUR')
    expect(unitsOf(understood.statements[0])).toEqual([
      'Revenue currency 6',
      'Churn percent',
      'NPS count',
      'Headcount count',
      'ARPU currency',
    ])
    expect(understood.statements[0]?.lineItems[1]?.whole).toBe(100)
    expect(codes(understood)).toContain('mixed-scale A2')
  })

  test('of a corner that names a currency are that currency', () => {
    const understood = read('Opex', [
      ['EUR', 'FY2025', 'FY2024'],
      ['Total opex', sum('SUM(B3:B4)', 55), sum('SUM(C3:C4)', 45)],
      ['Staff', 40, 30],
      ['IT', 15, 15],
    ])
    expect(understood.statements[0]?.unit.currency).toBe('EUR')
    // A subtotal may stand above what it adds up.
    expect(understood.statements[0]?.lineItems[0]?.parts.map(({ item }) => item)).toEqual([1, 2])
    expect(unitsOf(understood.statements[0])).toEqual(['Total opex currency', 'Staff currency', 'IT currency'])
  })

  test('of two currencies or scales side by side are asked about', () => {
    expect(
      codes(
        read('P&L', [
          ['', 'EUR m', 'USD m'],
          ['', 'FY2025', 'FY2025'],
          ['Revenue', 100, 110],
        ]),
      ),
    ).toContain('mixed-currency C2')
    expect(
      codes(
        read('P&L', [
          ['', 'FY2025 (€m)', 'FY2024 (€k)'],
          ['Revenue', 10, 11000],
        ]),
      ),
    ).toContain('mixed-scale C1')
  })

  test('that stand over both halves of a balance sheet count for both', () => {
    const understood = read('Balance sheet', [
      ['Balance sheet at 31 Dec 2025, € thousands'],
      ['Assets', '2025', '2024', null, 'Liabilities', '2025', '2024'],
      ['Cash', 10, 9, null, 'Loans', 5, 6],
      ['Stock', 20, 18, null, 'Equity', 25, 21],
      ['Total assets', 30, 27, null, 'Total liabilities and equity', 30, 27],
    ])
    expect(understood.statements.map(({ type, unit }) => [type, unit.currency, unit.scale])).toEqual([
      ['balance', 'EUR', 3],
      ['balance', 'EUR', 3],
    ])
    expect(understood.statements.map(statement => statement.columns.map(({ period }) => period))).toEqual([
      ['2025-12-31', '2024-12-31'],
      ['2025-12-31', '2024-12-31'],
    ])
  })
})

describe('rows', () => {
  test('of ratios between amounts are no part of what adds up', () => {
    const percent = (value: string): Given => ({ value, format: '0%' })
    const understood = read('P&L', [
      ['USD m', 'FY2025', 'FY2024'],
      ['Revenue', 100, 80],
      ['growth', percent('0.25'), percent('0.1')],
      ['COGS', -60, -50],
      ['Gross profit', 40, 30],
    ])
    expect(unitsOf(understood.statements[0])[1]).toBe('growth percent')
    expect(understood.statements[0]?.lineItems[3]?.parts.map(({ item }) => item)).toEqual([0, 2])
  })

  test('of a cash flow and of a headcount bridge close, or say where they do not', () => {
    const cash = read('Cash flow', [
      ['EUR m', 'FY2025', 'FY2024'],
      ['Opening cash', 100, 80],
      ['Operating activities', 50, 40],
      ['Investing activities', -40, -20],
      ['Net change in cash', sum('SUM(B3:B4)', 10), sum('SUM(C3:C4)', 20)],
      ['Closing cash', sum('B2+B5', 110), sum('C2+C5', 100)],
    ])
    expect(cash.statements[0]?.type).toBe('cash flow')
    expect(holding(cash.statements[0])).toEqual([true, true, true, true])
    const heads = read('Headcount', [
      ['Headcount', 'Q1 2026', 'Q2 2026'],
      ['Opening headcount', 100, 108],
      ['Joiners', 12, 7],
      ['Leavers', -14, -5],
      ['Closing headcount', 98, 111],
    ])
    expect(codes(heads)).toContain('headcount-does-not-close C5')
  })

  test('below the last figure are footnotes, and said to be left out', () => {
    const understood = read('Actuals', [
      ['', 'Q1 2026 Actual', 'Q1 2026 Budget', 'Var %'],
      ['Revenue (1)', 100, 80, { value: '0.25', format: '0%' }],
      ['Costs', 60, 50, { value: '0.2', format: '0%' }],
      ['(1) Includes a one-off of 5'],
    ])
    expect(understood.statements[0]?.columns[2]?.variance).toMatchObject({ as: 'relative', whole: 1 })
    expect(codes(understood)).toContain('remark A4')
  })

  test('down the side that are periods keep a headcount of about two thousand', () => {
    const understood = read('T', [
      ['Month', 'Revenue', 'Headcount'],
      ['Jan 2026', 10, 2001],
      ['Feb 2026', 11, 2002],
      ['Mar 2026', 12, 2003],
    ])
    expect(columnsOf(understood)).toEqual(['2026-01 actual', '2026-02 actual', '2026-03 actual'])
    expect(valuesOf(understood.statements[0])).toEqual([
      ['10', '11', '12'],
      ['2001', '2002', '2003'],
    ])
  })
})

describe('figures as texts', () => {
  test.each<[string, string[], (string | null)[]]>([
    ['Indian grouping', ['1,08,646', '98,12,345.50'], ['108646', '9812345.50']],
    ['French grouping by blanks that do not break', ['1\u00a0234\u00a0567,8', '1\u202f100,0'], ['1234567.8', '1100.0']],
    ['a decimal comma', ['1.234,5', '-900,1'], ['1234.5', '-900.1']],
    ['parentheses', ['(1,234.5)', '(60)'], ['-1234.5', '-60']],
  ])('in %s are exact', (_, given, values) => {
    const understood = understand(
      texts('t', [
        ['', 'FY2025', 'FY2024'],
        ['Revenue', ...given],
        ['Costs', ...given],
      ]),
    )
    expect(valuesOf(understood.statements[0])).toEqual([values, values])
  })
})

test('changes over a table of periods down the side are lines, not differences of columns', () => {
  const exported = understand(
    texts('cash_flow', [
      ['Date', 'Net_Income', 'Change_Inventory', 'Change_Debt', 'Net_Change'],
      ['2025-01-31', '10', '-2', '1', '9'],
      ['2025-02-28', '11', '-3', '0', '8'],
      ['2025-03-31', '12', '-1', '2', '13'],
    ]),
  )
  expect(exported.problems).toEqual([])
  expect(exported.statements[0]?.columns.map(({ period, role }) => `${period} ${role}`)).toEqual([
    '2025-01 period',
    '2025-02 period',
    '2025-03 period',
  ])
  expect(exported.statements[0]?.lineItems.map(({ label }) => label)).toEqual([
    'Net_Income',
    'Change_Inventory',
    'Change_Debt',
    'Net_Change',
  ])
})
