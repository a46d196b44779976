import { expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { grid, typed } from './grids.ts'

const columns = (...heads: string[]) => {
  const { statements, problems } = understand(
    typed(
      grid('Data', [
        ['EUR', ...heads],
        ['Taxes', ...heads.map((_, at) => 100 + at)],
        ['Fees', ...heads.map((_, at) => 40 + at)],
      ]),
    ),
  )
  return {
    said: statements[0]?.columns.map(({ period, scenario, entity }) => `${period} ${scenario}${entity ? ` of ${entity}` : ''}`),
    asked: problems.some(({ code }) => code === 'scenario-of-place'),
  }
}

test('what French and Austrian budgets are called for short are scenarios beside each other, and that is said', () => {
  expect(columns('BP 2025', 'CA 2024', 'DM 2025')).toEqual({
    said: ['FY2025 budget', 'FY2024 actual', 'FY2025 forecast'],
    asked: true,
  })
  expect(columns('VA 2025', 'RA 2023')).toEqual({ said: ['FY2025 budget', 'FY2023 actual'], asked: true })
})

test('without a budget beside what came of one they are names', () => {
  expect(columns('CA 2024', 'NV 2024').said).toEqual(['FY2024 actual of CA', 'FY2024 actual of NV'])
  expect(columns('BP 2024', 'Shell 2024').asked).toBe(false)
})
