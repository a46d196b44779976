import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// A scenario above the years: over which of them it stands.

const LINES: Given[][] = [
  ['Revenue', 1, 2, 3, 4, 5],
  ['Costs', 1, 1, 1, 1, 1],
  ['Profit', 0, 1, 2, 3, 4],
]
const scenarios = (rows: Given[][], merge?: [row: number, left: number, right: number]): string[] => {
  const sheet = grid('P&L', [...rows, ...LINES])
  if (merge) sheet.merges.push({ top: merge[0], bottom: merge[0], left: merge[1], right: merge[2] })
  const { statements, problems } = understand(typed(sheet))
  expect(problems).toEqual([])
  return (statements[0]?.columns ?? []).map(({ period, scenario }) => `${period} ${scenario}`)
}
const YEARS: Given[] = ['$m', 2024, 2025, 2026, 2027, 2028]
const SPLIT = ['FY2024 actual', 'FY2025 actual', 'FY2026 forecast', 'FY2027 forecast', 'FY2028 forecast']

describe('a scenario over the years', () => {
  test('counts until the next one, though nothing is merged', () => {
    expect(scenarios([['P&L'], ['', 'Historical', '', 'Forecasting'], YEARS])).toEqual(SPLIT)
    expect(scenarios([['P&L'], ['', 'Actuals', '', 'Projections'], YEARS])).toEqual(SPLIT)
  })

  test('that is merged over some of them is theirs alone, also with a blank row between', () => {
    expect(scenarios([['P&L'], ['', '', '', 'Forecast'], [], YEARS], [1, 3, 5])).toEqual(SPLIT)
  })
})

test('a title that is one word with what is planned makes its columns planned, and says so', () => {
  const of = (title: string) => {
    const { statements, problems } = understand(
      typed(grid('Sheet1', [[title], [], ['TEUR', 'Q1 2026', 'Q2 2026'], ['Eingänge', 5, 6], ['Ausgänge', -4, -5]])),
    )
    return [statements[0]?.columns[0]?.scenario, problems.some(({ code }) => code === 'scenario-of-title')]
  }
  expect(of('Rollierende Liquiditätsplanung')).toEqual(['forecast', true])
  expect(of('Umsatzprognose')).toEqual(['forecast', true])
  expect(of('Mittelfristplanung')).toEqual(['budget', true])
  expect(of('Wirtschaftsplan der Stadtwerke')).toEqual(['budget', true])
  expect(of('Kontenplan')).toEqual(['actual', false])
})

test('a target in words beside the lines makes no budget of the figures', () => {
  const { statements } = understand(
    typed(
      grid('Figures', [
        ['KPI', 'Target', 'Q2 2026', 'Q3 2026'],
        ['On time', '> 95 %', 93, 96],
        ['Accidents', '< 1.5', 1.2, 1.1],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ scenario }) => scenario)).toEqual(['actual', 'actual'])
  expect(statements[0]?.lineItems.map(({ note }) => note)).toEqual(['> 95 %', '< 1.5'])
  const mixed = understand(
    typed(
      grid('Figures', [
        ['KPI', 'Target', 'Q2 2026', 'Q3 2026'],
        ['On time', '> 95 %', 93, 96],
        ['Accidents', '< 1.5', 1.2, 1.1],
        ['Returns', '> 2', 3, 2],
        ['Staff', 102, 98, 100],
      ]),
    ),
  )
  expect(mixed.statements[0]?.columns.map(({ period }) => period)).toEqual(['FY2026-Q2', 'FY2026-Q3'])
  expect(mixed.statements[0]?.lineItems.map(({ note }) => note)).toEqual(['> 95 %', '< 1.5', '> 2', '102'])
  expect(mixed.problems).toEqual([])
})

test('people under a day are those of that day', () => {
  const { statements } = understand(
    typed(
      grid('People', [
        ['Headcount 30 Sep 2026', 'Germany', 'France', 'Total'],
        ['Sales', 10, 5, 15],
        ['R&D', 40, 10, 50],
      ]),
    ),
  )
  expect(statements[0]?.columns.map(({ period, entity }) => [period, entity])).toEqual([
    ['2026-09-30', 'Germany'],
    ['2026-09-30', 'France'],
    ['2026-09-30', null],
  ])
})
