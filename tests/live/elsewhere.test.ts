import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#app/live/connection.ts'
import type { Standing } from '#app/live/state.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'

// Connections as pages have them, which come back by themselves: bare sockets would not show who pushes whom out.

let house: MeetingHouse
let meetingId: string
beforeEach(async () => {
  house = await openMeetingHouse()
  meetingId = await meetingIn(house, 'live')
})
afterEach(() => house.close())

const standings = (connection: Connection) => {
  const seen: Standing[] = []
  const look = () => {
    const { connection: standing } = connection.state()
    if (seen.at(-1) !== standing) seen.push(standing)
  }
  look()
  connection.subscribe(look)
  return seen
}
const isIn = ({ connection, show }: ReturnType<Connection['state']>) => connection === 'here' && show !== null
const settled = (state: ReturnType<Connection['state']>) => isIn(state) || state.connection === 'elsewhere'

/** Until so many beats were heard: longer than any page waits before it comes back by itself. */
async function beats(connection: Connection, many: number): Promise<void> {
  let heard = 0
  const heardOf = () => JSON.stringify({ ...connection.state(), clockAhead: 0 })
  let before = heardOf()
  const end = connection.subscribe(() => {
    // A beat says nothing new but the time.
    const now = heardOf()
    if (now === before) heard += 1
    before = now
  })
  await expect.poll(() => heard, { timeout: 30_000 }).toBeGreaterThanOrEqual(many)
  end()
}
const gaveWay = (pages: readonly Connection[]) => pages.filter(page => page.state().connection === 'elsewhere')

test('of a presenter’s too many pages followers give way and stay away until they are asked back; the presenter is never cut', {
  timeout: 60_000,
}, async () => {
  const cookie = await house.signIn('ceo')
  const presenter = house.connect('presenter', cookie, meetingId)
  await until(presenter, isIn)
  const seen = standings(presenter)
  const pages = Array.from({ length: 25 }, () => house.connect('follower', cookie, meetingId))
  for (const page of pages) await until(page, settled)
  await expect.poll(() => gaveWay(pages).length).toBe(6)
  const away = gaveWay(pages)
  await beats(presenter, 2)
  expect(gaveWay(pages)).toEqual(away)

  for (let round = 1; round <= 3; round++) {
    const [page] = gaveWay(pages) as [Connection]
    // The network that comes and goes asks nobody back.
    page.networkChanged(false)
    page.networkChanged(true)
    expect(page.state().connection).toBe('elsewhere')
    page.comeBack()
    await until(page, isIn)
    await expect.poll(() => gaveWay(pages).length).toBe(6)
    expect(await presenter.send('show', { position: round, from: round - 1 })).toMatchObject({ ok: true })
    await until(page, ({ show }) => show?.position === round)
  }
  expect(seen).toEqual(['here'])
})

test('a presenter who opens the desk after many other pages comes in and stays', { timeout: 30_000 }, async () => {
  const cookie = await house.signIn('ceo')
  const pages = Array.from({ length: 20 }, () => house.connect('follower', cookie, meetingId))
  for (const page of pages) await until(page, isIn)
  const presenter = house.connect('presenter', cookie, meetingId)
  await until(presenter, isIn)
  const more = Array.from({ length: 5 }, () => house.connect('moderator', cookie, meetingId))
  await expect.poll(() => gaveWay(pages).length).toBe(6)
  expect(gaveWay(more)).toEqual([])
  expect(presenter.state().connection).toBe('here')
})

test('thirty screens on the link of one source all stay', { timeout: 30_000 }, async () => {
  const { url } = await must(house.use.meetings.makeSource(house.actor('ceo'), { meetingId, name: 'Every floor' }))
  const screens = Array.from({ length: 30 }, () => house.connect('stage', '', meetingId, url.split('/').at(-1)))
  for (const screen of screens) await until(screen, isIn)
  const seen = screens.map(standings)
  await beats(screens[0] as Connection, 1)
  const move = { meetingId, move: { kind: 'show' as const, position: 1, from: 0 } }
  expect(await house.use.meetings.move(house.actor('ceo'), move)).toMatchObject({ ok: true })
  for (const screen of screens) await until(screen, ({ show }) => show?.position === 1)
  expect(new Set(seen.flat())).toEqual(new Set(['here']))
})
