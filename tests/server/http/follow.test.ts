import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { companyRow } from '#db/queries/company.ts'
import { identify } from '#server/people/session.ts'
import { addPerson } from '#tests/support/hall.ts'
import { must } from '#tests/support/reports.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'
import { type Cast, fillHouse } from '../../routes/things.ts'

let house: TestHouse
let cast: Cast
beforeAll(async () => {
  house = await openTestHouse()
  cast = await fillHouse(house)
}, 60_000)
afterAll(() => house?.close())

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** fetch inflates by itself; here the bytes count. */
function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(house.url + path, { method, headers }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }))
    })
    asked.on('error', reject)
    asked.end()
  })
}
const page = () => `/meetings/${cast.things.meeting}`
const ROOT = '<div id="follow">'

describe('the document of the follow page', () => {
  test('is the same, byte for byte, for two people and for every meeting, and nobody keeps it', async () => {
    const answers = [
      await ask(page(), await cast.headersOf('employee')),
      await ask(page(), { ...(await cast.headersOf('leader')), 'accept-language': 'de', 'user-agent': 'Another' }),
      await ask(`${page()}?from=mail`, await cast.headersOf('moderator')),
    ]
    expect(answers[0]?.body.toString()).toContain(ROOT)
    for (const { status, body, headers } of answers) {
      expect(status).toBe(200)
      expect(body.equals(answers[0]!.body)).toBe(true)
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['set-cookie']).toBe(undefined)
    }
    const text = answers[0]!.body.toString()
    expect(text).toMatch(/<noscript><p[^>]*>[^<]+JavaScript[^<]+<\/p><\/noscript>/)
    for (const own of ['employee', cast.things.meeting, 'All hands', 'First quarter']) expect(text).not.toContain(own)
  })

  test('travels as small as the browser takes it', async () => {
    const headers = await cast.headersOf('employee')
    const plain = (await ask(page(), headers)).body
    const [br, gzip] = await Promise.all(['gzip, br', 'gzip'].map(encoding => ask(page(), { ...headers, 'accept-encoding': encoding })))
    expect([br?.headers['content-encoding'], gzip?.headers['content-encoding']]).toEqual(['br', 'gzip'])
    expect(brotliDecompressSync(br!.body).equals(plain)).toBe(true)
    expect(gunzipSync(gzip!.body).equals(plain)).toBe(true)
    expect(br?.headers.vary).toContain('Accept-Encoding')
    const head = await ask(page(), headers, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(plain.length)])
  })

  test('allows its one script by hash, no nonce, and is as strict as every other page', async () => {
    const headers = await cast.headersOf('employee')
    const [shell, other] = [await ask(page(), headers), await ask('/meetings', headers)]
    const policy = String(shell.headers['content-security-policy'])
    const inline = [...shell.body.toString().matchAll(/<script>(.*?)<\/script>/gs)].map(found => found[1] as string)
    expect(inline).toHaveLength(1)
    const hash = createHash('sha256').update(inline[0]!).digest('base64')
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    const comparable = (text: string) => text.replace(/ 'nonce-[^']*'| 'sha256-[^']*'/g, '')
    expect(comparable(policy)).toBe(comparable(String(other.headers['content-security-policy'])))
    const besides = (answer: Answer) =>
      Object.fromEntries(
        Object.entries(answer.headers).filter(
          ([name]) => !/^(content-|date$|vary$|transfer-|connection$|keep-alive$|etag$|x-remix|link$)/.test(name),
        ),
      )
    expect(besides(shell)).toEqual(besides(other))
  })

  test('is not for whoever may not see the meeting: they are led on, or told what they would be told of a meeting that is not there', async () => {
    const landing = async (path: string, headers: Record<string, string>) => {
      const { status, headers: got, body } = await ask(path, headers)
      expect(body.toString()).not.toContain(ROOT)
      return [status, got.location]
    }
    const to = `to=${encodeURIComponent(page())}`
    expect(await landing(page(), {})).toEqual([302, `/sign-in?${to}`])
    expect(await landing(page(), await cast.headersOf('stage'))).toEqual([302, `/sign-in?${to}`])
    expect(await landing(page(), await cast.headersOf('unpledged'))).toEqual([302, `/pledge?${to}`])
    expect(await landing(`/meetings/${cast.things.nothing}`, await cast.headersOf('employee'))).toEqual([404, undefined])
    expect(await landing('/meetings/new', await cast.headersOf('leader'))).toEqual([200, undefined])
    expect((await ask(page(), await cast.headersOf('employee'), 'POST')).status).toBe(403)
  })

  test('is made anew when the company changes its settings', async () => {
    const headers = await cast.headersOf('employee')
    const before = await ask(page(), headers)
    expect(before.body.toString()).toContain('--accent:#205040')
    const administrator = (await identify(house.hall, await addPerson(house.hall, 'Ada', ['administrator'])))!.actor
    const { id: _, joinTokenHash: __, createdAt: ___, ...settings } = (await companyRow(house.hall.store))!
    await must(house.use.company.change(administrator, { ...settings, name: 'Acme & <b>Sons', accent: '#aa3300' }))
    const after = (await ask(page(), headers)).body.toString()
    expect(after).toContain('--accent:#aa3300')
    expect(after).toContain('Acme &amp; &lt;b&gt;Sons')
    expect(after).not.toContain('<b>Sons')
  })
})

test('the router of the other pages is sent to load the document', async () => {
  const { status, body } = await ask(`${page()}.data`, await cast.headersOf('employee'))
  expect(status).toBe(202)
  expect(body.toString()).toContain('reload')
  expect(body.toString()).toContain(page())
})
