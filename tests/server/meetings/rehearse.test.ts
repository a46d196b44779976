import { afterAll, beforeAll, expect, test } from 'vitest'
import { journalOf } from '#db/queries/meetings.ts'
import { approvedReport, meetingIn, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

const scheduled = async (presenterIds: string[], status: 'draft' | 'approved') => {
  const reportId = await approvedReport(house.hall, undefined, status)
  const planned = { title: 'All hands', reportId, startsAt: 0, minutes: 60, hearItUrl: '', captioned: false, presenterIds, roundId: null }
  return (await must(house.use.meetings.schedule(house.actor('ceo'), planned))).meetingId
}

test.each(['draft', 'approved'] as const)('a leader rehearses on a report that is %s, and no row is written', async status => {
  const meetingId = await scheduled(['ceo'], status)
  const news = house.news.length
  const { page } = await must(house.use.meetings.rehearse(house.actor('ceo'), meetingId))
  expect(page.parts).toHaveLength(5)
  expect(page.sections[1]).toMatchObject({ notes: 'Notes on Income statement', minutes: 3, reveal: 'by level' })
  expect(await journalOf(house.hall.store, meetingId)).toEqual([])
  expect(house.news.length).toBe(news)
})

test('a presenter who sees no drafts rehearses once the lobby is open, and is shown nothing before', async () => {
  const meetingId = await scheduled(['ceo', 'other'], 'approved')
  const before = await must(house.use.meetings.rehearse(house.actor('other'), meetingId))
  expect(before.page).toMatchObject({ sections: [], parts: [] })
  expect((await must(house.use.meetings.readiness(house.actor('other'), meetingId))).page.rehearsal).toEqual([])
  await must(house.use.meetings.openLobby(house.actor('ceo'), { meetingId }))
  expect((await must(house.use.meetings.rehearse(house.actor('other'), meetingId))).page.parts).toHaveLength(5)
})

test('who does not present rehearses nothing and opens no window', async () => {
  const meetingId = await meetingIn(house, 'live')
  for (const name of ['leader', 'employee', 'moderator'])
    for (const verb of [house.use.meetings.rehearse, house.use.meetings.stageWindow])
      expect(await verb(house.actor(name), meetingId)).toEqual({ ok: false, fault: { kind: 'forbidden' } })
})
