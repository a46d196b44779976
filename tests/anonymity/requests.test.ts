import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
