import { describe, expect, test } from 'vitest'
import { daysAfter, following, quartersBefore } from '#server/demo/calendar.ts'

const last = (day: string) => quartersBefore(Date.parse(`${day}T09:00:00Z`)).at(-1)

describe('the demo’s quarters', () => {
  test('end before the day on which the demo begins, whichever day that is', () => {
    expect(last('2026-11-23')).toMatchObject({ index: 5, key: 'FY2027-Q1', label: 'Q1 FY2027', from: '2026-07-01', to: '2026-09-30' })
    expect(last('2026-10-01')).toMatchObject({ key: 'FY2027-Q1' })
    expect(last('2026-09-30')).toMatchObject({ key: 'FY2026-Q4', to: '2026-06-30' })
    expect(last('2028-02-29')).toMatchObject({ key: 'FY2028-Q2', to: '2027-12-31' })
    expect(last('2027-01-01')).toMatchObject({ key: 'FY2027-Q2', to: '2026-12-31' })
  })

  test('follow one another without a gap, six of history and six reported', () => {
    const quarters = quartersBefore(Date.UTC(2026, 10, 23))
    expect(quarters.map(({ index }) => index)).toEqual([-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5])
    for (const [at, quarter] of quarters.slice(1).entries()) expect(quarter.from).toBe(daysAfter(quarters[at]?.to ?? '', 1))
  })

  test('know the quarter that follows', () => {
    const quarter = last('2026-11-23')
    expect(quarter && following(quarter)).toEqual({ key: 'FY2027-Q2', label: 'Q2 FY2027', from: '2026-10-01', to: '2026-12-31' })
  })
})
