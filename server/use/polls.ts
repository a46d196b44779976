import { z } from 'zod'
import { mayPreparePolls, mayReadPulseTrend } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import {
  type AskedKind,
  isPulse,
  LONGEST_OPTION,
  LONGEST_POLL,
  OPTIONS,
  type PollArchive,
  type PollResult,
  type PollState,
  type PulseKind,
  resultOf,
} from '#app/model/poll/poll.ts'
import { cleanText } from '#app/model/question/text.ts'
import { changePrepared, deletePrepared, insertPoll, nextPlace, pollById, type PollRow, pollsOf, pulses } from '#db/queries/polls.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { mayReadMeetings, seeMeeting } from './meetings/access.ts'
import { viewOf } from './meetings/polls.ts'
import { fieldsOf } from './reports/fields.ts'

const line = z.string().transform(cleanText)
const pollSchema = z.object({
  kind: z.enum(['single', 'multiple'], { error: 'Say how many options a person may choose.' }),
  text: line.pipe(z.string().min(1, 'Write the question.').max(LONGEST_POLL, `Keep it under ${LONGEST_POLL} characters.`)),
  /** Empty ones are left out. */
  options: z
    .array(line)
    .transform(options => options.filter(option => option !== ''))
    .pipe(
      z
        .array(z.string().max(LONGEST_OPTION, `Keep each option under ${LONGEST_OPTION} characters.`))
        .min(OPTIONS.least, `Give at least ${OPTIONS.least} options.`)
        .max(OPTIONS.most, `At most ${OPTIONS.most} options.`)
        .refine(options => new Set(options).size === options.length, 'Two options are the same. Change one of them.'),
    ),
})

/** A poll as those see it who prepare and present: with its text before anybody else has it. */
export interface PreparedPoll {
  id: string
  kind: AskedKind
  text: string
  options: string[]
  state: PollState
  version: number
}
export interface PreparedPolls {
  polls: PreparedPoll[]
  /** Null: a meeting without a round has no polls, because nobody holds tokens to answer with. */
  roundId: string | null
}

/** A meeting's polls, for its presenters and leaders. */
export async function prepared(hall: Hall, actor: Actor, { meetingId }: { meetingId: string }): Promise<Outcome<PreparedPolls>> {
  const seen = await preparing(hall, actor, meetingId)
  if (!seen.ok) return seen
  const rows = await pollsOf(hall.store, meetingId)
  return done({ polls: rows.flatMap(preparedOf), roundId: seen.roundId })
}

function preparedOf({ id, kind, text, options, state, version }: PollRow): PreparedPoll[] {
  return isPulse(kind) ? [] : [{ id, kind, text, options, state, version }]
}

/** Adds a poll, after those that there are. */
export async function prepare(
  hall: Hall,
  actor: Actor,
  { meetingId, poll }: { meetingId: string; poll: unknown },
): Promise<Outcome<{ pollId: string }>> {
  const seen = await preparing(hall, actor, meetingId)
  if (!seen.ok) return seen
  if (seen.roundId === null) return NO_ROUND
  if (seen.over) return OVER
  const parsed = pollSchema.safeParse(poll)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsByPart(parsed.error) })
  const pollId = hall.ids.next()
  await hall.store.transact(async tx =>
    insertPoll(tx, {
      id: pollId,
      meetingId,
      position: await nextPlace(tx, meetingId),
      ...parsed.data,
      state: 'prepared',
      version: 1,
      closesAt: null,
      answered: null,
      counts: null,
    }),
  )
  return done({ pollId })
}

/** What is done with a poll that was not opened yet. */
export type PreparedVerb = { kind: 'change'; version: number; poll: unknown } | { kind: 'remove' } | { kind: 'earlier' }

/** Changes, removes, or puts before the one before it a poll that nobody was asked yet. */
export async function arrange(
  hall: Hall,
  actor: Actor,
  { meetingId, pollId, verb }: { meetingId: string; pollId: string; verb: PreparedVerb },
): Promise<Outcome> {
  const seen = await preparing(hall, actor, meetingId)
  if (!seen.ok) return seen
  const before = await pollById(hall.store, pollId)
  if (before?.meetingId !== meetingId || isPulse(before.kind)) return NOT_FOUND
  if (verb.kind === 'remove') return (await hall.store.transact(tx => deletePrepared(tx, pollId))) ? done() : OPENED
  if (verb.kind === 'earlier') return earlier(hall, meetingId, pollId)
  const parsed = pollSchema.safeParse(verb.poll)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsByPart(parsed.error) })
  if (await hall.store.transact(tx => changePrepared(tx, pollId, verb.version, parsed.data))) return done()
  const now = await pollById(hall.store, pollId)
  return now?.state === 'prepared' ? fail({ kind: 'stale', version: now.version }) : OPENED
}

/** Two polls change places. */
async function earlier(hall: Hall, meetingId: string, pollId: string): Promise<Outcome> {
  await hall.store.transact(async tx => {
    const waiting = (await pollsOf(tx, meetingId)).filter(({ state }) => state === 'prepared')
    const at = waiting.findIndex(({ id }) => id === pollId)
    const [first, second] = [waiting[at - 1], waiting[at]]
    if (!first || !second) return
    await changePrepared(tx, first.id, first.version, { position: second.position })
    await changePrepared(tx, second.id, second.version, { position: first.position })
  })
  return done()
}

const NO_ROUND = conflict('This meeting has no question round, so nobody could answer a poll without a name. Plan a round first.')
const OVER = conflict('This meeting has ended.')
const OPENED = conflict('This poll was opened already, so it stays as it is.')

async function preparing(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<{ roundId: string | null; over: boolean }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  const { meeting, presenters } = seen
  const may = mayPreparePolls(
    actor,
    presenters.map(({ id }) => id),
  )
  return may ? done({ roundId: meeting.roundId, over: meeting.state === 'ended' }) : FORBIDDEN
}

/** One field holds all options. */
const fieldsByPart = (error: z.ZodError): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const [name, message] of Object.entries(fieldsOf(error))) fields[name.split('.')[0] ?? ''] ??= message
  return fields
}

/** What everybody may know of a meeting's polls afterwards: those that were shown, and the pulse. The same for all, whoever asks. */
export async function ofMeeting(
  hall: Hall,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<Outcome<{ archive: PollArchive }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  const rows = await pollsOf(hall.store, meetingId)
  return done({
    archive: {
      roundId: seen.meeting.roundId,
      polls: rows.filter(({ state }) => state === 'shown').flatMap(row => viewOf(row, true) ?? []),
      pulse: rows.flatMap(({ id, kind, state, closesAt, answered, counts }) =>
        isPulse(kind) ? [{ id, kind, closesAt: state === 'open' ? closesAt : null, result: resultOf({ answered, counts }) }] : [],
      ),
    },
  })
}

/** A meeting's pulse among others. */
export interface TrendRow {
  meeting: { id: string; title: string; startedAt: number | null }
  results: Partial<Record<PulseKind, PollResult>>
}

/** The pulse over all meetings, the earliest first; for leaders. */
export async function trend(hall: Hall, actor: Actor): Promise<Outcome<{ rows: TrendRow[] }>> {
  if (!(await mayReadMeetings(hall.store, actor)) || !mayReadPulseTrend(actor)) return NOT_FOUND
  const rows = new Map<string, TrendRow>()
  for (const { poll, meeting } of await pulses(hall.store)) {
    const row = rows.get(meeting.id) ?? { meeting, results: {} }
    rows.set(meeting.id, row)
    if (isPulse(poll.kind)) row.results[poll.kind] = resultOf(poll)
  }
  return done({ rows: [...rows.values()] })
}
