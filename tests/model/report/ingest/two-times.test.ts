import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (...rows: Given[][]): Understood => understand(typed(grid('Sheet', rows)), { today: '2026-11-29' })
const columns = ({ statements }: Understood): string[] =>
  (statements[0]?.columns ?? []).map(({ period, scenario, entity }) => [period, scenario, ...(entity ? [entity] : [])].join(' '))
const told = ({ problems }: Understood): string[] =>
  problems.filter(({ severity }) => severity !== 'info').map(({ code, cell }) => `${code} ${cell}`)

const lines = (figures: readonly number[]): Given[][] => [
  ['Revenue', ...figures],
  ['Costs', ...figures.map(figure => -figure / 2)],
  ['Profit', ...figures.map(figure => figure / 2)],
]
const dates = (...days: string[]): Given[] => days.map(value => ({ kind: 'date', value, raw: '1', format: 'd mmm yyyy' }))

describe('two times over one column', () => {
  test('of which one is another quarter are told, and a quarter keeps its own year', () => {
    const both = read(['£k', 'Q2 2023', 'Q3 2023', 'Q4 2023'], ['', 'FQ1', 'FQ2', 'FQ3'], ...lines([100, 120, 140]))
    expect(columns(both)).toEqual(['FY2023-Q2 actual', 'FY2023-Q3 actual', 'FY2023-Q4 actual'])
    expect(told(both)).toEqual(['two-times B2'])
    expect(both.problems.find(({ code }) => code === 'two-times')?.message).toContain('the first of them is read as Q2 FY2023')
  })

  test('are told where no business year brings a day and a year together', () => {
    const apart = read(['£k', ...dates('2023-03-31', '2023-06-30')], ['', 'Q1 2024', 'Q2 2024'], ...lines([100, 120]))
    expect(told(apart)).toContain('two-times B2')
    const years = read(['£k', 'FY2023', 'FY2024'], ['', '2021A', '2022A'], ...lines([100, 120]))
    expect(told(years)).toEqual(['two-times B2'])
  })

  test('that a business year brings together need no question', () => {
    const early = read(['£k', ...dates('2023-09-30', '2023-12-31')], ['', 'Q1 2024', 'Q2 2024'], ...lines([100, 120]))
    expect(columns(early)).toEqual(['FY2024-Q1 actual', 'FY2024-Q2 actual'])
    expect(told(early)).toEqual([])
    const months = read(['£k', 'FY2024', 'FY2024', 'FY2024'], ['', 'Nov-23', 'Dec-23', 'Jan-24'], ...lines([100, 120, 140]))
    expect(told(months)).toEqual([])
  })
})

describe('the eighth of twelve or thirteen periods', () => {
  const asked = (...head: Given[][]): Understood => read(['Accounts FY2026'], ...head, ...lines([100, 120, 140]))

  test('is asked beside last year, over scenarios and behind them', () => {
    for (const head of [
      [
        ['£k', 'P8', 'P8', 'Prior Yr'],
        ['', 'Actual', 'Budget', 'Actual'],
      ],
      [
        ['£k', 'P8'],
        ['', 'Actual', 'Budget', 'Forecast'],
      ],
      [['£k', 'P8 Actual', 'P8 Budget', 'P8 Forecast']],
      [['Period 8 - FY2026'], ['£k', 'Actual', 'Budget', 'Forecast']],
    ]) {
      const read = asked(...head)
      expect(columns(read).map(column => column.split(' ')[0])).not.toContain('FY2026')
      expect(told(read).some(problem => problem.startsWith('period-unknown'))).toBe(true)
    }
  })

  test('is none where several of them are projects', () => {
    const projects = read(['Accounts FY2026'], ['£k', 'P1 Budget', 'P1 Actual', 'P2 Budget', 'P2 Actual'], ...lines([100, 120, 140, 160]))
    expect(columns(projects)).toEqual(['FY2026 budget P1', 'FY2026 actual P1', 'FY2026 budget P2', 'FY2026 actual P2'])
  })
})

test('where a year is going to land is said of the whole of it', () => {
  const landing = read(['Compte de résultat août 2026'], ['k€', 'Réel', 'Budget', 'Atterrissage'], ...lines([100, 120, 1400]))
  expect(columns(landing)).toEqual(['2026-08 actual', '2026-08 budget', 'FY2026 forecast'])
})

describe('gross, depreciation and net under this year, and net under the year before', () => {
  test('are columns of their own, and none of them is this year alone', () => {
    const assets = (...head: Given[]): Understood =>
      read(
        ['Bilan au 31/12/2025'],
        ['Actif', ...head],
        ['', 'Brut', 'Amort.', 'Net', 'Net'],
        ['Immobilisations incorporelles', 120, 40, 80, 90],
        ['Immobilisations corporelles', 480, 160, 320, 290],
        ['Total actif immobilisé', 600, 200, 400, 380],
      )
    const expected = ['2025-12-31 actual Brut', '2025-12-31 actual Amort.', '2025-12-31 actual Net', '2024-12-31 actual Net']
    expect(columns(assets('2025', '', '', '2024'))).toEqual(expected)
    expect(columns(assets('N', '', '', 'N-1'))).toEqual(expected)
  })
})
