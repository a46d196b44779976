import { describe, expect, test } from 'vitest'
import type { UnderstandOptions, Understood } from '#app/model/report/ingest/understand.ts'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

const day = (value: string, format = 'd/m/yyyy'): Given => ({ kind: 'date', value, raw: '1', format })

/** Days over the names of quarters. */
const read = (days: Given[], names: string[], options: UnderstandOptions = {}): Understood =>
  understand(
    typed(
      grid('Model', [
        ['', ...days],
        ['', ...names],
        ['Revenue', ...names.map((_, at) => 120 + at * 7)],
        ['Cost of sales', ...names.map((_, at) => 80 + at * 3)],
      ]),
    ),
    options,
  )
const periods = ({ statements }: Understood): (string | null)[] => statements[0]?.columns.map(({ period }) => period) ?? []
const codes = ({ problems }: Understood): string[] => problems.map(({ code, cell }) => `${code} ${cell}`)

describe('a quarter that is named with its year, under a day', () => {
  const names = ['Q124', 'Q224', 'Q324', 'Q424', 'Q125']
  const days = ['2023-12-30', '2024-03-30', '2024-06-29', '2024-09-28', '2024-12-28'].map(value => day(value))

  test('is that of a year that begins where the days of all quarters say', () => {
    const given = read(days, names)
    expect(periods(given)).toEqual(['FY2024-Q1', 'FY2024-Q2', 'FY2024-Q3', 'FY2024-Q4', 'FY2025-Q1'])
    expect(codes(given)).not.toContain('quarter-or-day B2')
  })

  test('stands beside quarters that have no day', () => {
    const given = read([null, null, ...days.slice(2)], names)
    expect(periods(given)).toEqual(['FY2024-Q1', 'FY2024-Q2', 'FY2024-Q3', 'FY2024-Q4', 'FY2025-Q1'])
  })

  test('is asked about where the company’s year begins in another month', () => {
    expect(codes(read(days, names, { fiscalFirstMonth: 1 }))).toContain('fiscal-year B2')
  })

  test('counts by its name where the day is not its last, which is said', () => {
    const given = read(
      ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31', '2026-03-31'].map(value => day(value, 'd/mmm')),
      names,
    )
    expect(periods(given)).toEqual(['FY2024-Q1', 'FY2024-Q2', 'FY2024-Q3', 'FY2024-Q4', 'FY2025-Q1'])
    expect(codes(given)).toContain('quarter-or-day B2')
  })
})
