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
  ])('may cut: %s', edited => expect(isNameCut(original, edited)).toBe(true))

  test.each([
    original,
    'Why did promise 4 %?',
    `Why did ${CUT} promise 5 % when Tom knew better?`,
    `Why did ${CUT} promise 4 % when Tom knew better? Thanks!`,
    `When Tom knew better, why did ${CUT} promise 4 %?`,
    `Why did ${CUT}${CUT}Anna Berg promise 4 % when Tom knew better?`,
    `Why did ${CUT}${CUT} promise 4 % when Tom knew better?`,
    '',
  ])('may not add, turn or rewrite: %s', edited => expect(isNameCut(original, edited)).toBe(false))

  test('may cut a name and nothing else: not the question, not a paragraph, not every third word', () => {
    expect(isNameCut(original, CUT)).toBe(false)
    expect(isNameCut(original, `Why did ${CUT}`)).toBe(false)
    expect(isNameCut('Should Dr. Maximilian Mustermann-Huber leave?', `Should ${CUT} leave?`)).toBe(true)
    expect(isNameCut('Is it true?\nAnna Berg knew.', `Is it ${CUT} knew.`)).toBe(false)
    expect(isNameCut('Is it true?\nAnna Berg knew.', `Is it true?\n${CUT} knew.`)).toBe(true)
    const words = 'a1 b2 c3 d4 e5 f6 g7 h8 i9 j0 k1 l2 m3 n4 o5 p6 q7 r8 s9 t0'
    const without = (many: number) =>
      words
        .split(' ')
        .map((word, at) => (at % 3 === 1 && at < 3 * many ? CUT : word))
        .join(' ')
    expect([5, 6].map(many => isNameCut(words, without(many)))).toEqual([true, false])
    const long = 'What about '.padEnd(200, 'x')
    expect(isNameCut(long, `What about ${CUT}${long.slice(11 + 60)}`)).toBe(true)
    expect(isNameCut(long, `What about ${CUT}${long.slice(11 + 61)}`)).toBe(false)
  })

  test('may cut a second name later, but not what stands around the first', () => {
    const once = `Why did ${CUT} promise 4 % when Tom knew better?`
    expect(isNameCut(once, `Why did ${CUT} promise 4 % when ${CUT} knew better?`)).toBe(true)
    expect(isNameCut(once, once)).toBe(true)
    expect(isNameCut(once, `Why ${CUT} promise 4 % when Tom knew better?`)).toBe(false)
    expect(isNameCut(once, `Why did ${CUT} 4 % when Tom knew better?`)).toBe(false)
  })

  test('is found however often the words around a name return, and soon', () => {
    const text = 'a '.repeat(300)
    expect(isNameCut(`${text}Anna a`, `${text}${CUT} a`)).toBe(true)
    expect(isNameCut(text, `${`${CUT} a `.repeat(5)}b`)).toBe(false)
  })

  test('may cut any short stretch of any text on one line', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 20, unit: 'grapheme' }), fc.nat(), fc.nat(9), (text, a, b) => {
        fc.pre(!text.includes('\n') && !text.includes(CUT))
        const from = a % (text.length - 10)
        const to = from + 1 + b
        expect(isNameCut(text, text.slice(0, from) + CUT + text.slice(to))).toBe(true)
      }),
    )
  })
})
