import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { Database } from '#db/driver.ts'
import { meetingById } from '#db/queries/meetings.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'

let house: MeetingHouse | undefined
afterEach(async () => {
  await house?.close()
  house = undefined
})
const isHere = ({ connection, show }: { connection: string; show: unknown }): boolean => connection === 'here' && show !== null

/** What all facts together waited for their broadcasts so far, in seconds. */
const lag = async ({ metrics }: MeetingHouse): Promise<number> =>
  Number((await metrics.text()).match(/^candor_journal_lag_seconds_sum (\S+)$/m)?.[1])

test('a page that only listens is not signed out in the middle of a meeting, and a forgotten one is', { timeout: 20_000 }, async () => {
  house = await openMeetingHouse({ idleMs: 3_000 })
  const [running, planned] = [await meetingIn(house, 'live'), await meetingIn(house, 'scheduled')]
  const [listening, forgotten] = [
    house.connect('follower', await house.signIn('employee'), running),
    house.connect('follower', await house.signIn('other'), planned),
  ]
  for (const each of [listening, forgotten]) await until(each, isHere)
  await until(forgotten, ({ connection }) => connection === 'signed out', 15_000)
  expect(await listening.send('refetch', {})).toMatchObject({ ok: true })
  // The use that this was is still being written.
  await house.hall.store.gather(async () => {})
})

test('a meeting that cannot be read for a moment is no lost meeting, and ends no server', { timeout: 20_000 }, async () => {
  house = await openMeetingHouse({ expected: /could not be read|command failed/ })
  const meetingId = await meetingIn(house, 'live')
  const follower = house.connect('follower', await house.signIn('employee'), meetingId)
  const presenter = house.connect('presenter', await house.signIn('ceo'), meetingId)
  for (const each of [follower, presenter]) await until(each, isHere)
  const database = new Database(join(house.hall.config.dataDir, 'candor.db'))
  try {
    database.exec('alter table journal rename to hidden')
    // A number is missing: the room reads the journal, and cannot.
    const { seq } = (await meetingById(house.hall.store, meetingId))!
    house.hall.publish({ kind: 'journal', entries: [{ meetingId, seq: seq + 5, at: Date.now(), fact: { kind: 'paused' } }] })
    const late = house.connect('follower', await house.signIn('other'), meetingId)
    await expect.poll(() => house?.complaints().length).toBeGreaterThan(0)
    expect(late.state().connection).not.toBe('gone')
    database.exec('alter table hidden rename to journal')
    await until(late, isHere, 10_000)
  } finally {
    database.close()
  }
  const { position } = presenter.state().show!
  await expect
    .poll(() => presenter.send('show', { position: position + 1, from: position }), { timeout: 10_000 })
    .toMatchObject({ ok: true })
  await until(follower, ({ show }) => show?.position === position + 1, 10_000)
  // The journal was read again after a second, and pages heard of the fact only then.
  expect(await lag(house)).toBeGreaterThan(0.99)
})

test('what is read beside a fact before it goes out shows in the journal’s lag', async () => {
  house = await openMeetingHouse()
  const meetingId = await meetingIn(house, 'scheduled')
  const follower = house.connect('follower', await house.signIn('employee'), meetingId)
  await until(follower, isHere)
  const { meetings } = house.use
  const read = meetings.liveParts
  // As where the disk is slow.
  meetings.liveParts = async (...about) => {
    await new Promise(resolve => setTimeout(resolve, 400))
    return read(...about)
  }
  expect(await lag(house)).toBe(0)
  await must(meetings.openLobby(house.actor('ceo'), { meetingId }))
  await until(follower, ({ show }) => show?.phase === 'lobby')
  expect(await lag(house)).toBeGreaterThan(0.39)
})

test('a page that only listens is put out once its session is over, and when there is a new pledge to give', {
  timeout: 30_000,
}, async () => {
  house = await openMeetingHouse()
  const meetingId = await meetingIn(house, 'live')
  const [gone, unasked] = [
    house.connect('follower', await house.signIn('employee'), meetingId),
    house.connect('follower', await house.signIn('other'), meetingId),
  ]
  for (const each of [gone, unasked]) await until(each, isHere)
  // By way of the table: nobody is told, as when time runs out.
  const { sessions, company } = house.hall.store.t
  await house.hall.store.transact(tx => tx.update(sessions).set({ expiresAt: 1 }).where(eq(sessions.personId, 'employee')))
  await until(gone, ({ connection }) => connection === 'signed out', 15_000)
  expect(unasked.state().connection).toBe('here')
  await house.hall.store.transact(tx => tx.update(company).set({ pledgeVersion: 2 }))
  house.hall.publish({ kind: 'company changed' })
  await until(unasked, ({ connection }) => connection !== 'here', 15_000)
})
