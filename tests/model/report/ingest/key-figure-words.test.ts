import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (title: string, lines: Given[][], sheet = 'KPIs') => {
  const { statements, problems } = understand(typed(grid(sheet, [[title], [null, 'FY2024', 'FY2025'], ...lines])))
  return {
    units: Object.fromEntries(
      statements.flatMap(({ lineItems }) => lineItems.map(({ label, unit, whole }) => [label, unit + (whole ?? '')])),
    ),
    told: problems.flatMap(({ code, message }) => (code === 'row-unit' ? [message] : [])),
  }
}

describe('key figures under a title in thousands are no money by it alone', () => {
  test.each([
    ['Store count', 141, 148, 'count'],
    ['Beds', 410, 412, 'count'],
    ['Patients', 14_100, 14_800, 'count'],
    ['Footfall', 1_410_000, 1_480_000, 'count'],
    ['Loans (number)', 410, 420, 'count'],
    ['CO2 (t)', 14_100, 13_800, 'count'],
    ['Water m3', 41_000, 40_200, 'count'],
    ['Stock cover', 31, 30, 'count'],
    ['Runway', 14, 16, 'count'],
    ['eNPS', 31, 33, 'count'],
    ['Inventory turns', 6.1, 6.4, 'ratio'],
    ['LTIFR', 0.8, 0.7, 'ratio'],
    ['Like-for-like', 2.1, 3.2, 'percent100'],
    ['CET1', 14.1, 14.4, 'percent100'],
    ['Uptime', 99.91, 99.95, 'percent100'],
    ['Vacancy', 4.1, 3.8, 'percent100'],
  ])('%s', (label, before, now, unit) => {
    const { units } = read('Key figures, EUR thousands', [
      ['Order intake', 10_400, 10_900],
      [label, before, now],
    ])
    expect(units).toEqual({ 'Order intake': 'currency', [label]: unit })
  })

  test.each([
    ['Kundenzahl', 1410, 1480, 'count'],
    ['Filialen', 141, 148, 'count'],
    ['Kredite (Anzahl)', 410, 420, 'count'],
    ['Arbeitsstunden', 141_000, 138_000, 'count'],
    ['Lagerreichweite (Tage)', 31, 30, 'count'],
    ['Personalkostenquote', 41.2, 42.1, 'percent100'],
    ['Rohertragsmarge', 55.1, 56.2, 'percent100'],
    ['Auslastung', 78.2, 79.9, 'percent100'],
    ['Taux d’occupation', 81.2, 83.1, 'percent100'],
    ['Magasins', 141, 148, 'count'],
    ['Heures travaillées', 141_000, 138_000, 'count'],
    ['Tasa de ocupación', 81.2, 83.1, 'percent100'],
    ['Posti letto', 410, 412, 'count'],
  ])('%s', (label, before, now, unit) => {
    const { units } = read('Kennzahlen, TEUR', [
      ['Auftragseingang', 10_400, 10_900],
      [label, before, now],
    ])
    expect(units).toEqual({ Auftragseingang: 'currency', [label]: unit })
  })

  test('and what no word tells is asked, with or without a currency', () => {
    const lines: Given[][] = [
      ['Headcount', 120, 125],
      ['Units sold', 1200, 1250],
      ['Order intake', 10_400, 10_900],
      ['Basket', 41.2, 42.1],
    ]
    expect(read('Key figures, EUR thousands', lines).told).toEqual([
      '“Basket”: in no sum, and no word says that it is money. Read in thousands like the rest; say so where it counts something else.',
    ])
    expect(read('KPIs', [...lines, ['ARR (€)', 1033, 1158]]).told).toEqual([
      '“Order intake”, “Basket”: no word says whether they are money. Read as plain numbers; say so where they are money.',
    ])
  })

  test('and what may be counted or sold is asked beside money without a sum', () => {
    const { units, told } = read(
      'Group, EUR millions',
      [
        ['Revenue', 1000.5, 900.25],
        ['Volunteers', 340, 320],
        ['Load factor', 0.82, 0.81],
        ['Ticket médio (R$)', 85.5, 84.1],
        ['Members', 2100, 2000],
        ['Rooms', 540.5, 530.2],
      ],
      'Group',
    )
    expect(units).toEqual({
      Revenue: 'currency',
      Volunteers: 'count',
      'Load factor': 'percent1',
      'Ticket médio (R$)': 'per share',
      Members: 'currency',
      Rooms: 'currency',
    })
    expect(told.filter(message => message.includes('in no sum'))).toEqual([
      '“Members”: in no sum, and no word says that it is money. Read in millions like the rest; say so where it counts something else.',
    ])
  })

  test('but what is added up with money is money, whatever it is called', () => {
    const { units } = read('Revenue by product, EUR thousands', [
      ['Beds', 410, 412],
      ['Tables', 300, 310],
      ['Total revenue', 710, 722],
    ])
    expect(units).toEqual({ Beds: 'currency', Tables: 'currency', 'Total revenue': 'currency' })
  })
})

test.each([
  'SalesCount',
  'Order count',
  'Client count (active)',
  'Count of orders',
  'Recuento de pedidos',
  'Contagem de vendas',
  'Cantidad de ventas',
])('“%s” counts, also among money', label => {
  const { statements } = understand(
    typed(
      grid('Summary', [
        ['Income statement, EUR'],
        ['', '2024', '2025'],
        ['Revenue', 2570, 2600],
        ['Costs', 2090, 2000],
        ['Profit', 480, 600],
        [label, 8, 9],
      ]),
    ),
  )
  expect(statements.flatMap(({ lineItems }) => lineItems).at(-1)?.unit).toBe('count')
})
