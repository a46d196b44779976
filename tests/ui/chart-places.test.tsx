import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { DEFAULT_FORMATS } from '#app/model/format.ts'
import type { ChartView } from '#app/model/report/views.ts'
import { lineAxisOf } from '#app/ui/charts/axis.ts'
import { endsOf } from '#app/ui/charts/lines.tsx'
import { apart, placesOf, withPlaces } from '#app/ui/charts/places.ts'
import { drawnOf } from '#app/ui/charts/shape.ts'
import { AxisName } from '#app/ui/charts/text.tsx'

type Columns = ChartView['columns']
const columns = (...periods: (string | null)[]): Columns =>
  periods.map((period, at) => ({ id: `c${at}`, label: period ?? '', scenario: 'actual', period }))

const periods = (...keys: (string | null)[]) => keys

describe('places along an axis', () => {
  test('a period that is missing between two others keeps its place', () => {
    expect(placesOf(periods('FY2025-Q1', 'FY2025-Q3', 'FY2025-Q4'))).toEqual([0, 'Q2 FY2025', 1, 2])
    expect(placesOf(periods('2024-12-31', '2025-03-31', '2025-09-30'))).toEqual([0, 1, '30 Jun 2025', 2])
  })
  test('the same quarter of several years has none between, and neither have a plan and what became of it', () => {
    expect(placesOf(periods('FY2024-Q1', 'FY2025-Q1', 'FY2026-Q1'))).toEqual([0, 1, 2])
    expect(placesOf(periods('FY2025-Q1', 'FY2025-Q1', 'FY2025-Q2'))).toEqual([0, 1, 2])
  })
  test('what has no period, or periods of several lengths, stands as it is', () => {
    expect(placesOf(periods('FY2025-Q1', null, 'FY2025-Q4'))).toEqual([0, 1, 2])
    expect(placesOf(periods('FY2025-Q1', 'FY2025-Q4', 'FY2025'))).toEqual([0, 1, 2])
    expect(placesOf([])).toEqual([])
  })
  test('a line breaks there, its points and its target stay with their periods', () => {
    const keys = ['FY2025-Q1', 'FY2025-Q3', 'FY2025-Q4']
    const drawn = withPlaces(
      drawnOf(
        {
          ...{ kind: 'chart', form: 'line', caption: '', unit: { currency: 'USD', scale: 0, label: '' } },
          columns: columns(...keys),
          series: [
            {
              ...{ id: 'x', label: 'x', unit: 'currency', whole: undefined, good: 'up', kind: 'item' },
              points: ['1', '3', '4'].map((value, at) => ({ id: `x:c${at}`, value })),
            },
          ],
          target: { label: '', unit: 'currency', whole: undefined, values: ['5', '6', '7'] },
        },
        DEFAULT_FORMATS,
      ),
    )
    expect(drawn.names).toEqual(['FY2025-Q1', 'Q2 FY2025', 'FY2025-Q3', 'FY2025-Q4'])
    expect(drawn.series[0]?.points.map(({ at, label }) => [at, label])).toEqual([
      [1, '1'],
      [null, ''],
      [3, '3'],
      [4, '4'],
    ])
    expect(drawn.target?.at).toEqual([5, 5, 6, 7])
  })
})

describe('texts at the ends of lines', () => {
  test('move apart as little as it takes, in their order, and stay above the lowest place', () => {
    expect(apart([10, 12, 50], 8, 60)).toEqual([10, 18, 50])
    expect(apart([58, 50, 59], 8, 60)).toEqual([52, 44, 60])
    expect(apart([], 8, 60)).toEqual([])
  })
  test('stand at their ends where those are far from each other', () => {
    const one = (at: number) =>
      ({ id: 'x', label: 'x', points: [{ id: 'x', at, span: null, label: '', mark: 'actual', level: true, meaning: 'plain' }] }) as const
    const series = [one(0), one(100)].map(each => ({ ...each, points: [...each.points] }))
    expect(endsOf(series, [0, 100], { top: 20, bottom: 220, type: 10, named: true })).toEqual([220, 20])
    const close = [one(50), one(50)].map(each => ({ ...each, points: [...each.points] }))
    const [first = 0, second = 0] = endsOf(close, [0, 100], { top: 20, bottom: 220, type: 10, named: true })
    expect(second - first).toBe(12.5)
  })
  test('an axis of lines holds them between round figures, also where nothing changes', () => {
    expect(lineAxisOf([33.7, -566.3])).toEqual({ domain: [-600, 200], ticks: [-600, -400, -200, 0, 200] })
    expect(lineAxisOf([0, 0])).toEqual({ domain: [0, 1], ticks: [0] })
    expect(lineAxisOf([40, 40]).domain).toEqual([20, 60])
    // Below zero all of them: they hang from it, unless that would make them flat.
    expect(lineAxisOf([-120, -340, -90]).domain).toEqual([-400, 0])
    expect(lineAxisOf([-95, -100, -90]).domain).toEqual([-100, -90])
  })
})

test('a name along the axis is smaller before a word of it is cut off', () => {
  const shown = (name: string, room: number) =>
    renderToStaticMarkup(
      <svg>
        <AxisName names={[]} payload={{ value: name }} room={room} type={13} />
      </svg>,
    )
  expect(shown('Q1 FY2026 Forecast', 41)).toContain('>Forecast<')
  expect(shown('Q1 FY2026 Forecast', 41)).toContain('font-size="9"')
  expect(shown('Q1 FY2026 Forecast', 100)).toContain('font-size="13"')
})
