import { and, asc, count, eq, inArray, max, sql } from 'drizzle-orm'
import { countChoices, isPulse, LEAST_ANSWERS, PULSE, PULSE_MS, type PollState } from '#app/model/poll/poll.ts'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'

export type PollRow = Tables['polls']['$inferSelect']
/** A poll with the round whose tokens answer it. */
export type RoundPoll = PollRow & { roundId: string | null }

const PULSE_KINDS = [...PULSE]

export async function pollById(db: Reader, id: string): Promise<RoundPoll | undefined> {
  const { polls, meetings } = db.t
  const [found] = await db
    .select({ poll: polls, roundId: meetings.roundId })
    .from(polls)
    .innerJoin(meetings, eq(meetings.id, polls.meetingId))
    .where(eq(polls.id, id))
  return found && { ...found.poll, roundId: found.roundId }
}

/** A meeting's polls in their order; the pulse, if it has begun, comes last. */
export const pollsOf = (db: Reader, meetingId: string): Promise<PollRow[]> =>
  db.select().from(db.t.polls).where(eq(db.t.polls.meetingId, meetingId)).orderBy(asc(db.t.polls.position), asc(db.t.polls.id))

/** The place after the last one. */
export async function nextPlace(db: Reader, meetingId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(db.t.polls.position) })
    .from(db.t.polls)
    .where(eq(db.t.polls.meetingId, meetingId))
  return (row?.last ?? 0) + 1
}

export const insertPoll = async (tx: Tx, row: PollRow): Promise<void> => void (await tx.insert(tx.t.polls).values(row))

/** Changes a poll that was never opened, if `version` still stands; false when it is not so (any more). */
export async function changePrepared(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<Pick<PollRow, 'kind' | 'text' | 'options' | 'position'>>,
): Promise<boolean> {
  const { polls } = tx.t
  const prepared = and(eq(polls.id, id), eq(polls.version, version), eq(polls.state, 'prepared'))
  return (
    (
      await tx
        .update(polls)
        .set({ ...change, version: version + 1 })
        .where(prepared)
        .returning({ id: polls.id })
    ).length === 1
  )
}

/** Removes a poll that was never opened. */
export async function deletePrepared(tx: Tx, id: string): Promise<boolean> {
  const { polls } = tx.t
  return (
    (
      await tx
        .delete(polls)
        .where(and(eq(polls.id, id), eq(polls.state, 'prepared')))
        .returning({ id: polls.id })
    ).length === 1
  )
}

export const setPollState = async (tx: Tx, id: string, state: PollState): Promise<void> =>
  void (await tx.update(tx.t.polls).set({ state }).where(eq(tx.t.polls.id, id)))

/** One answer a person and poll; another one of the same takes its place. False: it is the one that stands. */
export async function putAnswer(tx: Tx, pollId: string, voterHash: string, choices: number[]): Promise<boolean> {
  const { pollAnswers } = tx.t
  const mine = and(eq(pollAnswers.pollId, pollId), eq(pollAnswers.voterHash, voterHash))
  const [standing] = await tx.select({ choices: pollAnswers.choices }).from(pollAnswers).where(mine)
  if (standing?.choices.join() === choices.join()) return false
  await tx
    .insert(pollAnswers)
    .values({ pollId, voterHash, choices })
    .onConflictDoUpdate({ target: [pollAnswers.pollId, pollAnswers.voterHash], set: { choices } })
  return true
}

/** How many people answered. */
export async function answersTo(db: Reader, pollId: string): Promise<number> {
  const [row] = await db.select({ many: count() }).from(db.t.pollAnswers).where(eq(db.t.pollAnswers.pollId, pollId))
  return row?.many ?? 0
}

/**
 * Makes public what the answers come to now, for `options` options. Where fewer than `LEAST_ANSWERS` came since what is public, or in all,
 * that stays as it is: the difference between the two would tell them.
 */
export async function keepCounts(tx: Tx, pollId: string, options: number): Promise<void> {
  const { polls, pollAnswers } = tx.t
  const [poll] = await tx.select({ answered: polls.answered }).from(polls).where(eq(polls.id, pollId))
  const rows = await tx.select({ choices: pollAnswers.choices }).from(pollAnswers).where(eq(pollAnswers.pollId, pollId))
  if (rows.length < (poll?.answered ?? 0) + LEAST_ANSWERS) return
  const chosen = rows.map(({ choices }) => choices)
  await tx
    .update(polls)
    .set({ answered: rows.length, counts: countChoices(options, chosen) })
    .where(eq(polls.id, pollId))
}

export const eraseAnswers = async (tx: Tx, pollId: string): Promise<void> =>
  void (await tx.delete(tx.t.pollAnswers).where(eq(tx.t.pollAnswers.pollId, pollId)))

/** At the end of a meeting: what was not shown stays untold, and its answers are erased. */
export async function closePolls(tx: Tx, meetingId: string): Promise<void> {
  for (const { id, kind, state } of await pollsOf(tx, meetingId)) {
    if (isPulse(kind) || (state !== 'open' && state !== 'closed')) continue
    await setPollState(tx, id, 'closed')
    await eraseAnswers(tx, id)
  }
}

/** Begins the pulse of a meeting that ends now. */
export async function beginPulse(tx: Tx, meetingId: string, ids: { next(): string }, now: number): Promise<void> {
  const first = await nextPlace(tx, meetingId)
  for (const [at, kind] of PULSE.entries())
    await insertPoll(tx, {
      id: ids.next(),
      meetingId,
      position: first + at,
      kind,
      text: '',
      options: [],
      state: 'open',
      version: 1,
      closesAt: now + PULSE_MS,
      answered: null,
      counts: null,
    })
}

/** The pulses that are open. */
export const openPulses = (db: Reader): Promise<PollRow[]> => {
  const { polls } = db.t
  return db
    .select()
    .from(polls)
    .where(and(eq(polls.state, 'open'), inArray(polls.kind, PULSE_KINDS)))
}

/** All pulses with their meetings, the earliest meeting first. */
export const pulses = (db: Reader) => {
  const { polls, meetings } = db.t
  return db
    .select({ poll: polls, meeting: { id: meetings.id, title: meetings.title, startedAt: meetings.startedAt } })
    .from(polls)
    .innerJoin(meetings, eq(meetings.id, polls.meetingId))
    .where(inArray(polls.kind, PULSE_KINDS))
    .orderBy(sql`${meetings.startedAt} asc nulls last`, asc(meetings.id), asc(polls.position))
}

/** Polls of a round's meetings that still have answers by voting token. */
export const pollsOfRound = async (db: Reader, roundId: string): Promise<PollRow[]> => {
  const { polls, meetings } = db.t
  const rows = await db
    .select({ poll: polls })
    .from(polls)
    .innerJoin(meetings, eq(meetings.id, polls.meetingId))
    .where(and(eq(meetings.roundId, roundId), inArray(polls.state, ['open', 'closed'])))
  return rows.map(({ poll }) => poll)
}
