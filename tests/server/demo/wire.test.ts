import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Connection } from '#app/live/connection.ts'
import type { Counts } from '#app/model/meeting/wire.ts'
import { sources } from '#tests/architecture/sources.ts'
import { temporaryFolder, testConfig } from '#tests/support/config.ts'
import { signIn } from '#tests/support/meeting-people.ts'
import { until } from '#tests/support/until.ts'
import { must } from '#tests/support/reports.ts'
import { freePort } from '#tests/support/ports.ts'
import { openTestHouse, type TestHouse } from '#tests/support/server.ts'
import { Browser } from '#server/demo/browser.ts'
import { Colleague } from '#server/demo/colleague.ts'
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

  test('come to the meeting when its lobby opens, over the real wire, and leave with the server', async () => {
    const ceo = await readerOf(house, 'ilse.verhagen@tarnholt.example')
    const opened = await house.use.meetings.openLobby(ceo, { meetingId: filled.meetingId, clearance: { kind: 'none' } })
    expect(opened.ok && opened.sealed).toBe(true)
    const presenter = await presenterOf(filled.meetingId)
    const colleagues = startColleagues(house, filled)
    await presenter.counts(({ here }) => here >= 3)
    await colleagues.close()
    presenter.close()
    expect(await house.use.meetings.closeLobby(ceo, { meetingId: filled.meetingId })).toMatchObject({ ok: true })
  }, 60_000)

  test('follow as pages do: most of forty open what is shown, and some answer a poll, ask and vote', async () => {
    const ceo = await readerOf(house, 'ilse.verhagen@tarnholt.example')
    const opened = await house.use.meetings.openLobby(ceo, { meetingId: filled.meetingId, clearance: { kind: 'none' } })
    expect(opened.ok && opened.sealed).toBe(true)
    const browsers = await Promise.all(filled.simulated.map(async person => new Browser(url, person, await cookieFor(person.email))))
    expect(browsers.length).toBeGreaterThanOrEqual(38)
    const rounds = await house.use.rounds.open(ceo)
    const colleagues = browsers.map(browser => new Colleague(browser, url, () => rounds))
    for (const colleague of colleagues) colleague.goTo(filled.meetingId, 500)
    const most = colleagues.length * 0.9
    const presenter = await presenterOf(filled.meetingId)
    await presenter.counts(({ here }) => here >= most)
    expect(await house.use.meetings.start(ceo, { meetingId: filled.meetingId })).toMatchObject({ ok: true })
    const show = { meetingId: filled.meetingId, move: { kind: 'show', position: 1, from: 0 } } as const
    expect(await house.use.meetings.move(ceo, show)).toMatchObject({ ok: true })
    const open = () => colleagues.filter(({ page }) => page?.opened.has(1)).length
    await vi.waitFor(() => expect(open()).toBeGreaterThanOrEqual(most), { timeout: 30_000, interval: 100 })
    await presenter.counts(({ here, behind }) => here >= most && behind === 0)
    // Nobody opens what was not shown.
    expect(colleagues.flatMap(({ page }) => [...(page?.opened ?? [])]).filter(position => position !== 1)).toEqual([])

    const { polls } = await must(house.use.polls.prepared(ceo, { meetingId: filled.meetingId }))
    const openPoll = { meetingId: filled.meetingId, move: { kind: 'openPoll', pollId: polls[0]?.id ?? '' } } as const
    expect(await house.use.meetings.move(ceo, openPoll)).toMatchObject({ ok: true })
    await presenter.counts(({ answered }) => answered >= 5)

    const [round] = rounds
    if (!round) throw new Error('no open round')
    const votes = async () => (await colleagues[0]?.browser.questions(round.id))?.questions.reduce((sum, each) => sum + each.votes, 0) ?? 0
    const before = await votes()
    // Some have voted for the first question before the demonstration began.
    await Promise.all(colleagues.map(colleague => colleague.readRound(round, () => true)))
    // What everybody reads of a round is looked up once a second.
    await vi.waitFor(async () => expect(await votes()).toBeGreaterThan(before), { timeout: 5_000, interval: 100 })
    // Five at once leave with the next tick.
    const asking = colleagues.slice(1, 6).map(async ({ browser }, number) => {
      await browser.fetchTokens(round)
      return browser.ask(round.id, `What follows from this? (${number})`, ms => new Promise(next => setTimeout(next, ms)))
    })
    expect(await Promise.all(asking)).toEqual([true, true, true, true, true])
    for (const colleague of colleagues) colleague.goTo(undefined, 0)
    await presenter.counts(({ here }) => here === 0)
    presenter.close()
    expect(await house.use.meetings.end(ceo, { meetingId: filled.meetingId, publish: 'nothing' })).toMatchObject({ ok: true })
  }, 120_000)
})

/** The presenter's page, as far as it counts who is here. */
async function presenterOf(meetingId: string) {
  const cookie = cookieOf(await visit(pathOf(KEY, 'ceo')))
  const connection = new Connection({ url, meetingId, as: 'presenter', headers: { cookie, origin: url } })
  return {
    counts: (test: (counts: Counts) => boolean) => until(connection, ({ counts }) => counts !== null && test(counts), 50_000),
    close: () => connection.close(),
  }
}

/** Signed in without the form, which lets in one a second from one address. */
async function cookieFor(email: string): Promise<string> {
  const { hall } = house
  const [person] = (await hall.store.select().from(hall.store.t.people)).filter(each => each.email === email)
  return signIn(hall, person?.id ?? '')
}

async function readerOf({ hall }: House, email: string) {
  const found = (await hall.store.select().from(hall.store.t.people)).find(person => person.email === email)
  const token = await hall.store.transact(tx => beginSession(hall, tx, found?.id ?? ''))
  const signedIn = await identify(hall, token)
  if (!signedIn) throw new Error(`${email} is not there`)
  return signedIn.actor
}
