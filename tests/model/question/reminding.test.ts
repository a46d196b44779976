import { expect, test } from 'vitest'
import { isReminded } from '#app/model/question/reminding.ts'

const reminded = (today: string, { madeOn = '2026-01-01', remindedOn = null as string | null } = {}) =>
  isReminded({ dueOn: '2026-03-10', madeOn, remindedOn }, today)

test('a letter is due a week before the day, on it, and every week after', () => {
  expect(reminded('2026-03-02')).toBe(false)
  expect(reminded('2026-03-03')).toBe(true)
  expect(reminded('2026-03-04', { remindedOn: '2026-03-03' })).toBe(false)
  expect(reminded('2026-03-10', { remindedOn: '2026-03-03' })).toBe(true)
  expect(reminded('2026-03-16', { remindedOn: '2026-03-10' })).toBe(false)
  expect(reminded('2026-03-17', { remindedOn: '2026-03-10' })).toBe(true)
  expect(reminded('2026-03-24', { remindedOn: '2026-03-17' })).toBe(true)
})

test('a day that was missed is made up for once, and what was promised on such a day needs no letter', () => {
  expect(reminded('2026-03-13', { remindedOn: '2026-03-03' })).toBe(true)
  expect(reminded('2026-03-14', { remindedOn: '2026-03-13' })).toBe(false)
  expect(reminded('2026-03-05', { madeOn: '2026-03-05' })).toBe(false)
  expect(reminded('2026-03-10', { madeOn: '2026-03-05' })).toBe(true)
  expect(reminded('2026-03-10', { madeOn: '2026-03-10' })).toBe(false)
})
