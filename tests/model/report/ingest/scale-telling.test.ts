import { describe, expect, test } from 'vitest'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

// Figures a thousand times too small look like figures.

const read = (...rows: Given[][]): Understood => understand(typed(grid('Income statement', rows)))
const told = ({ problems }: Understood): string[] =>
  problems.filter(({ code }) => code === 'scale-elsewhere').map(({ severity, cell }) => `${severity} ${cell}`)
const unit = ({ statements }: Understood): unknown => statements[0]?.unit.scale
const lines: Given[][] = [
  ['', 2025, 2026],
  ['Revenue', 900, 1000],
  ['Costs', -600, -700],
  ['Profit', 300, 300],
]

describe('a scale that stands on the sheet', () => {
  test('counts from above the header, though a date stands over it', () => {
    const found = read(['Date', { kind: 'date', value: '2026-02-03' } as Given], ['Stock', 'ABCD'], [], ['(In Millions)'], ...lines)
    expect([unit(found), told(found)]).toEqual([6, []])
  })

  test('is none where it is a figure: 1’300’000.00 says nothing about others', () => {
    const swiss = [
      ['', '2025', '2026'],
      ['Ertrag', "1'234'567.50", "1'300'000.00"],
      ['Aufwand', "-1'000'000.00", "-1'100'000.00"],
      ['Gewinn', "234'567.50", "200'000.00"],
    ]
    expect(told(understand(texts('Rechnung', swiss)))).toEqual([])
  })

  test('between the lines is said, and settled by saying what they count in', () => {
    const found = read(...lines, ['Discounting'], ['All figures in USD thousands unless stated'], ['Present value', 280, 270])
    expect([unit(found), told(found)]).toEqual([0, ['warning A6']])
    const answered = correct(
      { version: 1, file: { name: 'a.xlsx', sha256: '0'.repeat(64) }, ...found },
      { statements: [{ statement: 0, scale: 3 }], plans: [], leavePlans: [] },
    )
    expect(JSON.stringify(answered)).not.toContain('scale-elsewhere')
  })

  test('is nothing to say where it is that of shares, of a line, or of the statement', () => {
    expect(told(read(...lines, ['Capital expenditure ($000s)', 5, 6]))).toEqual([])
    expect(told(read(['in USD thousands'], ...lines, ['in USD thousands'], ['Tax', -20, -30]))).toEqual([])
    expect(told(read(...lines, ['Weighted shares (in millions)'], ['Dividends', -20, -30]))).toEqual([])
  })
})

describe('a column of units', () => {
  test('right of the figures is one, too', () => {
    const found = understand(
      texts('Income statement', [
        ['item', '2025', '2026', 'unit'],
        ['Revenue', '900.5', '1000.5', 'EUR m'],
        ['Costs', '-600.5', '-700.5', 'EUR m'],
      ]),
    )
    expect([unit(found), told(found)]).toEqual([6, []])
    expect(found.statements[0]?.unit.currency).toBe('EUR')
  })

  test('that nobody understands is said', () => {
    const found = understand(
      texts('Income statement', [
        ['item', '2025', '2026', 'unit'],
        ['Revenue', '900.5', '1000.5', 'wan'],
        ['Costs', '-600.5', '-700.5', 'wan'],
      ]),
    )
    expect(told(found)).toEqual(['warning D2'])
  })

  test('that is empty beside sums holds for them as well', () => {
    const found = read(
      ['', '', 2025, 2026],
      ['Sales', '₹ MM', 900, 1000],
      ['Services', '₹ MM', 100, 100],
      ['Revenue', '', { value: '1000', formula: 'C2+C3' }, { value: '1100', formula: 'D2+D3' }],
    )
    expect(unit(found)).toBe(6)
    expect(found.problems.map(({ code }) => code)).not.toContain('mixed-scale')
  })
})

test('columns of percentages beside amounts of the same year stay out', () => {
  const found = understand(
    texts('Costs', [
      ['item', '2025_amount', '2025_pct', '2026_amount', '2026_pct'],
      ['Materials', '820.5', '0.6', '870.5', '0.6'],
      ['Wages', '547.5', '0.4', '580.5', '0.4'],
    ]),
  )
  expect(found.statements[0]?.columns.map(({ role }) => role)).toEqual(['period', 'other', 'period', 'other'])
  expect(found.problems.map(({ code }) => code)).not.toContain('same-column')
})

test('a unit that stands in a column of figures, alone in its row, is that of the line', () => {
  const { statements } = understand(
    typed(
      grid('Revenue', [
        ['Revenue assumptions'],
        ['', 2023, 2024, 2025],
        ['Product A', 10, 30, 90],
        ['Product B', 20, 20, 24],
        ['North', 'Nos', 23, 27],
        ['South', 'n/a', 24, 26],
        ['East', 'x', 24, 26],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'count', 'currency', 'currency'])
})

test('a line of the first that is called by a unit alone says what the others count in', () => {
  const found = read(
    ['', 2024, 2025, 2026],
    ['OK', -2, -1, 1],
    ['($ in millions)', '', 'CASE:', 2],
    ['Revenue', 900, 1000, 1100],
    ['Costs', -600, -700, -800],
    ['Profit', 300, 300, 300],
  )
  expect(found.statements[0]?.unit).toMatchObject({ currency: 'USD', scale: 6 })
})

describe('a scale over the whole sheet', () => {
  const model: Given[][] = [
    ['DCF model'],
    ['$ in thousands'],
    [],
    [null, 'Assumptions'],
    [null, 'Discount rate', { value: '0.1', format: '0%' }],
    [null, 'Growth rate', { value: '0.03', format: '0%' }],
    [],
    [null, 'Terminal value', null, 'Present value'],
    [null, 'Growth', 2056929, 1277191],
    [null, 'Multiple', 1584269, 983706],
    [],
    [null, 'Financials'],
    [null, null, 'Actual', 'Actual', 'Forecast'],
    [null, null, 2024, 2025, 2026],
    [null, 'Revenue', 256108, 299972, 365000],
    [null, 'Costs', -204158, -209967, -255500],
    [null, 'EBITDA', 51950, 90005, 109500],
  ]

  test('counts for every table below, also below lines that stand above the first years', () => {
    const { statements } = read(...model)
    expect(statements.map(({ unit: { scale } }) => scale)).toEqual(statements.map(() => 3))
    expect(statements.at(-1)?.columns.map(({ period }) => period)).toEqual(['FY2024', 'FY2025', 'FY2026'])
  })
})

test('a scale that the next table names is asked for the one above it, whose figures are as large; not for prices', () => {
  const next: Given[][] = [
    [],
    ['Projections ($ in thousands)'],
    ...lines.map(row => row.map(cell => (typeof cell === 'number' ? cell * 100 : cell))),
  ]
  next[2] = ['', 2025, 2026]
  const balance = read(['Balance sheet items'], ['Cash', 24310], ['Total debt', 310559], ['Net debt', 286249], ...next)
  expect(told(balance)).toEqual(['warning A6'])
  const prices = read(['Prices'], ['Price of a share in $', 24], ['Price of a bond in $', 98], ['Price of a loan in $', 97], ...next)
  expect(told(prices)).toEqual([])
})

describe('two scales over one table', () => {
  const over = (...titles: string[]) => read(...titles.map((title): Given[] => [title]), ...lines)

  test('are pointed out: which of them speaks of the figures, the sheet does not say', () => {
    expect(told(over('(in thousands)', 'USD, $ in millions'))).toEqual(['warning A2'])
  })

  test('of money and of shares, or said twice, are none', () => {
    expect(told(over('(in thousands, except per share amounts)'))).toEqual([])
    expect(told(over('USD in thousands', 'Income statement ($ in thousands)'))).toEqual([])
    expect(told(over('USD ($) shares in Millions, $ in Thousands'))).toEqual([])
  })
})
