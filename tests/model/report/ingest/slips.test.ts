import { expect, test } from 'vitest'
import { isSlipOf } from '#app/model/report/ingest/rows/slips.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

/** The kinds of lines and what does not foot, of a table without formulas. */
const read = (lines: [string, ...Given[]][], heads: Given[] = ['Sep 2025'], title = 'Balance sheet, EUR thousands') => {
  const { statements, problems } = understand(typed(grid('Sheet', [[title], ['', ...heads], ...lines])), { today: '2026-11-29' })
  return {
    sums: statements[0]?.lineItems.filter(({ parts }) => parts.length > 0).map(({ label, parts }) => `${label} ${parts.length}`),
    wrong: statements[0]?.checks.filter(({ holds }) => !holds).map(({ cell, computed }) => `${cell} ${computed}`),
    told: problems.filter(({ code }) => code === 'does-not-foot').length,
  }
}
const balance = (current: number): [string, number][] => [
  ['Cash', 10234],
  ['Receivables', 6125],
  ['Inventories', 2377],
  ['Current assets', current],
  ['Property', 10044],
  ['Intangibles', 3151],
  ['Non-current assets', 13195],
  ['Total assets', 31931],
]
const SUMS = ['Current assets 3', 'Non-current assets 2', 'Total assets 2']

test('in one column a figure of many digits is the sum of the lines above it without a word or a formula', () => {
  expect(read(balance(18736))).toEqual({ sums: SUMS, wrong: [], told: 0 })
})

test('two figures that changed places, and a wrong digit, are told; what stands further down is checked against what is right', () => {
  const above = ['Current assets 3', 'Non-current assets 2', 'Total assets 4']
  expect(read(balance(18763))).toEqual({ sums: above, wrong: ['B6 18736'], told: 1 })
  expect(read(balance(18936))).toEqual({ sums: above, wrong: ['B6 18736'], told: 1 })
})

test('a line that the sum forgot is told', () => {
  expect(read(balance(16359))).toMatchObject({ wrong: ['B6 18736'], told: 1 })
  // What makes it without the line before may as well be a result that is wrong itself.
  expect(
    read([
      ['Sales', 3804],
      ['Materials', -1402],
      ['Rough margin', 2513],
      ['Rent', -441],
      ['Left', 1961],
    ]).sums,
  ).toEqual([])
})

test.each([
  ['Group', 'Sales by region, EUR thousands'],
  ['Konzern', 'Umsatz nach Region, TEUR'],
  ['Closing cash', 'Cash, EUR thousands'],
])('%s below its parts', (label, title) => {
  const parts: [string, number][] = [
    [label === 'Closing cash' ? 'Opening cash' : 'Germany', 1234],
    ['France', 612],
    ['Spain', 237],
  ]
  expect(read([...parts, [label, 2083]], ['2025'], title)).toMatchObject({ sums: [`${label} 3`], wrong: [] })
  expect(read([...parts, [label, 2038]], ['2025'], title)).toMatchObject({ wrong: ['B6 2083'], told: 1 })
})

test('a figure that lacks just what another line above says is no slip: that line is a part as well', () => {
  const lines: [string, ...Given[]][] = [
    ['Capital', 10000],
    ['Reserves :', ''],
    ['Retained', 21628],
    ['Deferred tax', 2481],
    ['Employed', 34109],
  ]
  expect(read(lines)).toMatchObject({ wrong: [], told: 0 })
})

test.each([
  [['Opening cash', 'Receipts', 'Payments', 'Closing cash'], 'Cash, EUR thousands'],
  [['Ingående kassa', 'Inbetalningar', 'Utbetalningar', 'Utgående kassa'], 'Kassaflöde, tkr'],
  [['Saldo początkowe', 'Wpływy', 'Wydatki', 'Saldo końcowe'], 'Przepływy pieniężne, tys. zł'],
  [['Cassa iniziale', 'Incassi', 'Pagamenti', 'Cassa finale'], 'Flussi di cassa, €/000'],
  [['Остаток на начало', 'Поступления', 'Платежи', 'Остаток на конец'], 'Движение денежных средств, тыс. руб.'],
])(
  'a closing figure that is not what there was and came in since is told: %j',
  ([opening = '', more = '', less = '', closing = ''], title) => {
    const lines = (end: number): [string, number][] => [
      [opening, 412],
      [more, 5003],
      [less, -4011],
      [closing, end],
    ]
    expect(read(lines(1404), ['2025'], title)).toEqual({ sums: [`${closing} 3`], wrong: [], told: 0 })
    expect(read(lines(2391), ['2025'], title)).toMatchObject({ wrong: ['B6 1404'], told: 1 })
    const behind: [string, number][] = [...lines(0).slice(1, 3), ['Net change in cash', 992], [opening, 412], [closing, 1500]]
    expect(read(behind, ['2025'], title)).toMatchObject({ wrong: ['B7 1404'] })
  },
)

test('a section of one line is a part of the change in cash once', () => {
  const { sums, wrong } = read(
    [
      ['Operating profit', 3125, 2011],
      ['Depreciation', 1211, 1101],
      ['Cash flow from operations', 4336, 3112],
      ['Capex', -2377, -2200],
      ['Cash flow from investing', -2377, -2200],
      ['Change in cash', 1959, 912],
      ['Opening cash', 412, 300],
      ['Closing cash', 2371, 1112],
    ],
    ['2025', '2024'],
    'Cash, EUR thousands',
  )
  expect(sums).toEqual(['Cash flow from operations 2', 'Cash flow from investing 1', 'Change in cash 2', 'Closing cash 2'])
  expect(wrong).toEqual(['C10 1212'])
})

test('of two columns one may be wrong where the other proves the sum', () => {
  const lines: [string, ...number[]][] = [
    ['Cash', 10234, 9211],
    ['Receivables', 6125, 7345],
    ['Inventories', 2377, 2213],
    ['Current assets', 18763, 18769],
  ]
  expect(read(lines, ['Sep 2025', 'Dec 2024'])).toMatchObject({ sums: ['Current assets 3'], wrong: ['B6 18736'], told: 1 })
})

test('few digits, round ones, what is far off and figures here and there prove nothing', () => {
  const none = { sums: [], wrong: [], told: 0 }
  expect(
    read([
      ['Cash', 120],
      ['Deposits', 340],
      ['Loans', 460],
    ]),
  ).toEqual(none)
  expect(
    read([
      ['Cash', 12000],
      ['Deposits', 34000],
      ['Loans', 46000],
    ]),
  ).toEqual(none)
  expect(
    read([
      ['Cash', 12345],
      ['Deposits', 34567],
      ['Loans', 51234],
    ]),
  ).toEqual(none)
  expect(
    read(
      [
        ['Shares', 12345, ''],
        ['Capital', '', 34567],
        ['Reserves', 1, 34567],
        ['Loans', 12346, ''],
      ],
      ['Sep 2025', 'Dec 2024'],
    ),
  ).toEqual(none)
})

test.each([
  ['18736', '18763', true],
  ['18736', '18936', true],
  ['18736', '78136', false],
  ['18736', '18735.5', false],
  ['18736', '18736', false],
  ['18736', '19836', false],
  ['18736.2', '18736.02', true],
])('%s and %s', (one, other, isSlip) => expect(isSlipOf(one, other)).toBe(isSlip))
