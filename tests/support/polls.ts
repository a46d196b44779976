import { eq } from 'drizzle-orm'
import type { PersonActor } from '#app/model/people/roles.ts'
import { type Desk, openDesk } from '#server/questions/desk.ts'
import type { Hall } from '#server/use/hall.ts'
import type { Use } from '#server/use/index.ts'
import type { PollArchive } from '#app/model/poll/poll.ts'
import { type PollRow, pollsOf } from '#db/queries/polls.ts'
import { type Asker, crowd, employee, fetchTokens, keysOf, leader, NOON, openQuestionHouse, type QuestionHouse } from './questions.ts'
import { must } from './reports.ts'

/** Gives a meeting an open round, whose voting tokens these people hold, and a desk that takes their answers. */
export async function joinOpenRound(
  { hall, use }: { hall: Hall; use: Use },
  meetingId: string,
  planner: PersonActor,
  people: readonly PersonActor[],
): Promise<{ roundId: string; desk: Desk; tokens: string[] }> {
  const { meetings } = hall.store.t
  const [meeting] = await hall.store.select({ reportId: meetings.reportId }).from(meetings).where(eq(meetings.id, meetingId))
  const now = hall.clock.now()
  const plan = { reportId: meeting?.reportId ?? '', opensAt: now, closesAt: now + 86_400_000, moderated: false, minCrowd: 5 }
  const { id: roundId } = await must(use.rounds.plan(planner, plan))
  await hall.store.transact(tx => tx.update(meetings).set({ roundId }).where(eq(meetings.id, meetingId)))
  const keys = await keysOf({ use, roundId })
  const askers = await Promise.all(people.map(actor => fetchTokens({ use, roundId, keys }, actor)))
  return { roundId, desk: openDesk(hall), tokens: askers.map(({ voting }) => voting) }
}

/** A house of questions with people who hold tokens, and one meeting after another on its report. */
export interface PollHouse {
  house: QuestionHouse
  people: Asker[]
  /** Schedules and starts a meeting of the round, presented by the leader: what follows is about it. */
  meet(): Promise<string>
  /** Sends an answer like a browser that leaves its cookies at home; gives what came of it, or why not. */
  answer(number: number, pollId: string, choices: number[]): Promise<string>
  archive(actor?: PersonActor): Promise<PollArchive>
  polls(): Promise<PollRow[]>
  /** The answers that are kept of this meeting's polls. */
  rows(): Promise<{ pollId: string; voterHash: string; choices: number[] }[]>
  withoutRound(): Promise<unknown>
  end(): Promise<unknown>
}

export async function openPollHouse(folder: string): Promise<PollHouse> {
  const house = await openQuestionHouse(folder, { people: 12 })
  const people = await crowd(house, 11)
  await house.store.transact(async tx => {
    const section = { id: 's-one', reportId: 'report', position: 0, kind: 'narrative', title: 'One', notes: '', minutes: 5 } as const
    await tx.insert(tx.t.sections).values({ ...section, body: { kind: 'narrative', markdown: 'It went well.' } })
    await tx.update(tx.t.reports).set({ status: 'approved', clearance: { kind: 'none' } })
  })
  let meetingId = ''
  const polls = () => pollsOf(house.store, meetingId)
  return {
    house,
    people,
    async meet() {
      const { meetings } = house.use
      const planned = { title: 'All hands', reportId: 'report', startsAt: NOON, minutes: 60, hearItUrl: '', captioned: false }
      const scheduled = { ...planned, presenterIds: [leader.personId], roundId: house.roundId }
      meetingId = (await must(meetings.schedule(leader, scheduled))).meetingId
      await must(meetings.openLobby(leader, { meetingId }))
      await must(meetings.start(leader, { meetingId }))
      return meetingId
    },
    async answer(number, pollId, choices) {
      const { answer } = await house.post('/anonymous/polls', { token: people[number]?.voting, pollId, choices })
      return answer.state === 'refused' ? answer.code : answer.state
    },
    archive: async (actor = employee(3)) => (await must(house.use.polls.ofMeeting(actor, { meetingId }))).archive,
    polls,
    async rows() {
      const ids = (await polls()).map(({ id }) => id)
      return (await house.store.select().from(house.store.t.pollAnswers)).filter(({ pollId }) => ids.includes(pollId))
    },
    withoutRound: () => house.store.transact(tx => tx.update(tx.t.meetings).set({ roundId: null }).where(eq(tx.t.meetings.id, meetingId))),
    end: () => must(house.use.meetings.end(leader, { meetingId, publish: 'nothing' })),
  }
}
