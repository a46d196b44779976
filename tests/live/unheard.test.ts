import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { Connection } from '#app/live/connection.ts'
import { Desk, type DeskState } from '#app/live/desk.ts'
import { EMPTY } from '#app/live/state.ts'
import { BEGINNING } from '#app/model/meeting/show.ts'
import { Database } from '#db/driver.ts'
import { meetingIn, type MeetingHouse, openMeetingHouse } from '../support/meetings.ts'
import { smallDisk } from '../support/small-disk.ts'
import { until } from '../support/until.ts'

// The server is reached, beats arrive, and what the presenter does does not hold there.

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const partAt = (position: number) => ({ reveals: [position], targets: [] })
const isHere = ({ connection, show }: ReturnType<Connection['state']>) => connection === 'here' && show !== null

async function meetingOf(folder?: string) {
  const house: MeetingHouse = await openMeetingHouse({ folder, expected: /command failed/ })
  closing.push(() => house.close())
  const meetingId = await meetingIn(house, 'live')
  const connection = house.connect('presenter', await house.signIn('ceo'), meetingId)
  const desk = new Desk({ me: 'ceo', initial: BEGINNING, now: Date.now, partAt, send: (...command) => connection.send(...command) })
  const said: DeskState['alone'][] = []
  desk.subscribe(() => {
    const { alone } = desk.state()
    if (said.at(-1) !== alone) said.push(alone)
  })
  connection.subscribe(() => desk.hear(connection.state()))
  const follower = house.connect('follower', await house.signIn('employee'), meetingId)
  for (const each of [connection, follower]) await until(each, isHere)
  const next = () => {
    const { position } = desk.state().show
    desk.do({ kind: 'show', position: position + 1, from: position })
  }
  next()
  await until(follower, ({ show }) => show?.position === 1)
  await expect.poll(() => connection.state().show?.position).toBe(1)
  said.splice(0)
  return { house, connection, desk, follower, next, said }
}
const alone = (desk: Desk) => expect.poll(() => desk.state().alone, { timeout: 12_000, interval: 5 })

test('a presenter whose steps the server takes in no more is told so all the time, and everybody is there once it does', {
  timeout: 40_000,
}, async () => {
  const { house, connection, desk, follower, next, said } = await meetingOf()
  const database = new Database(join(house.hall.config.dataDir, 'candor.db'))
  closing.push(() => database.close())
  database.exec(`create trigger refuses before insert on journal begin select raise(abort, 'no more'); end`)
  next()
  await alone(desk).toBe('not taken')
  next()
  expect(desk.state()).toMatchObject({ alone: 'not taken', refusal: null, lost: null, show: { position: 3 } })
  // Tried again and again, and said without a break.
  const before = house.complaints().length
  await expect.poll(() => house.complaints().length, { timeout: 15_000 }).toBeGreaterThan(before + 1)
  // Null while the first answer was on its way.
  expect(said).toEqual([null, 'not taken'])
  expect(connection.state().connection).toBe('here')
  expect(follower.state().show?.position).toBe(1)

  database.exec('drop trigger refuses')
  await until(follower, ({ show }) => show?.position === 3, 10_000)
  await alone(desk).toBe(null)
  expect(desk.state()).toMatchObject({ refusal: null, lost: null, show: { position: 3 } })
})

const disk = smallDisk(32)
afterAll(() => disk?.unmount())
test.skipIf(!disk)(
  'where it is the disk that is full, the presenter is told that (skipped: only root may mount one, on Linux)',
  {
    timeout: 40_000,
  },
  async () => {
    const { desk, follower, next } = await meetingOf(disk?.folder)
    await disk?.fill(0)
    // What room the files still have inside is used up first.
    await expect
      .poll(
        () => {
          if (desk.state().alone === null) desk.do({ kind: 'blank', blank: !desk.state().show.blank })
          return desk.state().alone
        },
        { timeout: 20_000, interval: 20 },
      )
      .toBe('disk full')
    next()
    expect(desk.state()).toMatchObject({ alone: 'disk full', show: { position: 2 } })
    expect(follower.state().show?.position).toBe(1)
    await disk?.empty()
    await until(follower, ({ show }) => show?.position === 2, 10_000)
    await alone(desk).toBe(null)
  },
)

test('a server that gives no answer while it is heard is one that does not take it; one that is away is away', async () => {
  let answers = false
  const desk = new Desk({
    me: 'ceo',
    initial: BEGINNING,
    now: Date.now,
    partAt,
    send: async () => (answers ? { ok: true, seq: 2 } : { ok: false, error: 'failed', message: 'no answer' }),
  })
  const live = { ...EMPTY, connection: 'here' as const, seq: 1, show: { ...BEGINNING, phase: 'live' as const, driver: 'ceo', parts: 5 } }
  desk.hear(live)
  desk.do({ kind: 'show', position: 1, from: 0 })
  await alone(desk).toBe('not taken')
  desk.hear({ ...live, connection: 'away' })
  expect(desk.state().alone).toBe('not reached')
  // Back again it is not known yet what it will say.
  answers = true
  desk.hear(live)
  expect(desk.state().alone).toBe(null)
  await expect.poll(() => desk.state().show.position).toBe(1)
  desk.hear({ ...live, seq: 2, show: { ...live.show, position: 1, shown: [1] } })
  expect(desk.state()).toMatchObject({ alone: null, lost: null, show: { position: 1 } })
})
