import { expect, test } from 'vitest'
import { defaultComparison } from '#app/model/report/draft.ts'
import type { Column } from '#app/model/report/section.ts'

const column = (id: string, period: string | null, scenario: Column['scenario'] = 'actual', entity: string | null = null): Column => ({
  ...{ id, label: id, period, scenario, entity },
})
const compared = (columns: Column[], period?: string): string | null => {
  const found = defaultComparison(columns, { firstMonth: 1, ...(period && { period }) })
  return found && `${found.column} / ${found.against}`
}

const MONTHLY = [
  column('oct', '2026-10'),
  column('oct budget', '2026-10', 'budget'),
  column('oct before', '2025-10'),
  column('ytd', 'FY2026-YTD10'),
  column('ytd budget', 'FY2026-YTD10', 'budget'),
]

test('the report’s own period is looked at first, else what ends last, the longest of it', () => {
  expect(compared(MONTHLY, '2026-10')).toBe('oct / oct budget')
  expect(compared(MONTHLY, 'FY2026-YTD10')).toBe('ytd / ytd budget')
  expect(compared(MONTHLY, 'FY2026-Q4')).toBe('ytd / ytd budget')
  expect(compared(MONTHLY)).toBe('ytd / ytd budget')
})

test('against the budget, a target of no period, the year before, the forecast, and only then what was before', () => {
  const before = [column('aug', '2026-08'), column('sep', '2026-09'), column('oct', '2026-10')]
  const forecast = column('oct forecast', '2026-10', 'forecast')
  const year = column('oct 25', '2025-10')
  const target = column('target', null, 'budget')
  expect(compared(before)).toBe('oct / sep')
  expect(compared([...before, forecast])).toBe('oct / oct forecast')
  expect(compared([...before, forecast, year])).toBe('oct / oct 25')
  expect(compared([...before, forecast, year, target])).toBe('oct / target')
  expect(compared([...before, forecast, year, target, column('oct budget', '2026-10', 'budget')])).toBe('oct / oct budget')
})

test('a year to date that stands alone gives way to the month that ends with it and has one a year before', () => {
  const month = [column('sep', '2026-09'), column('ytd', 'FY2026-YTD9'), column('sep before', '2025-09')]
  expect(compared(month)).toBe('sep / sep before')
  expect(compared([...month, column('ytd before', 'FY2025-YTD9')])).toBe('ytd / ytd before')
  expect(compared([column('aug', '2026-08'), column('aug before', '2025-08'), column('ytd', 'FY2026-YTD9')])).toBeNull()
})

test('a company is compared with itself alone, and a difference that the file gives with nothing', () => {
  const actual = column('a', '2026-10', 'actual', 'North')
  const given = column('v', '2026-10', 'budget', 'North')
  const south = column('b', '2026-10', 'budget', 'South')
  expect(compared([actual, south])).toBeNull()
  expect(compared([actual, { ...given, variance: { of: 'a', against: 'b', as: 'absolute' } }])).toBeNull()
})

test('the whole is looked at before its companies and segments, wherever its column stands', () => {
  const parts = (year: string): Column[] => [
    column(`retail ${year}`, `FY${year}`, 'actual', 'Retail'),
    column(`wholesale ${year}`, `FY${year}`, 'actual', 'Wholesale'),
    column(`all ${year}`, `FY${year}`),
  ]
  expect(compared([...parts('2026'), ...parts('2025')])).toBe('all 2026 / all 2025')
})
