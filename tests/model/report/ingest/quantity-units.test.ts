import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Sheet1', rows)))
  return {
    units: statements.map(({ title, lineItems }) => [
      title,
      ...lineItems.map(({ label, unit, scale }) => `${label}: ${unit} ${scale ?? ''}`.trim()),
    ]),
    problems: problems.map(({ code, cell }) => `${code} ${cell}`),
  }
}

const ofMoney = (...lines: [label: string, figure: number][]) =>
  read(
    ['Operating statistics, EUR m'],
    ['', 'Q3 2026', 'Q3 2025'],
    ...lines.map(([label, figure]): Given[] => [label, figure, figure + 1]),
  ).units[0]?.slice(1)

describe('a line that names a unit of quantities', () => {
  test('counts in it, whatever the title says of money', () => {
    expect(
      ofMoney(
        ['Revenue', 520],
        ['Steel production, kt', 120],
        ['Deliveries (thousand tonnes)', 110],
        ['Electricity sales, GWh', 4500],
        ['Absatz (t)', 90],
        ['Oil production (kboe/d)', 250],
        ['Emissions (ktCO2e)', 45],
      ),
    ).toEqual([
      'Revenue: currency',
      'Steel production, kt: count',
      'Deliveries (thousand tonnes): count',
      'Electricity sales, GWh: count',
      'Absatz (t): count',
      'Oil production (kboe/d): count',
      'Emissions (ktCO2e): count',
    ])
  })

  test('is not one that names a footnote, or what money was spent on', () => {
    expect(ofMoney(['Other income (l)', 12], ['Revenue (t)', 520], ['Investments in vehicles', 20], ['Award miles', 12])).toEqual([
      'Other income (l): currency',
      'Revenue (t): currency',
      'Investments in vehicles: currency',
      'Award miles: currency',
    ])
  })

  test('at the price of one stands in single units, and that in cents in none of the statement’s money', () => {
    expect(ofMoney(['Production cost, €/t', 120], ['Power price, ct/kWh', 8])).toEqual([
      'Production cost, €/t: per share',
      'Power price, ct/kWh: count',
    ])
  })
})

test('things that are operated, carried or stand ready are counted', () => {
  expect(ofMoney(['Vessels operated', 32], ['Hospital beds', 2400], ['Passengers carried', 4500], ['Hotels', 14])).toEqual([
    'Vessels operated: count',
    'Hospital beds: count',
    'Passengers carried: count',
    'Hotels: currency',
  ])
})

test('a market share is a percentage, and a guess that is said', () => {
  const { units, problems } = read(['Statistics, EUR m'], ['', 'Q3 2026'], ['Revenue', 520], ['Market share', 32])
  expect(units[0]).toContain('Market share: percent')
  expect(problems).toEqual(['percent-scale B4'])
})

test('columns of a quantity, of its price and of revenue are statements of their own', () => {
  const { units } = read(
    ['Sales analysis Q3 2026'],
    ['', 'Volume (kt)', '', 'Price (€/t)', '', 'Revenue (€m)', ''],
    ['', 'Actual', 'Budget', 'Actual', 'Budget', 'Actual', 'Budget'],
    ['Steel', 120, 125, 650, 640, 78, 80],
    ['Aluminium', 40, 38, 2400, 2350, 96, 89.3],
  )
  expect(units.map(([, first]) => first)).toEqual(['Steel: count', 'Steel: currency', 'Steel: currency'])
})

test('a space is counted in square feet or metres, beside money as well; what it brings or costs is money', () => {
  expect(
    ofMoney(
      ['Revenue', 520],
      ['Total square feet', 30_600],
      ['Average square metres per store', 210],
      ['Gross leasable sq. ft.', 900],
      ['Sales per square foot', 3.2],
      ['Rent of square metres let', 12],
      ['Sq ft cost', 12],
    )?.slice(1),
  ).toEqual([
    'Total square feet: count',
    'Average square metres per store: count',
    'Gross leasable sq. ft.: count',
    expect.not.stringContaining('count'),
    'Rent of square metres let: currency',
    'Sq ft cost: currency',
  ])
})
