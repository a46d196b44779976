import { expect, test } from 'vitest'
import { withAnswer } from '#app/ui/upload/answering.ts'
import { answersTo } from '#app/model/report/ingest/settling/answers.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'
import { apply, one as oneOf } from './settling.ts'

// A pack of key figures below an income statement: amounts, percentages, multiples, days and pieces among each other.

const MONEY: Given[][] = [
  ['Revenue', 1200.5, 1300.2],
  ['Cost of sales', 400.1, 420.2],
  ['Gross profit', 800.4, 880],
]
const FIGURES: Given[][] = [
  ['EBITDA margin', 33.3, 36.9],
  ['Headcount', 52, 53],
  ['DSO', 45, 44],
  ['Net debt / EBITDA', 3.7, 3],
  ['Book-to-bill', 1.25, 0.93],
]
const text = (value: string): Given => ({ kind: 'text', value })
const read = (rows: Given[][], head = 'EUR thousand', title = 'Management report') => {
  const found = understand(typed(grid('Pack', [[title], [head, 'Jan 2026', 'Feb 2026'], ...rows])))
  const units = new Map(found.statements[0]?.lineItems.map(({ label, unit, whole }) => [label, whole === null ? unit : `${unit} ${whole}`]))
  const told = (code: string): string[] =>
    found.problems.filter(problem => problem.code === code).map(({ cell, cells }) => (cells ?? [cell]).join(' '))
  return { found, of: (label: string) => units.get(label), told }
}
const unitIn = (rows: Given[][], [label = '', ...values]: Given[], head?: string): string | undefined => {
  const { of, told } = read([...rows, [label, ...values]], head)
  const unit = of(String(label))
  // A percentage without a sign is always told.
  if (unit?.startsWith('percent')) expect(told('percent-scale').join(' ').split(' ')).toContain(`B${rows.length + 3}`)
  return unit
}

test.each([
  ['OEE', 71.2, 72.1],
  ['On-time delivery', 95.2, 96.1],
  ['Absenteeism', 3.1, 3.3],
  ['Uptime', 99.9, 99.95],
  ['Loan-to-value', 51.2, 50.9],
  ['Staff turnover', 8.1, 8.3],
  ['Capacity utilisation', 81, 84],
  ['SLA met', 95, 96],
])('“%s” is a percentage among key figures, whatever the first lines make of them', (...line) => {
  expect(unitIn([...MONEY, ...FIGURES], line)).toBe('percent 100')
})

test.each([
  ['Accidents', 1, 0],
  ['Patents filed', 2, 1],
  ['Joiners', 2, 1],
  ['Average tenure', 4.1, 4.2],
])('“%s” counts things among key figures', (...line) => {
  expect(unitIn([...MONEY, ...FIGURES], line)).toBe('count')
})

test('in an income statement the same words are money, as before', () => {
  expect(unitIn([...MONEY, ['Personnel costs', 20.1, 21.2]], ['Sick leave', 3.1, 3.3])).toBe('currency')
})

test.each([
  ['Solvency ratio', 185, 187, 'percent 100'],
  ['Combined ratio', 95, 94, 'percent 100'],
  ['NPL ratio', 1.9, 1.8, 'percent 100'],
  ['NPL ratio', 0.019, 0.018, 'ratio'],
  ['Liquidity coverage ratio', 145, 152, 'percent 100'],
  ['Gearing', 45.2, 44.1, 'percent 100'],
  ['Gearing', 0.45, 0.44, 'ratio'],
  ['Current ratio', 1.5, 1.6, 'ratio'],
  ['Current ratio', 45, 52, 'ratio'],
  ['Order book cover', 0.7, 0.8, 'ratio'],
  ['Capex intensity', 4.1, 4.2, 'percent 100'],
  ['Pipeline coverage', 3.1, 3.3, 'ratio'],
  ['Price/earnings ratio', 24, 26, 'ratio'],
  ['Student teacher ratio', 24, 26, 'ratio'],
  ['FCF / EBITDA', 62.9, 67.7, 'percent 100'],
  ['EV / EBITDA', 22.9, 27.7, 'ratio'],
  ['Net debt / EBITDA', 34.9, 27.7, 'ratio'],
  ['Cash conversion', 99.6, 106.8, 'percent 100'],
  ['Zinsdeckungsgrad', 4.5, 4.7, 'ratio'],
  ['Räntetäckningsgrad', 4.5, 4.7, 'ratio'],
])('“%s | %s” is told to be a percentage by its name and size, or it is a multiple', (label, one, two, unit) => {
  expect(unitIn([...MONEY, ...FIGURES], [label, one, two])).toBe(unit)
})

test.each([
  ['GOP margin', 35, 36, 'percent 100'],
  ['EBITDAaL margin', 40.4, 41.4, 'percent 100'],
  ['Capex to sales', 15.1, 15.4, 'percent 100'],
  ['Net adds (k)', 45, 44, 'count'],
  ['Student numbers', 8100, 8250, 'count'],
  ['Realised price', 4.1, 4.2, 'per share'],
  ['Opex per day', 6120, 6240, 'per share'],
  ['Lapse rate', 4.1, 4, 'percent 100'],
  ['Day rate', 4.1, 4, 'per share'],
  ['WTE in post', 1210.5, 1215.2, 'count'],
  ['EBE / CA', 41.7, 43.8, 'percent 100'],
  ['Masse salariale / CA', 25.1, 24.2, 'percent 100'],
  ['EBITDA / Ventas', 41.7, 43.8, 'percent 100'],
  ['Liquidität 1. Grades', 110.2, 112, 'percent 100'],
  ["Taux d'occupation", 81, 84, 'percent 100'],
  ['EBITDA-marginal', 41.7, 43.8, 'percent 100'],
  ['Frauenanteil', 31.2, 31.5, 'percent 100'],
  ['Aliquota fiscale', 24.5, 25.1, 'percent 100'],
  ['Rendement eigen vermogen', 12.1, 12.3, 'percent 100'],
  ['Kundfordringar dagar', 45, 44, 'count'],
  ['Giorni medi di incasso', 45, 44, 'count'],
  ['Délai fournisseurs', 40, 41, 'count'],
  ['BFR en jours de CA', 45, 44, 'count'],
  ['Cykl należności', 45, 44, 'count'],
  ['Doba inkasa', 45, 44, 'count'],
  ['Myyntisaamisten kiertoaika', 45, 44, 'count'],
  ['Оборачиваемость дебиторской задолженности', 45, 44, 'count'],
  ['Producción (toneladas)', 1500, 1600, 'count'],
  ['Výroba (t)', 1500, 1600, 'count'],
  ['Aktywni klienci', 812, 824, 'count'],
  ['Liquidez corrente', 1.5, 1.6, 'ratio'],
  ['Płynność bieżąca', 1.5, 1.6, 'ratio'],
  ['Běžná likvidita', 1.5, 1.6, 'ratio'],
  ['Likviditetsgrad', 110.5, 112.4, 'percent 100'],
  ['Likviditetsgrad 1', 1.5, 1.6, 'ratio'],
  ['Lagerets omsætningshastighed', 6.1, 6, 'ratio'],
  ['EBITDA marže', 41.7, 43.8, 'percent 100'],
  ['Nettovelkaantumisaste', 45.5, 46.4, 'percent 100'],
  ['Özkaynak kârlılığı', 12.1, 12.3, 'percent 100'],
  ['Доля заемного капитала', 45.5, 46.6, 'percent 100'],
  ['Доля в прибыли ассоциированных организаций', 45.5, 46.6, 'currency'],
  ['Omsetning per ansatt', 23.1, 24.5, 'per share'],
  ['Выручка на сотрудника', 23.1, 24.5, 'per share'],
  ['Forderungen über 90 Tage', 45, 44, 'currency'],
  ['Minderheitenanteil', 3.2, 3.1, 'currency'],
  ['Erlöse / Revenue', 20.5, 21.5, 'currency'],
  ['Contribución marginal', 150, 160, 'currency'],
  ['Rendement beleggingen', 12.5, 12.1, 'currency'],
  ['Liquidità immediata', 1250, 1260, 'currency'],
  ['Retail margin', 41.2, 42.1, 'currency'],
  ['Toothpaste', 45.5, 46.1, 'currency'],
  ['Liquiditätsgrad 2', 171.5, 173.4, 'percent 100'],
  ['Preis je MWh', 100.4, 100.1, 'per share'],
  ['Taux de change', 1.08, 1.09, 'per share'],
  ['Voorziening verlofdagen', 45, 46, 'currency'],
])('“%s | %s” is no amount by a word of its language', (label, one, two, unit) => {
  expect(unitIn([...MONEY, ...FIGURES], [label, one, two])).toBe(unit)
})

test.each(['PFN / Patrimonio netto', 'Turnover'])('“%s” is asked among key figures, small as it is, though it names money', label => {
  const { told } = read([...MONEY, ...FIGURES, [label, 0.5, 0.4]])
  expect(told('row-unit').join(' ').split(' ')).toContain('A11')
})

test('thousands without a currency are asked like those of a currency', () => {
  const lines = [...MONEY, ...FIGURES, ['Berths', 61, 62]]
  expect(read(lines, 'EUR thousand').told('row-unit')).toEqual(['A11'])
  expect(read(lines, 'in thousands').told('row-unit')).toEqual(['A11'])
})

test('orders of 1,500.1 are what they bring, and customers of 812.5 are asked; what a formula works out is not', () => {
  const broken = read([...MONEY, ...FIGURES, ['Orders received', 1500.1, 1210.2], ['Active customers', 812.5, 824.5]])
  expect([broken.of('Orders received'), broken.of('Active customers')]).toEqual(['currency', 'count'])
  expect(broken.told('row-unit')).toEqual(['A11', 'A12'])
  const whole = read([
    ...MONEY,
    ...FIGURES,
    ['Orders received', 1500, 1210],
    ['Active customers', 812, 824],
    ['Average headcount', 52.5, 53.5],
    ['Units', text('3.0'), text('4.0')],
  ])
  expect(whole.of('Orders received')).toBe('count')
  expect(whole.told('row-unit')).toEqual([])
})

test('a table that writes 35.2 for 35.2 % means 0.4 % by a churn of 0.4; a debt ratio may be a part of one', () => {
  const { of } = read([
    ...FIGURES,
    ['Equity ratio', 35.2, 35.9],
    ['ROCE', 12.1, 12.3],
    ['OEE', 71.2, 72.1],
    ['Churn', 0.4, 0.2],
    ['Skuldsättningsgrad', 0.5, 0.6],
  ])
  expect([of('Churn'), of('Skuldsättningsgrad')]).toEqual(['percent 100', 'percent 1'])
})

test('percentages without a sign are asked at once, and one press settles all of them', () => {
  const { found } = read([...MONEY, ...FIGURES, ['ROCE', 12.1, 12.3], ['OEE', 71.2, 72.1]])
  const json = { version: 1 as const, file: { name: 'a.csv', sha256: '0'.repeat(64) }, ...found }
  const problem = oneOf(json, 'percent-scale')
  expect(problem.cells).toEqual(['B6', 'B11', 'B12'])
  const answers = answersTo(problem, found.statements, 1)
  expect(answers.map(({ answer }) => answer)).toEqual([
    { is: 'whole', whole: 100 },
    { is: 'whole', whole: 1 },
  ])
  const said = withAnswer({ statements: [], plans: [], leavePlans: [] }, answers[1] ?? { answer: { is: 'months' }, columns: [] }, true)
  const settled = apply(json, said)
  expect(settled.statements[0]?.lineItems.filter(({ unit }) => unit === 'percent').map(({ whole }) => whole)).toEqual([1, 1, 1])
  expect(settled.problems.filter(({ code }) => code === 'percent-scale')).toEqual([])
})

test('lines in single units among thousands are told at once, and may be like the rest', () => {
  const { found } = read([...MONEY, ['Revenue per employee', 23.1, 24.5], ['Average order value', 12.5, 9.3]])
  const json = { version: 1 as const, file: { name: 'a.csv', sha256: '0'.repeat(64) }, ...found }
  const problem = oneOf(json, 'mixed-scale')
  expect(problem).toMatchObject({ cells: ['A6', 'A7'] })
  const [answer] = answersTo(problem, found.statements, 1)
  expect(answer?.answer).toEqual({ is: 'like the rest' })
  const settled = apply(
    json,
    withAnswer({ statements: [], plans: [], leavePlans: [] }, answer ?? { answer: { is: 'months' }, columns: [] }, true),
  )
  expect(settled.statements[0]?.lineItems.slice(3).map(({ unit, scale }) => [unit, scale])).toEqual([
    ['currency', undefined],
    ['currency', undefined],
  ])
  expect(settled.problems.filter(({ code }) => code === 'mixed-scale')).toEqual([])
})

test('percentages of its lines between them make no key figures of an income statement, and costs below zero are money', () => {
  const share: Given[] = ['% of revenue', 1.7, 1.9]
  const costs = ['Fordon', 'Training', 'Complaints', 'Sick leave', 'Overtime'].flatMap((label): Given[][] => [[label, 20.5, 25.5], share])
  const statement: Given[][] = [['Revenue', 1200, 1300], ...costs, ['EBITDA', 1097.5, 1172.5]]
  const units = (rows: Given[][]) =>
    read(rows, 'EUR thousand', 'Income statement').found.statements[0]?.lineItems.flatMap(({ label, unit }) =>
      label === '% of revenue' ? [] : [unit],
    )
  expect(new Set(units(statement))).toEqual(new Set(['currency']))
  expect(unitIn([...MONEY, ...FIGURES], ['Complaints', -1.5, -1.6])).toBe('currency')
})

test('lines without a name are no margins', () => {
  const { found } = read([
    ['Revenue', 1200, 1300],
    ['', 420, 455],
    ['Fees', 35, 34],
    ['Liquidity ratio', 0, 0],
  ])
  expect(found.statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency', 'ratio'])
})

test('three rates of other things than its results make key figures of a table: what no word calls money is asked', () => {
  const lines = [
    ...MONEY,
    ['Falls', 12, 14],
    ['Cancer 62 day', 71.2, 72.4],
    ['Loads', 1210, 1300],
    ['Elective activity', 1210, 1250],
    ['RTT 18 weeks', 61.2, 62.4],
  ]
  const asked = (more: Given[][]) => read([...lines, ...more]).told('row-unit')
  expect(
    asked([
      ['Vacancy rate', 8.1, 8],
      ['Sickness absence rate', 4.1, 4.3],
      ['Retention rate', 92.1, 93.2],
    ]),
  ).toEqual(['A6 A7 A8 A9 A10'])
  // Percentages of its lines stand below any income statement.
  expect(
    asked([
      ['EBITDA margin', 8.1, 8],
      ['Sales growth', 4.1, 4.3],
      ['Effective tax rate', 22.1, 23.2],
    ]),
  ).toEqual([])
})

test('a column of units says what most lines count in, and that the others count in no money', () => {
  const found = understand(
    typed(
      grid('Plant', [
        ['Plant', 'Unit', 'Jan 2026', 'Feb 2026'],
        ['Revenue', '€k', 1200.5, 1300.2],
        ['Contribution', '€k', 420.5, 430.2],
        ['Energy cost', '€k', 45.2, 48.1],
        ['Cost per tonne', '€/t', 310, 312],
        ['Scrap', 't', 15, 16],
        ['Downtime', 'h', 45, 42],
        ['Backlog', '€m', 3.5, 3.4],
      ]),
    ),
  )
  expect(found.statements[0]?.unit).toMatchObject({ currency: 'EUR', scale: 3 })
  expect(found.statements[0]?.lineItems.map(({ unit, scale }) => `${unit} ${scale ?? ''}`)).toEqual([
    ...['currency ', 'currency ', 'currency ', 'per share ', 'count ', 'count ', 'currency 6'],
  ])
  expect(found.problems.flatMap(({ severity, code, cell }) => (severity === 'info' ? [] : [`${code} ${cell}`]))).toEqual([
    'mixed-scale A5',
    'mixed-scale A8',
  ])
})
