import { expect, test } from 'vitest'
import { columnBefore } from '#app/model/report/common-size.ts'
import type { Column } from '#app/model/report/section.ts'

const column = (id: string, period: string, more: Partial<Column> = {}): Column => ({
  ...{ id, label: id, period, scenario: 'actual', entity: null },
  ...more,
})
/** Columns are called by their periods. */
const columns = (...periods: string[]): Column[] => periods.map(period => column(period, period))
const before = (own: Column, all: readonly Column[], firstMonth = 1): string | null => {
  const found = columnBefore(own, all, firstMonth)
  return found && ('column' in found ? found.column.id : `no ${found.missing}`)
}
const among = (period: string, ...periods: string[]) => before(column(period, period), columns(period, ...periods))

test('what comes before a column has its length and its entity, and is the period just before', () => {
  const now = column('now', 'FY2026-Q3')
  const all = [
    now,
    ...[column('year', 'FY2025'), column('quarter', 'FY2026-Q2'), column('older', 'FY2026-Q1')],
    column('plan', 'FY2026-Q2', { scenario: 'budget' }),
    column('other', 'FY2026-Q2', { entity: 'Europe' }),
  ]
  expect(before(now, all)).toBe('quarter')
  expect(before(all[1]!, all)).toBeNull()
  const next = column('next', 'FY2027-Q1', { scenario: 'forecast' })
  expect(before(next, [...all, column('fc', 'FY2026-Q4', { scenario: 'forecast' }), next])).toBe('fc')
})

test('where the period just before is missing it is the same one a year earlier, and nothing else', () => {
  expect(among('FY2026-Q3', 'FY2026-Q1', 'FY2025-Q3')).toBe('FY2025-Q3')
  expect(among('FY2026-Q3', 'FY2026-Q1')).toBe('no FY2026-Q2')
  expect(among('2026-03', '2026-01', '2025-12')).toBe('no 2026-02')
  expect(among('FY2026', 'FY2024')).toBe('no FY2025')
  expect(among('FY2026-YTD9', 'FY2026-YTD6', 'FY2025-YTD9')).toBe('FY2025-YTD9')
})

test('one span of days is one period, however it is called', () => {
  expect(among('FY2026-YTD6', 'FY2025-H1')).toBe('FY2025-H1')
})

test('a balance sheet is held against the one a month, a quarter, half a year or a year before, else the nearest', () => {
  expect(among('2025-12-31', '2025-03-31', '2024-12-31')).toBe('2024-12-31')
  expect(among('2025-12-31', '2025-09-30', '2024-12-31')).toBe('2025-09-30')
  expect(among('2026-09-30', '2025-12-31', '2024-12-31')).toBe('2025-12-31')
  // A year that ends on its last Saturday.
  expect(among('2025-12-27', '2024-12-28', '2025-03-29')).toBe('2024-12-28')
})
