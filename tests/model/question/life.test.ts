import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, CUT, isNameCut, isPublic, type Life, type LifeAct } from '#app/model/question/life.ts'

const lives: Life[] = [
  { state: 'pending' },
  { state: 'open' },
  { state: 'answered' },
  { state: 'declined', reason: 'insult' },
  { state: 'withdrawn' },
  { state: 'merged', into: 'q2' },
  { state: 'removed' },
]
const acts: LifeAct[] = [
  { kind: 'approve' },
  { kind: 'decline', reason: 'legal' },
  { kind: 'withdraw' },
  { kind: 'merge', into: 'q3' },
  { kind: 'answer' },
  { kind: 'remove' },
  { kind: 'split' },
  { kind: 'reopen' },
]

test('every act on every state is written down', () => {
  const table = lives.map(life => `${life.state}: ${acts.map(act => after(life, act)?.state ?? '-').join(' ')}`)
  expect(table).toEqual([
    'pending: open declined withdrawn merged - removed - -',
    'open: - - withdrawn merged answered removed - -',
    'answered: - - - - answered removed - open',
    'declined: - - withdrawn - - removed - -',
    'withdrawn: - - - - - - - -',
    'merged: - - withdrawn - - removed open -',
    'removed: - - - - - - - -',
  ])
})

test('only open, answered and merged questions are read by everybody', () => {
  expect(lives.filter(isPublic).map(life => life.state)).toEqual(['open', 'answered', 'merged'])
})

describe("a moderator's edit", () => {
  const original = 'Why did Anna Berg promise 4 % when Tom knew better?'

  test.each([
    `Why did ${CUT} promise 4 % when Tom knew better?`,
    `Why did ${CUT} promise 4 % when ${CUT} knew better?`,
    `${CUT} promise 4 % when Tom knew better?`,
    `Why did ${CUT}`,
    CUT,
  ])('may cut: %s', edited => expect(isNameCut(original, edited)).toBe(true))

  test.each([
    original,
    'Why did promise 4 %?',
    `Why did ${CUT} promise 5 % when Tom knew better?`,
    `Why did ${CUT} promise 4 % when Tom knew better? Thanks!`,
    `When Tom knew better, why did ${CUT} promise 4 %?`,
    `Why did ${CUT}${CUT}Anna Berg promise 4 % when Tom knew better?`,
    '',
  ])('may not add, turn or rewrite: %s', edited => expect(isNameCut(original, edited)).toBe(false))

  test('may cut any stretch of any text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const from = a % text.length
        const to = from + 1 + (b % (text.length - from))
        expect(isNameCut(text, text.slice(0, from) + CUT + text.slice(to))).toBe(true)
      }),
    )
  })
})
