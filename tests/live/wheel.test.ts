import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#app/live/connection.ts'
import { journalOf } from '#db/queries/meetings.ts'
import { meetingIn, type MeetingHouse, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { temporaryFolder } from '../support/config.ts'

let house: MeetingHouse
let elapsed: number
let cookies: Record<'ceo' | 'cfo' | 'employee', string>

async function open(folder?: string): Promise<void> {
  house = await openMeetingHouse({ elapsed: () => elapsed, ...(folder ? { folder } : {}) })
  const entries = (['ceo', 'cfo', 'employee'] as const).map(async name => [name, await house.signIn(name)] as const)
  cookies = Object.fromEntries(await Promise.all(entries)) as typeof cookies
}
beforeEach(async () => {
  elapsed = 0
  await open()
})
afterEach(() => house.close())

const here = (connection: Connection) => until(connection, ({ show, connection: standing }) => standing === 'here' && show !== null)
async function desks(meetingId: string) {
  const all = {
    ceo: house.connect('presenter', cookies.ceo, meetingId),
    cfo: house.connect('presenter', cookies.cfo, meetingId),
    follower: house.connect('follower', cookies.employee, meetingId),
  }
  await Promise.all(Object.values(all).map(here))
  return all
}
/** A page hears nothing, and answers no beat: its socket looks open for a long time. What it had said before has come. Answers how it hears again. */
async function pullCable(page: Connection): Promise<() => void> {
  const { socket } = page as unknown as { socket: Pick<Socket, 'listeners' | 'off' | 'on'> }
  const heard = socket.listeners('frame')
  socket.off('frame')
  await page.send('stand', { as: 'here' })
  return () => {
    for (const hear of heard) socket.on('frame', hear)
  }
}
const journal = async (meetingId: string) => (await journalOf(house.hall.store, meetingId)).map(({ fact }) => fact)

test('the wheel is asked for and handed over; presenters alone hear of it, and the journal keeps it', async () => {
  const meetingId = await meetingIn(house, 'live')
  const { ceo, cfo, follower } = await desks(meetingId)
  const before = follower.state().seq
  expect(await cfo.send('askWheel', { asks: true })).toMatchObject({ ok: true })
  await until(ceo, ({ show }) => show?.asking[0] === 'cfo')
  expect(await cfo.send('show', { position: 1, from: 0 })).toMatchObject({ ok: false, error: 'not driving' })
  expect(await cfo.send('handWheel', { to: 'cfo' })).toMatchObject({ ok: false, error: 'not driving' })
  expect(await ceo.send('handWheel', { to: 'employee' })).toMatchObject({ ok: false, error: 'not found' })
  expect(await ceo.send('handWheel', { to: 'cfo' })).toMatchObject({ ok: true })
  await until(cfo, ({ show }) => show?.driver === 'cfo' && show.asking.length === 0)
  expect(await ceo.send('show', { position: 1, from: 0 })).toMatchObject({ ok: false, error: 'not driving' })
  expect(await cfo.send('show', { position: 1, from: 0 })).toMatchObject({ ok: true })
  await until(follower, ({ show }) => show?.position === 1)
  expect(follower.state().show).toMatchObject({ driver: null, asking: [] })
  expect(follower.state().seq).toBeGreaterThan(before)
  expect((await journal(meetingId)).slice(-3)).toEqual([
    { kind: 'wheel asked', by: 'cfo', asks: true },
    { kind: 'wheel handed', driver: 'cfo' },
    { kind: 'part shown', position: 1, reveals: [1] },
  ])
})

test('the wheel is taken only when the driver has been gone for ten seconds, and a closed page says so to followers before', async () => {
  const meetingId = await meetingIn(house, 'live')
  const { ceo, cfo, follower } = await desks(meetingId)
  await until(follower, ({ driven }) => driven)
  const refused = await cfo.send('takeWheel', { from: 'ceo' })
  expect(refused).toMatchObject({ ok: false, error: 'conflict' })
  expect(refused.ok ? '' : refused.message).toMatch(/Ask for the wheel.*ten seconds/)

  ceo.close()
  await until(cfo, ({ counts }) => counts?.driver === true)
  elapsed += 9_000
  await until(follower, ({ driven }) => !driven)
  // The page offers the wheel from when it is given, not before.
  await until(cfo, ({ counts }) => counts?.driver === false && !counts.gone)
  expect(await cfo.send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: false, error: 'conflict' })
  elapsed += 1_000
  await until(cfo, ({ counts }) => counts?.gone === true)
  expect(await cfo.send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: true })
  await until(follower, ({ driven }) => driven)
  expect((await journal(meetingId)).at(-1)).toEqual({ kind: 'wheel taken', driver: 'cfo' })
})

test('a driver whose page still answers the beat keeps the wheel, and one whose page is silent with an open socket loses it', async () => {
  const meetingId = await meetingIn(house, 'live')
  const { ceo, cfo, follower } = await desks(meetingId)
  elapsed += 9_000
  await until(follower, ({ driven }) => !driven)
  // The next beat is answered.
  await until(follower, ({ driven }) => driven)
  elapsed += 5_000
  expect(await cfo.send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: false, error: 'conflict' })

  await pullCable(ceo)
  elapsed += 11_000
  expect(await cfo.send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: true })
})

test('of two who take the wheel at once one gets it, the other learns who was first, and everyone sees one order', async () => {
  const meetingId = await meetingIn(house, 'live')
  const { ceo, cfo } = await desks(meetingId)
  await ceo.send('handWheel', { to: 'cfo' })
  await until(ceo, ({ show }) => show?.driver === 'cfo')
  // Both say at once what they want: the driver hands over and moves, the other asks.
  const [asked, handed, moved] = await Promise.all([
    ceo.send('askWheel', { asks: true }),
    cfo.send('handWheel', { to: 'ceo' }),
    cfo.send('show', { position: 1, from: 0 }),
  ])
  expect([asked.ok, handed.ok, moved.ok]).toEqual([true, true, false])
  await Promise.all([ceo, cfo].map(each => until(each, ({ show }) => show?.driver === 'ceo')))
  cfo.close()
  ceo.close()

  elapsed += 20_000
  const late = [house.connect('presenter', cookies.ceo, meetingId), house.connect('presenter', cookies.cfo, meetingId)] as const
  await Promise.all(late.map(here))
  const seen = late.map(desk => [desk.state().show?.driver])
  for (const [index, desk] of late.entries())
    desk.subscribe(() => {
      const driver = desk.state().show?.driver
      if (seen[index]!.at(-1) !== driver) seen[index]!.push(driver)
    })
  expect(await late[1].send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: false })
  const plugIn = await pullCable(late[0])
  elapsed += 20_000
  const takes = await Promise.all([late[1].send('takeWheel', { from: 'ceo' }), late[1].send('takeWheel', { from: 'ceo' })])
  expect(takes.map(({ ok }) => ok)).toEqual([true, true])
  plugIn()
  expect((await journal(meetingId)).filter(({ kind }) => kind === 'wheel taken')).toHaveLength(2)
  expect(await late[0].send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: false, error: 'stale' })
  await Promise.all(late.map(each => until(each, ({ show }) => show?.driver === 'cfo')))
  expect(seen).toEqual([
    ['ceo', 'cfo'],
    ['ceo', 'cfo'],
  ])
})

test('after a restart of the server the ten seconds begin anew', async () => {
  const folder = await temporaryFolder()
  await house.close()
  await open(folder)
  const meetingId = await meetingIn(house, 'live')
  const first = await desks(meetingId)
  first.ceo.close()
  elapsed += 9_500
  expect(await first.cfo.send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: false })
  await house.close()
  await open(folder)
  const cfo = house.connect('presenter', cookies.cfo, meetingId)
  await here(cfo)
  expect(cfo.state().counts?.driver).toBe(true)
  elapsed += 9_500
  expect(await cfo.send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: false, error: 'conflict' })
  elapsed += 500
  expect(await cfo.send('takeWheel', { from: 'ceo' })).toMatchObject({ ok: true })
})
