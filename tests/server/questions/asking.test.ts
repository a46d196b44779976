import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fromBase64url } from '#app/model/base64url.ts'
import { readToken } from '#app/model/question/spent.ts'
import { writeToken, type Token } from '#app/model/question/token.ts'
import { type Asker, crowd, fetchTokens, NOON, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'
import { inTemporaryFolder } from '#tests/support/stores.ts'

let folder: string
let house: QuestionHouse
let people: Asker[]
let known: Set<string>
let used = 0
/** Some tick, two minutes after that of the test before: failures that were counted are forgotten. */
let start = NOON
const MANY = 80
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder, { people: MANY })
  people = await crowd(house, MANY)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})
/** Nothing is held, and people are here who have asked nothing yet. */
beforeEach(async () => {
  await ticks(3)
  used += 2
  start += 120_000
  house.clock.to(start)
  known = new Set((await house.store.select().from(house.store.t.questions)).map(row => row.id))
})

const ticks = async (many: number) => {
  for (let i = 0; i < many; i++) await house.desk.tick()
}
const who = (number: number) => people[used + number] as Asker
const ask = (question: unknown, headers?: Record<string, string>) => house.post('/anonymous/questions', question, headers)
/** What was stored since the test began. */
const stored = async () => (await house.store.select().from(house.store.t.questions)).filter(row => !known.has(row.id))
const texts = async () => (await stored()).map(row => row.text).sort()
const code = async (answer: ReturnType<typeof ask>) => {
  const { answer: given } = await answer
  return given.state === 'refused' ? given.code : given.state
}

describe('a question', () => {
  test('is held, becomes visible at a tick, and only then is it stored', async () => {
    const question = who(0).question(0, 'Why did cloud cost rise?')
    house.clock.to(start + 5_000)
    expect(await ask(question)).toEqual({ status: 202, answer: { state: 'held', tickIn: 15_000 } })
    expect(await stored()).toHaveLength(0)
    await ticks(3)
    expect(await ask(question)).toEqual({ status: 200, answer: { state: 'stored' } })
    expect(await texts()).toEqual(['Why did cloud cost rise?'])
  })

  test('waits three ticks alone, and one in a company of five', async () => {
    await ask(who(0).question(0, 'alone'))
    await house.desk.tick()
    await house.desk.tick()
    expect(await texts()).toEqual([])
    await house.desk.tick()
    expect(await texts()).toEqual(['alone'])
    for (let i = 0; i < 5; i++) await ask(who(i).question(1, `together ${i}`))
    await house.desk.tick()
    expect(await texts()).toHaveLength(6)
  })

  test('that is sent twice, at once or later, is one question', async () => {
    const question = who(0).question(0, 'once')
    expect(await Promise.all([code(ask(question)), code(ask(question)), code(ask(question))])).toEqual(['held', 'held', 'held'])
    await ticks(3)
    expect(await code(ask(question))).toBe('stored')
    await ticks(3)
    expect(await texts()).toEqual(['once'])
  })

  test('of a server that is killed between held and stored appears exactly once after the browser sent it again', async () => {
    const question = who(0).question(0, 'survivor')
    expect(await code(ask(question))).toBe('held')
    await house.kill()
    expect(await code(ask(question))).toBe('held')
    await ticks(3)
    await house.kill()
    expect(await code(ask(question))).toBe('stored')
    expect(await texts()).toEqual(['survivor'])
  })

  test('is stored with nothing that tells who, when or in which order', async () => {
    await ask(who(0).question(0, 'plain'))
    await ticks(3)
    const [row] = await stored()
    const columns =
      'about askerSays batch declineReason id mergedInto no receiptHash reopened roundId seriesId settled state text tokenHash votes yes'
    expect(Object.keys(row!).sort()).toEqual(columns.split(' '))
    expect(row).toMatchObject({ batch: expect.any(Number), state: 'open', about: null, seriesId: null })
  })

  test('leaves no trace in the log, and none of its text in the write-ahead log', async () => {
    await ask(who(0).question(0, 'a needle in the hay'))
    await ticks(3)
    expect(JSON.stringify(house.logged)).not.toContain('needle')
    const wal = readdirSync(folder).find(name => name.endsWith('-wal'))
    expect(wal && readFileSync(join(folder, wal)).length).toBe(0)
  })

  test('is cleaned of what could turn the page around', async () => {
    await ask(who(0).question(0, 'a\u0000b\u202Ec'))
    await ticks(3)
    expect(await texts()).toEqual(['abc'])
  })
})

describe('a token is refused', () => {
  test('when it was spent on another text', async () => {
    await ask(who(0).question(0, 'first'))
    const other = { ...who(0).question(0, 'second'), receipt: 'f'.repeat(64) }
    expect(await code(ask(other))).toBe('spent')
    await ticks(3)
    expect(await code(ask(other))).toBe('spent')
    expect(await texts()).toEqual(['first'])
  })

  test('when its question was settled: who repeats the text hears that it is stored, another text is not asked a second time', async () => {
    await ask(who(0).question(0, 'settled'))
    await ticks(3)
    const { store } = house
    await store.transact(async tx => void (await tx.update(tx.t.questions).set({ receiptHash: null })))
    expect((await ask(who(0).question(0, 'settled'))).answer).toEqual({ state: 'stored' })
    expect(await code(ask({ ...who(0).question(0, 'other') }))).toBe('question')
    expect(await texts()).toEqual(['settled'])
  })

  test('when it was made for voting', async () => {
    expect(await code(ask({ ...who(0).question(0, 'x'), token: who(0).voting }))).toBe('token')
    expect(await code(house.post('/anonymous/votes', { token: who(0).asking[0], questionId: 'q', choice: 1 }))).toBe('token')
  })

  test('when it is forged', async () => {
    const token = readToken(who(0).asking[0] as string) as Token
    const forged = writeToken({ ...token, prepared: token.prepared.map(byte => byte ^ 1) })
    expect(await code(ask({ ...who(0).question(0, 'x'), token: forged }))).toBe('token')
  })

  test('when it was never unblinded', async () => {
    const token = readToken(who(0).asking[0] as string) as Token
    const raw = writeToken({ ...token, signature: new Uint8Array(256).fill(7) })
    expect(await code(ask({ ...who(0).question(0, 'x'), token: raw }))).toBe('token')
  })

  test('when it is of another round', () =>
    inTemporaryFolder(async other => {
      const foreign = await openQuestionHouse(other)
      const [stranger] = await crowd(foreign)
      expect(await code(ask((stranger as Asker).question(0, 'x')))).toBe('token')
      await foreign.close()
    }))

  test('before its text is looked at', async () => {
    expect(await code(ask({ ...who(0).question(0, ''), token: who(0).voting }))).toBe('token')
    expect(await code(ask(who(0).question(0, '')))).toBe('text')
  })

  test('many times from one address, and then who fails there waits; who brings a good one does not', async () => {
    const wrong = { ...who(0).question(0, 'x'), token: who(0).voting }
    for (let i = 0; i < 60; i++) expect(await code(ask(wrong))).toBe('token')
    expect(await ask(wrong)).toMatchObject({ status: 429, answer: { code: 'too many failures' } })
    await ask(who(0).question(0, 'asked'))
    await ticks(3)
    const [question] = await stored()
    const withdraw = (secret: string) => house.post('/anonymous/withdrawals', { questionId: question?.id, secret })
    expect(await withdraw(who(1).secret(0))).toMatchObject({ status: 429 })
    expect(question).toMatchObject({ text: 'asked' })
    expect(await code(house.post('/anonymous/votes', { token: who(1).voting, questionId: question?.id, choice: 1 }))).toBe('stored')
    expect(await code(withdraw(who(0).secret(0)))).toBe('held')
    house.clock.to(start + 61_000)
    expect(await code(ask(wrong))).toBe('token')
  })
})

describe('a request is refused unread', () => {
  const valid = () => who(0).question(0, 'x')

  test.each([
    ['with a cookie', { cookie: 'a=b' }],
    ['with a sign-in', { authorization: 'Basic eDp5' }],
    ['what a gate for single sign-on adds', { 'x-auth-request-email': 'eva@example.com' }],
    ['a sign-in at a proxy', { 'proxy-authorization': 'Basic eDp5' }],
  ])('%s', async (_, headers) => expect(await code(ask(valid(), headers))).toBe('credentials'))

  test.each(['https://evil.example', 'null', 'http://localhost:3000.evil.example'])('from the origin %s', async origin => {
    expect(await ask(valid(), { origin })).toMatchObject({ status: 403, answer: { code: 'origin' } })
  })

  test('without an origin', async () => {
    const response = await fetch(`${house.url}/anonymous/questions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })

  test('as a form or as plain text', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq'])
      expect(await code(ask(valid(), { 'content-type': type }))).toBe('form')
  })

  test('over 8 KB, deeply nested, broken, or with more in it than belongs there', async () => {
    expect(await code(ask(who(0).question(0, 'x'.repeat(10_000))))).toBe('form')
    expect(await code(ask('['.repeat(4_000)))).toBe('form')
    expect(await code(ask('{"token":'))).toBe('form')
    expect(await code(ask({ ...valid(), person: 'me' }))).toBe('form')
    expect(await code(ask('null'))).toBe('form')
  })

  test('as GET', async () => {
    expect((await fetch(`${house.url}/anonymous/questions`)).status).toBe(405)
  })
})

test('the first request of an hour writes nothing to the log: the line would bear its time', async () => {
  expect(await code(ask(who(0).question(0, 'early')))).toBe('held')
  const before = house.logged.length
  house.clock.to(start + 3_600_000)
  expect(await code(ask(who(1).question(0, 'at the hour')))).toBe('held')
  expect(house.logged.slice(before)).toEqual([])
})

test('a text of 601 characters is refused with its token unspent', async () => {
  expect(await code(ask(who(0).question(0, 'y'.repeat(601))))).toBe('text')
  expect(await code(ask(who(0).question(0, 'y'.repeat(600))))).toBe('held')
})

test('what a question is about must be shown to everybody', async () => {
  const about = { kind: 'line item', sectionId: 'hidden', id: 'line' }
  expect(await code(ask({ ...who(0).question(0, 'x'), about }))).toBe('about')
})

test('asking is closed while too few hold tokens', () =>
  inTemporaryFolder(async other => {
    const small = await openQuestionHouse(other)
    const [one] = await crowd(small, 4)
    const send = () => small.post('/anonymous/questions', (one as Asker).question(0, 'x'))
    expect((await send()).answer).toMatchObject({ code: 'crowd' })
    await fetchTokens(small, 4)
    expect((await send()).answer).toMatchObject({ state: 'held' })
    await small.close()
  }))

test('a batch that could not be written is written at the next tick', async () => {
  await ask(who(0).question(0, 'patient'))
  await house.desk.tick()
  await house.desk.tick()
  const transact = house.hall.store.transact
  house.hall.store.transact = () => Promise.reject(Object.assign(new Error('insert … values patient'), { code: 'SQLITE_FULL' }))
  await house.desk.tick()
  house.hall.store.transact = transact
  expect(house.logged).toContainEqual({ about: { code: 'SQLITE_FULL' }, message: expect.stringContaining('could not be written') })
  expect(JSON.stringify(house.logged)).not.toContain('patient')
  await house.desk.tick()
  expect(await texts()).toEqual(['patient'])
})

test('a withdrawal needs the receipt, rides a batch, and takes the text out of the file', async () => {
  await ask(who(0).question(0, 'regretted thistle'))
  await ticks(3)
  const [question] = await stored()
  const withdraw = (secret: string) => code(house.post('/anonymous/withdrawals', { questionId: question!.id, secret }))
  expect(await withdraw(who(1).secret(0))).toBe('receipt')
  expect(await withdraw(who(0).secret(0))).toBe('held')
  await ticks(3)
  expect(await withdraw(who(0).secret(0))).toBe('stored')
  expect(await stored()).toMatchObject([{ state: 'withdrawn', text: '' }])
  for (const name of readdirSync(folder))
    if (name.startsWith('candor.db')) expect(readFileSync(join(folder, name)).includes('thistle')).toBe(false)
})

test('a token reads back as what the browser keeps', () => {
  expect(fromBase64url(who(0).asking[0] as string)).toHaveLength(354)
})

test('after closing, what was handed over before is stored, nothing new is taken, and no key can make another token', async () => {
  const question = who(0).question(0, 'just in time')
  await ask(question)
  const closing = NOON + 86_400_000
  house.clock.to(closing)
  await ticks(3)
  expect(await code(ask(question))).toBe('stored')
  house.clock.to(closing + 300_000)
  expect(await code(ask(who(1).question(0, 'too late')))).toBe('closed')
  const [round] = await house.store.select().from(house.store.t.rounds)
  expect(round).toMatchObject({ state: 'closed', askingPrivateKey: null })
  expect(round!.votingPrivateKey).not.toBeNull()
})
