import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** The unit of each line, by its label. */
const units = (...rows: Given[][]): Record<string, string> =>
  Object.fromEntries(
    understand(typed(grid('Sheet1', rows))).statements.flatMap(({ lineItems }) =>
      lineItems.flatMap(({ label, unit, values }) => (values.length > 0 ? [[label, unit]] : [])),
    ),
  )

const HEAD: Given[][] = [['Bank covenants'], ['EUR thousands'], ['', 'FY2024', 'FY2025']]

test('thresholds and headroom count in what the ratio above them counts in', () => {
  expect(
    units(
      ...HEAD,
      ['Leverage'],
      ['Net debt', 1445, 1128],
      ['EBITDA', 602, 451],
      ['Net debt / EBITDA', 2.4, 2.5],
      ['Covenant (max)', 3.5, 3.5],
      ['Headroom', 1.1, 1],
      ['Equity'],
      ['Equity ratio (%)', 0.41, 0.44],
      ['Minimum', 0.3, 0.3],
    ),
  ).toEqual({
    'Net debt': 'currency',
    EBITDA: 'currency',
    'Net debt / EBITDA': 'ratio',
    'Covenant (max)': 'ratio',
    Headroom: 'ratio',
    'Equity ratio (%)': 'percent',
    Minimum: 'percent',
  })
})

test('headroom in thousands is money, and so is a limit below money', () => {
  expect(units(...HEAD, ['Net debt / EBITDA', 2.4, 2.5], ['Headroom', 412, 380], ['Drawn', 900, 950], ['Limit', 1500, 1500])).toEqual({
    'Net debt / EBITDA': 'ratio',
    Headroom: 'currency',
    Drawn: 'currency',
    Limit: 'currency',
  })
})

test('tickets closed, hours of a time and tonnes produced are no money, and how many left is a percentage', () => {
  expect(
    units(
      ['Key figures by department'],
      ['EUR thousands'],
      ['', 'FY2024', 'FY2025'],
      ['Revenue', 2310, 2544],
      ['Tickets closed', 1311, 1420],
      ['Calls handled', 2311, 2544],
      ['Response time (h)', 4.5, 5.5],
      ['Tonnes produced', 18311, 19420],
      ['Staff turnover', 0.08, 0.09],
      ['First contact resolution', 0.81, 0.84],
      ['NWC / sales', 0.12, 0.13],
    ),
  ).toEqual({
    Revenue: 'currency',
    'Tickets closed': 'count',
    'Calls handled': 'count',
    'Response time (h)': 'count',
    'Tonnes produced': 'count',
    'Staff turnover': 'percent',
    'First contact resolution': 'percent',
    'NWC / sales': 'ratio',
  })
})

test('what a line counts in is told beside a reference to a note', () => {
  const { statements } = understand(
    typed(
      grid('Sheet1', [
        ['Working capital'],
        ['EUR thousands'],
        ['', 'Notes', 'Unit', 'FY2024', 'FY2025'],
        ['Receivables', '', 'EURk', 578, 692],
        ['Payables', '6', 'EURk', -462, -318],
        ['DSO', '7', 'days', 45, 46],
      ]),
    ),
  )
  const items = statements[0]?.lineItems ?? []
  expect(items.map(({ unit, note }) => [unit, note])).toEqual([
    ['currency', 'EURk'],
    ['currency', '6 · EURk'],
    ['count', '7 · days'],
  ])
})

test('amounts like years beside a unit that each line has are no headings of another table', () => {
  const { statements } = understand(
    typed(
      grid('Sheet1', [
        ['Borrowings'],
        ['EUR thousands'],
        ['', 'Unit', '31.01.2025', '28.02.2025'],
        ['Opening balance', '€k', 1371, 1347],
        ['Repayments', '€k', -24, -10],
        ['Closing balance', '€k', 1347, 1337],
        ['Credit line'],
        ['Opening balance', '€k', 2000, 2018],
        ['Drawdown', '€k', 18, 77],
        ['Closing balance', '€k', 2018, 2095],
      ]),
    ),
  )
  expect(statements.map(({ columns }) => columns.map(({ period }) => period))).toEqual([['2025-01', '2025-02']])
  expect(statements[0]?.lineItems).toHaveLength(7)
})
