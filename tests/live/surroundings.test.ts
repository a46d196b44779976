import { afterAll, beforeAll, expect, test } from 'vitest'
import { companyRow } from '#db/queries/company.ts'
import { meetingById } from '#db/queries/meetings.ts'
import type { Connection } from '#app/live/connection.ts'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { joinOpenRound } from '../support/polls.ts'
import { until } from '../support/until.ts'

let house: MeetingHouse
let employee: string
beforeAll(async () => {
  house = await openMeetingHouse()
  employee = await house.signIn('employee')
})
afterAll(() => house.close())

const around = (connection: Connection, test: (around: Surroundings) => boolean) =>
  until(connection, state => state.around !== null && test(state.around))

const planned = async (meetingId: string) => {
  const { title, reportId, startsAt, minutes, hearItUrl, captioned, version } = (await meetingById(house.hall.store, meetingId))!
  return { meetingId, version, title, reportId, startsAt, minutes, hearItUrl, captioned, presenterIds: ['ceo', 'cfo'], roundId: null }
}

test('a follower is told what surrounds the meeting, and alone whose page it is', async () => {
  const meetingId = await meetingIn(house, 'scheduled')
  const [follower, presenter] = [
    house.connect('follower', employee, meetingId),
    house.connect('follower', await house.signIn('cfo'), meetingId),
  ]
  await until(follower, ({ own }) => own !== null)
  await until(presenter, ({ own }) => own !== null)
  expect(follower.state().around).toMatchObject({
    meeting: { id: meetingId, title: 'All hands' },
    presenters: ['Person ceo', 'Person cfo'],
    report: null,
    company: { name: 'Acme', locale: 'en-GB', timeZone: 'Europe/Berlin' },
  })
  expect(follower.state().own).toEqual({ personId: 'employee', name: 'Person employee', presents: false, moderates: false })
  expect(presenter.state().own).toEqual({ personId: 'cfo', name: 'Person cfo', presents: true, moderates: false })
  expect(presenter.state().around).toEqual(follower.state().around)
  expect(JSON.stringify(follower.state().around)).not.toContain('Second quarter')
})

test('open pages hear when the meeting or the company is changed, without asking', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const follower = house.connect('follower', employee, meetingId)
  await around(follower, ({ meeting }) => meeting.title === 'All hands')
  await must(house.use.meetings.change(house.actor('ceo'), { ...(await planned(meetingId)), title: 'Town hall' }))
  await around(follower, ({ meeting }) => meeting.title === 'Town hall')

  const { id: _, joinTokenHash: __, createdAt: ___, ...settings } = (await companyRow(house.hall.store))!
  await must(house.use.company.change(house.actor('administrator'), { ...settings, locale: 'de-DE' }))
  await around(follower, ({ company }) => company.locale === 'de-DE')
  const late = house.connect('follower', await house.signIn('other'), meetingId)
  await until(late, ({ own }) => own !== null)
  expect(late.state().around).toEqual(follower.state().around)
})

test('the report comes when the end has published it, and not before', async () => {
  const meetingId = await meetingIn(house, 'live')
  const follower = house.connect('follower', employee, meetingId)
  await until(follower, ({ show }) => show?.phase === 'live')
  expect(follower.state().around?.report).toBe(null)
  await must(house.use.meetings.end(house.actor('ceo'), { meetingId, publish: 'everything' }))
  await around(follower, ({ report }) => report?.title === 'Second quarter')
  expect(follower.state().show?.phase).toBe('ended')
})

test('after the end a page says what was promised in its round, as long as it is still to come, and not before', async () => {
  const meetingId = await meetingIn(house, 'live')
  const people = ['ceo', 'cfo', 'leader', 'employee', 'other'].map(name => house.actor(name))
  const { roundId } = await joinOpenRound(house, meetingId, house.actor('ceo'), people)
  for (const id of ['soon', 'later', 'nobody', 'removed']) await asked(roundId, id)
  const { use } = house
  const day = (days: number) => new Date(house.hall.clock.now() + days * 86_400_000).toISOString().slice(0, 10)
  const promise = async (questionId: string, id: string, days: number) =>
    expect(await use.promises.make(house.actor('ceo'), { questionId, owner: { kind: 'person', id }, dueOn: day(days) })).toEqual({
      ok: true,
    })
  await promise('later', 'ceo', 20)
  await promise('soon', 'ceo', 9)
  await promise('soon', 'cfo', 3)
  await promise('removed', 'cfo', 1)
  const follower = house.connect('follower', employee, meetingId)
  await until(follower, ({ own }) => own !== null)
  expect(follower.state().around?.promised).toEqual({ first: [], all: 0 })

  await must(use.meetings.end(house.actor('ceo'), { meetingId, publish: 'nothing' }))
  await around(follower, ({ promised }) => promised.all === 3)
  await use.questions.moderate(house.actor('moderator'), { questionId: 'removed', verb: { kind: 'remove', reason: 'legal' } })
  await around(follower, ({ promised }) => promised.all === 2)
  expect(follower.state().around?.promised.first).toEqual([
    { questionId: 'soon', text: 'Text of soon', owner: 'Person cfo', dueOn: day(3) },
    { questionId: 'later', text: 'Text of later', owner: 'Person ceo', dueOn: day(20) },
  ])
  expect(await use.questions.answer(house.actor('ceo'), { questionId: 'soon', text: 'So.' })).toEqual({ ok: true })
  await around(follower, ({ promised }) => promised.all === 1)
  const told = JSON.stringify(follower.state().around)
  expect(told).not.toContain('Text of soon')
  expect(told).not.toContain('Text of nobody')
})

/** A question as a batch leaves it. */
const asked = (roundId: string, id: string) =>
  house.hall.store.transact(tx =>
    tx.insert(tx.t.questions).values({
      ...{
        id,
        roundId,
        state: 'open' as const,
        text: `Text of ${id}`,
        about: null,
        batch: 1,
        tokenHash: `token ${id}`,
        receiptHash: `receipt ${id}`,
      },
      ...{ mergedInto: null, declineReason: null, ownerId: null, dueOn: null, votes: null },
    }),
  )

test('what did not change is not told again', async () => {
  const meetingId = await meetingIn(house, 'lobby')
  const follower = house.connect('follower', employee, meetingId)
  await until(follower, ({ own }) => own !== null)
  const before = follower.state().around
  await must(house.use.meetings.change(house.actor('ceo'), await planned(meetingId)))
  // A snapshot would be here with the next flush, long before the next beat.
  await new Promise<void>(resolve => {
    const end = follower.subscribe(() => (end(), resolve()))
  })
  expect(follower.state().around).toBe(before)
})
