import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'
import { ACTORS, type ActorName, fill, MATRIX, METHODS, type Method } from './matrix.ts'
import { type Cast, fillHouse } from './things.ts'
import { actionMethods, expressMounts, expressRoutes, intentsOf } from './written.ts'

interface BuiltRoute {
  id: string
  parentId?: string
  module: { default?: unknown; loader?: unknown; action?: unknown }
}

let house: TestHouse
let cast: Cast
let routes: BuiltRoute[]
beforeAll(async () => {
  house = await openTestHouse()
  const built = (await import(pathToFileURL(join(house.config.root, 'build/server/index.js')).href)) as {
    routes: Record<string, BuiltRoute>
  }
  routes = Object.values(built.routes)
  cast = await fillHouse(house)
}, 60_000)
afterAll(() => house?.close())

const listed = (route: string, method: Method, intent = '') =>
  MATRIX.some(line => line[0] === route && line[1] === method && (!intent || new URLSearchParams(line[4]).get('intent') === intent))
const missing = (route: string, method: Method, intent?: string): string[] =>
  listed(route, method, intent) ? [] : [`['${route}', '${method}', …${intent ? `, 'intent=${intent}'` : ''}] is missing`]

/** A route that only surrounds others: what it loads is tried with each of them. */
const surrounds = ({ id }: BuiltRoute) => id === 'root' || routes.some(({ parentId }) => parentId === id)
/** The page of what is not there. */
const isCatchAll = ({ id }: BuiltRoute) => id === 'routes/$'

describe('the matrix of permissions', () => {
  it('lists every page and resource, method and intent of a form', () => {
    const own = routes.filter(route => !surrounds(route) && !isCatchAll(route))
    expect(own.length).toBeGreaterThan(10)
    const unlisted = own.flatMap(({ id, module }) => [
      ...(module.default || module.loader ? missing(id, 'GET') : []),
      ...(module.action ? actionMethods(id).flatMap(method => missing(id, method)) : []),
      ...(module.action ? intentsOf(id).flatMap(intent => missing(id, 'POST', intent)) : []),
    ])
    expect(unlisted, 'add these lines to tests/routes/matrix.ts (its head says how)').toEqual([])
  })

  it('lists every route of Express', () => {
    expect(expressRoutes().map(({ route }) => route)).toEqual(expect.arrayContaining(['/uploads', '/anonymous/votes', '/healthz']))
    expect(expressRoutes().flatMap(({ route, method }) => missing(route, method))).toEqual([])
    expect(expressMounts().filter(mount => !MATRIX.some(([route]) => route.startsWith(`${mount}/`)))).toEqual([])
  })

  it('finds methods and intents in the sources', () => {
    expect(actionMethods('routes/reports.$id.approval')).toEqual(['POST', 'DELETE'])
    expect(intentsOf('routes/people.$id')).toEqual(['disable', 'enable', 'link'])
    expect(intentsOf('routes/company')).toEqual(['settings', 'pledge', 'counter-pledge', 'open join', 'close join'])
    expect(intentsOf('routes/uploads.$id')).toEqual(['discard', 'correct', 'read again'])
  })

  it('lists nothing that is no route', () => {
    const gone = MATRIX.filter(([route]) => ![...routes.map(({ id }) => id), ...expressRoutes().map(at => at.route)].includes(route)).map(
      ([route, method]) => `${method} ${route}`,
    )
    expect(gone, 'remove these lines from tests/routes/matrix.ts').toEqual([])
  })

  it('says an outcome for every actor', () => {
    expect(MATRIX.filter(([, , , who]) => who.split(' ').length !== ACTORS.length).map(([route, method]) => `${method} ${route}`)).toEqual(
      [],
    )
  })

  it.each(MATRIX.map(line => ({ line, name: `${line[1]} ${line[2]} ${line[4] ?? ''}`.trim() })))(
    '$name',
    async ({ line: [route, method, address, who, form = ''] }) => {
      const path = fill(address, cast.things)
      const outcomes: Partial<Record<ActorName, string>> = {}
      for (const actor of ACTORS) outcomes[actor] = await outcomeOf(method, path, await cast.headersOf(actor), fill(form, cast.things))
      expect(outcomes).toEqual(Object.fromEntries(who.split(' ').map((outcome, place) => [ACTORS[place], outcome])))
      if (method !== 'GET' || !route.startsWith('routes/')) return
      // The browser side of Remix can ask for one loader alone; whoever is not let in gets nothing there either.
      for (const actor of ACTORS.filter(name => outcomes[name] !== 'in')) {
        const alone = `${path === '/' ? '/_root' : path}.data?_routes=${encodeURIComponent(route)}`
        const response = await fetch(house.url + alone, { headers: await cast.headersOf(actor), redirect: 'manual' })
        await response.arrayBuffer()
        expect([actor, response.status === 200 ? 'let in' : 'kept out']).toEqual([actor, 'kept out'])
      }
    },
  )

  // Pages of reports, meetings, rounds, uploads, people; files and packs, which are no pages.
  const HIDDEN = MATRIX.filter(([, method, address, who]) => method === 'GET' && /\{(?!nothing)/.test(address) && who.includes('404'))

  it('hides reports, meetings, rounds, uploads and files', () => {
    const kinds = new Set(HIDDEN.map(([, , address]) => address.split('/')[1]))
    expect([...kinds]).toEqual(expect.arrayContaining(['reports', 'uploads', 'files', 'meetings', 'moderation']))
  })

  it.each(HIDDEN.map(line => ({ line, name: line[2] })))(
    '$name: who does not find it gets the very page of what never was',
    async ({ line: [, , address, who] }) => {
      const outcomes = who.split(' ')
      const [path, gone] = [fill(address, cast.things), address.replaceAll(/\{\w+\}/g, cast.things.nothing)]
      for (const actor of ACTORS.filter((_, place) => outcomes[place] === '404')) {
        const headers = await cast.headersOf(actor)
        const [theirs, never] = [await bareAnswer(path, headers), await bareAnswer(gone, headers)]
        expect(theirs.status).toBe(404)
        expect([actor, theirs]).toEqual([actor, never])
      }
    },
  )

  const firstLines = [...new Map(MATRIX.toReversed().map(line => [line[0], line])).values()].toReversed()
  const unlisted = firstLines.flatMap(([route, , address]) =>
    METHODS.filter(method => !listed(route, method)).map(method => [method, address] as const),
  )
  // Between them they hold every role; each answer may be a whole page, so the others are spared.
  const strongest = ['nobody', 'presenter', 'moderator', 'administrator'] as const
  it.each(unlisted)('%s %s, which is not listed, lets nobody in', async (method, address) => {
    const outcomes = []
    for (const actor of strongest) outcomes.push(await outcomeOf(method, fill(address, cast.things), await cast.headersOf(actor), ''))
    expect(outcomes).not.toContain('in')
  })
})

/** An answer without what differs between any two: its nonce, the address that was asked for, the time, the places in the serialised data. */
async function bareAnswer(path: string, headers: Record<string, string>) {
  const response = await fetch(house.url + path, { headers, redirect: 'manual' })
  const text = await response.text()
  const ids = new RegExp(Object.values(cast.things).filter(Boolean).join('|'), 'g')
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: text
      .replaceAll(/nonce="[^"]*"/g, '')
      .replaceAll(ids, '…')
      .replaceAll(/\?"_\d+\?"|:\d+|,\d+/g, ''),
  }
}

/** What came of a request, in the words of the matrix. */
async function outcomeOf(method: string, path: string, headers: Record<string, string>, form: string): Promise<string> {
  const sends = method !== 'GET'
  const response = await fetch(house.url + path, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(sends ? { origin: house.url, 'content-type': typeOf(form) } : {}) },
    body: sends ? form : undefined,
  })
  const text = await response.text()
  const { status } = response
  if (status >= 300 && status < 400) return landing(new URL(response.headers.get('location') ?? '', house.url), sends)
  // A program without a token is not let in, whatever it sends.
  if (status === 401 && response.headers.has('www-authenticate')) return '401'
  // A form's fault is an answer to somebody who was let in; the dead link's page is not.
  if (status < 300 || [409, 422, 429].includes(status) || (sends && status === 401)) return 'in'
  if (status === 400 && text.startsWith('{') && (JSON.parse(text) as { code?: string }).code === 'form') return 'in'
  if (status >= 500) throw new Error(`${method} ${path}: ${status}\n${text.slice(0, 500)}`)
  return String(status)
}

const typeOf = (form: string) => (form.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded')

function landing({ pathname, searchParams }: URL, sends: boolean): string {
  if (pathname === '/sign-in' && !searchParams.has('left')) return 'sign-in'
  if (pathname === '/pledge') return 'pledge'
  return pathname === '/' && !sends ? 'home' : 'in'
}
