import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (name: string, rows: Given[][]) => understand(typed(grid(name, rows)), { today: '2026-11-29' })

describe('lines of a pack', () => {
  test('are called by the words in front of the figures, whatever stands behind them or between', () => {
    const segments = read('Segments', [
      ['Segments August 2026'],
      ['£k'],
      ['', 'Industrial', 'Consumer', 'Software', 'Consolidated', 'Commentary'],
      ['Revenue', 908, 996, 958, 2862],
      ['Other operating costs', 605, 581, 675, 1861, 'Timing of orders'],
      ['EBITDA', 303, 415, 283, 1001],
      ['FTE', 27, 55, 75, 157],
    ])
    expect(segments.sheets[0]?.kind).toBe('statement')
    expect(segments.statements[0]?.lineItems.map(({ label }) => label)).toEqual(['Revenue', 'Other operating costs', 'EBITDA', 'FTE'])
    expect(segments.statements[0]?.columns.map(({ entity }) => entity).slice(0, 3)).toEqual(['Industrial', 'Consumer', 'Software'])
    const noted = read('Segments', [
      ['Segments for the month ended 30 June 2026'],
      ['', 'Notes', 'Unit', 'Industrial', 'Software', 'Consolidated'],
      ['Revenue', '', '£m', 826.5, 771.5, 1598],
      ['Other costs', '', '£m', 592.5, 655.5, 1248],
      ['EBITDA', '', '£m', 234, 116, 350],
    ])
    expect(noted.statements[0]?.lineItems.map(({ label, unit }) => `${label} ${unit}`)).toEqual([
      'Revenue currency',
      'Other costs currency',
      'EBITDA currency',
    ])
    expect(noted.statements[0]?.unit).toMatchObject({ currency: 'GBP', scale: 6 })
  })

  test('that add up to heads are heads, also below lines of money', () => {
    const { statements, problems } = read('P&L', [
      ['P&L 2026'],
      ['GBP thousands'],
      ['', 'Jan-26', 'Feb-26', 'Mar-26'],
      ['Product sales', 900, 910, 920],
      ['Service sales', 100, 110, 120],
      ['Total revenue', 1000, 1020, 1040],
      ['Sales', 50, 51, 52],
      ['R&D', 40, 41, 42],
      ['Operations', 20, 21, 22],
      ['Total FTE', 110, 113, 116],
    ])
    const units = statements.flatMap(({ lineItems }) => lineItems.map(({ label, unit }) => `${label}: ${unit}`))
    expect(units).toEqual([
      'Product sales: currency',
      'Service sales: currency',
      'Total revenue: currency',
      'Sales: count',
      'R&D: count',
      'Operations: count',
      'Total FTE: count',
    ])
    expect(problems.filter(({ code }) => code === 'does-not-foot')).toEqual([])
  })

  test.each(['Personalkosten', 'Costo del personale', 'Coste de personal', 'Personalkostnad', 'Koszty wynagrodzeń', 'Masse salariale'])(
    '“%s” among heads is money',
    label => {
      const { statements } = read('Headcount', [
        ['Headcount by department'],
        ['', 'Jan-26', 'Feb-26'],
        ['Sales', 50, 51],
        ['R&D', 40, 41],
        ['Total FTE', 90, 92],
        [label, 310, 320],
      ])
      expect(statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['count', 'count', 'count', 'currency'])
    },
  )

  test.each([
    ['Numero clienti', 'count'],
    ['Winst per aandeel', 'per share'],
  ])('“%s” is no amount of money', (label, unit) => {
    const { statements } = read('KPI', [
      ['KPI (in migliaia di euro)'],
      ['', 'Jan-26', 'Feb-26'],
      ['Ricavi', 5000, 5100],
      ['EBITDA', 900, 910],
      [label, 21, 22],
    ])
    expect(statements[0]?.lineItems.at(-1)?.unit).toBe(unit)
  })
})
