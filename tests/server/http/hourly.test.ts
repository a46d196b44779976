import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openHourlyCounts } from '#server/http/hourly.ts'

const MINUTE = 60_000
const logged: [number, unknown][] = []
const note = ({ counts }: Record<string, unknown>) => void logged.push([Date.now(), counts])
const open = () => openHourlyCounts({ clock: { now: () => Date.now() }, log: { info: note, warn: note, error: note } })

beforeEach(() => {
  logged.length = 0
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 2, 12, 50) })
})
afterEach(() => vi.useRealTimers())

test('the counts of an hour are written when it is over, at the full hour and whoever asks when', () => {
  const hourly = open()
  for (const what of ['stored', 'token', 'stored']) hourly.count(what)
  vi.advanceTimersByTime(9 * MINUTE)
  expect(logged).toEqual([])
  vi.advanceTimersByTime(7 * MINUTE)
  hourly.count('held')
  vi.advanceTimersByTime(60 * MINUTE)
  expect(logged).toEqual([
    [Date.UTC(2026, 2, 2, 13), { stored: 2, token: 1 }],
    [Date.UTC(2026, 2, 2, 14), { held: 1 }],
  ])
  hourly.close()
})

test('of an hour without a request nothing is written, and after closing no clock is left', () => {
  const hourly = open()
  vi.advanceTimersByTime(300 * MINUTE)
  expect(logged).toEqual([])
  expect(vi.getTimerCount()).toBe(1)
  hourly.count('stored')
  hourly.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(300 * MINUTE)
  expect(logged).toEqual([])
})
