import { describe, expect, test } from 'vitest'
import { standingOf, toldOf } from '#app/model/question/verdict.ts'

const DAY = 86_400_000
const standing = (yes: number, no: number, { days = 0, reopened = false, over = false } = {}) =>
  standingOf({ yes, no }, { answeredAt: 0, now: days * DAY, reopened, over })

describe('an answer', () => {
  test('is confirmed by five verdicts, sixty of a hundred for it, and seven days', () => {
    expect(standing(3, 2, { days: 7 })).toBe('confirmed')
    expect(standing(4, 0, { days: 7 })).toBe('waiting')
    expect(standing(3, 2, { days: 6.99 })).toBe('waiting')
    expect(standing(59, 41, { days: 7 })).toBe('waiting')
    expect(standing(60, 40, { days: 7 })).toBe('confirmed')
  })

  test('stays unconfirmed when nobody can give a verdict any more', () => {
    expect(standing(4, 0, { days: 30, over: true })).toBe('unconfirmed')
    expect(standing(5, 0, { days: 6, over: true })).toBe('unconfirmed')
    expect(standing(5, 0, { days: 30, over: true })).toBe('confirmed')
    expect(standing(0, 30, { days: 30, over: true })).toBe('unconfirmed')
  })

  test('is reopened by twenty against it when they are the majority, and once', () => {
    expect(standing(19, 20)).toBe('reopen')
    expect(standing(20, 20)).toBe('waiting')
    expect(standing(0, 19)).toBe('waiting')
    expect(standing(0, 40, { reopened: true })).toBe('waiting')
  })
})

test('counts are told from five verdicts on, and renewed when five more have spoken', () => {
  expect(toldOf(null, { yes: 4, no: 0 })).toBeNull()
  expect(toldOf(null, { yes: 4, no: 1 })).toEqual({ yes: 4, no: 1 })
  const told = { yes: 4, no: 1 }
  expect(toldOf(told, { yes: 0, no: 9 })).toBe(told)
  expect(toldOf(told, { yes: 4, no: 6 })).toEqual({ yes: 4, no: 6 })
})
