import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Move, Published } from '#app/model/meeting/catalogue.ts'
import { meetingById, presentersOf } from '#db/queries/meetings.ts'
import { reportById, revisionSections } from '#db/queries/reports.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'
import { anyReport } from '../../support/sections.ts'

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

test('the whole report is published by who has the wheel, or by a leader; the other presenters publish what was shown', async () => {
  const running = async () => {
    const meetingId = await meetingIn(house, 'live')
    await must(change('leader', meetingId, { presenterIds: ['ceo', 'cfo', 'employee'] }))
    const move = (by: string, move: Move) => must(house.use.meetings.move(house.actor(by), { meetingId, move }) as Promise<{ ok: true }>)
    await move('ceo', { kind: 'show', position: 1, from: 0 })
    const { reportId } = (await meetingById(house.hall.store, meetingId))!
    const end = (by: string, publish: Published) => house.use.meetings.end(house.actor(by), { meetingId, publish })
    const published = async () => {
      const { currentRevisionId } = (await reportById(house.hall.store, reportId))!
      return currentRevisionId ? (await revisionSections(house.hall.store, currentRevisionId)).length : 0
    }
    return { meetingId, move, end, published }
  }
  const byFollower = await running()
  // Their page does not offer it; a leader's does.
  const mayPublish = async (name: string) =>
    (await must(house.use.meetings.present(house.actor(name), byFollower.meetingId))).page.mayPublish
  expect([await mayPublish('employee'), await mayPublish('ceo')]).toEqual([false, true])
  expect(await byFollower.end('employee', 'everything')).toMatchObject({
    ok: false,
    fault: { kind: 'conflict', message: expect.stringMatching(/wheel, or a leader/) },
  })
  await must(byFollower.end('employee', 'shown'))
  expect(await byFollower.published()).toBe(1)

  const byDriver = await running()
  await byDriver.move('ceo', { kind: 'handWheel', to: 'employee' })
  await must(byDriver.end('employee', 'everything'))
  const byLeader = await running()
  await byLeader.move('ceo', { kind: 'handWheel', to: 'employee' })
  await must(byLeader.end('cfo', 'everything'))
  expect([await byDriver.published(), await byLeader.published()]).toEqual([anyReport().length, anyReport().length])
})
