import { describe, expect, test } from 'vitest'
import { understand, type Understood } from '#app/model/report/ingest/understand.ts'
import { grid, type Given, typed } from './grids.ts'

const sheet = (rows: Given[][]): Understood => understand(typed(grid('Figures', rows)))

const columnsOf = ({ statements }: Understood) =>
  statements.map(({ columns }) => columns.filter(({ role }) => role === 'period').map(({ period, scenario }) => `${period} ${scenario}`))

describe('pages of key figures', () => {
  test.each([
    ['KPI', 'Target', 'Current', 'Last year'],
    ['Kennzahl', 'Ziel', 'Aktuell', 'Vorjahr'],
    ['Metric', 'Target', 'Value', 'LY'],
    ['Indicador', 'Meta', 'Real', 'Año anterior'],
    ['Indicateur', 'Cible', 'Réalisé', 'N-1'],
  ])('%s | %s | %s | %s: what is held against a target is what came of it', (...heads) => {
    const read = sheet([['KPI 05/2026'], heads, ['OEE', 0.8, 0.75, 0.7], ['Accidents', 2, 1, 3]])
    expect(columnsOf(read)).toEqual([['2026-05 budget', '2026-05 actual', '2025-05 actual']])
  })

  test('what is not yet due is no scenario', () => {
    const aged = sheet([
      ['Receivables, March 2026'],
      ['Customer', 'Current', '1-30', '31-60'],
      ['Ann Ltd', 10, 5, 1],
      ['Ben Ltd', 20, 6, 2],
    ])
    expect(
      columnsOf(aged)
        .flat()
        .filter(column => /budget/.test(column)),
    ).toEqual([])
  })

  test('a unit, a light, a trend and a remark beside a key figure make no record of it', () => {
    const read = sheet([
      ['KPI May 2026'],
      ['KPI', 'Unit', 'Actual', 'Target', 'Status', 'Trend', 'Owner', 'Comment'],
      ['Output', 't', 142, 150, 'A', '↓', 'Ann', 'line 2 was down'],
      ['Scrap rate', '%', 3.1, 2.5, 'R', '↑', 'Ben', 'new tools'],
      ['Stock days', 'days', 31, 30, 'G', '→', 'Ann', 'on track'],
    ])
    expect(columnsOf(read)).toEqual([['2026-05 actual', '2026-05 budget']])
  })

  test('tables beside each other are two, however few lines the second has', () => {
    const read = sheet([
      ['KPI May 2026'],
      ['KPI', 'Unit', 'Plan', 'Actual', '', 'KPI', 'Unit', 'Plan', 'Actual'],
      ['OEE', '%', 80, 75, '', 'Accidents', '#', 1, 2],
      ['Scrap rate', '%', 2, 3],
    ])
    expect(read.statements.map(({ lineItems }) => lineItems.map(({ label }) => label))).toEqual([['OEE', 'Scrap rate'], ['Accidents']])
  })

  test.each([
    'Mitarbeiter nach Abteilung 2026',
    'Employees by function 2026',
    'Dipendenti per reparto 2026',
    'Empleados por departamento 2026',
  ])('%s counts people, and no money', title => {
    const read = sheet([[title], ['', 'Jan', 'Feb'], ['Finance', 27, 9], ['IT', 36, 29], ['Sales', 19, 17]])
    expect(read.statements[0]).toMatchObject({ type: 'headcount' })
    expect(read.statements[0]?.lineItems.map(({ unit }) => unit)).toEqual(['count', 'count', 'count'])
  })

  test('what pay or turnover is by employee is money', () => {
    const read = sheet([['Salaries of employees by team 2026 in EUR'], ['', 'Jan', 'Feb'], ['Finance', 2700, 900], ['IT', 3600, 2900]])
    expect(read.statements[0]?.type).not.toBe('headcount')
  })

  test('202601 under Period makes records of lines with scenarios over their figures', () => {
    const read = sheet([
      ['Entity', 'Account', 'Period', 'ACT', 'BUD'],
      ['DE01', 'Revenue', 202601, 91.73, 80.92],
      ['DE01', 'Revenue', 202602, 39.07, 79.7],
      ['DE01', 'Costs', 202601, 74.72, 92.99],
      ['DE01', 'Costs', 202602, 58.97, 47.33],
    ])
    expect(read.statements).toEqual([])
    expect(read.tables).toMatchObject([{ kind: 'tidy' }])
  })

  test('S14, S15 and S16 over figures are weeks', () => {
    const read = sheet([
      ['Indicateurs 2026'],
      ['Indicateur', 'Unité', 'S14', 'S15', 'S16'],
      ['Effectif', 'ETP', 300, 134, 149],
      ['Accidents', 'nb', 3, 1, 2],
    ])
    expect(columnsOf(read)).toEqual([['2026-03-30..2026-04-05 actual', '2026-04-06..2026-04-12 actual', '2026-04-13..2026-04-19 actual']])
  })
})
