import * as XLSX from '@e965/xlsx'

type Cell = string | number | { formula: string; value: number } | null

/** One sheet from rows; a formula carries its result, as Excel stores it. */
function sheetOf(rows: Cell[][]): XLSX.WorkSheet {
  const sheet: XLSX.WorkSheet = {}
  let width = 0
  for (const [r, row] of rows.entries()) {
    width = Math.max(width, row.length)
    for (const [c, cell] of row.entries()) {
      if (cell === null) continue
      sheet[XLSX.utils.encode_cell({ r, c })] =
        typeof cell === 'string'
          ? { t: 's', v: cell }
          : typeof cell === 'number'
            ? { t: 'n', v: cell }
            : { t: 'n', v: cell.value, f: cell.formula }
    }
  }
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } })
  return sheet
}

/** A line with the same formula in columns B (actual) and C (budget); `#` stands for the column's letter. */
const sum = (label: string, formula: string, actual: number, budget: number): Cell[] => [
  label,
  { formula: formula.replaceAll('#', 'B'), value: actual },
  { formula: formula.replaceAll('#', 'C'), value: budget },
]

/**
 * What a finance department sends: income statement, balance sheet and cash flow of one quarter, actual and budget, sums as formulas. The
 * income statement forgets to say that it is in thousands.
 */
export function boardWorkbook(): Buffer {
  const head = (title: string, unit: string): Cell[][] => [['Acme Ltd'], [title], [unit], [null, 'Q3 FY2026 Actual', 'Q3 FY2026 Budget']]
  const book = XLSX.utils.book_new()
  const income = sheetOf([
    ...head('Income statement', 'EUR'),
    ['Subscriptions', 41_250, 40_000],
    ['Services', 6_310, 7_000],
    sum('Revenue', 'SUM(#5:#6)', 47_560, 47_000),
    ['Wages', -21_400, -21_000],
    ['Cloud cost', -9_870, -7_500],
    ['Rent', -1_200, -1_200],
    sum('Operating costs', 'SUM(#8:#10)', -32_470, -29_700),
    sum('Operating profit', '#7+#11', 15_090, 17_300),
  ])
  const balance = sheetOf([
    ...head('Balance sheet', 'EUR thousands'),
    ['Cash', 30_100, 28_000],
    ['Receivables', 12_400, 12_000],
    sum('Total assets', 'SUM(#5:#6)', 42_500, 40_000),
    ['Payables', 8_500, 8_000],
    ['Equity', 34_000, 32_000],
    sum('Total liabilities and equity', 'SUM(#8:#9)', 42_500, 40_000),
  ])
  const cash = sheetOf([
    ...head('Cash flow statement', 'EUR thousands'),
    ['Cash from operating activities', 9_900, 11_000],
    ['Cash from investing activities', -4_200, -4_000],
    ['Cash from financing activities', -600, -600],
    sum('Net change in cash', 'SUM(#5:#7)', 5_100, 6_400),
  ])
  XLSX.utils.book_append_sheet(book, income, 'Income statement')
  XLSX.utils.book_append_sheet(book, balance, 'Balance sheet')
  XLSX.utils.book_append_sheet(book, cash, 'Cash flow')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}
