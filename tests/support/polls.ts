import { eq } from 'drizzle-orm'
import type { PersonActor } from '#app/model/people/roles.ts'
import { type Desk, openDesk } from '#server/questions/desk.ts'
import type { Hall } from '#server/use/hall.ts'
import type { Use } from '#server/use/index.ts'
import { fetchTokens, keysOf } from './questions.ts'
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
