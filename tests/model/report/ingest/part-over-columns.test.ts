import { describe, expect, test } from 'vitest'
import { understand } from '#app/model/report/ingest/understand.ts'
import type { Given } from './grids.ts'
import { grid, typed } from './grids.ts'

// A month, a quarter or how far a year has gone, written once over several columns that are not merged.

const LINES = [
  ['Revenue', 1250, 1190, 1100, 1010],
  ['Cost of sales', -520, -490, -470, -450],
  ['Gross profit', 730, 700, 630, 560],
] as const

const read = (title: string, above: Given[], heads: Given[]) => {
  const rows = LINES.map(([label, ...values]) => [label, ...values.slice(0, heads.length)])
  const { statements, problems } = understand(typed(grid('Sheet1', [[title], [null, ...above], [null, ...heads], ...rows])), {
    today: '2027-02-01',
  })
  return {
    columns: statements[0]?.columns.map(({ period, scenario }) => `${period} ${scenario}`) ?? [],
    asked: problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  }
}

describe('what stands once over several columns', () => {
  test.each([
    ['October', '2026-10', '2025-10'],
    ['Q3', 'FY2026-Q3', 'FY2025-Q3'],
    ['First half', 'FY2026-H1', 'FY2025-H1'],
    ['9 months', 'FY2026-YTD9', 'FY2025-YTD9'],
    ['YTD October', 'FY2026-YTD10', 'FY2025-YTD10'],
  ])('“%s” over two years is that part of both', (above, now, before) => {
    expect(read('P&L', [above], ['2026', '2025'])).toEqual({ columns: [`${now} actual`, `${before} actual`], asked: [] })
  })

  test('stands for all of them also in the middle, and over scenarios', () => {
    expect(read('P&L', [null, 'Q3'], ['2026', '2025', '2024', '2023']).columns).toEqual([
      'FY2026-Q3 actual',
      'FY2025-Q3 actual',
      'FY2024-Q3 actual',
      'FY2023-Q3 actual',
    ])
    expect(read('P&L 2026', ['October'], ['Actual', 'Budget'])).toEqual({ columns: ['2026-10 actual', '2026-10 budget'], asked: [] })
    expect(read('P&L', ['Oct-26'], ['Actual', 'Budget']).columns).toEqual(['2026-10 actual', '2026-10 budget'])
  })

  test('a month with its year over years is that month of each, which is told', () => {
    expect(read('P&L', ['Oct-26'], ['2026', '2025'])).toEqual({ columns: ['2026-10 actual', '2025-10 actual'], asked: ['two-times'] })
  })

  test('a year to date, or a month, of which nothing says which, is asked for all of them', () => {
    expect(read('P&L', ['YTD'], ['2026', '2025'])).toEqual({ columns: ['null actual', 'null actual'], asked: ['period-unknown'] })
    expect(read('P&L', ['Month'], ['2026', '2025']).asked).toEqual(['part-of-title'])
    expect(read('P&L 2026', ['Month'], ['Actual', 'Budget']).asked).toEqual(['part-of-title'])
  })

  test('does not stand over times of their own, nor over a whole year beside it', () => {
    expect(read('P&L', ['Q3', null, 'FY'], ['2026', '2025', '2025', '2024']).columns).toEqual([
      'FY2026-Q3 actual',
      'FY2025-Q3 actual',
      'FY2025 actual',
      'FY2024 actual',
    ])
    expect(read('P&L', ['Quarter'], ['Sep-26', 'Jun-26', 'Sep-25']).columns).not.toContain('null actual')
  })
})

test.each([
  ['Month 2026', 'Month 2025'],
  ['Monat 2026', 'Monat 2025'],
  ['Current month', 'Last month'],
  ['This quarter', 'Last quarter'],
])('“%s” and “%s” are no whole years: which part of them, is asked', (...heads) => {
  const rows = LINES.map(([label, ...values]) => [label, ...values.slice(0, 2)])
  const { statements, problems } = understand(typed(grid('Sheet1', [['P&L 2026'], [null, ...heads], ...rows])), { today: '2027-02-01' })
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual([null, null])
  expect(problems.map(({ code }) => code)).toEqual(['period-unknown'])
})

test('a period beside its key right above two heads is of both', () => {
  const rows = LINES.map(([label, ...values]) => [label, ...values.slice(0, 2)])
  const { statements } = understand(typed(grid('Sheet1', [['Period:', 'Oct-26'], [null, '2026', '2025'], ...rows])), {
    today: '2027-02-01',
  })
  expect(statements[0]?.columns.map(({ period }) => period)).toEqual(['2026-10', '2025-10'])
})

test('a year to date beside a month whose year the title names goes as far as that month', () => {
  expect(read('P&L 2026', ['October', null, 'YTD'], ['Actual', 'Budget', 'Actual', 'Budget'])).toEqual({
    columns: ['2026-10 actual', '2026-10 budget', 'FY2026-YTD10 actual', 'FY2026-YTD10 budget'],
    asked: [],
  })
  expect(read('P&L 2026', [], ['Jan', 'Feb', 'YTD']).columns.at(-1)).toBe('null actual')
})
