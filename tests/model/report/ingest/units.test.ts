import { describe, expect, test } from 'vitest'
import { correct } from '#app/model/report/ingest/settling/correct.ts'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import type { Given } from './grids.ts'
import { grid, texts, typed } from './grids.ts'

const read = (...rows: Given[][]): Understood => understand(typed(grid('Income statement', rows)))
const codes = ({ problems }: Understood): string[] => problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)
const asImport = (understood: Understood): ImportJson => ({ version: 1, file: { name: 'a.xlsx', sha256: '0'.repeat(64) }, ...understood })
const shown = (value: string, format: string): Given => ({ value, format })

describe('a percentage without its sign', () => {
  const rows = (label: string, ...values: number[]): Given[][] => [
    ['Line', 'FY2024', 'FY2025'],
    ['Revenue', 1000, 1200],
    [label, ...values],
  ]

  test('is read as the likelier of the two, and said', () => {
    const churn = read(...rows('Churn rate', 3.2, 2.9))
    expect(churn.statements[0]?.lineItems[1]).toMatchObject({ unit: 'percent', whole: 100 })
    expect(codes(churn)).toEqual(['warning percent-scale B3'])
    expect(read(...rows('Churn rate', 0.032, 0.029)).statements[0]?.lineItems[1]).toMatchObject({ unit: 'percent', whole: 1 })
  })

  test('is asked where both readings are as good', () => {
    expect(codes(read(...rows('Growth %', 0.8, 0.6)))).toEqual(['error percent-scale B3'])
  })

  test('is corrected, and the question goes', () => {
    const { import: corrected } = correct(asImport(read(...rows('Growth %', 0.8, 0.6))), {
      statements: [{ statement: 0, rows: [{ labelCell: 'A3', whole: 100 }] }],
      plans: [],
      leavePlans: [],
    })
    expect(corrected.statements[0]?.lineItems[1]?.whole).toBe(100)
    expect(corrected.problems).toEqual([])
  })

  test('needs no question where its lines prove it', () => {
    const margin = read(['Line', 'FY2024', 'FY2025'], ['Revenue', 1000, 1200], ['Gross profit', 412, 516], ['Gross margin %', 0.412, 0.43])
    expect(margin.statements[0]?.lineItems[2]).toMatchObject({ unit: 'percent', whole: 1 })
    expect(codes(margin)).toEqual([])
  })

  test('with a sign in some cells only is asked for the others', () => {
    const mixed = read(
      ['Line', 'FY2024', 'FY2025', 'FY2026'],
      ['Sales', 1, 2, 3],
      ['Quota', shown('0.26', '0%'), shown('0.27', '0.0%'), 28],
    )
    expect(codes(mixed)).toEqual(['error percent-scale D3'])
    const typedIn = read(['Line', 'FY2024', 'FY2025'], ['Sales', 1, 2], ['Quota', shown('0.26', '0%'), '27%'])
    expect(typedIn.statements[0]?.lineItems[1]?.values.map(({ value }) => value)).toEqual(['0.26', '0.27'])
  })

  test('beside others of its size needs no question', () => {
    const alike = read(['Line', 'FY2024', 'FY2025'], ['Sales', 1, 2], ['Cost share', 0.15, shown('0.148', '0.0%')])
    expect(alike.statements[0]?.lineItems[1]).toMatchObject({ unit: 'percent', whole: 1 })
    expect(codes(alike)).toEqual([])
  })
})

describe('number formats that scale', () => {
  const head: Given[] = ['Line', 'FY2024', 'FY2025']

  test('show thousands of what is stored in full: the title speaks of what is shown', () => {
    const full = read(['in thousands of EUR'], head, ['Revenue', shown('1234567', '#,##0,'), shown('2345678', '#,##0,')])
    expect(full.statements[0]?.unit).toEqual({ currency: 'EUR', scale: 0, label: '' })
    expect(full.statements[0]?.lineItems[0]?.values[0]?.value).toBe('1234567')
    expect(codes(full)).toEqual(['info display-scale null'])
  })

  test('name the scale of what is stored by a literal', () => {
    const unit = (format: string): number | undefined =>
      read(['in EUR'], head, ['Revenue', shown('12.5', format), shown('13', format)]).statements[0]?.unit.scale
    expect([unit('0.0"m"'), unit('0.0\\k'), unit('0.0,,"m"'), unit('#,##0.0" bn"'), unit('#,##0.00')]).toEqual([6, 3, 0, 9, 0])
  })

  test('that differ within a line are asked', () => {
    const mixed = read(
      ['in EUR'],
      head,
      ['Revenue', shown('12.5', '0.0"m"'), shown('13000000', '#,##0')],
      ['Costs', shown('1', '0.0"m"'), shown('2', '0.0"m"')],
    )
    expect(codes(mixed)).toContain('error mixed-scale C3')
  })
})

describe('a line of its own scale or currency', () => {
  const rows: Given[][] = [
    ['in thousands of USD'],
    ['Line', 'FY2024', 'FY2025'],
    ['Revenue', 1000, 1200],
    ['Order book (USD m)', 5, 6],
    ['EBITDA (€m)', 3, 4],
    ['Price per share', 1.5, 2.5],
  ]

  test('keeps both, and the preview points at it', () => {
    const understood = read(...rows)
    expect(understood.statements[0]?.lineItems.map(({ scale, currency }) => [scale ?? null, currency ?? null])).toEqual([
      [null, null],
      [6, null],
      [6, 'EUR'],
      [null, null],
    ])
    expect(codes(understood)).toEqual(['warning mixed-currency A5', 'warning mixed-scale A4'])
  })

  test('is corrected by a person', () => {
    const { import: corrected } = correct(asImport(read(...rows)), {
      statements: [{ statement: 0, rows: [{ labelCell: 'A5', scale: null, currency: null }] }],
      plans: [],
      leavePlans: [],
    })
    const line = corrected.statements[0]?.lineItems[2]
    expect([line?.scale, line?.currency]).toEqual([undefined, undefined])
    expect(codes({ ...corrected })).toEqual(['warning mixed-scale A4'])
  })

  test('adds up in its own scale, and never across currencies', () => {
    const understood = read(
      ['in thousands of USD'],
      ['Line', 'FY2024'],
      ['North', 1000],
      ['South', 500],
      ['Total sales (USD m)', { formula: '(B3+B4)', value: '1.5' }],
      ['Total of euros', { formula: 'SUM(B3:B4)', value: '9', format: '[$€-407]#,##0' }],
    )
    expect(understood.statements[0]?.checks.map(({ cell, holds }) => [cell, holds])).toEqual([['B5', true]])
  })

  test('of two currencies in one line is asked', () => {
    const mixed = read(['Line', 'FY2024', 'FY2025'], ['Rent', shown('5', '[$€-407]0'), shown('6', '[$£-809]0')])
    expect(codes(mixed)).toContain('error mixed-currency C2')
  })
})

test('a unit that a person changes takes the file’s words for it away', () => {
  const understood = read(['USD in thousands'], ['Line', 'FY2024'], ['Rent', 5])
  expect(understood.statements[0]?.unit.label).not.toBe('')
  const { import: corrected } = correct(asImport(understood), { statements: [{ statement: 0, scale: 6 }], plans: [], leavePlans: [] })
  expect(corrected.statements[0]?.unit).toEqual({ currency: 'USD', scale: 6, label: '' })
})

describe('the decimal mark', () => {
  test('is decided by the figures of its own table, not by ids, and says by which', () => {
    const rows = [
      ['No.', 'Item', 'FY2024', 'FY2025'],
      ['1.1', 'Rent', '1.234', '2.345,5'],
      ['1.2', 'Power', '5.678', '9.012'],
    ]
    const understood = understand(texts('Kosten', rows))
    expect(understood.statements[0]?.lineItems.map(({ values }) => values.map(({ value }) => value))).toEqual([
      ['1234', '2345.5'],
      ['5678', '9012'],
    ])
    expect(understood.problems.find(({ code }) => code === 'decimal-comma')).toMatchObject({
      cell: 'D2',
      message: expect.stringMatching(/“2.345,5” \(D2\).*3 figures such as “1.234” \(C2\)/) as string,
    })
    rows[1] = ['1.1', 'Rent', '1.234', '2.345']
    const [asked, ...more] = understand(texts('Kosten', rows)).problems.filter(({ severity }) => severity === 'error')
    expect(asked?.cells).toEqual(['C2', 'D2', 'C3', 'D3'])
    expect(more).toEqual([])
  })
})

describe('the unit of', () => {
  const stated = (...head: string[]): unknown => {
    const { statements } = understand(
      typed(grid('Plan', [...head.slice(1).map(title => [title]), [head[0] ?? '', 2025, 2026], ['Revenue', 1, 2], ['Costs', 1, 2]])),
    )
    return [statements[0]?.unit.currency, statements[0]?.unit.scale]
  }
  const unitsOf = (name: string, ...lines: Given[][]): (string | undefined)[] =>
    (understand(typed(grid(name, [['', 2025, 2026], ...lines]))).statements[0]?.lineItems ?? []).map(({ unit, whole }) =>
      [unit, whole].filter(Boolean).join(' '),
    )

  test('millions is said in short as well', () => {
    expect(stated('$ in mln')).toEqual(['USD', 6])
    expect(stated('$ in mm')).toEqual(['USD', 6])
    expect(stated('', 'Free cash flow (mm)')).toEqual([null, 6])
    expect(stated('', 'Parts (mm wide)')).toEqual([null, 0])
  })

  test('shares, times and returns is seen from what they are', () => {
    expect(
      unitsOf(
        'Balance sheet',
        ['Common stock, 90,000 shares issued, $0.01 par value per share', 919, 914],
        ['Common stock, par value (in dollars per share)', 0.01, 0.01],
        ['DSO', 45, 44],
        ['Debt to be repaid (in years)', 10, 9],
        ['Return on common equity', 19.01, 22.8],
      ),
    ).toEqual(['currency', 'per share', 'count', 'count', 'percent 100'])
    expect(unitsOf('Cash flow', ['Discount period (n)', 1, 2], ['Discount factor', 0.89, 0.79], ['Levered beta', 0.85, 0.9])).toEqual([
      'count',
      'ratio',
      'ratio',
    ])
  })

  test('money is seen in names with underscores', () => {
    expect(unitsOf('Monthly data', ['units_sold', 3783, 3866], ['fixed_costs', 44003.67, 43327.21])).toEqual(['count', 'currency'])
  })
})

test('rates of operations between nought and one are percentages, and that is said', () => {
  const { statements, problems } = understand(
    typed(
      grid('Ops', [
        ['Operations'],
        ['', 'Q2 2026', 'Q3 2026'],
        ['Scrap rate', 0.03, 0.025],
        ['OEE', 0.81, 0.83],
        ['On-time delivery', 0.93, 0.95],
        ['DIO', 60, 58],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ label, unit, whole }) => `${label} ${unit} ${whole}`)).toEqual([
    'Scrap rate percent 1',
    'OEE percent 1',
    'On-time delivery percent 1',
    'DIO count null',
  ])
  expect(problems.map(({ code, cell, cells }) => `${code} ${cell} ${cells?.join()}`)).toEqual(['percent-scale B3 B3,B4,B5'])
})

test('a currency that the formats of all lines show against the title is one question, not one a line', () => {
  const money = (value: string): Given => ({ value, format: '"$"#,##0' })
  const read = (...rows: Given[][]) => {
    const { statements, problems } = understand(typed(grid('P&L', [['CNY thousands'], ['', 'FY2024', 'FY2025'], ...rows])))
    return [statements[0]?.unit.currency, statements[0]?.lineItems.map(({ currency }) => currency), problems.map(({ code }) => code)]
  }
  const lines: Given[][] = [
    ['Revenue', money('10'), money('12')],
    ['Costs', money('-4'), money('-5')],
  ]
  expect(read(...lines)).toEqual(['CNY', [undefined, undefined], ['mixed-currency']])
  // One line in dollars among others is one.
  expect(read(['Revenue', 10, 12], ['Exports', money('4'), money('5')])[1]).toEqual([undefined, 'USD'])
})

test('book-to-bill is a ratio, and a company called Beta is none', () => {
  const { statements } = understand(
    typed(
      grid('Orders', [
        ['Order intake, EUR m', 'Q2 2026', 'Q3 2026'],
        ['Beta SA', 10, 11],
        ['Book-to-bill', 1.02, 1.1],
        ['Beta (levered)', 0.8, 0.9],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'ratio', 'ratio'])
})

test('earnings are money where no currency is named, and earnings per share are of a share', () => {
  const { statements } = understand(
    typed(
      grid('Merger', [
        ['', 2024, 2025],
        ['Acquirer net earnings', 330, 374],
        ['Acquirer earnings per share', 0.66, 0.75],
      ]),
    ),
  )
  expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'per share'])
})
