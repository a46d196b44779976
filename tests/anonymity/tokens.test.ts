import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readToken } from '#app/model/question/spent.ts'
import { type Token, writeToken } from '#app/model/question/token.ts'
import { SETTLES_AFTER_MS } from '#app/model/question/round.ts'
import { openDesk } from '#server/questions/desk.ts'
import { type Asker, crowd, NOON, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'

// N5: a token spent twice, after expiry, of another session, forged or never unblinded is refused; all are equal in size and key.

const DAY = 86_400_000
let folder: string
let house: QuestionHouse
let people: Asker[]
let foreign: Asker
let questionId: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  const elsewhere = await openQuestionHouse(mkdtempSync(join(folder, 'elsewhere-')))
  ;[foreign] = (await crowd(elsewhere)) as [Asker]
  await elsewhere.close()
  house = await openQuestionHouse(folder)
  people = await crowd(house)
  questionId = await asked(who(0).question(0, 'to be voted for'))
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const who = (number: number) => people[number] as Asker
const said = async (path: string, body: unknown, headers?: Record<string, string>) => {
  const { answer } = await house.post(path, body, headers)
  return answer.state === 'refused' ? answer.code : answer.state
}
const ask = (question: object) => said('/anonymous/questions', question)
const vote = (token: string, id = questionId) => said('/anonymous/votes', { token, questionId: id, choice: 1 })
const answer = (token: string) => said('/anonymous/polls', { token, pollId: 'poll', choices: [0] })
/** Everything that tokens are brought to, with this one. */
const everywhere = async (token: string) => [await ask({ ...who(1).question(4, 'x'), token }), await vote(token), await answer(token)]

async function asked(question: object): Promise<string> {
  const before = new Set((await rows()).map(({ id }) => id))
  expect(await ask(question)).toBe('held')
  for (let ticks = 0; ticks < 3; ticks++) await house.desk.tick()
  return (await rows()).find(({ id }) => !before.has(id))?.id ?? ''
}
const rows = () => house.store.select().from(house.store.t.questions)
const changed = (text: string, change: (token: Token) => Partial<Token>): string => {
  const token = readToken(text) as Token
  return writeToken({ ...token, ...change(token) })
}

test('all tokens are equal in size, and those of a purpose name the same key', () => {
  const texts = people.flatMap(({ asking, voting }) => [...asking, voting])
  expect(new Set(texts.map(text => text.length)).size).toBe(1)
  for (const tokens of [people.flatMap(({ asking }) => asking), people.map(({ voting }) => voting)])
    expect(new Set(tokens.map(text => Buffer.from(readToken(text)?.keyId ?? []).toString('hex'))).size).toBe(1)
})

describe('a token is refused everywhere', () => {
  test('when it is forged: its message, its signature, its key', async () => {
    const flipped = (bytes: Uint8Array) => bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte))
    for (const text of [who(1).asking[1] as string, who(1).voting]) {
      expect(await everywhere(changed(text, ({ prepared }) => ({ prepared: flipped(prepared) })))).toEqual(['token', 'token', 'token'])
      expect(await everywhere(changed(text, ({ signature }) => ({ signature: flipped(signature) })))).toEqual(['token', 'token', 'token'])
      expect(await everywhere(changed(text, () => ({ keyId: new Uint8Array(32) })))).toEqual(['token', 'token', 'token'])
    }
  })

  test('when it was never unblinded, or is no token at all', async () => {
    const blind = changed(who(1).voting, () => ({ signature: new Uint8Array(256).fill(3) }))
    expect(await everywhere(blind)).toEqual(['token', 'token', 'token'])
    expect(await everywhere('A'.repeat(who(1).voting.length))).toEqual(['token', 'token', 'token'])
    expect(await everywhere('short')).toEqual(['form', 'form', 'form'])
  })

  test('when it is of another round', async () => {
    expect(await everywhere(foreign.asking[0] as string)).toEqual(['token', 'token', 'token'])
    expect(await everywhere(foreign.voting)).toEqual(['token', 'token', 'token'])
  })
})

test('a token for voting does not ask; one for asking neither votes nor answers a poll', async () => {
  expect(await ask({ ...who(1).question(4, 'x'), token: who(1).voting })).toBe('token')
  expect(await vote(who(1).asking[4] as string)).toBe('token')
  expect(await answer(who(1).asking[4] as string)).toBe('token')
})

test('a token that was spent is spent for every other text, before and after its question was stored, and after the server was killed', async () => {
  const first = who(2).question(0, 'the first text')
  const replay = { ...who(3).question(0, 'a second text'), token: first.token }
  expect(await ask(first)).toBe('held')
  expect(await ask(replay)).toBe('spent')
  for (let ticks = 0; ticks < 3; ticks++) await house.desk.tick()
  expect(await ask(replay)).toBe('spent')
  await house.kill()
  expect(await ask(replay)).toBe('spent')
  expect(await ask(first)).toBe('stored')
  expect((await rows()).filter(({ text }) => text.includes('second'))).toEqual([])
})

test('the same request sent twice at the same time, by two tabs of one browser, is one question', async () => {
  const question = who(3).question(1, 'sent by two tabs')
  expect(await Promise.all([ask(question), ask(question)])).toEqual(['held', 'held'])
  for (let ticks = 0; ticks < 3; ticks++) await house.desk.tick()
  expect((await rows()).filter(({ text }) => text === 'sent by two tabs')).toHaveLength(1)
})

describe('a clock that is set back', () => {
  test('reopens no asking: neither within the grace nor after it, nor for a server that was started anew', async () => {
    const closing = NOON + DAY
    house.clock.to(closing)
    await house.desk.tick()
    await fresh()
    // Within the grace, to before the closing: nobody could be asking then.
    house.clock.to(closing - 3_600_000)
    expect(await ask(who(4).question(0, 'an hour earlier'))).toBe('closed')
    house.clock.to(closing + 300_000)
    await house.desk.tick()
    await fresh()
    // After it, to within the grace.
    house.clock.to(closing + 60_000)
    expect(await ask(who(4).question(0, 'four minutes earlier'))).toBe('closed')
    await house.kill()
    expect(await ask(who(4).question(0, 'four minutes earlier'))).toBe('closed')
  })

  test('brings no key back', async () => {
    house.clock.to(NOON)
    await house.desk.tick()
    const [round] = await house.store.select().from(house.store.t.rounds)
    expect(round).toMatchObject({ state: 'closed', askingOver: true, askingPrivateKey: null })
  })
})

/** The rounds that the desk knows are a second old at most. */
const fresh = () => new Promise(resolve => setTimeout(resolve, 1_050))

describe('once its round has settled', () => {
  test('a vote that was on its way is refused, and leaves nothing behind', async () => {
    expect(await vote(who(1).voting)).toBe('stored')
    // The desk of another moment, which still takes the round for closed.
    const stale = openDesk(house.hall)
    const request = { token: who(2).voting, questionId, choice: 1 as const }
    expect(await stale.vote({ ...request, choice: 0 })).toEqual({ state: 'stored' })
    house.clock.to(NOON + DAY + SETTLES_AFTER_MS)
    await house.desk.tick()
    expect(await stale.vote(request)).toMatchObject({ state: 'refused', code: 'question' })
    await stale.close()
    expect(await house.store.select().from(house.store.t.votes)).toEqual([])
    expect((await rows()).find(({ id }) => id === questionId)).toMatchObject({ state: 'open', votes: 1 })
  })

  test('its tokens have expired everywhere', async () => {
    await fresh()
    // Refused for what they are for, because it is over; for everything else because they are none for it.
    expect(await everywhere(who(1).asking[4] as string)).toEqual(['closed', 'token', 'token'])
    expect(await everywhere(who(1).voting)).toEqual(['token', 'closed', 'poll'])
  })
})
