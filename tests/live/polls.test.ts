import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '#app/live/connection.ts'
import type { PollMove } from '#app/model/meeting/catalogue.ts'
import { meetingIn, type MeetingHouse, must, openMeetingHouse } from '../support/meetings.ts'
import { until } from '../support/until.ts'
import { joinOpenRound } from '../support/polls.ts'

const NAMES = ['ceo', 'cfo', 'leader', 'preparer', 'employee', 'other']
let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
})
afterAll(() => house.close())

/** A running meeting with a round, a prepared poll, the driver, a follower, and what they may do. */
async function polled() {
  const meetingId = await meetingIn(house, 'live')
  const { desk, tokens } = await joinOpenRound(house, meetingId, house.actor('ceo'), NAMES.map(house.actor))
  const poll = { kind: 'multiple', text: 'What helps?', options: ['More time', 'More people', 'Nothing'] }
  const { pollId } = await must(house.use.polls.prepare(house.actor('ceo'), { meetingId, poll }))
  const presenter = house.connect('presenter', await house.signIn('ceo'), meetingId)
  const follower = house.connect('follower', await house.signIn('employee'), meetingId)
  await Promise.all([presenter, follower].map(each => until(each, ({ show }) => show !== null)))
  return {
    ...{ meetingId, pollId, presenter, follower, desk, tokens },
    send: (name: PollMove, by: Connection = presenter) => by.send(name, { pollId }),
    answer: (number: number, choices: number[]) => desk.answerPoll({ token: tokens[number] as string, pollId, choices }),
  }
}

test('a poll opens on every screen, its result comes when the driver shows it, and goes with the part', async () => {
  const { presenter, follower, meetingId, pollId, send, answer, desk } = await polled()
  expect(follower.state().poll).toBe(null)
  expect(await send('openPoll')).toMatchObject({ ok: true })
  await until(follower, ({ poll }) => poll !== null)
  expect(follower.state().poll).toEqual({
    id: pollId,
    kind: 'multiple',
    text: 'What helps?',
    options: ['More time', 'More people', 'Nothing'],
    result: null,
  })
  for (const number of [0, 1, 2, 3]) expect(await answer(number, [0])).toEqual({ state: 'stored' })
  expect(await answer(4, [0, 1])).toEqual({ state: 'stored' })
  await until(presenter, ({ counts }) => counts?.answered === 5)
  expect(follower.state().counts).toBe(null)

  expect(await send('showPoll')).toMatchObject({ ok: true })
  const result = { few: false, answered: 5, counts: [5, 1, 0] }
  await until(follower, ({ poll }) => poll?.result !== null)
  expect(follower.state().poll?.result).toEqual(result)
  expect(await answer(5, [2])).toMatchObject({ state: 'refused', code: 'poll' })

  const late = house.connect('follower', await house.signIn('other'), meetingId)
  await until(late, ({ show }) => show !== null)
  expect(late.state().poll?.result).toEqual(result)
  expect(await presenter.send('show', { position: 1, from: 0 })).toMatchObject({ ok: true })
  await until(follower, ({ show }) => show?.position === 1)
  expect(follower.state().poll).toBe(null)
  await desk.close()
})

test('the number of answers is told from five on only, to presenters', async () => {
  const { presenter, send, answer, desk } = await polled()
  await send('openPoll')
  const told: number[] = []
  presenter.subscribe(() => void told.push(presenter.state().counts?.answered ?? 0))
  for (const number of [0, 1, 2, 3]) await answer(number, [0])
  // Two beats of counts later there would have been something to hear.
  await presenter.send('pause', {})
  await presenter.send('resume', {})
  await answer(4, [0])
  await until(presenter, ({ counts }) => counts?.answered === 5)
  expect([...new Set(told)].filter(many => many > 0 && many < 5)).toEqual([])
  await send('closePoll')
  await until(presenter, ({ counts }) => counts?.answered === 0)
  await desk.close()
})

test('the driver alone drives it, and a meeting without an open round has none', async () => {
  const { meetingId, send, pollId, desk } = await polled()
  const second = house.connect('presenter', await house.signIn('cfo'), meetingId)
  await until(second, ({ show }) => show !== null)
  expect(await send('openPoll', second)).toMatchObject({ ok: false, error: 'not driving' })
  expect(await send('showPoll')).toMatchObject({ ok: false, error: 'conflict' })
  const other = await meetingIn(house, 'live')
  const foreign = { meetingId: other, move: { kind: 'openPoll', pollId } } as const
  expect(await house.use.meetings.move(house.actor('ceo'), foreign)).toMatchObject({ ok: false, error: 'not found' })
  await house.hall.store.transact(tx => tx.update(tx.t.rounds).set({ state: 'settled' }))
  expect(await send('openPoll')).toMatchObject({ ok: false, error: 'conflict', message: expect.stringMatching(/question round/) })
  await desk.close()
})
