import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingById } from '#db/queries/meetings.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const HOUR = 3_600_000

async function moderatorCheck(meetingId: string) {
  const { page } = await must(house.use.meetings.readiness(house.actor('ceo'), meetingId))
  const { ok, detail } = page.checks.find(({ what }) => what === 'moderator')!
  return { ok, detail }
}

/** A round of the meeting's report; `opensIn`: from now, ms. The meeting is not told. */
async function round(meetingId: string, opensIn: number): Promise<string> {
  const { reportId } = (await meetingById(house.hall.store, meetingId))!
  const now = house.hall.clock.now()
  const plan = { reportId, opensAt: now + opensIn, closesAt: now + 9 * HOUR, moderated: true, minCrowd: 5 }
  return (await must(house.use.rounds.plan(house.actor('ceo'), plan))).id
}

/** What the check says while nobody has the role of moderator. */
async function withoutModerator(meetingId: string) {
  const { people } = house.hall.store.t
  const give = (roles: 'moderator'[]) => house.hall.store.transact(tx => tx.update(people).set({ roles }).where(eq(people.id, 'moderator')))
  await give([])
  const said = await moderatorCheck(meetingId)
  await give(['moderator'])
  return said
}

const NOBODY = { ok: false, detail: 'Nobody has the role of moderator: questions would wait.' }
const SOMEBODY = { ok: true, detail: 'Somebody can moderate.' }
const NO_ROUND = { ok: true, detail: 'No question round.' }

test('without a round nobody has to moderate', async () => {
  const meetingId = await meetingIn(house, 'scheduled')
  expect(await moderatorCheck(meetingId)).toEqual(NO_ROUND)
  expect(await withoutModerator(meetingId)).toEqual(NO_ROUND)
})

test.each([
  ['open', 0],
  ['planned', HOUR],
])('a round that is %s and that the lobby will take along needs a moderator already before', async (_, opensIn) => {
  const meetingId = await meetingIn(house, 'scheduled')
  const roundId = await round(meetingId, opensIn)
  expect((await meetingById(house.hall.store, meetingId))?.roundId).toBeNull()
  expect(await withoutModerator(meetingId)).toEqual(NOBODY)
  expect(await moderatorCheck(meetingId)).toEqual(SOMEBODY)
  await must(house.use.meetings.openLobby(house.actor('ceo'), { meetingId }))
  expect((await meetingById(house.hall.store, meetingId))?.roundId).toBe(roundId)
  expect(await withoutModerator(meetingId)).toEqual(NOBODY)
})

test('a round that was planned when the lobby was open already is not the meeting’s', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  await round(meetingId, 0)
  expect(await withoutModerator(meetingId)).toEqual(NO_ROUND)
})
