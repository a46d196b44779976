import { describe, expect, test } from 'vitest'
import { sharedAxis } from '#app/ui/charts/axis.ts'
import { isLow } from '#app/ui/charts/lines.tsx'
import { carrierOf } from '#app/ui/charts/stacked.tsx'
import { everyNth, nameLines } from '#app/ui/charts/text.tsx'

describe('a line', () => {
  const points = (...at: (number | null)[]) =>
    at.map((each, place) => ({
      ...{ id: String(place), at: each, span: null, label: '', mark: 'actual' as const, level: true, meaning: 'plain' as const },
    }))

  test('has the figure of a low below it, where the line does not run through it', () => {
    const lows = (...at: (number | null)[]) => points(...at).flatMap((_, place) => (isLow(points(...at), place) ? [place] : []))
    expect(lows(76.2, 77.6, 75.8, 75.9, 75.5)).toEqual([0, 2, 4])
    expect(lows(1, 1, 1)).toEqual([])
    expect(lows(2, null, 1)).toEqual([])
    expect(isLow([{ ...points(1)[0]!, note: 1 }, ...points(2)], 0)).toBe(false)
  })
})

test('a sum below zero stands under its column, though a small part of it is above', () => {
  expect(carrierOf([-620, -38, 12], -646)).toBe(1)
  expect(carrierOf([620, -38, 12], 594)).toBe(2)
  expect(carrierOf([-1, -2], -3)).toBe(1)
  expect(carrierOf([5, null], 5)).toBe(0)
  expect(carrierOf([0, 0], 0)).toBe(1)
  expect(carrierOf([null], 0)).toBeUndefined()
})

describe('along an axis', () => {
  test('a name along the axis gives its scenario up before a word of it is cut off', () => {
    expect(nameLines('Budget Q1 2026', 80, 13)).toEqual(['Budget Q1', '2026'])
    expect(nameLines('Budget Q1 2026', 17, 13)).toEqual(['Q1', '’26'])
    expect(nameLines('Q1 FY2026 Forecast', 80, 13)).toEqual(['Q1 FY2026', 'Forecast'])
    expect(nameLines('Q1 FY2026 Forecast', 24, 13)).toEqual(['Q1', 'FY26'])
    expect(nameLines('Budget', 12, 13)).toEqual(['Bu…'])
  })

  test('of many names as many are written as have room, of a few all', () => {
    const months = (count: number) =>
      Array.from({ length: count }, (_, at) => `${['Jan', 'May', 'Sep'][at % 3]} 20${21 + Math.floor(at / 3)}`)
    expect(everyNth(months(60), 0, 12)).toBe(6)
    expect(everyNth(months(60), 12, 12)).toBe(2)
    expect(everyNth(months(60), 40, 12)).toBe(1)
    expect(everyNth(months(12), -1, 12)).toBe(1)
  })

  test('small pictures share round figures, and what is little below zero takes little room', () => {
    expect(sharedAxis([-62, 10_488])).toEqual({ domain: [-62, 12_500], ticks: [0, 2_500, 5_000, 7_500, 10_000, 12_500] })
    expect(sharedAxis([-62, 35]).ticks).toEqual([-60, -40, -20, 0, 20, 40])
  })
})
