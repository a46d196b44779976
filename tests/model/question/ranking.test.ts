import { expect, test } from 'vitest'
import { newcomers, ranked, STRIP } from '#app/model/question/ranking.ts'
import { stateAt, takesQuestions, untilNextTick } from '#app/model/question/round.ts'

const question = (id: string, votes: number, batch: number, sectionId?: string) => ({
  id,
  votes,
  batch,
  about: sectionId ? { kind: 'section' as const, reportId: 'r', sectionId, label: sectionId } : null,
})
const questions = [question('a', 1, 1, 's2'), question('b', 9, 2), question('c', 9, 3, 's1'), question('d', 0, 3, 's1')]
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join('')

test('orders: most votes, newest, by section', () => {
  expect(ids(ranked(questions, 'most votes'))).toBe('bcad')
  expect(ids(ranked(questions, 'newest'))).toBe('cdba')
  expect(ids(ranked(questions, 'by section', ['s1', 's2']))).toBe('cdab')
})

test('the order does not depend on that in which questions came', () => {
  expect(ids(ranked(questions.toReversed(), 'most votes'))).toBe('bcad')
})

test('the strip of newcomers shows few-voted questions, newer ones likelier, and is empty where all are seen anyway', () => {
  expect(newcomers(questions.slice(0, STRIP), Math.random)).toEqual([])
  const many = [...Array(20).keys()].map(i => question(`q${String(i).padStart(2, '0')}`, 20 - i, i < 10 ? 1 : 2))
  let seed = 1
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  const drawn = new Map<string, number>()
  for (let i = 0; i < 2000; i++) for (const { id } of newcomers(many, chance)) drawn.set(id, (drawn.get(id) ?? 0) + 1)
  expect([...drawn.keys()].every(id => id >= 'q10')).toBe(true)
  expect(drawn.size).toBe(10)
})

test('the clock moves a round on, and never back', () => {
  const round = { state: 'planned' as const, opensAt: 100, closesAt: 200 }
  expect([50, 100, 199, 200, 200 + 30 * 86_400_000].map(now => stateAt(round, now))).toEqual([
    'planned',
    'open',
    'open',
    'closed',
    'settled',
  ])
  expect(stateAt({ ...round, state: 'closed' }, 150)).toBe('closed')
  const closed = { ...round, state: 'closed' as const, askingOver: null }
  expect([200, 200 + 299_999].map(now => takesQuestions(closed, now))).toEqual([true, true])
  // Also while it is set back: to before the closing, or, once the grace was seen to be over, to any time.
  expect([200 + 300_000, 199].map(now => takesQuestions(closed, now))).toEqual([false, false])
  expect(takesQuestions({ ...closed, askingOver: true }, 250)).toBe(false)
  expect(takesQuestions({ ...closed, state: 'open' }, 199)).toBe(true)
})

test('ticks are every 20 s by the clock, the same for everybody', () => {
  expect([0, 1, 19_999, 20_000].map(untilNextTick)).toEqual([20_000, 19_999, 1, 20_000])
})
