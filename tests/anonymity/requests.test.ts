import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { voteSchema } from '#app/model/question/wire.ts'
import { LONGEST_TEXT } from '#app/model/question/text.ts'
import { type Asker, crowd, openQuestionHouse, type QuestionHouse } from '#tests/support/questions.ts'

// What arrives on the routes without names, whatever it is: N2, and texts of every kind.

let folder: string
let house: QuestionHouse
let people: Asker[]
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-test-'))
  house = await openQuestionHouse(folder)
  people = await crowd(house)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

let used = 0
const question = (text: string) => {
  const number = used++
  return (people[number % 5] as Asker).question(Math.floor(number / 5), text)
}
const said = async (path: string, body: unknown, headers?: Record<string, string>) => {
  const { answer } = await house.post(path, body, headers)
  return answer.state === 'refused' ? answer.code : answer.state
}
const ask = (body: unknown) => said('/anonymous/questions', body)
const texts = async () => {
  for (let ticks = 0; ticks < 3; ticks++) await house.desk.tick()
  return (await house.store.select().from(house.store.t.questions)).map(({ text }) => text)
}

const ROUTES = ['/anonymous/questions', '/anonymous/votes', '/anonymous/polls', '/anonymous/withdrawals', '/anonymous/whatever']

describe.each(ROUTES)('%s refuses unread', path => {
  test.each([
    ['a cookie', { cookie: 'candor=x' }],
    ['an empty cookie', { cookie: '' }],
    ['basic authentication', { authorization: 'Basic eDp5' }],
    ['a bearer token', { authorization: 'Bearer x' }],
  ])('a request with %s', async (_, headers) => {
    expect(await said(path, '{', headers)).toBe('credentials')
  })

  test.each(['https://evil.example', 'null', 'http://localhost:3000.evil.example', 'http://localhost:3000/', 'HTTP://LOCALHOST:3000'])(
    'a request from the origin %s',
    async origin => expect(await said(path, '{', { origin })).toBe('origin'),
  )

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'a body of the type "%s"',
    async type => expect(await said(path, '{', { 'content-type': type })).toBe('form'),
  )
})

describe('a vote in order takes a way of its own, which answers like the other one', () => {
  const valid = () => ({ token: people[0]?.voting ?? '', questionId: 'none', choice: 1 })
  const status = async (body: string, headers: Record<string, string> = {}) => (await house.post('/anonymous/votes', body, headers)).status

  test('and takes what the schema takes, nothing else', async () => {
    const bodies = [
      valid(),
      { ...valid(), choice: 0 },
      { ...valid(), choice: 2 },
      { ...valid(), choice: '1' },
      { ...valid(), choice: true },
      { ...valid(), questionId: '' },
      { ...valid(), questionId: 'q'.repeat(64) },
      { ...valid(), questionId: 'q'.repeat(65) },
      { ...valid(), token: `${valid().token}A` },
      { ...valid(), token: 1 },
      { ...valid(), person: 'me' },
      { token: valid().token, choice: 1 },
      [valid()],
      null,
      'text',
    ]
    for (const body of bodies) {
      const fits = voteSchema.safeParse(body).success
      expect([await status(JSON.stringify(body)), JSON.stringify(body).slice(0, 60)]).toEqual([fits ? 409 : 400, expect.any(String)])
    }
  })

  test('with the same headers, and for bodies that are long, packed, in pieces or broken the same refusals', async () => {
    const [asked] = await openQuestions()
    const send = (choice: 0 | 1, type = 'application/json') =>
      fetch(`${house.url}/anonymous/votes`, {
        method: 'POST',
        headers: { origin: house.hall.config.publicUrl, 'content-type': type },
        body: JSON.stringify({ ...valid(), questionId: asked, choice }),
      })
    const quick = await send(1)
    expect([quick.status, await quick.json()]).toEqual([200, { state: 'stored' }])
    // A way with more in its address is another one, for the router.
    const slow = await fetch(`${house.url}/anonymous/votes?`, {
      method: 'POST',
      headers: { origin: house.hall.config.publicUrl, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...valid(), questionId: asked, choice: 1 }),
    })
    expect([slow.status, await slow.json()]).toEqual([200, { state: 'stored' }])
    const named = ({ headers }: Response) => [...headers].filter(([name]) => name !== 'date')
    expect(named(quick)).toEqual(named(slow))
    expect(await status(`${' '.repeat(9_000)}{}`)).toBe(400)
    expect(await status('{"token":')).toBe(400)
    expect(await status(JSON.stringify(valid()), { 'content-encoding': 'gzip' })).toBe(400)
  })

  async function openQuestions(): Promise<string[]> {
    await ask(question('to be voted for on the quick way'))
    await texts()
    return (await house.store.select().from(house.store.t.questions)).map(({ id }) => id)
  }
})

test('every other method is refused', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])
    for (const path of ROUTES) expect((await fetch(house.url + path, { method })).status).toBe(405)
})

test('a text of 10,000 characters is refused with its token unspent, whether its bytes fit into a request or not', async () => {
  const long = question('x'.repeat(10_000))
  expect(await ask(long)).toBe('form')
  // 10,000 code points in 7 KB are none: the longest that fits is 7,000 letters.
  expect(await ask({ ...long, text: 'x'.repeat(7_000) })).toBe('text')
  expect(await ask({ ...long, text: 'x'.repeat(LONGEST_TEXT) })).toBe('held')
  expect(await texts()).toContain('x'.repeat(LONGEST_TEXT))
})

test('NUL and other control characters are taken out, and what is nothing else is refused', async () => {
  const nothing = question('\u0000\u0007\u001b \u200b\u2028')
  expect(await ask(nothing)).toBe('text')
  expect(await ask({ ...nothing, text: 'Why\u0000 did \u001b[31mcloud\u0007 cost\u009f rise\u202e?' })).toBe('held')
  const stored = (await texts()).find(text => text.startsWith('Why'))
  expect(stored).toBe('Why did [31mcloud cost rise?')
})

test('what is not Unicode, or not JSON, is refused and breaks nothing', async () => {
  const odd = question('x')
  expect(await ask({ ...odd, text: 'half a pair \ud83d' })).toMatch(/^(text|held)$/)
  expect(await ask(`${JSON.stringify(odd).slice(0, -1)},"text":"twice"}`)).toMatch(/^(form|held|spent)$/)
  expect(await ask('{"__proto__":{"polluted":1}}')).toBe('form')
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  for (const body of ['', 'null', '[]', '1', '"text"', '{', '['.repeat(8_000)]) expect(await ask(body)).toBe('form')
})

test('texts in every script come out as they were written', async () => {
  const written = [
    'لماذا ارتفعت التكلفة؟',
    'なぜ費用が上がったのですか。',
    '为什么成本上升？',
    'q̃ÿ́ 👩‍👩‍👧‍👦 🇪🇺',
    'שלום? ABC',
    'क्यों बढ़ी लागत?',
  ]
  for (const text of written) expect(await ask(question(text))).toBe('held')
  expect(await texts()).toEqual(expect.arrayContaining(written))
})
