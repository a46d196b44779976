import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// Ways of writing a money and its size that were read in single units, in another money, or without a word.

const lines: Given[][] = [
  ['Revenue', 1000, 1200],
  ['Costs', -600, -700],
  ['EBIT', 400, 500],
]
const read = (...rows: Given[][]): Understood => understand(typed(grid('Report', rows)))
const titled = (title: string): Understood => read([title], ['', 2025, 2026], ...lines)
const unit = ({ statements }: Understood): string => `${statements[0]?.unit.currency} ${statements[0]?.unit.scale}`
const told = ({ problems }: Understood): string[] => problems.map(({ code, cell }) => `${code} ${cell}`)

describe('what a title counts in', () => {
  test.each([
    ['in NOK 1000', 'NOK 3'],
    ['Tall i NOK 1 000', 'NOK 3'],
    ['in EUR 1,000,000', 'EUR 6'],
    ['(EUR 000,000)', 'EUR 6'],
    ["US$'000,000", 'USD 6'],
    ['mil milhões de euros', 'EUR 9'],
    ['miles de millones de pesos', 'null 9'],
    ['in Rm', 'ZAR 6'],
    ['MM CLP', 'CLP 6'],
    ['k PLN', 'PLN 3'],
    ['th. EUR', 'EUR 3'],
    ['PLN thou.', 'PLN 3'],
    ['tūkst. EUR', 'EUR 3'],
    ['tisoč EUR', 'EUR 3'],
    ['т. руб.', 'RUB 3'],
    ['тыс. $', 'USD 3'],
    ['RMB in 10 thousands', 'CNY 4'],
    ["(N$'000)", 'NAD 3'],
  ])('%s', (said, expected) => {
    expect([unit(titled(`Income statement ${said}`)), unit(read(['Income statement'], [said], ['', 2025, 2026], ...lines))]).toEqual([
      expected,
      expected,
    ])
  })

  test('is the dollar of no country that is known, where a letter before it says so', () => {
    expect([unit(titled("Income statement (F$'000)")), unit(titled("Income statement (MOP$'000)"))]).toEqual(['null 3', 'null 3'])
    expect([unit(titled('Income statement (k$)')), unit(titled('Income statement (M$)')), unit(titled('P&L (US$m)'))]).toEqual([
      'USD 3',
      'USD 6',
      'USD 6',
    ])
  })

  test('is asked where a word beside the money is not understood, in the corner and at the end of a title as well', () => {
    expect(told(titled('Income statement in xd. EUR'))).toEqual(['scale-elsewhere A1'])
    expect(told(read(['Income statement'], ['xd. EUR', 2025, 2026], ...lines))).toEqual(['scale-elsewhere A2'])
    expect(told(read(['Income statement'], ['EUR in 000', 2025, 2026], ...lines))).toEqual(['scale-elsewhere A2'])
    expect(told(titled('Income statement M EUR'))).toEqual(['scale-elsewhere A1'])
    expect(told(titled('Income statement in Rs.'))).toEqual([])
    expect(told(titled('Income statement v EUR'))).toEqual([])
  })

  test('is asked where it names two moneys, not where one of them is what the other was made of', () => {
    expect(told(titled('Income statement (EUR k / USD k)'))).toEqual(['shared-sign A1'])
    expect(told(titled('Functional currency: EUR; presentation currency: USD'))).toEqual(['shared-sign A1'])
    expect(told(titled('Income statement in EUR (translated from USD)'))).toEqual([])
    expect(told(titled('Income statement USD k, 1 EUR = 1.08 USD'))).toEqual([])
  })
})

describe('columns', () => {
  test('that name a money beside one in thousands are asked', () => {
    expect(told(read(['Income statement'], ['', '2025 (TCHF)', '2026 (CHF)'], ...lines))).toEqual(['mixed-scale C2'])
    expect(told(read(['Income statement (TCHF)'], ['', '2025 CHF', '2026 CHF'], ...lines))).toEqual([])
  })
})

describe('rates of exchange', () => {
  test.each(['FX rate EUR:CHF', 'EURUSD', '1 EUR = x USD', 'Kurs EUR/PLN', 'Average rate USD/EUR'])(
    '%s is no money of the statement',
    label => {
      const [statement] = read(['Income statement in EUR k'], ['', 2025, 2026], ...lines, [label, 1.08, 1.1]).statements
      expect(statement?.lineItems.at(-1)?.unit).toBe('per share')
    },
  )
})
