import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findingsOf, type Heard, PROBE_BYTES, PROBE_PATH, type Probe } from '#app/model/question/probe.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'

// What stands between browsers and the server: the administrator's page says what it does to requests without names.

const MARKER = '0123456789abcdef0123456789abcdef'
let trusting: TestHouse
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  trusting = await openTestHouse({}, { TRUST_PROXY: 'loopback' })
}, 60_000)
afterAll(async () => {
  await house.close()
  await trusting.close()
})

const send = (to: TestHouse, headers: Record<string, string> = {}, marker = MARKER) =>
  fetch(`${to.url}${PROBE_PATH}/${marker}`, {
    method: 'POST',
    headers: { origin: to.url, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ filling: 'x'.repeat(PROBE_BYTES - 14) }),
  })
const probed = async (to: TestHouse, headers?: Record<string, string>) => (await (await send(to, headers)).json()) as Probe

describe('a probe', () => {
  test('that came as it was sent says so', async () => {
    expect(await probed(house)).toEqual({ named: [], forwarded: 'none', bytes: PROBE_BYTES, http: '1.1' })
  })

  test('tells the names of headers that name somebody, never what they say', async () => {
    const headers = { 'x-auth-request-email': 'eva@example.com', 'remote-user': 'eva', 'cf-access-jwt-assertion': 'x', 'x-harmless': 'y' }
    const text = await (await send(house, headers)).text()
    expect((JSON.parse(text) as Probe).named.sort()).toEqual(['cf-access-jwt-assertion', 'remote-user', 'x-auth-request-email'])
    expect(text).not.toContain('eva')
  })

  test('says whether the proxy’s word on addresses is believed', async () => {
    const headers = { 'x-forwarded-for': '10.0.0.7' }
    expect((await probed(house, headers)).forwarded).toBe('ignored')
    expect((await probed(trusting, headers)).forwarded).toBe('trusted')
  })

  test('with a cookie or a sign-in is refused like a question', async () => {
    for (const [name, value] of [
      ['cookie', 'a=b'],
      ['authorization', 'Basic eDp5'],
    ] as const)
      expect(await (await send(house, { [name]: value })).json()).toMatchObject({ state: 'refused', code: 'credentials' })
  })

  test('needs a mark that is none of anybody’s', async () => {
    for (const marker of ['', 'eva', `${MARKER}0`]) expect((await send(house, {}, marker)).status).toBe(404)
  })
})

describe('the administrator is told', () => {
  const fine: Probe = { named: [], forwarded: 'trusted', bytes: PROBE_BYTES, http: '1.1' }
  const heard = (change: Partial<Heard> = {}): Heard => ({ status: 200, refused: null, probe: fine, ...change })
  test.each<[string, Heard | null, string[]]>([
    ['that all is well', heard(), ['clear']],
    ['of a password that is asked for', heard({ status: 401, probe: null }), ['password']],
    ['of cookies or a sign-in that somebody adds', heard({ status: 400, probe: null, refused: 'credentials' }), ['credentials']],
    ['of another origin', heard({ status: 403, probe: null, refused: 'origin' }), ['origin']],
    ['of a body that was too large for somebody', heard({ status: 413, probe: null }), ['body']],
    ['of a body that was cut', heard({ probe: { ...fine, bytes: 4_096 } }), ['body']],
    ['of a page of somebody else’s', heard({ probe: null }), ['elsewhere']],
    ['of no answer', null, ['elsewhere']],
    [
      'of all that is odd at once',
      heard({ probe: { named: ['remote-user'], forwarded: 'ignored', bytes: PROBE_BYTES, http: '1.0' } }),
      ['named', 'ignored', 'old'],
    ],
  ])('%s', (_, what, kinds) => expect(findingsOf(what).map(({ kind }) => kind)).toEqual(kinds))
})

test('the README exempts /anonymous/ from logging and passwords, for nginx and for Caddy', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const blocks = [...readme.matchAll(/```(nginx|caddy)\n([\s\S]*?)```/g)].map(([, kind, text]) => ({ kind, text: text ?? '' }))
  const nginx = blocks.find(({ kind }) => kind === 'nginx')?.text ?? ''
  const [, exempt = ''] = /location \/anonymous\/ \{([^}]*)\}/.exec(nginx) ?? []
  for (const line of [
    'access_log off;',
    'auth_basic off;',
    'auth_request off;',
    'error_log /dev/null crit;',
    'proxy_set_header Cookie "";',
    'proxy_set_header Authorization "";',
  ])
    expect(exempt).toContain(line)
  const caddy = blocks.find(({ kind }) => kind === 'caddy')?.text ?? ''
  expect(caddy).toMatch(/log_skip \/anonymous\/\*/)
  expect(caddy).toMatch(/@named not path \/anonymous\/\*/)
  expect(caddy).toMatch(/basic_auth @named/)
  // Braces that do not match would end in a server that does not start.
  for (const { text } of blocks) expect(text.split('{').length).toBe(text.split('}').length)
})
