import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuestionView } from '#app/model/question/views.ts'
import { type Asker, crowd, employee, leader, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'

const DAY = 86_400_000
let folder: string
let house: QuestionHouse
let people: Asker[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 40 })
  people = await crowd(house, 40)
  for (const [number, text] of TEXTS.entries()) await house.post('/anonymous/questions', who(number).question(0, text))
  await ticks()
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const who = (number: number) => people[number] as Asker
const judge = async (number: number, questionId: string, says: 0 | 1) => {
  const { answer } = await house.post('/anonymous/verdicts', { token: who(number).voting, questionId, says })
  return answer.state === 'refused' ? answer.code : answer.state
}
/** So many readers, each once, from the first on. */
const judged = async (questionId: string, yes: number, no: number) => {
  for (let number = 0; number < yes + no; number++) expect(await judge(number, questionId, number < yes ? 1 : 0)).toBe('held')
  await ticks()
}
const ticks = async (many = 3) => {
  for (let tick = 0; tick < many; tick++) await house.desk.tick()
}
const later = (days: number) => house.clock.to(house.clock.now() + days * DAY)
const question = async (id: string): Promise<QuestionView> => {
  const outcome = await house.use.questions.ofRound(employee(1), { roundId: house.roundId })
  const found = outcome.ok && outcome.view.questions.find(one => one.id === id)
  if (!found) throw new Error('the question is not there')
  return found
}
const row = async (id: string) => (await house.store.select().from(house.store.t.questions)).find(one => one.id === id)!
const verdicts = async (id: string) => (await house.store.select().from(house.store.t.verdicts)).filter(one => one.questionId === id)

/** Asked on the first day: asking closes after it. */
const TEXTS = ['Why?', 'One?', 'Two?', 'Not answered', 'Counted?', 'Settled?', 'And more?', 'Really?', 'Few?', 'Against?'] as const
const idOf = async (text: (typeof TEXTS)[number]) =>
  (await house.store.select().from(house.store.t.questions)).find(one => one.text === text)!.id
async function answered(text: (typeof TEXTS)[number]): Promise<string> {
  const id = await idOf(text)
  await answer(id)
  return id
}
const answer = async (questionId: string) =>
  expect(await house.use.questions.answer(leader, { questionId, text: 'Because.' })).toEqual({ ok: true })

describe('a verdict', () => {
  test('rides a batch, is one a person and answer, and can be changed', async () => {
    const id = await answered('Why?')
    expect(await judge(0, id, 1)).toBe('held')
    expect(await verdicts(id)).toEqual([])
    await ticks()
    expect(await judge(0, id, 1)).toBe('stored')
    expect((await verdicts(id)).map(({ says }) => says)).toEqual([1])
    expect(await judge(0, id, 0)).toBe('held')
    expect(await judge(0, id, 1)).toBe('held')
    expect(await judge(0, id, 0)).toBe('held')
    await ticks()
    expect((await verdicts(id)).map(({ says }) => says)).toEqual([0])
    expect(await judge(0, id, 0)).toBe('stored')
  })

  test('has nothing in common with the same person’s vote, or verdict on another answer', async () => {
    const [one, two] = [await answered('One?'), await answered('Two?')]
    await judge(3, one, 1)
    await judge(3, two, 1)
    await ticks()
    const hashes = [...(await verdicts(one)), ...(await verdicts(two))].map(({ voterHash }) => voterHash)
    expect(new Set(hashes).size).toBe(2)
    expect(Object.keys((await verdicts(one))[0]!).sort()).toEqual(['questionId', 'says', 'voterHash'])
  })

  test('is refused of a question that nobody answered, and without a token for voting', async () => {
    const open = await idOf('Not answered')
    expect(await judge(0, open, 1)).toBe('question')
    expect(await judge(0, 'nothing', 1)).toBe('question')
    const asking = await house.post('/anonymous/verdicts', { token: who(0).asking[0], questionId: open, says: 1 })
    expect(asking).toMatchObject({ status: 403, answer: { code: 'token' } })
  })

  test('of fewer than five is told to nobody, and two looks do not tell a single one', async () => {
    const id = await answered('Counted?')
    await judged(id, 3, 1)
    expect((await question(id)).after).toBeUndefined()
    await judge(4, id, 1)
    await ticks()
    expect((await question(id)).after).toEqual({ verdicts: { yes: 4, no: 1 } })
    for (const number of [5, 6, 7, 8]) await judge(number, id, 0)
    await ticks()
    expect((await question(id)).after).toEqual({ verdicts: { yes: 4, no: 1 } })
    await judge(9, id, 0)
    await ticks()
    expect((await question(id)).after).toEqual({ verdicts: { yes: 4, no: 6 } })
  })
})

describe('an answer', () => {
  test('is confirmed after seven days by three of five; then verdicts and receipt are erased, and counts stay', async () => {
    const id = await answered('Settled?')
    await judged(id, 3, 2)
    later(0.5)
    await house.desk.tick()
    expect((await row(id)).settled).toBeNull()
    house.news.length = 0
    later(6.5)
    await house.desk.tick()
    expect(await row(id)).toMatchObject({ state: 'answered', settled: 'confirmed', yes: 3, no: 2, receiptHash: null })
    expect(await verdicts(id)).toEqual([])
    expect((await question(id)).after).toEqual({ settled: 'confirmed', verdicts: { yes: 3, no: 2 } })
    expect(house.news).toContainEqual({ kind: 'questions changed', roundId: house.roundId })
    expect(await judge(20, id, 0)).toBe('question')
  })

  test('to which something is added waits for seven days anew', async () => {
    const id = await answered('And more?')
    await judged(id, 5, 0)
    later(6)
    await answer(id)
    later(2)
    await house.desk.tick()
    expect((await row(id)).settled).toBeNull()
    later(5)
    await house.desk.tick()
    expect((await row(id)).settled).toBe('confirmed')
  })

  test('is reopened by a majority of twenty against it, once, with what was answered still there to read', async () => {
    const id = await answered('Really?')
    await judged(id, 5, 19)
    expect((await row(id)).state).toBe('answered')
    await judge(24, id, 0)
    await ticks()
    expect(await row(id)).toMatchObject({ state: 'open', reopened: true, settled: null })
    expect((await row(id)).receiptHash).not.toBeNull()
    expect(await verdicts(id)).toEqual([])
    expect(await question(id)).toMatchObject({
      state: 'open',
      answers: [{ by: 'Person 0' }],
      after: { reopened: true, verdicts: { yes: 5, no: 19 } },
    })
    await answer(id)
    expect((await question(id)).after).toEqual({ reopened: true })
    await judged(id, 0, 30)
    expect(await row(id)).toMatchObject({ state: 'answered', reopened: true, yes: 0, no: 30 })
  })
})

test('when the round settles, every answer is confirmed or stays unconfirmed, and no verdict is left', async () => {
  const [few, against] = [await answered('Few?'), await answered('Against?')]
  await judged(few, 4, 0)
  await judged(against, 2, 4)
  later(31)
  await house.desk.tick()
  expect((await house.store.select().from(house.store.t.rounds))[0]).toMatchObject({ state: 'settled' })
  expect(await row(few)).toMatchObject({ settled: 'unconfirmed', yes: null, no: null, receiptHash: null })
  expect(await row(against)).toMatchObject({ settled: 'unconfirmed', yes: 2, no: 4 })
  expect(await house.store.select().from(house.store.t.verdicts)).toEqual([])
  // Rounds are looked at once a second; then who comes late hears that it is over, and not that the token is wrong.
  await expect.poll(() => judge(0, few, 1), { timeout: 5_000 }).toBe('closed')
})
