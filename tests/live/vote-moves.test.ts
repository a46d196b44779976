import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { browserWay } from '#app/live/questions/send.ts'
import { browserOf, type Browser, enough, viewOf } from '#tests/support/asking-browsers.ts'
import { moderator, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { must } from '#tests/support/reports.ts'

let folder: string
let house: QuestionHouse
let asker: Browser
let voter: Browser
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: 30 })
  await enough(house)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => vi.unstubAllGlobals())

let person = 1
/** Three questions of one asker, and a voter who has voted for none of them. */
async function three(): Promise<[string, string, string]> {
  asker = await browserOf(house, ++person)
  voter = await browserOf(house, ++person)
  house.clock.to(house.clock.now() + 20_000)
  return [await asker.askNow(`A of ${person}?`), await asker.askNow(`B of ${person}?`), await asker.askNow(`C of ${person}?`)]
}
const merge = (from: string, into: string) =>
  must(house.use.questions.moderate(moderator, { questionId: from, verb: { kind: 'merge', into } }))
const look = async (view = viewOf(house)) => {
  await voter.outbox.follow(await view)
  await voter.deliverAll()
}
const cast = async () => (await voter.votes()).filter(({ choice, sent }) => choice === 1 && sent).map(({ questionId }) => questionId)
const votesOf = async (id: string) =>
  (await house.store.select().from(house.store.t.votes)).filter(row => row.questionId === id && row.choice === 1).length

test('a vote follows a chain of merges that happened while the browser was away to where it ends', async () => {
  const [a, b, c] = await three()
  await voter.outbox.vote(a, 1)
  await voter.deliverAll()
  await merge(a, b)
  await merge(b, c)
  await look()
  expect(await cast()).toEqual([c])
  expect(await votesOf(c)).toBe(1)
})

test('a vote that reaches a question just after it was merged is not lost: it is cast where that went', async () => {
  const [a, b, c] = await three()
  await voter.outbox.vote(a, 1)
  await voter.deliverAll()
  await merge(a, b)
  await voter.outbox.follow(await viewOf(house))
  await merge(b, c)
  await voter.deliverAll()
  expect(await votesOf(c)).toBe(0)
  await look()
  expect(await cast()).toEqual([c])
  expect(await votesOf(c)).toBe(1)
})

test('a vote goes back with its question when the asker takes it out of the other, and stays where it was given by hand', async () => {
  const [a, b, c] = await three()
  await voter.outbox.vote(a, 1)
  await voter.outbox.vote(c, 1)
  await voter.deliverAll()
  await merge(a, b)
  await merge(c, b)
  await look()
  expect(await cast()).toEqual([b])
  const own = (await asker.asked()).find(({ id }) => id === a)!
  await asker.afterwards.split(own, a)
  await asker.deliverAll()
  await look()
  expect((await cast()).sort()).toEqual([a, b].sort())
  await asker.afterwards.split((await asker.asked()).find(({ id }) => id === c)!, c)
  await asker.deliverAll()
  await look()
  await look()
  expect((await cast()).sort()).toEqual([a, c].sort())
  expect([await votesOf(a), await votesOf(b), await votesOf(c)]).toEqual([1, 0, 1])
})

test('a vote goes back with its question when a moderator splits that off', async () => {
  const [a, b] = await three()
  await voter.outbox.vote(a, 1)
  await voter.deliverAll()
  await merge(a, b)
  await look()
  expect(await cast()).toEqual([b])
  await must(house.use.questions.moderate(moderator, { questionId: a, verb: { kind: 'split' } }))
  await look()
  expect(await cast()).toEqual([a])
  expect([await votesOf(a), await votesOf(b)]).toEqual([1, 0])
})

test('what is no answer of the desk counts as none, in whatever JSON it comes', async () => {
  const strange = [
    { error: 'sign in first' },
    null,
    [],
    'stored',
    { state: 'ok' },
    { state: 'refused', code: 'portal', message: '' },
    { state: 'refused' },
    { state: 'held' },
    { state: 'held', tickIn: 'soon' },
  ]
  for (const body of strange) {
    vi.stubGlobal('fetch', async () => Response.json(body))
    expect(await browserWay.post('/anonymous/votes', {}), JSON.stringify(body)).toEqual({ state: 'unreachable' })
  }
  for (const body of [{ state: 'stored' }, { state: 'held', tickIn: 5 }, { state: 'refused', code: 'spent', message: 'All used.' }]) {
    vi.stubGlobal('fetch', async () => Response.json(body))
    expect(await browserWay.post('/anonymous/votes', {})).toEqual(body)
  }
})
