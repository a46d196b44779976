import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { inWords } from '#app/model/report/ingest/cells/text.ts'
import { currencyIn } from '#app/model/report/ingest/units/currencies.ts'
import { unitOfTitles } from '#app/model/report/ingest/units/unit.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => understand(typed(grid('Sheet', rows)))
const unitsOf = ({ statements }: ReturnType<typeof read>) =>
  Object.fromEntries((statements[0]?.lineItems ?? []).map(item => [item.label, item]))

describe('a scale and a currency in one word', () => {
  test.each([
    ['SEKm', 'SEK', 6],
    ['MEUR', 'EUR', 6],
    ['in TSEK', 'SEK', 3],
    ['NOK million', 'NOK', 6],
    ['kPLN', 'PLN', 3],
    ['DKK bn', 'DKK', 9],
    ['百万円', 'JPY', 6],
    ['tūkst. Eur', 'EUR', 3],
    ['mln. eurų', 'EUR', 6],
    ['tuhandetes eurodes', 'EUR', 3],
  ])('“%s” is %s to the power %i', (text, currency, scale) => {
    expect(unitOfTitles([text])).toEqual({ currency, scale, label: text })
  })
})

describe('a letter with an accent', () => {
  test.each([
    ['Créances, en €', 0],
    ['Bénéfices et crédits en EUR', 0],
    ['GuV in EUR Köln', 0],
    ['in EUR (Märkte Europas)', 0],
    ['Přehled problémů, problém €', 0],
    ['DRE em milhões de €', 6],
    ['Cuenta en millón de €', 6],
    ['Beträge in Tsd. EUR', 3],
  ])('ends no word: “%s” is to the power %i', (text, scale) => {
    expect(unitOfTitles([text]).scale).toBe(scale)
  })

  test('makes no currency of a name', () => {
    expect(['EURÓPA', 'RUBÍN', 'ŠRON', 'ZÁRUKY EUR'].map(currencyIn)).toEqual([null, null, null, 'EUR'])
  })
})

describe('a column of units', () => {
  const found = read(
    [null, 'Unit', 'Q2 2025', 'Q3 2025'],
    ['Ore mined', 'kt', 1020, 1030],
    ['Seat miles', 'millions', 2450, 2500],
    ['Cash cost', 'US$/lb', 1.85, 1.8],
    ['Realised price', 'A$/oz', 4200, 4300],
    ['Gold sold', 'koz', 22, 23],
  )

  test('counts what it names, and no money for the sake of one price', () => {
    const lines = unitsOf(found)
    expect(lines['Ore mined']).toMatchObject({ unit: 'count' })
    expect(lines['Seat miles']).toMatchObject({ unit: 'count' })
    expect(lines['Seat miles']?.scale).toBeUndefined()
    expect(lines['Realised price']).toMatchObject({ unit: 'currency' })
  })

  test('of prices is in single units, whatever the statement counts in', () => {
    const lines = unitsOf(read(['US$ millions', 'Unit', '2024', '2025'], ['Revenue', 'US$ millions', 500, 520], ['Price', 'US$/t', 90, 95]))
    expect(lines['Price']).toMatchObject({ unit: 'per share' })
  })

  test('may hold dots: Mio. €', () => {
    const german = read(
      [null, null, 2024, 2025],
      ['Umsatz', 'Mio. €', 500, 520],
      ['Ergebnis', 'Mio. €', 50, 52],
      ['Quote', '%', 40.5, 41],
      ['Ergebnis je Aktie', '€', 2.1, 2.2],
    )
    expect(german.statements[0]?.unit).toMatchObject({ currency: 'EUR', scale: 6 })
    expect(unitsOf(german)['Ergebnis je Aktie']).toMatchObject({ unit: 'per share' })
  })
})

describe('what a line counts in', () => {
  const lines = unitsOf(
    read(
      ['$000', 'Jan 2026', 'Feb 2026'],
      ['Stores', 10, 11],
      ['Online', 5, 6],
      ['Total sales', 15, 17],
      ['Sales 19% VAT', 3, 4],
      ['Combined ratio (%)', 93.1, 94.2],
      ['Net debt / EBITDA (x)', 1.2, 1.1],
      ['EBITDA margin', 26.5, 27],
    ),
  )

  test('is money where it is added up with money, shops or not', () => {
    expect(lines['Stores']).toMatchObject({ unit: 'currency' })
  })

  test('is no percentage for a rate in its name, and one for a sign in brackets', () => {
    expect(lines['Sales 19% VAT']).toMatchObject({ unit: 'currency' })
    expect(lines['Combined ratio (%)']).toMatchObject({ unit: 'percent', whole: 100 })
    expect(lines['EBITDA margin']).toMatchObject({ unit: 'percent', whole: 100 })
  })

  test('is a multiple where (x) says so', () => {
    expect(lines['Net debt / EBITDA (x)']).toMatchObject({ unit: 'ratio' })
  })

  test('a gross margin beside gross profit is a percentage', () => {
    const margins = unitsOf(read(['$m', 2024, 2025], ['Revenue', 500, 520], ['Gross profit', 200, 213], ['Gross margin', 40, 40.96]))
    expect(margins['Gross margin']).toMatchObject({ unit: 'percent', whole: 100 })
  })

  test('is money in an income statement that only its lines tell', () => {
    const plain = read(
      [null, 'Jan 2026', 'Feb 2026'],
      ['Drawings', 4, 5],
      ['Total Income', 4, 5],
      ['Stamps', 1, 1],
      ['Total Expense', 1, 1],
    )
    expect(plain.statements[0]?.type).toBe('income')
    expect(plain.statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['currency', 'currency', 'currency', 'currency'])
  })
})

test('segments of letters are segments: P&C is not the company', () => {
  const found = read([null, 2025, 2025, 2025], ['USD m', 'P&C', 'Life', 'Total'], ['Premiums', 20, 17, 37], ['Profit', 2, 1, 3])
  expect(found.statements[0]?.columns.map(({ entity }) => entity)).toEqual(['P&C', 'Life', null])
})

describe('what says the unit in passing', () => {
  test('is a line of its own among the first', () => {
    const found = read(
      ['As reported'],
      ['Date', '2024', '2025'],
      ['Scale', 'Millions', 'Millions'],
      ['Revenue', 500, 520],
      ['Costs', 300, 320],
    )
    expect(found.statements[0]?.unit.scale).toBe(6)
  })

  test('is a unit of India beside a line', () => {
    const found = read([null, 'Unit', 2024, 2025], ['Revenue', '₹ in Cr', 500, 520], ['Costs', '₹ in Cr', 300, 320])
    expect(found.statements[0]?.unit).toMatchObject({ currency: 'INR', scale: 7 })
  })

  test('is a heading with nothing but a note beside it', () => {
    const lines = unitsOf(
      read(
        ['₹ in lakhs', 'Note', 2024, 2025],
        ['Revenue from sales', 29, 500.5, 520],
        ['Net profit', null, 50.5, 52],
        ['Earnings per equity share (face value of ₹ 1 each)', '38B'],
        ['Basic (in ₹)', null, 6.13, 6.04],
      ),
    )
    expect(lines['Basic (in ₹)']).toMatchObject({ unit: 'per share' })
  })
})

test('names that programs join from words say what they count like any others', () => {
  const found = unitsOf(
    read(
      ['asOfDate', 'FY2024', 'FY2025'],
      ['BasicAverageShares', 58_984_604, 64_563_032],
      ['DilutedEPS', 4.53, 4.75],
      ['CostOfRevenue', 177_076_000, 259_492_000],
      ['EBITDAMargin', 0.12, 0.13],
      ['NetIncome', 266_944_000, 306_866_000],
      ['kWh', 12, 13],
      ['CapEx', 12_000, 13_000],
    ),
  )
  expect(Object.entries(found).map(([label, { unit }]) => `${label} ${unit}`)).toEqual([
    'BasicAverageShares count',
    'DilutedEPS per share',
    'CostOfRevenue currency',
    'EBITDAMargin percent',
    'NetIncome currency',
    'kWh count',
    'CapEx currency',
  ])
})

test('what looks like joined words and is one stays', () => {
  expect(['CapEx(mln)', 'SaaS', 'kWh', 'EBITDAs', 'NetIncome', 'EBITDAMargin', 'net_income', 'Net Income'].map(inWords)).toEqual([
    'CapEx(mln)',
    'SaaS',
    'kWh',
    'EBITDAs',
    'Net Income',
    'EBITDA Margin',
    'net income',
    'Net Income',
  ])
})
