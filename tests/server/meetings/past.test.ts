import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QuestionState } from '#app/model/question/question.ts'
import type { Published } from '#app/model/meeting/catalogue.ts'
import { approvedReport, type MeetingHouse, must, openMeetingHouse } from '../../support/meetings.ts'

let house: MeetingHouse
beforeAll(async () => {
  house = await openMeetingHouse()
  const { company } = house.hall.store.t
  // From July on it is the next fiscal year.
  await house.hall.store.transact(tx => tx.update(company).set({ fiscalYearStart: 7 }))
})
afterAll(() => house.close())

const ceo = () => house.actor('ceo')
const past = async () => (await must(house.use.meetings.past(house.actor('employee')))).years

/** A meeting that was held, on a report of this period. */
async function held(title: string, startsAt: number, period: string, publish: Published) {
  const reportId = await approvedReport(house.hall)
  const { reports } = house.hall.store.t
  await house.hall.store.transact(tx => tx.update(reports).set({ period }).where(eq(reports.id, reportId)))
  const plan = { title, reportId, startsAt, minutes: 60, hearItUrl: '', captioned: false, presenterIds: ['ceo'], roundId: null }
  const { meetingId } = await must(house.use.meetings.schedule(ceo(), plan))
  const round = await openRound(reportId)
  await must(house.use.meetings.openLobby(ceo(), { meetingId }))
  await must(house.use.meetings.start(ceo(), { meetingId }))
  await must(house.use.meetings.move(ceo(), { meetingId, move: { kind: 'show', position: 1, from: 0 } }))
  return {
    meetingId,
    reportId,
    roundId: round,
    end: () => must(house.use.meetings.end(ceo(), { meetingId, publish })),
  }
}

async function openRound(reportId: string): Promise<string> {
  const now = house.hall.clock.now()
  const plan = { reportId, opensAt: now, closesAt: now + 3_600_000, moderated: false, minCrowd: 5 }
  return (await must(house.use.rounds.plan(ceo(), plan))).id
}

/** A question as a batch leaves it. */
async function asked(roundId: string, text: string, state: QuestionState): Promise<string> {
  const id = randomBytes(16).toString('base64url')
  const row = { id, roundId, text, state, about: null, batch: 1, tokenHash: `token of ${id}`, receiptHash: `receipt of ${id}` }
  const rest = { mergedInto: null, declineReason: null, ownerId: null, dueOn: null }
  await house.hall.store.transact(tx => tx.insert(tx.t.questions).values({ ...row, ...rest }))
  return id
}

test('past meetings stand under the fiscal year that was reported on, or of their day where nothing is public', async () => {
  expect(await past()).toEqual([])
  const august = Date.UTC(2025, 7, 20, 8)
  const reported = await held('On the year before', august, 'FY2025-Q4', 'everything')
  const running = await held('Still running', august, 'FY2025-Q4', 'nothing')
  await reported.end()
  const silent = await held('Nothing published', august + 1_000, 'FY2025-Q4', 'nothing')
  await silent.end()
  // 30 June in New York, 1 July in Berlin, where the company is.
  const midnight = await held('At midnight', Date.UTC(2025, 5, 30, 22, 30), 'FY2025-Q4', 'nothing')
  await midnight.end()
  expect((await past()).map(({ year, meetings }) => [year, meetings.map(({ title }) => title)])).toEqual([
    [2026, ['Nothing published', 'At midnight']],
    [2025, ['On the year before']],
  ])
  // What is not public is not told here either.
  const lines = (await past()).flatMap(({ meetings }) => meetings)
  expect(lines.map(({ report }) => report?.period ?? null)).toEqual([null, null, 'FY2025-Q4'])
  await running.end()
  expect(await house.use.meetings.past({ kind: 'nobody' })).toEqual({ ok: false, fault: { kind: 'not found' } })
})

test('each leads to its questions and answers, and its moments to the question that was answered', async () => {
  const meeting = await held('With questions', Date.UTC(2024, 1, 1), 'FY2024-Q2', 'shown')
  const answered = await asked(meeting.roundId, 'Why did it rise?', 'open')
  await asked(meeting.roundId, 'Still open?', 'open')
  await asked(meeting.roundId, 'Nobody sees this', 'pending')
  await must(house.use.meetings.move(ceo(), { meetingId: meeting.meetingId, move: { kind: 'stageQuestion', questionId: answered } }))
  await must(house.use.meetings.move(ceo(), { meetingId: meeting.meetingId, move: { kind: 'markAnswered', questionId: answered } }))
  await meeting.end()
  const year = (await past()).find(({ year }) => year === 2024)
  expect(year?.meetings.map(({ questions }) => questions)).toEqual([{ roundId: meeting.roundId, asked: 2, answered: 1 }])
  const { page } = await must(house.use.meetings.moments(house.actor('employee'), meeting.meetingId))
  expect(page.roundId).toBe(meeting.roundId)
  expect(
    page.moments.filter(({ questionId }) => questionId).map(({ what, questionId, sectionId }) => [what, questionId, sectionId]),
  ).toEqual([
    ['question', answered, null],
    ['answered', answered, null],
  ])
})
