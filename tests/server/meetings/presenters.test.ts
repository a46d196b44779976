import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meetingById, presentersOf } from '#db/queries/meetings.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const FORBIDDEN = { ok: false, fault: { kind: 'forbidden' } }

/** What the form of changes begins with, as it is sent back. */
async function plannedBy(name: string, meetingId: string) {
  const { planned } = await must(house.use.meetings.planned(house.actor(name), meetingId))
  return { ...planned, meetingId }
}
const change = async (name: string, meetingId: string, what: Record<string, unknown>) =>
  house.use.meetings.change(house.actor(name), { ...(await plannedBy(name, meetingId)), ...what })
const presenters = async (meetingId: string) => (await presentersOf(house.hall.store, meetingId)).map(({ id }) => id).sort()
const auditOf = async (meetingId: string) => {
  const rows = await house.hall.store.select().from(house.hall.store.t.audit)
  return rows.filter(({ subject }) => subject === meetingId).map(({ actor, verb }) => `${actor}: ${verb}`)
}

describe('who presents', () => {
  test('is a leader’s to choose: who presents without being one hands the report to nobody', async () => {
    const meetingId = await meetingIn(house, 'lobby')
    await must(change('leader', meetingId, { presenterIds: ['ceo', 'employee'] }))
    for (const presenterIds of [['ceo', 'employee', 'other'], ['employee'], ['other']])
      expect(await change('employee', meetingId, { presenterIds })).toEqual(FORBIDDEN)
    expect(await presenters(meetingId)).toEqual(['ceo', 'employee'])
    expect(await house.use.meetings.present(house.actor('other'), meetingId)).toEqual(FORBIDDEN)
  })

  test('stays while a presenter who is no leader changes the rest, and is all that their form offers', async () => {
    const meetingId = await meetingIn(house, 'scheduled')
    await must(change('leader', meetingId, { presenterIds: ['ceo', 'employee'] }))
    const page = await must(house.use.meetings.planned(house.actor('employee'), meetingId))
    expect(page.chooses).toBe(false)
    expect(page.choices.people.map(({ id }) => id).sort()).toEqual(['ceo', 'employee'])
    await must(change('employee', meetingId, { title: 'Town hall', presenterIds: ['employee', 'ceo', 'employee'] }))
    expect((await meetingById(house.hall.store, meetingId))?.title).toBe('Town hall')
    expect(await presenters(meetingId)).toEqual(['ceo', 'employee'])
    const leaders = await must(house.use.meetings.planned(house.actor('leader'), meetingId))
    expect(leaders.chooses).toBe(true)
    expect(leaders.choices.people.length).toBeGreaterThan(2)
  })

  test('is in the audit by each person who was named or removed, and only when it changed', async () => {
    const meetingId = await meetingIn(house, 'scheduled')
    await must(change('leader', meetingId, { presenterIds: ['ceo', 'employee'] }))
    await must(change('leader', meetingId, { title: 'Other' }))
    expect(await auditOf(meetingId)).toEqual([
      'ceo: scheduled meeting',
      'leader: named presenter employee',
      'leader: removed presenter cfo',
    ])
  })
})

test('what has ended is not changed any more, by nobody', async () => {
  const meetingId = await meetingIn(house, 'live')
  const before = await plannedBy('ceo', meetingId)
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'nothing' }))
  const refused = {
    ok: false,
    fault: { kind: 'conflict', message: 'This meeting has ended. Nothing of it can be changed any more.' },
  }
  for (const change of [{ presenterIds: ['ceo', 'other'] }, { title: 'Another title' }, { title: '' }])
    expect(await house.use.meetings.change(house.actor('leader'), { ...before, ...change })).toEqual(refused)
  expect(await presenters(meetingId)).toEqual(['ceo', 'cfo'])
})
