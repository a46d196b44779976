import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import { type Given, grid, typed } from './grids.ts'

const read = (title: string, ...heads: Given[][]) => {
  const width = Math.max(...heads.map(({ length }) => length)) - 1
  const lines = ['Revenue', 'Costs', 'Profit'].map((label, row): Given[] => [
    label,
    ...Array.from({ length: width }, (_, at) => 100 * (row + 1) + at),
  ])
  const { statements, problems } = understand(typed(grid('Segments', [[title], ['EUR thousands'], ...heads, ...lines])), {
    today: '2026-11-29',
  })
  return {
    columns: (statements[0]?.columns ?? []).map(({ role, period, scenario, entity }) =>
      role === 'period' ? [period, scenario, entity].filter(Boolean).join(' ') : role,
    ),
    codes: problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  }
}

describe('short words and letters for scenarios', () => {
  test('are told by the same name with another one beside it', () => {
    const { columns, codes } = read('Result FY2025', ['', 'Japan ACT', 'Japan BUD', 'Act - Italy', 'Bud - Italy'])
    expect(columns).toEqual(['FY2025 actual Japan', 'FY2025 budget Japan', 'FY2025 actual Italy', 'FY2025 budget Italy'])
    expect(codes).toEqual([])
    expect(read('Result FY2025', ['', 'Companies Act', 'Plan Italy']).columns[0]).toBe('other')
  })

  test('are so as letters of several names, and that is said', () => {
    const expected = ['FY2025 actual Spa', 'FY2025 budget Spa', 'FY2025 actual Hotels', 'FY2025 budget Hotels']
    for (const heads of [
      [
        ['', 'Spa', '', 'Hotels', ''],
        ['', 'FY2025', '', 'FY2025', ''],
        ['', 'A', 'B', 'A', 'B'],
      ],
      [['', 'Spa A', 'Spa B', 'Hotels A', 'Hotels B']],
    ]) {
      const { columns, codes } = read(heads.length === 1 ? 'Segments FY2025' : 'Segments', ...heads)
      expect(columns).toEqual(expected)
      expect(codes).toContain('scenario-of-place')
    }
    expect(read('Report FY2025', ['', '0200 Acme Inc A', '0200 Acme Inc Budget', '0400 Acme SA A', '0400 Acme SA Budget']).columns).toEqual(
      ['FY2025 actual Acme Inc', 'FY2025 budget Acme Inc', 'FY2025 actual Acme SA', 'FY2025 budget Acme SA'],
    )
  })

  test('are names where they tell divisions apart', () => {
    const divisions = ['Division A', 'Division B']
    const { columns, codes } = read('Segments', ['', 'FY2025', '', 'FY2024', ''], ['', ...divisions, ...divisions])
    expect(columns).toEqual([
      'FY2025 actual Division A',
      'FY2025 actual Division B',
      'FY2024 actual Division A',
      'FY2024 actual Division B',
    ])
    expect(codes).not.toContain('scenario-of-place')
  })
})

describe('names of companies and segments', () => {
  test('that differ in a number are the same under actual and budget', () => {
    const plants = ['Plant 1', 'Plant 2', 'Group']
    expect(read('Plants FY2025', ['', 'Actual', '', '', 'Budget', '', ''], ['', ...plants, ...plants]).columns).toEqual([
      'FY2025 actual Plant 1',
      'FY2025 actual Plant 2',
      'FY2025 actual',
      'FY2025 budget Plant 1',
      'FY2025 budget Plant 2',
      'FY2025 budget',
    ])
  })

  test('that differ in a number are told in one heading with the time', () => {
    const heads = ['Plant 1 Q3 2025', 'Plant 2 Q3 2025', 'Other Q3 2025']
    expect(read('Plants', ['', ...heads]).columns).toEqual([
      'FY2025-Q3 actual Plant 1',
      'FY2025-Q3 actual Plant 2',
      'FY2025-Q3 actual Other',
    ])
  })

  test('keep the little words between their words, and numbers that are a part of them', () => {
    const names = ['Rest of World', 'B2B', 'Isle of Man']
    const time = 'Nine months ended 30 September 2025'
    const expected = names.map(name => `FY2025-YTD9 actual ${name}`)
    expect(read('Segments', ['', ...names.map(name => `${time}, ${name}`)]).columns).toEqual(expected)
    expect(read('Segments', ['', ...names], ['', ...names.map(() => time)]).columns).toEqual(expected)
  })

  test('are no differences where one of them is called after a letter of the Greeks', () => {
    expect(read('Projects FY2025', ['', 'Project Gamma', 'Project Delta']).columns).toEqual([
      'FY2025 actual Project Gamma',
      'FY2025 actual Project Delta',
    ])
  })

  test('have a column each, though the figures of two are the same', () => {
    const { statements } = understand(
      typed(
        grid('Segments', [
          ['', 'Retail', '', 'Holding', ''],
          ['', 'YTD September 2025', 'YTD September 2024', 'YTD September 2025', 'YTD September 2024'],
          ['Revenue', 5, 4, 5, 4],
          ['Costs', 2, 1, 2, 1],
        ]),
      ),
      { today: '2026-11-29' },
    )
    expect(statements[0]?.columns.map(({ role, entity }) => `${role} ${entity}`)).toEqual([
      'period Retail',
      'period Retail',
      'period Holding',
      'period Holding',
    ])
  })
})
