import { expect, test } from 'vitest'
import { goodDirection } from '#app/model/report/good-direction.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './ingest/grids.ts'

function directions(title: string, rows: Given[][]): Record<string, 'up' | 'down' | null> {
  const [statement] = understand(typed(grid(title, rows))).statements
  if (!statement) throw new Error('no statement')
  return Object.fromEntries(statement.lineItems.map(({ label }, at) => [label, goodDirection(statement, at)]))
}

const HEAD = ['EUR thousands', 'Q3 2026 Actual', 'Q3 2026 Budget', 'Variance']

test('costs that are written with a minus are good when their figures go up, whatever the differences beside them and a refund say', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Revenue', 1000, 900, 100],
      ['Wages', -400, -380, -20],
      ['Rent', -100, -120, 20],
      ['Marketing', 5, -30, 35],
      ['Operating profit', 505, 370, 135],
    ]),
  ).toEqual({ Revenue: 'up', Wages: 'up', Rent: 'up', Marketing: 'up', 'Operating profit': 'up' })
})

test('costs that are written without a minus are good when they go down, a credit among them as well', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Revenue', 1000, 900, 100],
      ['Wages', 400, 380, 20],
      ['Rent', 100, 120, -20],
      ['Marketing', -5, 30, -35],
      ['Operating profit', 505, 370, 135],
    ]),
  ).toEqual({ Revenue: 'up', Wages: 'down', Rent: 'down', Marketing: 'down', 'Operating profit': 'up' })
})

test('in a cash flow what is added back is neither good nor bad, and what is spent is good when its figure goes up', () => {
  expect(
    directions('Cash flow statement', [
      ['EUR thousands', 'Q3 2026', 'Q2 2026'],
      ['Net income', 365, 220],
      ['Depreciation', 60, 58],
      ['Amortisation', 30, 28],
      ['Capital expenditure', -140, -90],
      ['Net change in cash', 315, 216],
    ]),
  ).toMatchObject({ Depreciation: null, Amortisation: null, 'Capital expenditure': 'up', 'Net change in cash': 'up' })
})

test('of people in a headcount nobody is good or bad for the name of the team', () => {
  expect(
    directions('Headcount', [
      ['Team', 'Q2 2026', 'Q3 2026'],
      ['Sales', 33, 30],
      ['Research', 61, 66],
      ['Total headcount', 94, 96],
    ]),
  ).toEqual({ Sales: null, Research: null, 'Total headcount': null })
})

test('what stands in brackets is what a minus means', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Revenue', 1000, 900, 100],
      ['Wages', 400, 380, 20],
      ['Other income (expense)', -5, 30, -35],
      ['Income tax expense (benefit)', 100, 120, -20],
      ['Net income (loss)', 495, 430, 65],
      ['Loss on disposals', -5, -7, 2],
    ]),
  ).toMatchObject({
    'Loss on disposals': 'up',
    'Other income (expense)': 'up',
    'Income tax expense (benefit)': 'down',
    'Net income (loss)': 'up',
  })
})

test('in German, French and Spanish as in English, and what is left of two words is the result', () => {
  const rows = (labels: string[]): Given[][] => [['', 'FY2025', 'FY2026'], ...labels.map(label => [label, 10, 11])]
  const up = [
    'Umsatzerlöse',
    'Ergebnis vor Steuern',
    'Chiffre d’affaires',
    'Résultat avant impôts',
    'Ventas netas',
    'Resultado antes de impuestos',
  ]
  const down = [
    'Materialaufwand',
    'Abschreibungen',
    'Umsatzkosten',
    'Charges de personnel',
    'Coût des ventes',
    'Gastos de personal',
    'Impuestos',
  ]
  const also = {
    'EBIT margin': 'up',
    'Deferred tax assets': 'up',
    'CAC payback (months)': 'down',
    'Cash runway (months)': 'up',
    'Cash tied up (days)': 'down',
    'Cash conversion cycle': 'down',
    'Monthly cash burn': 'down',
    'Loss before tax': 'down',
    'Cost of revenue': 'down',
    Parkplätze: null,
  } as const
  const found = directions('Income', rows([...up, ...down, ...Object.keys(also)]))
  expect(found).toEqual({
    ...Object.fromEntries(up.map(label => [label, 'up'])),
    ...Object.fromEntries(down.map(label => [label, 'down'])),
    ...also,
  })
})

test('of a balance sheet cash, equity and debt have a direction; less property is no worse, and more stock no better', () => {
  expect(
    directions('Balance sheet', [
      ['', '2025-12-31', '2026-12-31'],
      ['Property', 90, 80],
      ['Inventories', 10, 20],
      ['Cash', 10, 11],
      ['Total assets', 110, 111],
      ['Retained earnings', 30, 40],
      ['Total equity', 30, 40],
      ['Debt to banks', 70, 61],
      ['Trade payables', 10, 10],
      ['Total equity and liabilities', 110, 111],
    ]),
  ).toEqual({
    ...{ Property: null, Inventories: null, Cash: 'up', 'Total assets': null, 'Retained earnings': 'up', 'Total equity': 'up' },
    ...{ 'Debt to banks': 'down', 'Trade payables': null, 'Total equity and liabilities': null },
  })
})

test('of operations more scrap and more days of stock are bad, more equipment in use and deliveries on time are good', () => {
  expect(
    directions('Operations', [
      ['', 'Q2 2026', 'Q3 2026'],
      ['Scrap rate', 0.03, 0.025],
      ['OEE', 0.81, 0.83],
      ['On-time delivery', 0.93, 0.95],
      ['DIO', 60, 58],
    ]),
  ).toEqual({ 'Scrap rate': 'down', OEE: 'up', 'On-time delivery': 'up', DIO: 'down' })
})

test('what a cash flow adds back, and how much what is owed changed, is neither good nor bad; what is left of a period is', () => {
  const sum = (value: number, formula: string): Given => ({ value: String(value), formula })
  const rows: Given[][] = [
    ['TEUR', '9M 2025', '9M 2026'],
    ['Periodenergebnis', 2395, 2459],
    ['Abschreibungen', 1830, 1920],
    ['Veränderung der Verbindlichkeiten', 330, 520],
    ['Cashflow aus laufender Geschäftstätigkeit', sum(4555, 'SUM(B3:B5)'), sum(4899, 'SUM(C3:C5)')],
    ['Investitionen', -1750, -2120],
    ['Veränderung der liquiden Mittel', sum(2805, 'B6+B7'), sum(2779, 'C6+C7')],
  ]
  expect(directions('Kapitalflussrechnung', rows)).toMatchObject({
    Periodenergebnis: 'up',
    Abschreibungen: null,
    'Veränderung der Verbindlichkeiten': null,
  })
})

test('a result is good when it is more, whatever it is the result of; results of a test say nothing', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Operating result', 100, 90, 10],
      ['Result before tax', 80, 70, 10],
      ['Income tax', 20, 20, 0],
      ['Net result', 60, 50, 10],
    ]),
  ).toEqual({ 'Operating result': 'up', 'Result before tax': 'up', 'Income tax': 'down', 'Net result': 'up' })
  expect(directions('Key figures', [HEAD, ['Survey results', 4, 5, -1], ['Sites', 2, 2, 0]])).toMatchObject({ 'Survey results': null })
})

test('what one of a thing costs is written above zero beside costs below it, and is good when it goes down', () => {
  expect(
    directions('Income statement', [
      ['EUR millions', 'Q3 2026', 'Q3 2025'],
      ['Revenue', 100, 90],
      ['Cost of sales', -60, -55],
      ['Operating costs', -20, -18],
      ['Operating profit', 20, 17],
      ['Cash cost, €/t', 433, 425],
    ])['Cash cost, €/t'],
  ).toBe('down')
})

test('what a sum of costs adds is a cost, also where it is called by what it brings in', () => {
  expect(
    directions('Income statement', [
      HEAD,
      ['Revenue', 1000, 900, 100],
      ['Cost of revenue'],
      ['  Subscription revenue', 200, 210, -10],
      ['  Services revenue', 100, 90, 10],
      ['Total cost of revenue', 300, 300, 0],
      ['Operating expenses'],
      ['  Sales', 150, 140, 10],
      ['  Customer success', 50, 40, 10],
      ['Total operating expenses', 200, 180, 20],
      ['Operating loss', 500, 420, 80],
    ]),
  ).toMatchObject({
    Revenue: 'up',
    'Subscription revenue': 'down',
    'Services revenue': 'down',
    Sales: 'down',
    'Customer success': 'down',
  })
})

test('debt securities that a bank holds are no debts, and an expenditure in brackets is what a minus means', () => {
  const balance = directions('Balance sheet', [
    ['EUR thousands', 'FY2025', 'FY2024'],
    ['Assets'],
    ['Cash', 100, 90],
    ['Debt securities', 300, 280],
    ['Total assets', 400, 370],
    ['Liabilities'],
    ['Debt securities in issue', 150, 140],
    ['Deposits', 150, 150],
    ['Total liabilities', 300, 290],
    ['Equity', 100, 80],
    ['Total liabilities and equity', 400, 370],
  ])
  expect(balance).toMatchObject({ Cash: 'up', 'Debt securities': null, 'Debt securities in issue': 'down', Equity: 'up' })
  const charity = directions('Statement of activities', [
    ['EUR thousands', 'FY2025', 'FY2024'],
    ['Total income', 400, 370],
    ['Total expenditure', 300, 290],
    ['Net income/(expenditure)', 100, 80],
  ])
  expect(charity).toEqual({ 'Total income': 'up', 'Total expenditure': 'down', 'Net income/(expenditure)': 'up' })
})

test('a loss that is a profit above zero, as the sums of the statement say, is good when its figure goes up', () => {
  const quarters = ['EUR thousands', 'Q1 2026', 'Q2 2026', 'Q3 2026']
  expect(
    directions('Income statement', [
      quarters,
      ['Revenue', 400, 520, 700],
      ['Operating costs', 480, 560, 640],
      ['Operating loss', -80, -40, 60],
    ]),
  ).toMatchObject({ Revenue: 'up', 'Operating costs': 'down', 'Operating loss': 'up' })
  expect(
    directions('Result by country', [
      quarters,
      ['Operating profit Spain', 100, -50, 10],
      ['Operating loss Italy', -80, 0, 21],
      ['Total result', 20, -50, 31],
    ]),
  ).toEqual({ 'Operating profit Spain': 'up', 'Operating loss Italy': 'up', 'Total result': 'up' })
  // Taken off, it is a loss above zero, and a gain below it.
  expect(
    directions('Income statement', [
      quarters,
      ['Operating profit', 500, 520, 700],
      ['Loss on exchange rates', 31, -12, 9],
      ['Profit before tax', 469, 532, 691],
    ]),
  ).toMatchObject({ 'Loss on exchange rates': 'down' })
})
