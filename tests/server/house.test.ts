import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Client, signedIn } from '#tests/support/client.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const setUp = (code: string) => ({
  code,
  company: 'Acme',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  fiscalYearStart: '1',
  name: 'Anna Admin',
  email: 'anna.admin@example.com',
  password: 'the first password of all',
})

/** Every route that the build knows, with an id in the place of each parameter. */
async function everyPath(): Promise<string[]> {
  const { routes } = (await import(join(house.config.root, 'build/server/index.js'))) as ServerBuild
  const pathOf = (id: string | undefined): string => {
    const route = id === undefined ? undefined : routes[id]
    return route ? `${pathOf(route.parentId)}/${route.path ?? ''}` : ''
  }
  return Object.keys(routes).map(id =>
    pathOf(id)
      .replaceAll(/:\w+\??|\*/g, 'a2b3c4d5e6f7')
      .replaceAll(/\/+/g, '/')
      .replace(/(?<=.)\/$/, ''),
  )
}

describe('a fresh house', () => {
  test('leads everybody to the set-up, and lets in only who knows the code', async () => {
    const stranger = new Client(house.url)
    expect((await stranger.get('/sign-in')).headers.get('location')).toBe('/setup')
    expect((await stranger.post('/setup', setUp('AAAA-AAAA-AAAA'))).status).toBeGreaterThanOrEqual(400)
    expect(house.hall.firstCode.text).not.toBeNull()

    const first = new Client(house.url)
    const answer = await first.post('/setup', setUp(house.hall.firstCode.text ?? ''))
    expect(answer.status).toBe(302)
    expect(answer.headers.getSetCookie()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^candor-session=[^;]+;.*HttpOnly; SameSite=Lax$/)]),
    )
    expect(house.hall.firstCode.text).toBeNull()
    expect((await new Client(house.url).get('/setup')).status).toBe(404)
  })
})

describe('a running house', () => {
  test('refuses what another site posts, to every route, as a document and as data', async () => {
    const employee = await signedIn(house, 'Erik Employee')
    const paths = await everyPath()
    expect(paths).toContain('/sign-in')
    for (const path of paths) {
      for (const address of [path, `${path === '/' ? '/_root' : path}.data`, `${path}?index`]) {
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
          const answer = await fetch(house.url + address, {
            method,
            body: 'a=b',
            headers: { origin: 'https://evil.example', cookie: employee.cookie, 'content-type': 'application/x-www-form-urlencoded' },
          })
          expect(answer.status, `${method} ${address}`).toBe(403)
        }
      }
    }
  })

  test('keeps no page of a signed-in person in any cache', async () => {
    const employee = await signedIn(house, 'Nora Nocache')
    for (const path of await everyPath()) {
      const { headers, status } = await employee.get(path)
      expect(headers.get('cache-control'), path).toMatch(path.endsWith('/pack') && status === 200 ? /immutable/ : /no-store/)
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    }
  })

  test('gives the same page for what never was and what is not yours', async () => {
    const employee = await signedIn(house, 'Gert Gone')
    const bare = (html: string) => html.replaceAll(/nonce="[^"]*"|nope-\w+/g, '').replaceAll(/\\?"_\d+\\?"|:\d+|,\d+/g, '')
    const pages = await Promise.all(['/nope-1', '/nope-2'].map(path => employee.get(path)))
    expect(pages.map(({ status }) => status)).toEqual([404, 404])
    const [one, two] = await Promise.all(pages.map(page => page.text()))
    expect(one).toContain('There is nothing here for you')
    expect(one).toContain('Acme')
    expect(bare(one ?? '')).toBe(bare(two ?? ''))
  })

  test('looks the person up anew for each request: who is disabled is out at once', async () => {
    const employee = await signedIn(house, 'Dora Disabled')
    expect((await employee.get('/pledge')).status).toBe(200)
    await house.hall.store.transact(async tx => {
      const { people } = tx.t
      await tx.update(people).set({ disabledAt: house.hall.clock.now() })
    })
    expect((await employee.get('/pledge')).headers.get('location')).toMatch(/^\/sign-in/)
  })
})
