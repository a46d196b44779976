import { describe, expect, test } from 'vitest'
import type { Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const read = (title: string, ...heads: string[]): Understood => {
  const figures = heads.map((_, at) => 120 + at * 7)
  const rows: Given[][] = [
    [title],
    ['', ...heads],
    ['Fees', ...figures],
    ['Bar', ...figures],
    ['Total', ...figures.map(figure => figure * 2)],
  ]
  return understand(typed(grid('Sheet1', rows)), { today: '2026-11-29' })
}
const columns = ({ statements }: Understood): string[] =>
  (statements[0]?.columns ?? []).map(({ period, scenario, role }) => (role === 'period' ? `${period} ${scenario}` : role))
const asked = ({ problems }: Understood): string[] =>
  problems.flatMap(({ code, cell, cells }) => (code === 'period-beside' ? [(cells ?? [cell]).join(' ')] : []))

describe('months and weeks that are counted in words', () => {
  test.each([
    ['Statement of Income for the Eight Months Ended August 31, 2026', 'FY2026-YTD8 actual'],
    ['Income statement, eleven months to 30 November 2025', 'FY2025-YTD11 actual'],
    ['Five-month period ended 31 August 2026', '2026-04-01..2026-08-31 actual'],
    ['Thirteen Weeks Ended August 29, 2026', '2026-06-01..2026-08-31 actual'],
    ['GuV für die ersten acht Monate 2026', 'FY2026-YTD8 actual'],
    ['GuV für die sieben Monate bis 31. Juli 2026', 'FY2026-YTD7 actual'],
    ['Compte de résultat des huit mois clos le 31 août 2026', 'FY2026-YTD8 actual'],
    ['Estado de resultados de los ocho meses terminados el 31 de agosto de 2026', 'FY2026-YTD8 actual'],
  ])('%s', (title, expected) => {
    expect(columns(read(title, 'Actual'))).toEqual([expected])
  })

  test('are those of the columns beside last year and the budget of the whole one', () => {
    const all = read('For the Eight Months Ended August 31, 2026', 'Actual', 'Budget', 'Prior YTD', 'Annual Budget')
    expect(columns(all)).toEqual(['FY2026-YTD8 actual', 'FY2026-YTD8 budget', 'FY2025-YTD8 actual', 'FY2026 budget'])
  })
})

describe('what names no period under the title of a month', () => {
  test('is asked where all that it is held against is of a longer time', () => {
    expect(asked(read('Expenditure report August 2026', 'Original Budget', 'Revised Budget', 'Actual YTD'))).toEqual(['B2 C2'])
    expect(asked(read('Expenditure report August 2026', 'Budget 2026', 'Actual'))).toEqual(['C2'])
  })

  test('is that month where anything beside it is', () => {
    expect(asked(read('Income statement August 2026', 'Actual', 'Budget', 'YTD Actual', 'YTD Budget', 'Annual Budget'))).toEqual([])
    expect(asked(read('Income statement August 2026', 'Actual', 'Last year', 'Annual Budget'))).toEqual([])
  })
})
