import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClientEvents, type Counts, type Frame, type ServerEvents, SOCKET_PATH } from '#app/model/meeting/wire.ts'
import { sources } from '#tests/architecture/sources.ts'
import { temporaryFolder, testConfig } from '#tests/support/config.ts'
import { must } from '#tests/support/reports.ts'
import { freePort } from '#tests/support/ports.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'
import { Browser } from '#server/demo/browser.ts'
import { demoDoors, pathOf } from '#server/demo/doors.ts'
import { type Filled, fillDemo } from '#server/demo/fill/index.ts'
import { beginFilling, keepFilled, readKept } from '#server/demo/kept.ts'
import { startColleagues } from '#server/demo/start.ts'
import { MARK } from '#server/demo/welcome.ts'
import { type House, openHouse } from '#server/house.ts'
import { createLog } from '#server/log.ts'
import { beginSession, identify } from '#server/people/session.ts'

const KEY = 'the key of this test'
const log = createLog('silent')
let folder: string
let url: string
let filled: Filled
let house: House

beforeAll(async () => {
  folder = await temporaryFolder()
  const config = testConfig({ DATA_DIR: join(folder, 'data'), PORT: String(await freePort()) })
  url = config.publicUrl
  filled = await fillDemo(config, log, Date.now(), () => undefined)
  house = await openHouse(config, log, { demonstration: { doors: hall => demoDoors(hall, KEY, filled.meetingId), mark: MARK } })
}, 180_000)

afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const visit = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { redirect: 'manual', headers })
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

describe('the demo’s ready links', () => {
  test('sign in as the person that they are for, as often as they are opened', async () => {
    for (let time = 0; time < 2; time++) {
      const entered = await visit(pathOf(KEY, 'ceo'))
      expect(entered.status).toBe(302)
      const page = await visit(entered.headers.get('location') ?? '', { cookie: cookieOf(entered) })
      expect(page.status).toBe(200)
      const text = await page.text()
      expect(text).toContain('All-hands')
      // Nobody takes the simulated colleagues for people.
      expect(text).toContain(MARK)
    }
  })

  test('open nothing when they are guessed, or made for somebody else', async () => {
    for (const path of ['/demo/ceo', '/demo/ceo/guessed', pathOf('another key', 'ceo'), pathOf(KEY, 'ceo').replace('ceo', 'administrator')])
      expect(await visit(path).then(answer => [answer.status, answer.headers.getSetCookie()])).toEqual([404, []])
  })

  test('pair the stage with the meeting that is ready', async () => {
    const entered = await visit(pathOf(KEY, 'stage'))
    const page = await visit(entered.headers.get('location') ?? '', { cookie: cookieOf(entered) })
    expect([entered.status, page.status]).toEqual([302, 200])
    const stages = await house.hall.store.select().from(house.hall.store.t.stages)
    expect(stages.map(({ meetingId }) => meetingId)).toEqual([filled.meetingId])
  })

  test('are no part of the server that npm start runs', async () => {
    const all = new Map(sources('server').map(source => [source.path, source]))
    const loaded = new Set<string>()
    const load = (path: string): void => {
      if (loaded.has(path)) return
      loaded.add(path)
      for (const { to, typeOnly } of all.get(path)?.imports ?? []) if (!typeOnly) load(to)
    }
    load('server/index.ts')
    expect(loaded.has('server/house.ts')).toBe(true)
    expect([...loaded].filter(path => path.startsWith('server/demo/'))).toEqual([])

    const real: TestHouse = await openTestHouse()
    const answer = await fetch(real.url + pathOf(KEY, 'ceo'), { redirect: 'manual' })
    // Nobody has set it up: everything leads there, and nobody is signed in.
    expect(answer.headers.getSetCookie()).toEqual([])
    await real.close()
  })
})

describe('the demo’s data folder', () => {
  test('is filled once, and anew when filling was cut short', async () => {
    const place = join(folder, 'other')
    expect(await readKept(place)).toBeUndefined()
    await beginFilling(place)
    expect(await readKept(place)).toBeUndefined()
    const kept = await keepFilled(place, filled, 1)
    expect(await readKept(place)).toEqual(kept)
  })

  test('is never one that holds anything else', async () => {
    await expect(readKept(join(folder, 'data'))).rejects.toThrow(/holds data that are not the demonstration's/)
  })
})

describe('the simulated colleagues', () => {
  test('hold the tokens that were signed for their seeds, vote and ask without their cookies', async () => {
    const browser = new Browser(url, filled.simulated[0] as Filled['simulated'][number])
    expect(await browser.signIn()).toBe(true)
    const reader = await readerOf(house, filled.simulated[0]?.email ?? '')
    const [round] = await house.use.rounds.open(reader)
    if (!round) throw new Error('no open round')
    await browser.fetchTokens(round)
    const before = await browser.questions(round.id)
    const least = before?.questions.toSorted((a, b) => a.votes - b.votes)[0]
    if (!before || !least) throw new Error('no questions')
    await browser.voteFor(round.id, { ...before, questions: [least] }, () => true)
    // One of the seven others or a new voice: never fewer than before.
    const after = await browser.questions(round.id)
    expect(after?.questions.find(({ id }) => id === least.id)?.votes).toBeGreaterThanOrEqual(least.votes)
    // The question is held until a tick; nobody waits for it here.
    const held: number[] = []
    const asked = browser.ask(round.id, 'Is this held?', ms => {
      held.push(ms)
      return Promise.reject(new Error('not waited for'))
    })
    await expect(asked).rejects.toThrow('not waited for')
    expect(held).toHaveLength(1)
  })

  test('come to the meeting when its lobby opens, over the real wire, answer a poll, and leave with the server', async () => {
    const ceo = await readerOf(house, 'ilse.verhagen@tarnholt.example')
    const opened = await house.use.meetings.openLobby(ceo, { meetingId: filled.meetingId, clearance: { kind: 'none' } })
    expect(opened.ok && opened.sealed).toBe(true)
    const cookie = cookieOf(await visit(pathOf(KEY, 'ceo')))
    const presenter: Socket<ServerEvents, ClientEvents> = io(url, {
      ...{ path: SOCKET_PATH, transports: ['websocket'], extraHeaders: { cookie, origin: url } },
    })
    const counted = (test: (counts: Counts) => boolean) =>
      new Promise<Counts>(come => {
        presenter.on('frame', json => {
          const frame = JSON.parse(json) as Frame
          if (frame.k === 'counts' && test(frame.counts)) come(frame.counts)
        })
      })
    const here = counted(counts => counts.here >= 3)
    const answered = counted(counts => counts.answered > 0)
    presenter.on('connect', () => presenter.emit('attend', { meetingId: filled.meetingId, as: 'presenter' }, () => undefined))
    const colleagues = startColleagues(house, filled)
    expect((await here).here).toBeGreaterThanOrEqual(3)
    const { meetingId } = filled
    const { polls } = await must(house.use.polls.prepared(ceo, { meetingId }))
    await must(house.use.meetings.start(ceo, { meetingId }))
    await must(house.use.meetings.move(ceo, { meetingId, move: { kind: 'openPoll', pollId: polls[0]?.id ?? '' } }))
    expect((await answered).answered).toBeGreaterThanOrEqual(5)
    await colleagues.close()
    presenter.disconnect()
  }, 120_000)
})

async function readerOf({ hall }: House, email: string) {
  const found = (await hall.store.select().from(hall.store.t.people)).find(person => person.email === email)
  const token = await hall.store.transact(tx => beginSession(hall, tx, found?.id ?? ''))
  const signedIn = await identify(hall, token)
  if (!signedIn) throw new Error(`${email} is not there`)
  return signedIn.actor
}
