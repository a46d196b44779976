import { describe, expect, test } from 'vitest'
import { differenceWithoutTail, isDust, isSameFigure, withoutTail } from '#app/model/dust.ts'
import { placesFor } from '#app/model/format.ts'
import { compareStatements } from '#app/model/report/compare.ts'
import { seriesFigures } from '#app/model/report/over-time.ts'
import { restatementsOf } from '#app/model/report/restate.ts'
import { roundingOf } from '#app/model/report/rounding.ts'
import type { Statement } from '#app/model/report/section.ts'
import { variance } from '#app/model/report/variance.ts'
import type { ChartView } from '#app/model/report/views.ts'
import { bridgeSteps, stepsOf } from '#app/model/report/waterfall.ts'
import { line, statement } from '#tests/support/sections.ts'

describe('a tail of digits that binary floats leave', () => {
  test('is no difference, and what ends with the cents or the thousandths is one', () => {
    expect(isSameFigure('1133.8', '1133.8000000000002')).toBe(true)
    expect(isSameFigure('123456789.1', '123456789.10000001')).toBe(true)
    expect(isSameFigure('1133.8', '1133.8000001')).toBe(false)
    expect(isSameFigure('999999999999.99', '999999999999.98')).toBe(false)
    expect(isDust('0.000000000000045', ['700', '-666.3', '33.7'])).toBe(true)
    expect(isDust('0', [])).toBe(true)
  })

  test('is left out of what is taken into a spreadsheet, and exact figures are not', () => {
    expect(withoutTail('0.30000000000000004')).toBe('0.3')
    expect(withoutTail('-1921.2000000000003')).toBe('-1921.2')
    expect(withoutTail('0.7420540264794933')).toBe('0.742054026479493')
    expect(withoutTail('-5.46599999999994')).toBe('-5.466')
    expect(withoutTail('0.23400000000015098')).toBe('0.234')
    expect(withoutTail('0.000000000001')).toBe('0.000000000001')
    // 16 digits of money to the cent, and more digits than a float has.
    expect(withoutTail('12345678901234.56')).toBe('12345678901234.56')
    expect(withoutTail('123456789012345.678')).toBe('123456789012345.678')
    expect(withoutTail('0')).toBe('0')
    expect(differenceWithoutTail('0.23400000000015098', '1709.5')).toBe('-1709.266')
    expect(differenceWithoutTail('12345678901234.56', '0.01')).toBe('12345678901234.55')
    expect(differenceWithoutTail('123456789012345.678', '0.001')).toBe('123456789012345.677')
  })

  test('has no decimals of its own', () => {
    expect(placesFor(['1384200.0000000003'], 'currency')).toBe(0)
    expect(placesFor(['1384200.25'], 'currency')).toBe(2)
    expect(placesFor(['4.0000000000000002'], 'count')).toBe(0)
  })

  test('is no variance', () => {
    expect(variance('1133.8000000000002', '1133.8', { unit: 'currency', good: 'up' })).toMatchObject({
      absolute: '0',
      relative: '0',
      meaning: 'neutral',
    })
    expect(variance('0.45000000000000001', '0.45', { unit: 'percent', whole: 1, good: 'up' }).absolute).toBe('0')
  })

  test('does not keep the rounding of a sum from being told', () => {
    const part = (value: string) => ({ value, sign: 1 as const, places: 0 })
    expect(roundingOf({ value: '1133.8000000000006', places: 0 }, [part('1100.4'), part('33.4')])).toBe('1')
  })

  const series = (id: string, kind: 'item' | 'total', values: string[], good: 'up' | 'down'): ChartView['series'][number] => ({
    ...{ id, label: id, unit: 'currency', whole: undefined, good, kind },
    points: values.map((value, at) => ({ id: `${id}:${at}`, value })),
  })

  test('is no step of a waterfall, and hides no refund among costs below zero', () => {
    const shown = stepsOf(
      [
        series('sales', 'total', ['1384.2000000000003'], 'up'),
        series('material', 'item', ['-720.2'], 'down'),
        series('refund', 'item', ['15.3'], 'down'),
        series('gross', 'total', ['679.3000000000002'], 'up'),
      ],
      'Other',
    ).map(({ label, shown }) => [label, shown])
    expect(shown).toEqual([
      ['sales', '1384.2000000000003'],
      ['material', '-720.2'],
      ['refund', '15.3'],
      ['gross', '679.3000000000002'],
    ])
  })

  test('is no step of a bridge', () => {
    const shown = bridgeSteps(
      [series('sum', 'total', ['1133.8000000000002', '1384.2000000000003'], 'up'), series('part', 'item', ['1100.4', '1350.8'], 'up')],
      'Other',
    )
    expect(shown.map(({ label }) => label)).toEqual(['sum', 'part', 'sum'])
  })

  test('is nothing that a later report restated, and neither is what one report says twice, once rounded', () => {
    const figure = (reportPeriod: string, value: string) => ({
      ...{ reportId: reportPeriod, reportPeriod, period: 'FY2026-Q1', scenario: 'actual' as const, entity: null },
      ...{ unit: 'currency' as const, scale: 3, currency: 'EUR', value, why: '' },
    })
    const was = (...said: ReturnType<typeof figure>[]) =>
      seriesFigures(said, 1).groups[0]?.rows[0]?.figures.actual?.was.map(({ value }) => value)
    expect(was(figure('FY2026-Q1', '1133.8'), figure('FY2026-Q2', '1133.8000000000002'))).toEqual([])
    expect(was(figure('FY2026-Q2', '1133.8'), figure('FY2026-Q2', '1134'))).toEqual([])
    expect(was(figure('FY2026-Q1', '1133.8'), figure('FY2026-Q2', '1140'))).toEqual(['1133.8'])
  })

  const said = (value: string): Statement => statement('s', 'Income', [line('sales', 'Sales', 0, value)]).body as Statement

  test('neither changes a figure between two states nor restates it', () => {
    expect(compareStatements(said('1133.8'), said('1133.8000000000002')).values).toEqual([])
    expect(compareStatements(said('1133.8'), said('1133.9')).values).toHaveLength(1)
    const restated = (value: string) => {
      const body = said(value)
      const [column] = body.columns
      const lineItems = body.lineItems.map(item => ({ ...item, seriesId: 'sales' }))
      const published = {
        ...{ seriesId: 'sales', reportId: 'before', reportPeriod: 'FY2020', period: 'FY2019', entity: null },
        ...{ unit: 'currency' as const, scale: body.unit.scale, value: '1133.8' },
      }
      return restatementsOf(
        { ...body, columns: [{ ...column!, scenario: 'actual', period: 'FY2019', entity: null }], lineItems },
        new Map([['sales', [published]]]),
        { reportId: 'now', reportPeriod: 'FY2021', firstMonth: 1 },
      )
    }
    expect(restated('1133.9')).toHaveLength(1)
    expect(restated('1133.8000000000002')).toEqual([])
  })
})
