import { describe, expect, it } from 'vitest'
import { laterPeriods, samePeriod } from '#app/model/report/later-period.ts'

/** The likeliest period first. */
const likeliest = (key: string, before: string, after: string, firstMonth = 1) => laterPeriods(key, { before, after, firstMonth })[0]

describe('the period of a column in the report after', () => {
  it.each([
    // The report's own, whatever its length.
    ['FY2026-Q2', 'FY2026-Q2', 'FY2026-Q3', 'FY2026-Q3'],
    ['FY2026-Q4', 'FY2026-Q4', 'FY2026', 'FY2026'],
    // As far from it as before.
    ['FY2025-Q2', 'FY2026-Q2', 'FY2026-Q3', 'FY2025-Q3'],
    ['FY2026-Q1', 'FY2026-Q2', 'FY2026-Q3', 'FY2026-Q2'],
    ['FY2025-Q4', 'FY2026-Q4', 'FY2027-Q1', 'FY2026-Q1'],
    ['2026-06', 'FY2026-Q2', 'FY2026-Q3', '2026-09'],
    ['2026-06-30', 'FY2026-Q2', 'FY2026-Q3', '2026-09-30'],
    ['2025-09-27', 'FY2025-Q3', 'FY2025-Q4', '2025-12-31'],
    ['2025-07-01..2026-06-30', 'FY2026-Q2', 'FY2026-Q3', '2025-10-01..2026-09-30'],
    ['2026-08', '2026-08', '2026-09', '2026-09'],
  ])('%s of the report for %s is, in that for %s, %s', (key, before, after, is) => {
    expect(likeliest(key, before, after)).toBe(is)
  })

  it('goes on with a year to date, under whatever name it has', () => {
    const moved = (key: string, before: string, after: string) => laterPeriods(key, { before, after, firstMonth: 1 })
    expect(moved('FY2026-H1', 'FY2026-Q2', 'FY2026-Q3')).toContain('FY2026-YTD9')
    expect(moved('FY2025-YTD9', 'FY2026-Q3', 'FY2026-Q4')).toContain('FY2025')
    expect(moved('FY2026-YTD5', '2026-05', '2026-06')).toContain('FY2026-H1')
    // The whole year's budget is no year to date in the middle of the year.
    expect(moved('FY2026', 'FY2026-Q2', 'FY2026-Q3')).not.toContain('FY2027-Q1')
    expect(samePeriod('FY2026-YTD6', 1)).toBe('FY2026-H1')
  })

  it('stays the same year, and the same year’s end, where the report is of the same year', () => {
    expect(laterPeriods('FY2026', { before: 'FY2026-Q2', after: 'FY2026-Q3', firstMonth: 1 })).toContain('FY2026')
    expect(laterPeriods('2025-12-31', { before: 'FY2026-Q2', after: 'FY2026-Q3', firstMonth: 1 })).toContain('2025-12-31')
    expect(laterPeriods('FY2026', { before: 'FY2026-Q4', after: 'FY2027-Q1', firstMonth: 1 })).toContain('FY2027')
  })

  it('counts in the company’s fiscal year', () => {
    // April to March: the first quarter of FY2027 is April to June 2026.
    expect(likeliest('2026-06-30', 'FY2027-Q1', 'FY2027-Q2', 4)).toBe('2026-09-30')
    expect(laterPeriods('FY2027-Q1', { before: 'FY2027-Q1', after: 'FY2027-Q2', firstMonth: 4 })).toEqual(['FY2027-Q2'])
    expect(laterPeriods('FY2026-YTD9', { before: 'FY2027-YTD9', after: 'FY2027', firstMonth: 4 })).toContain('FY2026')
  })

  it('says nothing of what does not end with a month', () => {
    expect(laterPeriods('2026-05-04..2026-05-17', { before: 'FY2026-Q2', after: 'FY2026-Q3', firstMonth: 1 })).toEqual([])
    expect(laterPeriods('soon', { before: 'FY2026-Q2', after: 'FY2026-Q3', firstMonth: 1 })).toEqual([])
  })
})
