import { createHash } from 'node:crypto'
import type { Audience } from '#app/model/meeting/catalogue.ts'
import { packParts } from '#app/model/meeting/pack.ts'
import type { Show } from '#app/model/meeting/show.ts'
import type { Surroundings } from '#app/model/meeting/surroundings.ts'
import type { PartKey, StagedQuestion } from '#app/model/meeting/wire.ts'
import { mayAttend, mayModerate } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { PollView } from '#app/model/poll/poll.ts'
import {
  journalOf,
  meetingById,
  partIds,
  partsOfMeeting,
  presentsOpenMeeting,
  sealedParts,
  stageableQuestion,
} from '#db/queries/meetings.ts'
import { answersTo, pollById } from '#db/queries/polls.ts'
import { votesOf } from '#db/queries/questions.ts'
import { done, type Hall, type JournalEntry, NOT_FOUND, type Outcome } from '../hall.ts'
import { seeMeeting } from './access.ts'
import { viewOf } from './polls.ts'
import { surroundings } from './surroundings.ts'

/** Whether an actor may take part in a meeting as an audience. Who may not sees the same as for a meeting that does not exist. */
export async function attend(
  hall: Hall,
  actor: Actor,
  { meetingId, as }: { meetingId: string; as: Audience },
): Promise<Outcome<{ presents: boolean }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen) return NOT_FOUND
  const presenterIds = seen.presenters.map(({ id }) => id)
  return mayAttend(actor, as, { id: meetingId, presenterIds }) ? done({ presents: seen.presents }) : NOT_FOUND
}

/** Whether a meeting cannot go on without this one: a stage, or who presents or moderates. The others can come a moment later. */
export async function isNeeded(hall: Hall, actor: Actor): Promise<boolean> {
  if (actor.kind !== 'person') return true
  return mayModerate(actor) || (await presentsOpenMeeting(hall.store, actor.personId))
}

/** Everything that the live side holds of a meeting. For the gateway alone: it is not scoped to an actor. */
export interface LiveState {
  entries: JournalEntry[]
  keys: PartKey[]
  pack: string | null
  question: StagedQuestion | null
  around: Surroundings | null
  roundId: string | null
}

export async function liveState(hall: Hall, meetingId: string): Promise<LiveState | undefined> {
  const meeting = await meetingById(hall.store, meetingId)
  if (!meeting) return undefined
  const entries = await journalOf(hall.store, meetingId)
  const { keys, pack } = await liveParts(hall, meetingId)
  const { staged } = meeting.show
  const question = staged ? await liveQuestion(hall, meetingId, staged) : null
  return { entries, keys, pack, question, around: await surroundings(hall, meetingId), roundId: meeting.roundId }
}

/** Keys and the pack's token as they are now; after the end, when the parts are empty, there are none. */
export async function liveParts(hall: Hall, meetingId: string): Promise<Pick<LiveState, 'keys' | 'pack'>> {
  const parts = (await partsOfMeeting(hall.store, meetingId)).filter(({ key }) => key.length > 0)
  const keys = parts.map(({ id, position, key }) => ({ position, part: id, key: key.toString('base64url') }))
  return { keys, pack: packToken(parts.map(({ id }) => id)) }
}

/** What the question on stage says; null when it may not be shown (any more). */
export async function liveQuestion(hall: Hall, meetingId: string, questionId: string): Promise<StagedQuestion | null> {
  const meeting = await meetingById(hall.store, meetingId)
  return (meeting && (await stageableQuestion(hall.store, questionId, meeting.roundId))) ?? null
}

/** What a poll on screens says, and its result once that is shown. */
export async function livePoll(hall: Hall, { id, state }: NonNullable<Show['poll']>): Promise<PollView | null> {
  const poll = await pollById(hall.store, id)
  return poll ? viewOf(poll, state === 'shown') : null
}

/** How many people have answered a poll. */
export const pollAnswers = (hall: Hall, pollId: string): Promise<number> => answersTo(hall.store, pollId)

/** Votes of some questions, for pages that count along. */
export async function liveVotes(hall: Hall, questionIds: readonly string[]): Promise<Record<string, number>> {
  const counted = await votesOf(hall.store, questionIds)
  return Object.fromEntries(questionIds.map(id => [id, counted.get(id) ?? 0]))
}

/** Changes whenever a part is sealed again, so that a pack's address always means the same bytes. Says nothing of the order. */
const packToken = (ids: readonly string[]): string | null =>
  ids.length === 0
    ? null
    : createHash('sha256')
        .update([...ids].sort().join())
        .digest('base64url')
        .slice(0, 22)

/** Thousands fetch the same pack within minutes: it is put together once, and kept as long as there is something in it to open. */
interface Kept {
  token: string
  /** By the token of the pack that somebody has already; '' for all of it. */
  bytes: Map<string, Uint8Array>
}
const packs = new WeakMap<Hall, Map<string, Kept>>()

/** The parts that packs were made of, by their tokens: the last ones, so that a page which has one of them fetches what came since. */
const contents = new WeakMap<Hall, Map<string, ReadonlySet<string>>>()
const MOST_CONTENTS = 200
/** All of it, and what came since the last few: whoever asks by ever older ones makes the server keep no more. */
const MOST_KEPT = 5

function remember(hall: Hall, token: string, ids: readonly string[]): void {
  const known = contents.get(hall) ?? new Map<string, ReadonlySet<string>>()
  contents.set(hall, known)
  known.delete(token)
  known.set(token, new Set(ids))
  for (const oldest of known.keys()) if (known.size > MOST_CONTENTS) known.delete(oldest)
}

const NOTHING = new Uint8Array()

/** Lets go of what is kept: the meeting's parts were emptied, thrown away or sealed again. */
export const dropPack = (hall: Hall, meetingId: string): void => void packs.get(hall)?.delete(meetingId)

/**
 * All sealed parts of a meeting, or those that a pack of before has not (all, where nobody remembers that one), or one part; `immutable`
 * under its address; none of one that the meeting had before it ended. The bytes are everybody's: whoever gets them changes nothing in them.
 */
export async function pack(
  hall: Hall,
  actor: Actor,
  { meetingId, token, since = '', part }: { meetingId: string; token: string; since?: string; part?: string },
): Promise<Outcome<{ bytes: Uint8Array }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen) return NOT_FOUND
  if (seen.meeting.state === 'scheduled' || seen.meeting.state === 'ended') {
    dropPack(hall, meetingId)
    // A page that asks in the moment in which the meeting ends has done nothing wrong, were it the first since the server came back.
    const had = part === undefined ? await hadPack(hall, meetingId, token) : (await sealedParts(hall.store, meetingId, part)).length > 0
    return seen.meeting.state === 'ended' && had ? done({ bytes: NOTHING }) : NOT_FOUND
  }
  if (part !== undefined) return packed(await sealedParts(hall.store, meetingId, part))
  const kept = packs.get(hall) ?? new Map<string, Kept>()
  packs.set(hall, kept)
  // What was sealed before a removal for good must not be had for another moment, so the address is compared with what stands now.
  const ids = await partIds(hall.store, meetingId)
  if (packToken(ids) !== token) return NOT_FOUND
  remember(hall, token, ids)
  const before = contents.get(hall)?.get(since)
  const from = before ? since : ''
  const known = kept.get(meetingId)
  const here = known?.token === token ? known.bytes.get(from) : undefined
  if (here) return done({ bytes: here })
  const parts = await sealedParts(hall.store, meetingId)
  // Sealed again since: an address of an earlier state must not be kept by caches with later bytes.
  if (packToken(parts.map(({ id }) => id)) !== token) return NOT_FOUND
  const made = packed(parts, before)
  if (!made.ok) return made
  const bytes = kept.get(meetingId)?.token === token ? (kept.get(meetingId)?.bytes ?? new Map()) : new Map<string, Uint8Array>()
  if (from === '' || bytes.size < MOST_KEPT) bytes.set(from, made.bytes)
  kept.set(meetingId, { token, bytes })
  return made
}

/** Whether a meeting that has ended had this pack, as it was in the end or as somebody fetched it. */
const hadPack = async (hall: Hall, meetingId: string, token: string): Promise<boolean> =>
  contents.get(hall)?.has(token) === true || packToken(await partIds(hall.store, meetingId)) === token

/** Of parts that the end has just emptied nothing is served, and nothing kept. */
const packed = (parts: { id: string; sealed: Buffer }[], but?: ReadonlySet<string>): Outcome<{ bytes: Uint8Array }> =>
  parts.length === 0 || parts.some(({ sealed }) => sealed.length === 0)
    ? NOT_FOUND
    : done({ bytes: packParts(parts.filter(({ id }) => !but?.has(id))) })
