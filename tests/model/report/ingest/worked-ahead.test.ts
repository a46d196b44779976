import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const TODAY = '2026-11-30'

const by = (formula: string, value: number): Given => ({ formula, value: String(value) })

/** Three years typed, and two that a model grew from them. */
const grown = (heads: Given[]): Given[][] => [
  ['', ...heads],
  ['Revenue', 100, 110, 125, by('D2*1.1', 137.5), by('E2*1.1', 151.25)],
  ['Costs', 60, 63, 70, by('E2*0.55', 75.63), by('F2*0.55', 83.19)],
  ['Depreciation', 10, 11, 12, by('E2*0.1', 13.75), by('F2*0.1', 15.13)],
  ['Profit', by('B2-B3-B4', 30), by('C2-C3-C4', 36), by('D2-D3-D4', 43), by('E2-E3-E4', 48.12), by('F2-F3-F4', 52.93)],
]

const read = (rows: Given[][], today = TODAY) => {
  const { statements, problems } = understand(typed(grid('Model', rows)), { today })
  return {
    columns: (statements[0]?.columns ?? []).map(({ period, scenario }) => `${period} ${scenario}`),
    asked: problems
      .filter(({ code }) => code.startsWith('scenario'))
      .map(({ code, cell, cells, message }) => `${code} ${(cells ?? [cell]).join(' ')} ${/worked out|not over|ahead/.exec(message)?.[0]}`),
  }
}

describe('years that name no scenario', () => {
  test('and are worked out from the year before, where earlier ones are typed, are forecasts, which is said', () => {
    expect(read(grown([2021, 2022, 2023, 2024, 2025]))).toEqual({
      columns: ['FY2021 actual', 'FY2022 actual', 'FY2023 actual', 'FY2024 forecast', 'FY2025 forecast'],
      asked: ['scenario-of-place E1 F1 worked out'],
    })
  })

  test('are told apart from those that lie ahead', () => {
    expect(read(grown([2023, 2024, 2025, 2026, 2027])).asked).toEqual(['scenario-of-place F1 ahead', 'scenario-of-place E1 worked out'])
  })

  test('stay actuals where they are called so', () => {
    expect(read(grown(['2021A', '2022A', '2023A', '2024A', '2025A'])).asked).toEqual([])
  })

  test('stay actuals where one line is rolled forward, or nothing is typed', () => {
    const rolled = grown([2021, 2022, 2023, 2024, 2025]).map((row, at) => (at === 2 || at === 3 ? [...row.slice(0, 4), 71, 72] : row))
    expect(read(rolled).asked).toEqual([])
    const opening: Given[][] = [
      ['', 2021, 2022, 2023, 2024],
      ['Opening balance', 100, by('B4', 110), by('C4', 130), by('D4', 125)],
      ['Change', 10, 20, -5, 5],
      ['Closing balance', by('B2+B3', 110), by('C2+C3', 130), by('D2+D3', 125), by('E2+E3', 130)],
    ]
    expect(read(opening).asked).toEqual([])
  })

  test('and are not over beside forecasts are asked, however near their end', () => {
    const typedYears: Given[][] = [
      ['', 2025, 2026, 2027],
      ['Revenue', 100, 110, 125],
      ['Costs', 60, 63, 70],
    ]
    expect(read(typedYears).asked).toEqual(['scenario-of-place D1 ahead', 'scenario-unknown C1 not over'])
    expect(read(typedYears.map(row => row.slice(0, 3))).asked).toEqual([])
  })
})
