import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (title: string, ...lines: Given[][]) => {
  const { statements, problems } = understand(typed(grid('Table', [[title, 2022, 2023], ...lines])))
  return {
    units: statements[0]?.lineItems.map(({ unit, whole }) => (whole === null ? unit : `${unit} of ${whole}`)),
    asked: problems.filter(({ code }) => code === 'row-unit' || code === 'percent-scale').map(({ cell, message }) => `${cell} ${message}`),
  }
}

describe('things that come in wholes', () => {
  test.each([
    ['Capex (US$ millions)', 'New stores'],
    ['Investimentos (R$ milhões)', 'Novas lojas'],
    ['Investitionen (Mio. EUR)', 'Neue Filialen'],
    ['Inversiones (millones de euros)', 'Nuevas tiendas'],
    ['Investissements (M€)', 'Nouveaux magasins'],
  ])('%s: what %s come to may be money, and is asked', (title, label) => {
    const { units, asked } = read(title, [label, 22.5, 6.4], ['IT', 4.6, 5.1])
    expect(units?.[0]).toBe('count')
    expect(asked).toContain(`A2 “${label}” come in wholes, but B2 says 22.5: read as plain numbers. Say what they count in.`)
  })

  test.each([
    ['Revenue by channel (USD millions)', 'Stores'],
    ['Receita por canal (R$ milhões)', 'Lojas'],
    ['Balance (miles de euros)', 'Clientes'],
  ])('%s: %s in a sum of money are money, and nobody is asked', (title, label) => {
    const { units, asked } = read(title, [label, 122.5, 136.4], ['Online', 44.6, 55.1], ['Total', 167.1, 191.5])
    expect(units).toEqual(['currency', 'currency', 'currency'])
    expect(asked).toEqual([])
  })

  test('whole ones are how many there are', () => {
    expect(read('Umsatz (Mio. EUR)', ['Umsatz', 122.5, 136.4], ['Filialen', 41, 44])).toMatchObject({
      units: ['currency', 'count'],
      asked: [],
    })
  })

  test('orders that are none are what they bring', () => {
    const { units, asked } = read('Key figures (EUR millions)', ['Revenue', 122.5, 136.4], ['Orders received', 130.2, 141.7])
    expect(units).toEqual(['currency', 'currency'])
    expect(asked.join()).toContain('A3 “Orders received” come in wholes, but B3 says 130.2: read as the money that they bring.')
  })
})

describe('what is owed over what is owned', () => {
  test.each([
    'Net debt to equity',
    'Debt/Equity',
    'LT debt to total assets',
    'Debt to capital',
    'Nettoverschuldung / Eigenkapital',
    'Dívida líquida / Patrimônio líquido',
    'Deuda neta / patrimonio',
    'Dette nette / capitaux propres',
  ])('%s of 50.3 is in percent, and that is told', label => {
    const { units, asked } = read('Key figures', [label, 50.3, 44.8], ['Employees', 120, 125])
    expect(units?.[0]).toBe('percent of 100')
    expect(asked).toHaveLength(1)
  })

  test.each([
    ['Debt to equity', 1.45, 'ratio'],
    ['Debt to equity', 12.4, 'ratio'],
    ['Debt to assets', 0.45, 'ratio'],
    ['Debt to assets', 8.4, 'percent of 100'],
    ['Schulden / Eigenkapital', 5400, 'currency'],
  ])('%s of %d is read as %s', (label, figure, unit) => {
    const lines: Given[][] = [
      [label, figure, figure],
      ['Employees', 120, 125],
    ]
    expect(read(unit === 'currency' ? 'Bilanz (TEUR)' : 'Key figures', ...lines).units?.[0]).toBe(unit)
  })
})
