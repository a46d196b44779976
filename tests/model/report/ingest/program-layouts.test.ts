import { describe, expect, test } from 'vitest'
import { readHeader } from '#app/model/report/ingest/heads/header.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet', rows)))
const columnsOf = ({ statements }: ReturnType<typeof read>) =>
  (statements[0]?.columns ?? []).map(({ id, period, scenario, role }) => [id, period, scenario, role])

describe('what accounting programs lay out', () => {
  test('a total behind an empty column belongs to the months before it', () => {
    const found = read(
      [null, 'Jan 26', null, 'Feb 26', null, 'TOTAL'],
      ['Sales', 100, null, 110, null, 210],
      ['Services', 50, null, 40, null, 90],
      ['Total Income', 150, null, 150, null, 300],
    )
    expect(columnsOf(found)).toEqual([
      ['B', '2026-01', 'actual', 'period'],
      ['D', '2026-02', 'actual', 'period'],
      ['F', '2026-01-01..2026-02-28', 'actual', 'period'].map((said, at) => (at === 1 ? found.statements[0]?.columns[2]?.period : said)),
    ])
    expect(found.problems.map(({ code }) => code)).not.toContain('left-out')
  })

  test('changes behind an empty column, over two rows of headings, do not cut off the periods behind them', () => {
    const found = read(
      [null, 'Q3 2025', null, 'Q3 2024', null, '% change', '% change', '9M 2025', '9M 2024'],
      [null, 'USD m', null, 'USD m', null, 'USD', 'cc', 'USD m', 'USD m'],
      ['Alpha', 1877, null, 1865, null, 1, -1, 6491, 5642],
      ['Beta', 1222, null, 838, null, 46, 44, 3198, 2274],
    )
    expect(columnsOf(found).map(([id, , , role]) => [id, role])).toEqual([
      ['B', 'period'],
      ['D', 'period'],
      ['F', 'variance'],
      ['G', 'variance'],
      ['H', 'period'],
      ['I', 'period'],
    ])
    // At constant rates nothing on the sheet is compared.
    expect(found.statements[0]?.columns[3]?.variance).toBeUndefined()
  })

  test('days whose year is cut to two digits behind a comma are days of that year', () => {
    const assets: Given[][] = [
      ['  Checking', 100, 90],
      ['Total assets', 100, 90],
      ['  Equity', 100, 90],
      ['Total liabilities and equity', 100, 90],
    ]
    const balances = read(['Balance Sheet'], ['As of December 31, 2025'], [null, 'Dec 31, 25', 'Dec 31, 24'], ...assets)
    expect(columnsOf(balances).map(([, period]) => period)).toEqual(['2025-12-31', '2024-12-31'])
    const flows = read(['Profit & Loss'], [null, 'Jan 1 - Mar 15, 26', 'Jan 1 - Mar 15, 25'], ['Sales', 100, 90], ['Rent', 20, 10])
    expect(flows.statements[0]?.columns.map(({ period, entity }) => [period, entity])).toEqual([
      ['2026-01-01..2026-03-15', null],
      ['2025-01-01..2025-03-15', null],
    ])
    // So many months, and no year.
    expect(readHeader('June 30, 12 months', null)).toMatchObject({ end: null, month: 6, months: 12 })
  })

  test('over budget is a difference, and no company', () => {
    const found = read(
      [null, 'Jan 2026', 'Jan 2026', 'Jan 2026'],
      [null, 'Actual', 'Budget', 'over Budget'],
      ['Sales', 100, 90, 10],
      ['Costs', 60, 65, -5],
    )
    expect(found.statements[0]?.columns[2]).toMatchObject({ role: 'variance', entity: null, variance: { of: 'B', against: 'C' } })
  })

  test('Soll beside Haben is a list of accounts, and no plan', () => {
    const found = read(
      ['Konto', 'Bezeichnung', 'Soll', 'Haben', 'Soll', 'Haben'],
      [1200, 'Bank', 500, 200, 800, 0],
      [8400, 'Erlöse', 0, 900, 0, 900],
    )
    expect(found.sheets[0]?.kind).toBe('ledger')
    expect(
      understand(
        typed(
          grid('TB', [
            ['Code', 'Account', 'Type', 'Debit - Year to date', 'Credit - Year to date'],
            ['200', 'Sales', 'Revenue', null, 1000],
            ['310', 'Bank', 'Asset', 1000, null],
          ]),
        ),
      ).sheets[0]?.kind,
    ).toBe('ledger')
  })

  test('P1, P2, P3 are asked about, and are not the year of the title', () => {
    const found = read(['Accounts FY26'], ['£000', 'P1', 'P2', 'P3', 'FY26'], ['Sales', 10, 11, 12, 33], ['Costs', -4, -5, -6, -15])
    expect(columnsOf(found).map(([, period]) => period)).toEqual([null, null, null, 'FY2026'])
    expect(found.problems.map(({ code }) => code)).toContain('period-unknown')
  })

  test('a total of one line under its own heading is not counted twice', () => {
    const found = read(
      ['Balance sheet'],
      [null, '31 Mar 2026', '31 Mar 2025'],
      ['Fixed Assets'],
      ['Tangible Assets'],
      ['Office Equipment', 5437.22, 6120.8],
      ['Total Tangible Assets', 5437.22, 6120.8],
      ['Total Fixed Assets', 5437.22, 6120.8],
    )
    expect(found.problems.map(({ code }) => code)).not.toContain('does-not-foot')
  })
})

describe('a header', () => {
  test('of years holds one with a footnote mark', () => {
    const found = read([null, '2022', '2023¹', '2024'], ['Sales', 10, 11, 12], ['Costs', -4, -5, -6])
    expect(columnsOf(found).map(([, period]) => period)).toEqual(['FY2022', 'FY2023', 'FY2024'])
  })

  test('of quarters below a year that is named by its last day has quarters', () => {
    const found = read(
      [null, 'Year ended 31 March 2025', 'Year ended 31 March 2025'],
      ['£m', 'Q1', 'Q4'],
      ['Sales', 10, 11],
      ['Costs', -4, -5],
    )
    expect(columnsOf(found).map(([, period]) => period)).toEqual(['FY2025-Q1', 'FY2025-Q4'])
    const japanese = read(['(単位:百万円)'], [null, '2025年3月期 1Q', '2025年3月期 2Q'], ['売上高', 100, 110], ['営業利益', 10, '△3'])
    expect(columnsOf(japanese).map(([, period]) => period)).toEqual(['FY2025-Q1', 'FY2025-Q2'])
    expect(japanese.statements[0]?.lineItems[1]?.values[1]?.value).toBe('-3')
  })

  test('of twelve months over two years begins in the first', () => {
    const found = read(['SEKm', 'Jul-Sep 2025', 'Oct-Sep 24/25', '7-9/2024'], ['Sales', 10, 40, 9], ['Costs', -4, -16, -4])
    expect(columnsOf(found).map(([, period]) => period)).toEqual(['FY2025-Q3', '2024-10-01..2025-09-30', 'FY2024-Q3'])
  })

  test('of a forecast in Japanese is one', () => {
    const found = read(['(単位:百万円)'], [null, 'FY2025', 'FY2026(予)'], ['売上高', 100, 110], ['売上原価', 10, 13])
    expect(columnsOf(found).map(([, , scenario]) => scenario)).toEqual(['actual', 'forecast'])
  })
})

describe('an analyst’s model', () => {
  test('has years beyond 2100 for a line that goes on, and a valuation right of them, which are no part of it', () => {
    const years = Array.from({ length: 6 }, (_, at) => 2097 + at)
    const found = read(
      ['$m', 'Q123', 'Q223', ...years],
      ['Revenue', 10, 11, ...years.slice(0, 4).map(() => 40)],
      ['Costs', 4, 5, ...years.slice(0, 4).map(() => 16)],
      ['Cash flow', 6, 6, ...years.map(() => 24), 24, 24, 24, 24, 24, 'NPV', 500],
    )
    const columns = columnsOf(found)
    expect(columns[0]).toEqual(['B', 'FY2023-Q1', 'actual', 'period'])
    expect(columns[2]?.[1]).toBe('FY2097')
    expect(columns.length).toBeLessThanOrEqual(8)
    expect(found.problems.map(({ code }) => code)).toContain('left-out')
  })

  test('with a balance sheet below the income statement has periods, not days', () => {
    const found = read(
      [null, 'Q4 2024', '2024'],
      ['Revenue', 10, 40],
      ['Net income', 4, 16],
      ['Total assets', 90, 90],
      ['Total liabilities', 50, 50],
    )
    expect(columnsOf(found).map(([, period]) => period)).toEqual(['FY2024-Q4', 'FY2024'])
  })

  test('a total typed in where its parts are not given is not checked against the rest of them', () => {
    const found = read(
      [null, 2023, 2024, 2025],
      ['Net sales', 88, 90, 95],
      ['Products cost', null, 40, 42],
      ['Services cost', null, 10, 11],
      ['Gross profit', 33, { value: '40', formula: 'C2-C3-C4' }, { value: '42', formula: 'D2-D3-D4' }],
    )
    expect(found.problems.map(({ code }) => code)).not.toContain('does-not-foot')
  })
})

test('what is net of a write-off is counted once in a total below', () => {
  const found = read(
    ['Balance sheet'],
    [null, '31.12.2024', '31.12.2025'],
    ['Cash', 627, 720],
    ['Equipment, at cost', 3565, 3010],
    ['Accumulated depreciation', -923, -786],
    ['Equipment, net', 2642, 2224],
    ['Goodwill', 619, 420],
    ['Total assets', 3888, 3364],
  )
  expect(found.statements[0]?.lineItems[3]?.parts).toEqual([
    { item: 1, sign: 1 },
    { item: 2, sign: 1 },
  ])
  expect(found.statements[0]?.lineItems.at(-1)?.parts.map(({ item }) => item)).toEqual([0, 3, 4])
  expect(found.problems.map(({ code }) => code)).not.toContain('does-not-foot')
})

test('a pro forma statement with notes beside it is a statement, and the target of a deal no plan', () => {
  const found = read(
    ['Pro forma statement of operations for the year ended December 31, 2025 (in thousands)'],
    [null, 'Historical Acquirer', 'Historical Target', 'Adjustments', 'Notes', 'Pro Forma Combined'],
    ['Revenue', 1000, 500, -50, '(a)', 1450],
    ['Cost of revenue', 600, 300, -50, '(a)', 850],
    ['Gross profit', 400, 200, 0, null, 600],
  )
  expect(found.sheets[0]?.kind).toBe('statement')
  expect(columnsOf(found)[1]).toEqual(['C', 'FY2025', 'actual', 'period'])
})
