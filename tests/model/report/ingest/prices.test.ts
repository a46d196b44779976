import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

/** How a line of a statement in millions is read, and what is said of its scale. */
const lineOf = (label: string) => {
  const { statements, problems } = understand(
    typed(
      grid('P&L', [
        ['Income statement, $ in millions except per share'],
        ['', '2024', '2025'],
        ['Revenue', 1000, 1100],
        ['Costs', 600, 650],
        ['Profit', 400, 450],
        [label, 45.5, 47.25],
      ]),
    ),
    { today: '2026-11-29' },
  )
  const line = statements.flatMap(({ lineItems }) => lineItems).find(item => item.label === label)
  return { unit: line?.unit, told: problems.some(({ code, cell }) => code === 'mixed-scale' && cell === 'A6') }
}

test.each([
  'Share price',
  'Latest closing share price',
  'Share price (at year end)',
  '52-week high',
  'Unit price',
  'Hourly rate',
  'Average salary',
  'Rent per sqm',
  'Exchange rate',
  'Aktienkurs',
  'Stundensatz',
  'Cours de l’action',
  'Precio de la acción',
  'Preço médio',
  'Cena akcji',
  'Hisse fiyatı',
  'Aktiekurs',
  '株価',
  'Средняя цена',
])('“%s” among millions is no millions, and that is told', label => {
  expect(lineOf(label)).toEqual({ unit: 'per share', told: true })
})

test.each(['Purchase price', 'Share price effect', 'Market capitalisation', 'Price adjustments', 'Average loans'])(
  '“%s” counts in millions like the rest',
  label => {
    expect(lineOf(label)).toEqual({ unit: 'currency', told: false })
  },
)

test('a volume whose product with the price is the revenue counts, and is no money as in a bridge', () => {
  const unitOf = (revenue: number) =>
    understand(
      typed(
        grid('Variance', [
          ['Variance analysis FY2025, EUR'],
          ['', 'Budget', 'Actual'],
          ['Volume', 50_000, 46_052],
          ['Price', 105, 108],
          ['Revenue', 5_250_000, revenue],
          ['Costs', 3_500_000, 3_558_961],
        ]),
      ),
    )
      .statements.flatMap(({ lineItems }) => lineItems)
      .find(({ label }) => label === 'Volume')?.unit
  expect(unitOf(4_973_616)).toBe('count')
})

test('nor is one whose product with the price is the revenue in thousands, or of as many days in each year', () => {
  const unitOf = (...revenue: number[]) =>
    understand(
      typed(
        grid('P&L', [
          ['Income statement, EUR thousand'],
          ['', '2024', '2025'],
          ['Price', 99, 101],
          ['Volume', 1400, 1401],
          ['Revenue', ...revenue],
          ['Costs', 30, 31],
        ]),
      ),
    )
      .statements.flatMap(({ lineItems }) => lineItems)
      .find(({ label }) => label === 'Volume')?.unit
  expect(unitOf(138.6, 141.5)).toBe('count')
  expect(unitOf(50_589, 51_647.865)).toBe('count')
  // A bridge: the two are parts of what the revenue changed by.
  expect(unitOf(1499, 1502)).toBe('currency')
})
