import { describe, expect, test } from 'vitest'
import type { LineItem, Statement } from '#app/model/report/section.ts'
import { type PublishedValue, trendsOf } from '#app/model/report/trend.ts'
import { line } from '#tests/support/sections.ts'

const column = (id: string, period: string, scenario: 'actual' | 'budget' = 'actual') => ({ id, label: id, period, scenario, entity: null })
const cost: LineItem = line('l', 'Cost', 0, '1', { seriesId: 's' })
const statement = (more: Partial<Statement> = {}) => ({
  columns: [column('c1', 'FY2026-Q3'), column('year', 'FY2026')],
  comparison: { column: 'c1', against: 'year' },
  lineItems: [cost],
  unit: { currency: 'USD', scale: 3, label: '' },
  ...more,
})
const value = (period: string, text: string, more: Partial<PublishedValue> = {}): PublishedValue => ({
  seriesId: 's',
  reportId: 'here',
  reportPeriod: 'FY2026-Q3',
  period,
  entity: null,
  unit: 'currency',
  scale: 3,
  value: text,
  ...more,
})
const trends = (values: PublishedValue[], more: Partial<Statement> = {}) =>
  trendsOf(statement(more), new Map([['s', values]]), { reportId: 'here', firstMonth: 1 })
const earlier = { reportId: 'earlier', reportPeriod: 'FY2025-Q3' }
const later = { reportId: 'later', reportPeriod: 'FY2026-Q4' }

describe('a line’s trend', () => {
  test('is in order of time and in the scale of the statement that it stands beside', () => {
    const found = trends([
      value('FY2026-Q3', '4200'),
      value('FY2026-Q2', '3.9', { ...earlier, scale: 6 }),
      value('FY2025-Q4', '2950000', { ...earlier, scale: 0 }),
    ])
    // No report said the quarter between: it has its place, so that its neighbours are none of each other.
    expect(found).toEqual({ periods: ['FY2025-Q4', 'FY2026-Q1', 'FY2026-Q2', 'FY2026-Q3'], values: { l: ['2950', null, '3900', '4200'] } })
  })

  test('has periods of one length: a quarter beside a year would look like a fall', () => {
    const values = [value('FY2026-Q3', '1'), value('FY2026-Q2', '2'), value('FY2026', '9'), value('FY2025', '8', earlier)]
    expect(trends(values).periods).toEqual(['FY2026-Q2', 'FY2026-Q3'])
    expect(trends(values, { comparison: { column: 'year', against: 'c1' } }).periods).toEqual(['FY2025', 'FY2026'])
  })

  test('follows the latest actual where a plan is looked at, and is none without an actual', () => {
    const columns = [column('plan', 'FY2027', 'budget'), column('c0', 'FY2026-Q2'), column('c1', 'FY2026-Q3')]
    const values = [value('FY2026-Q3', '1'), value('FY2026-Q2', '2')]
    expect(trends(values, { columns, comparison: { column: 'plan', against: 'c1' } }).periods).toHaveLength(2)
    expect(trends(values, { columns: columns.slice(0, 1) })).toEqual({ periods: [], values: {} })
  })

  test('holds nothing of another unit, and one value is no trend', () => {
    expect(trends([value('FY2026-Q3', '1'), value('FY2026-Q2', '26', { unit: 'percent', scale: 0 })])).toEqual({ periods: [], values: {} })
  })

  test('says what the report that is read says, else what the latest report says', () => {
    const own = [value('FY2026-Q3', '10'), value('FY2026-Q2', '20')]
    const others = [value('FY2026-Q3', '11', later), value('FY2026-Q1', '30', earlier), value('FY2026-Q1', '31', later)]
    for (const values of [[...own, ...others], [...others, ...own].toReversed()])
      expect(trends(values).values.l).toEqual(['31', '20', '10'])
  })

  test('leaves a period out of which one report says two different figures', () => {
    const values = [value('FY2026-Q1', '1'), value('FY2026-Q2', '2'), value('FY2026-Q3', '3'), value('FY2026-Q3', '4')]
    expect(trends(values)).toEqual({ periods: ['FY2026-Q1', 'FY2026-Q2'], values: { l: ['1', '2'] } })
    expect(trends([...values.slice(0, 3), value('FY2026-Q3', '3.0')]).periods).toHaveLength(3)
  })

  test('goes back five years of quarters', () => {
    const values = Array.from({ length: 32 }, (_, at) => value(`FY${2018 + Math.floor(at / 4)}-Q${(at % 4) + 1}`, String(at)))
    expect(trends(values).periods).toHaveLength(20)
    expect(trends(values).values.l?.at(-1)).toBe('31')
  })
})
