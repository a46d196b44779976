import type { Socket as NetSocket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Connection, sleptBetween } from '#app/live/connection.ts'
import type { Audience } from '#app/model/meeting/catalogue.ts'
import { journalOf } from '#db/queries/meetings.ts'
import { identify } from '#server/people/session.ts'
import { meetingIn, type MeetingHouse, openMeetingHouse } from '../support/meetings.ts'
import { must } from '../support/reports.ts'
import { until } from '../support/until.ts'
import { openProxy, type Proxy } from '../support/proxy.ts'

// What lies between people and the server, and clocks that are wrong.

let house: MeetingHouse
/** How far the server's clock is off. */
let wrongBy = 0
beforeAll(async () => {
  house = await openMeetingHouse({ clock: { now: () => Date.now() + wrongBy } })
})
afterAll(() => house.close())
const open: (Connection | Proxy)[] = []
afterEach(async () => {
  wrongBy = 0
  for (const each of open.splice(0)) await each.close()
})

interface Through {
  by?: Proxy
  clockOff?: number
}
/** A screen in the hall, paired by its code. */
async function stageOf(meetingId: string, by?: Proxy): Promise<Connection> {
  const { token, code } = await must(house.use.meetings.askPairing())
  await must(house.use.meetings.pair(house.actor('ceo'), { meetingId, code }))
  const headers = { cookie: `candor-stage=${token}`, origin: house.url }
  const connection = new Connection({ url: by?.url ?? house.url, meetingId, as: 'stage', headers })
  open.push(connection)
  return connection
}
/** A page; through a proxy, or with a clock that is wrong. */
async function connect(as: Audience, who: string, meetingId: string, { by, clockOff = 0 }: Through = {}): Promise<Connection> {
  const headers = { cookie: await house.signIn(who), origin: house.url }
  const connection = new Connection({ url: by?.url ?? house.url, meetingId, as, headers, now: () => Date.now() + clockOff })
  open.push(connection)
  return connection
}
async function through(...faults: Parameters<typeof openProxy> extends [string, ...infer Rest] ? Rest : never): Promise<Proxy> {
  const proxy = await openProxy(house.url, ...faults)
  open.push(proxy)
  return proxy
}
const here = (connection: Connection, ms = 10_000) =>
  until(connection, ({ show, connection: standing }) => standing === 'here' && show !== null, ms)
const at = (connection: Connection): number => connection.state().show?.position ?? 0
/** Whoever goes faster than the server takes it goes on when it does. */
const show = (presenter: Connection, position: number) =>
  expect
    .poll(() => presenter.send('show', { position, from: at(presenter) }), { interval: 20, timeout: 10_000 })
    .toMatchObject({ ok: true })
const isAt = (connection: Connection, position: number, ms = 10_000) =>
  until(connection, state => state.connection === 'here' && state.show?.position === position, ms)

test('a presenter who loses the network is missed by the others and by the stage, comes back to where it was, and meanwhile another can take over (L4)', async () => {
  const meetingId = await meetingIn(house, 'live')
  const network = await through()
  const presenter = await connect('presenter', 'ceo', meetingId, { by: network })
  const colleague = await connect('presenter', 'cfo', meetingId)
  const follower = await connect('follower', 'employee', meetingId)
  // One screen hangs on a network of its own, the other on the presenter's.
  const stage = await stageOf(meetingId)
  const stageBeside = await stageOf(meetingId, network)
  await Promise.all([presenter, colleague, follower, stage, stageBeside].map(each => here(each)))
  await show(presenter, 2)
  await Promise.all([follower, stage, stageBeside].map(each => isAt(each, 2)))
  await until(colleague, ({ counts }) => counts?.driver === true)
  await Promise.all([follower, stage].map(each => until(each, ({ driven }) => driven)))
  const positions: number[] = []
  stage.subscribe(() => void (positions.at(-1) !== at(stage) && positions.push(at(stage))))

  network.down()
  await until(colleague, ({ counts }) => counts?.driver === false, 10_000)
  await Promise.all([follower, stage].map(each => until(each, ({ driven }) => !driven, 10_000)))
  await Promise.all([presenter, stageBeside].map(each => until(each, ({ connection }) => connection === 'away')))
  // Nothing is lost of what was shown; the commands of the absent are not kept for later.
  for (const each of [follower, stage, stageBeside]) expect(at(each)).toBe(2)
  expect(await presenter.send('show', { position: 4, from: 2 })).toMatchObject({ ok: false })
  network.up()
  await here(presenter)
  await until(colleague, ({ counts }) => counts?.driver === true)
  await Promise.all([follower, stage, stageBeside].map(each => until(each, ({ driven }) => driven, 10_000)))
  await isAt(stageBeside, 2)
  expect(at(stage)).toBe(2)
  await show(presenter, 3)
  await Promise.all([follower, stage, stageBeside].map(each => isAt(each, 3)))
  expect(positions).toEqual([2, 3])

  network.down()
  await until(colleague, ({ counts }) => counts?.driver === false, 10_000)
  await expect.poll(() => colleague.send('takeWheel', { from: 'ceo' }), { timeout: 15_000, interval: 500 }).toMatchObject({ ok: true })
  await until(colleague, ({ show: now }) => now?.driver === 'cfo')
  await show(colleague, 4)
  await isAt(follower, 4)
  // Whoever drove before is back, knows it, and pulls nobody anywhere.
  network.up()
  await Promise.all([presenter, stage, stageBeside].map(each => isAt(each, 4)))
  expect(presenter.state().show?.driver).toBe('cfo')
  expect(await presenter.send('show', { position: 1, from: 4 })).toMatchObject({ ok: false, error: 'not driving' })
  expect(at(follower)).toBe(4)
}, 40_000)

test('a second tab, or a laptop that slept, pulls nobody back to where it was (L5)', async () => {
  const meetingId = await meetingIn(house, 'live')
  const network = await through()
  const [tab, other] = [await connect('presenter', 'ceo', meetingId), await connect('presenter', 'ceo', meetingId, { by: network })]
  const follower = await connect('follower', 'employee', meetingId)
  await Promise.all([tab, other, follower].map(each => here(each)))
  const seen: number[] = []
  follower.subscribe(() => void (seen.at(-1) !== at(follower) && seen.push(at(follower))))
  for (const position of [1, 2]) await show(tab, position)
  await isAt(other, 2)
  network.down()
  for (const position of [3, 4]) await show(tab, position)
  network.up()
  // What this tab believed when it fell asleep, said the moment it is back.
  const asleep = await connect('presenter', 'ceo', meetingId)
  await here(asleep)
  for (const [name, input] of [
    ['show', { position: 3, from: 2 }],
    ['show', { position: 1, from: 2 }],
    ['point', { position: 2, at: [] }],
    ['openNote', { position: 2, lineItemId: null }],
  ] as const)
    expect(await asleep.send(name, input as never)).toMatchObject({ ok: false, error: 'stale' })
  await isAt(other, 4)
  await isAt(follower, 4)
  expect(seen).toEqual([...seen].sort())
})

describe('a client that reads nothing', () => {
  /** The TCP socket of a page. */
  const wireOf = (connection: Connection): NetSocket =>
    (connection as unknown as { socket: { io: { engine: { transport: { ws: { _socket: NetSocket } } } } } }).socket.io.engine.transport.ws
      ._socket

  test('says so itself, and is where the others are once it reads again (L3)', { timeout: 40_000 }, async () => {
    const meetingId = await meetingIn(house, 'live')
    const presenter = await connect('presenter', 'ceo', meetingId)
    const follower = await connect('follower', 'employee', meetingId)
    const deaf = await connect('follower', 'other', meetingId)
    await Promise.all([presenter, follower, deaf].map(each => here(each)))
    wireOf(deaf).pause()
    for (let turn = 1; turn <= 200; turn++) await show(presenter, (turn % 5) + 1)
    await isAt(follower, 1)
    await until(deaf, ({ connection }) => connection === 'away', 6_000)
    // By a socket of its own: the old one still reads nothing.
    await isAt(deaf, 1, 15_000)
    expect(deaf.state().show).toEqual(follower.state().show)
    expect(deaf.state().seq).toBe(follower.state().seq)
  })
})

describe('clocks', () => {
  test('that are ten minutes off, or jump back an hour, change no order, no countdown and no session (L7)', {
    timeout: 40_000,
  }, async () => {
    const meetingId = await meetingIn(house, 'live')
    const presenter = await connect('presenter', 'ceo', meetingId, { clockOff: -600_000 })
    const followers = await Promise.all([-600_000, 600_000, 0].map(clockOff => connect('follower', 'employee', meetingId, { clockOff })))
    await Promise.all([presenter, ...followers].map(each => here(each)))
    const early = await house.signIn('other')
    /** By how much what a page takes for the server's time is wrong. */
    const error = (follower: Connection, clockOff: number) =>
      Math.abs(Date.now() + clockOff + follower.state().clockAhead - house.hall.clock.now())
    const errors = () => [-600_000, 600_000, 0].map((clockOff, index) => error(followers[index] as Connection, clockOff))
    const countdownsAreRight = () => expect.poll(() => Math.max(...errors()), { timeout: 8_000 }).toBeLessThan(1_000)

    await show(presenter, 1)
    await countdownsAreRight()
    wrongBy = -3_600_000
    await show(presenter, 2)
    await show(presenter, 3)
    await Promise.all(followers.map(follower => isAt(follower, 3)))
    await countdownsAreRight()
    const journal = await journalOf(house.hall.store, meetingId)
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1))
    // The premise: by the clock the last moves come before the first one.
    expect(journal.at(-1)!.at).toBeLessThan(journal.at(-3)!.at)
    for (const follower of followers) expect(follower.state().show).toEqual(followers[0]?.state().show)

    const name = early.slice(early.indexOf('=') + 1)
    expect(await identify(house.hall, name)).not.toBe(null)
    const late = await connect('follower', 'other', meetingId)
    await isAt(late, 3)
    expect(late.state().show).toEqual(followers[0]?.state().show)
    // And forward again, as when the time service corrects it.
    wrongBy = 0
    await show(presenter, 4)
    await Promise.all([late, ...followers].map(each => isAt(each, 4)))
    await countdownsAreRight()
    expect(await identify(house.hall, name)).not.toBe(null)
  })

  test('of a page that are set back do not keep it from noticing that the server is gone (L7)', { timeout: 30_000 }, async () => {
    const meetingId = await meetingIn(house, 'live')
    const network = await through()
    let off = 0
    const headers = { cookie: await house.signIn('employee'), origin: house.url }
    const page = new Connection({ url: network.url, meetingId, as: 'follower', headers, now: () => Date.now() + off })
    open.push(page)
    await here(page)
    off = -3_600_000
    network.stall()
    await until(page, ({ connection }) => connection === 'away', 8_000)
    network.up()
    await here(page, 15_000)
  })
})

test('a tab whose timers rested while it heard the beat did not sleep; a laptop that woke did', () => {
  const now = 1_000_000
  expect(sleptBetween(now, now - 60_000, now - 2_000)).toBe(false)
  expect(sleptBetween(now, now - 60_000, now - 59_000)).toBe(true)
  expect(sleptBetween(now, now - 600, now - 59_000)).toBe(false)
})

describe('a network', () => {
  test('that lets no web socket through is only slower (L8)', { timeout: 30_000 }, async () => {
    const meetingId = await meetingIn(house, 'live')
    const proxy = await through({ refuseUpgrades: true })
    const presenter = await connect('presenter', 'ceo', meetingId, { by: proxy })
    const follower = await connect('follower', 'employee', meetingId, { by: proxy })
    await Promise.all([presenter, follower].map(each => here(each)))
    expect(proxy.refused()).toBeGreaterThan(0)
    for (const position of [1, 2, 3, 4, 5]) await show(presenter, position)
    await isAt(follower, 5)
    // Long after an upgrade would have been tried again.
    expect(await follower.send('stand', { as: 'looking around' })).toMatchObject({ ok: true })
    await until(presenter, ({ counts }) => counts?.lookingAround === 1)
  })

  test('that swallows web sockets without a word is only slower (L8)', { timeout: 40_000 }, async () => {
    const meetingId = await meetingIn(house, 'live')
    const proxy = await through({ swallowUpgrades: true })
    const presenter = await connect('presenter', 'ceo', meetingId)
    const follower = await connect('follower', 'employee', meetingId, { by: proxy })
    await here(follower, 30_000)
    expect(proxy.refused()).toBeGreaterThan(0)
    expect(follower.transport()).toBe('polling')
    await show(presenter, 2)
    await isAt(follower, 2)
  })

  test('that cuts every connection after a while loses nothing, and nobody has to do anything (L8)', { timeout: 40_000 }, async () => {
    const meetingId = await meetingIn(house, 'live')
    const proxies = [await through({ cutAfterMs: 1_500 }), await through({ cutAfterMs: 1_500, refuseUpgrades: true })]
    const presenter = await connect('presenter', 'ceo', meetingId)
    const followers = await Promise.all(proxies.map(by => connect('follower', 'employee', meetingId, { by })))
    await Promise.all([presenter, ...followers].map(each => here(each)))
    const from = performance.now()
    for (let turn = 1; performance.now() - from < 5_000; turn++) {
      await show(presenter, (turn % 5) + 1)
      const position = at(presenter)
      await Promise.all(followers.map(each => isAt(each, position)))
    }
    expect(proxies[0]?.cut()).toBeGreaterThanOrEqual(2)
    for (const follower of followers) expect(follower.state().show).toEqual(followers[0]?.state().show)
  })
})
