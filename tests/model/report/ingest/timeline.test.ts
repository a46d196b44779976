import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const columns = ({ statements }: Understood, at = 0): string[] =>
  (statements[at]?.columns ?? []).map(({ period, scenario, role }) => (role === 'period' ? `${period} ${scenario}` : role))
const codes = ({ problems }: Understood): string[] =>
  problems.map(({ severity, code, sheet, cell }) => `${severity} ${code} ${sheet} ${cell}`)
const lines: Given[][] = [
  ['Sales', 10, 11, 12, 13],
  ['Costs', 4, 5, 6, 7],
]

describe('a column without a scenario', () => {
  test('behind a forecast is a forecast, and that is said', () => {
    const years = understand(typed(grid('Model', [['', '2024', '2025E', '2026', '2027'], ...lines])))
    expect(columns(years)).toEqual(['FY2024 actual', 'FY2025 forecast', 'FY2026 forecast', 'FY2027 forecast'])
    expect(codes(years)).toEqual(['warning scenario-of-place Model D1'])
    const beside = understand(typed(grid('Model', [['', 'Q3 2026 Forecast', 'Q3 2025', 'Q2 2026', 'Q4 2026 Budget'], ...lines])))
    expect(columns(beside)).toEqual(['FY2026-Q3 forecast', 'FY2025-Q3 actual', 'FY2026-Q2 actual', 'FY2026-Q4 budget'])
  })

  test('is asked where another sheet has its period behind its actuals', () => {
    const model = [['Income statement', '2024A', '2025A', '2026E', '2027E'], ...lines]
    const summary = [['Summary', '2024', '2025', '2026', '2027'], ...lines]
    const both = understand(typed(grid('Model', model), grid('Summary', summary)))
    expect(codes(both).filter(code => code.includes('scenario'))).toEqual(['warning scenario-differs Summary D1'])
    // A sheet of a forecast beside one of actuals is what many have.
    const outlook = [['Forecast', '2023', '2024', '2025', '2026'], ...lines]
    const two = understand(typed(grid('Forecast', outlook), grid('Actuals', [['', '2023', '2024', '2025', '2026'], ...lines])))
    expect(codes(two).filter(code => code.includes('differs'))).toEqual([])
  })

  test('that is computed from several periods is none', () => {
    const growth = understand(typed(grid('Model', [['', '2024', '2025', 'Statistics (2024 - 2025) CAGR', 'Median'], ...lines])))
    expect(columns(growth).slice(0, 2)).toEqual(['FY2024 actual', 'FY2025 actual'])
    expect(columns(growth)[3]).toBe('other')
  })
})
