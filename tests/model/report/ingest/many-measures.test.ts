import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (heads: string[]) => {
  const lines = ['North', 'South', 'West'].map((name, row): Given[] => [name, ...heads.map((_, at) => 20 + at * 3 + row)])
  const { statements, problems } = understand(typed(grid('Wells', [['Well', ...heads], ...lines])))
  return {
    units: statements.flatMap(({ columns, lineItems, unit }) =>
      columns.map(({ label }) => `${label}: ${lineItems[0]?.unit} ${unit.currency} ${unit.scale}`),
    ),
    told: problems.filter(({ code }) => code === 'measures-apart').map(({ severity, cell }) => `${severity} ${cell}`),
  }
}

test('columns that count in nine things are nine statements', () => {
  const { units, told } = read([
    'NPV (USD m)',
    'Payback (years)',
    'Reserves (boe)',
    'Rate (t)',
    'Cost of reserves ($/boe)',
    'Energy (MWh)',
    'Return (%)',
    'Staff (FTE)',
    'Distance (km)',
  ])
  expect(units).toEqual([
    'NPV (USD m): currency USD 6',
    'Payback (years): count null 0',
    'Reserves (boe): count null 0',
    'Rate (t): count null 0',
    'Cost of reserves ($/boe): currency USD 0',
    'Energy (MWh): count null 0',
    'Return (%): percent null 0',
    'Staff (FTE): count null 0',
    'Distance (km): count null 0',
  ])
  expect(told).toEqual(['info C1'])
})

test('where they count in too many things for that, it is told that all are read in one unit', () => {
  const units = ['USD m', 'years', 't', 'h', 'kg', 'MWh', 'km', 'FTE', 'm²', 'litres', 'pcs', 'kWh', 'sqm', 'tons', 'boe', '$/t', '%', 'GJ']
  expect(read(units.map((unit, at) => `Measure ${String.fromCharCode(65 + at)} (${unit})`)).told).toEqual(['warning C1'])
})
