import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpCompany } from '#tests/support/hall.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({}, { TRUST_PROXY: 'loopback' })
  await setUpCompany(house)
}, 60_000)
afterAll(() => house?.close())

/** As a reverse proxy hands a request on. */
const from = (address: string, path: string, cookie = '') =>
  fetch(house.url + path, { headers: { 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) } })

test('a flood of the stage’s pages from one address leaves a screen elsewhere its code', async () => {
  const screen = await from('198.51.100.7', '/stage')
  const cookie = screen.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const shown = async () => (await from('198.51.100.7', '/stage/standing', cookie)).json() as Promise<unknown>
  const before = await shown()
  expect(before).toMatchObject({ kind: 'waiting', code: expect.stringMatching(/^\w{6}$/) })
  for (let time = 0; time < 8; time++)
    for (const [path, held] of [
      ['/stage', ''],
      ['/stage/standing', 'candor-stage=nothing'],
    ] as const) {
      const answers = await Promise.all(Array.from({ length: 15 }, () => from('203.0.113.9', path, held)))
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      await Promise.all(answers.map(answer => answer.arrayBuffer()))
    }
  expect(await shown()).toEqual(before)
  expect((await from('198.51.100.8', '/stage')).status).toBe(200)
})
