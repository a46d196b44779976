import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Period } from '#app/model/period.ts'
import {
  comparePeriods,
  fiscalYear,
  formatPeriod,
  monthEnd,
  parsePeriod,
  periodBefore,
  periodEnding,
  periodKey,
  periodMonths,
  periodOfDays,
  periodRange,
  yearsBefore,
} from '#app/model/period.ts'

const year = fc.integer({ min: 1990, max: 2090 })
const month = fc.integer({ min: 1, max: 12 })
const date = fc.tuple(year, month).map(([y, m]) => monthEnd(y, m))
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ kind: fc.constant('year' as const), year }),
  fc.record({ kind: fc.constant('half' as const), year, half: fc.constantFrom(1 as const, 2 as const) }),
  fc.record({ kind: fc.constant('quarter' as const), year, quarter: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const) }),
  fc.record({ kind: fc.constant('ytd' as const), year, months: fc.integer({ min: 1, max: 11 }) }),
  fc.record({ kind: fc.constant('month' as const), year, month }),
  fc.record({ kind: fc.constant('instant' as const), date }),
)

describe('period keys', () => {
  test('parse what they spell', () => {
    fc.assert(
      fc.property(period, given => {
        expect(parsePeriod(periodKey(given))).toEqual(given)
      }),
    )
  })

  test('refuse what names no day or period', () => {
    for (const key of ['', 'FY26', 'FY2026-Q5', 'FY2026-YTD12', '2026-13', '2026-02-30', '2026-03-01..2026-02-01', ' FY2026'])
      expect(parsePeriod(key)).toBeNull()
  })

  test('follow the company’s fiscal year, named after the year in which it ends', () => {
    expect(periodRange({ kind: 'quarter', year: 2026, quarter: 3 })).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    expect(periodRange({ kind: 'quarter', year: 2026, quarter: 3 }, 4)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(periodRange({ kind: 'year', year: 2024 }, 2)).toEqual({ from: '2023-02-01', to: '2024-01-31' })
    expect(fiscalYear({ kind: 'instant', date: '2025-04-01' }, 4)).toBe(2026)
  })

  test('name the stretch of days that they came from', () => {
    fc.assert(
      fc.property(period, month, (given, firstMonth) => {
        if (given.kind === 'instant' || given.kind === 'ytd' || given.kind === 'month') return
        const { from, to } = periodRange(given, firstMonth)
        expect(periodOfDays(from, to, firstMonth)).toEqual(given)
      }),
    )
  })

  test('take a 52-week year for the year, and anything else for itself', () => {
    expect(periodKey(periodEnding('2024-09-28', 12, 10))).toBe('FY2024')
    expect(periodKey(periodEnding('2024-10-01', 3))).toBe('FY2024-Q3')
    expect(periodKey(periodOfDays('2025-08-01', '2025-10-31'))).toBe('2025-08-01..2025-10-31')
    expect(periodMonths({ kind: 'span', from: '2025-08-01', to: '2025-10-31' })).toBe(3)
    expect(periodMonths({ kind: 'span', from: '2025-08-02', to: '2025-10-31' })).toBeNull()
  })

  test('sort by their end, the shorter first', () => {
    const keys = ['FY2026', 'FY2026-Q4', '2026-12-31', '2026-09', 'FY2026-Q3', 'no period', 'FY2026-YTD9']
    expect([...keys].sort((a, b) => comparePeriods(a, b))).toEqual([
      '2026-09',
      'FY2026-Q3',
      'FY2026-YTD9',
      '2026-12-31',
      'FY2026-Q4',
      'FY2026',
      'no period',
    ])
  })

  test('know the period before and the year before', () => {
    const key = (given: Period): string => periodKey(given)
    expect(key(periodBefore({ kind: 'quarter', year: 2026, quarter: 1 }))).toBe('FY2025-Q4')
    expect(key(periodBefore({ kind: 'month', year: 2026, month: 1 }))).toBe('2025-12')
    expect(key(yearsBefore({ kind: 'instant', date: '2024-02-29' }))).toBe('2023-02-28')
    expect(key(yearsBefore({ kind: 'instant', date: '2023-02-28' }))).toBe('2022-02-28')
    expect(key(periodBefore({ kind: 'span', from: '2025-08-01', to: '2025-10-31' }))).toBe('2025-05-01..2025-07-31')
  })

  test('read well', () => {
    expect(formatPeriod({ kind: 'ytd', year: 2026, months: 9 })).toBe('9 months FY2026')
    expect(formatPeriod({ kind: 'instant', date: '2026-09-30' })).toBe('30 Sep 2026')
  })
})
