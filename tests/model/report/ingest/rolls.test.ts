import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet1', rows)))

/** The cells of which it is said that they do not foot. */
const wrong = (...rows: Given[][]): (string | null)[] =>
  read(...rows).problems.flatMap(({ code, cell }) => (code === 'does-not-foot' ? [cell] : []))

const loans = (closing: number, total: number): Given[][] => [
  ['Loans'],
  ['EUR thousands'],
  ['', 'FY2024', 'FY2025'],
  ['Bank loan'],
  ['Balance b/f', 1210, 1243],
  ['Drawdown', 84, 41],
  ['Repayment', -51, -62],
  ['Balance c/f', 1243, 1222],
  ['Mortgage'],
  ['Balance b/f', 1187, 1158],
  ['Drawdown', 35, 27],
  ['Repayment', -64, -83],
  ['Balance c/f', closing, 1102],
  ['Interest paid', 73, 71],
  ['Gross debt', 2401, total],
  ['Cash', -219, -176],
  ['Net debt', 2182, total - 176],
]

describe('what there was, what changed it, what there is', () => {
  test('is a sum whose one wrong figure is said, whatever the closing figure is called', () => {
    expect(wrong(...loans(1158, 2324))).toEqual([])
    expect(wrong(...loans(1257, 2324))).toContain('B13')
  })

  test('has a total of its closing figures, which what stands between does not hide', () => {
    expect(wrong(...loans(1158, 2424))).toEqual(['C15'])
  })

  test('may be rounded in thousands', () => {
    expect(
      wrong(
        ['Provisions'],
        ['EUR thousands'],
        ['', 'FY2024', 'FY2025'],
        ['At 1 January', 372, 415],
        ['Charged', 90, 64],
        ['Used', -46, -52],
        ['At 31 December', 415, 427],
      ),
    ).toEqual([])
  })

  test('is not held against a time of which only its end is shown', () => {
    expect(
      wrong(
        ['Provisions'],
        ['EUR thousands'],
        ['', 'FY2023', 'FY2024', 'FY2025'],
        ['At 1 January', '', 372, 415],
        ['Charged', 71, 90, 64],
        ['Used', -33, -46, -52],
        ['At 31 December', 372, 416, 427],
      ),
    ).toEqual([])
  })

  test('holds across the headings of what came in and went out, with the net change', () => {
    const cash = (closing: number): Given[][] => [
      ['Receipts and payments'],
      ['EUR thousands'],
      ['', 'FY2024', 'FY2025'],
      ['Opening balance', 831, 1216],
      ['Receipts'],
      ['Customers', 1174, 996],
      ['Tax refunds', 40, 59],
      ['Total receipts', 1214, 1055],
      ['Payments'],
      ['Suppliers', 471, 419],
      ['Payroll', 358, 366],
      ['Total payments', 829, 785],
      ['Net movement', 385, 270],
      ['Balance c/f', closing, 1486],
    ]
    expect(wrong(...cash(1216))).toEqual([])
    expect(wrong(...cash(1327))).toEqual(['B14'])
  })
})

test('the result of a section of a cash flow is of the lines below its heading', () => {
  const flow = (investing: number): Given[][] => [
    ['Cash flow statement'],
    ['EUR thousands'],
    ['', 'FY2024', 'FY2025'],
    ['Operating'],
    ['Profit for the year', 774, 501],
    ['Depreciation', 71, 73],
    ['Change in receivables', -41, -81],
    ['Operating cash flow', 804, 493],
    ['Investing'],
    ['Purchase of equipment', -163, -149],
    ['Proceeds from disposals', 18, 19],
    ['Investing cash flow', -145, investing],
  ]
  const { statements } = read(...flow(-130))
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).not.toContain('count')
  expect(wrong(...flow(-130))).toEqual([])
  expect(wrong(...flow(-19))).toEqual(['C12'])
})

test('what is left of cost less depreciation is held against both', () => {
  const assets = (left: number): Given[][] => [
    ['Fixed assets'],
    ['EUR thousands'],
    ['', 'FY2024', 'FY2025'],
    ['Cost'],
    ['Opening', 1603, 1775],
    ['Additions', 196, 223],
    ['Disposals', -24, -22],
    ['Closing', 1775, 1976],
    ['Accumulated depreciation'],
    ['Opening', 846, 914],
    ['Charge for the year', 85, 94],
    ['Disposals', -17, -19],
    ['Closing', 914, 989],
    ['Carrying amount', 861, left],
  ]
  expect(wrong(...assets(987))).toEqual([])
  expect(wrong(...assets(876))).toEqual(['C14'])
})
