import { expect, test } from 'vitest'
import { instantOf, typedOf } from '#app/model/local-time.ts'

test.each([
  ['2026-01-15T09:30', 'UTC', '2026-01-15T09:30:00.000Z'],
  ['2026-01-15T09:30', 'Europe/Berlin', '2026-01-15T08:30:00.000Z'],
  ['2026-07-15T09:30', 'Europe/Berlin', '2026-07-15T07:30:00.000Z'],
  ['2026-07-15T00:10', 'America/New_York', '2026-07-15T04:10:00.000Z'],
  ['2026-07-15T00:10', 'Asia/Kolkata', '2026-07-14T18:40:00.000Z'],
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
])('%s in %s is %s, and back', (typed, zone, instant) => {
  expect(instantOf(typed, zone)).toBe(Date.parse(instant))
  expect(typedOf(Date.parse(instant), zone)).toBe(typed)
})

test('an hour that the clocks skip is the hour after', () => {
  expect(typedOf(instantOf('2026-03-29T02:30', 'Europe/Berlin') as number, 'Europe/Berlin')).toMatch(/T0[13]:30$/)
})

test.each(['', '2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01', '2026-01-01T24:00', 'tomorrow'])('no time: %s', typed => {
  expect(instantOf(typed, 'UTC')).toBeUndefined()
})
