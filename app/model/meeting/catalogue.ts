import { z } from 'zod'

// One catalogue of what clients ask (commands, imperative) and of what happened (facts, past tense). Types on both ends, the handlers'
// types and the validator come from here. Only the server imports its values: browsers take the types, so that no zod reaches them.

const id = z.string().min(1).max(64)
/** Parts count from 1; 0 is before the first. */
const position = z.number().int().min(0).max(10_000)

export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line item'), id }),
  /** '<lineItemId>:<columnId>' */
  z.object({ kind: z.literal('chart point'), id: z.string().min(1).max(129) }),
  z.object({ kind: z.literal('plan item'), id }),
])
/** What the spotlight rests on. */
export type Target = z.infer<typeof targetSchema>

/** Who looks, and therefore what is sent: each audience has its own view (views.ts). */
export const AUDIENCES = ['follower', 'stage', 'presenter', 'moderator'] as const
export type Audience = (typeof AUDIENCES)[number]

export const STANCES = ['here', 'looking around', 'behind'] as const
/** How a follower's page stands to what is shown. Counted, never kept. */
export type Stance = (typeof STANCES)[number]

/**
 * What a socket may ask. A socket attends one meeting; the other commands mean that one. `from` and `position` say what the presenter's
 * page believed to be shown: a page that slept, or a second tab, is refused instead of pulling everyone back.
 */
export const commands = {
  /** Enter a meeting. Answered, and followed by a snapshot. */
  attend: z.object({ meetingId: id, as: z.enum(AUDIENCES) }),
  /** The snapshot again: after a gap, a sleep, a reconnect. */
  refetch: z.object({}),
  stand: z.object({ as: z.enum(STANCES) }),
  /** A follower did not understand what is shown, or a thing in it. The presenter hears a number, from six on. */
  unclear: z.object({ position: position.min(1), at: targetSchema.nullable() }),
  show: z.object({ position: position.min(1), from: position }),
  point: z.object({ position: position.min(1), at: z.array(targetSchema).max(50) }),
  openNote: z.object({ position: position.min(1), lineItemId: id.nullable() }),
  stageQuestion: z.object({ questionId: id.nullable() }),
  markAnswered: z.object({ questionId: id }),
  /** One poll is open at a time. Opening tells its text to everybody. */
  openPoll: z.object({ pollId: id }),
  /** Ends answering, or takes a result off the screens. */
  closePoll: z.object({ pollId: id }),
  /** Shows the result; an open poll is closed first. */
  showPoll: z.object({ pollId: id }),
  pause: z.object({}),
  resume: z.object({}),
  blank: z.object({ blank: z.boolean() }),
  /** Asks the driver for the wheel, or takes that back. */
  askWheel: z.object({ asks: z.boolean() }),
  /** The driver gives the wheel to another presenter. */
  handWheel: z.object({ to: id }),
  /** `from` is who drove when the wheel was taken: of two who take it at once, the second learns who was first. */
  takeWheel: z.object({ from: id.nullable() }),
} as const
export type CommandName = keyof typeof commands
export const COMMAND_NAMES = Object.keys(commands) as CommandName[]
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]>
/** A presenter's command as one value. */
export type Move = { [N in MoveName]: { kind: N } & (CommandInput<N> extends Record<string, never> ? unknown : CommandInput<N>) }[MoveName]
export type PollMove = Extract<MoveName, 'openPoll' | 'closePoll' | 'showPoll'>
export type MoveName = Exclude<CommandName, 'attend' | 'refetch' | 'stand' | 'unclear'>

/** Whose page it is. Told in the answer to `attend`: everything else is the same for everybody. */
export interface Own {
  personId: string
  name: string
  presents: boolean
  moderates: boolean
}
/** What is told beyond that it was done; `now` is the server's clock. */
interface Told {
  /** `standEveryMs`: a page that only listens says so this often, or its person's session would end as idle. */
  attend: { own: Own | null; now: number; standEveryMs: number }
}

/** Every command is answered, also one that is no command. The message is for people. */
export type Answer<N extends CommandName = CommandName> = ({ ok: true; seq: number } & (N extends keyof Told ? Told[N] : unknown)) | Refusal
export interface Refusal {
  ok: false
  error: CommandError
  message: string
}
export type CommandError =
  | 'not found'
  | 'forbidden'
  | 'invalid'
  | 'stale'
  | 'conflict'
  | 'not driving'
  | 'too fast'
  | 'unknown command'
  | 'failed'
  /** It failed because the server’s disk takes nothing more. */
  | 'disk full'

export const PUBLISHED = ['shown', 'everything', 'nothing'] as const
export type Published = (typeof PUBLISHED)[number]

/**
 * What happened in a meeting: ids only, so that a text or value can be removed for good while the journal stays.
 * The envelope (meetingId, seq, at) is the journal's.
 */
export const factSchema = z.discriminatedUnion('kind', [
  /** At the opening of the lobby, and again when a correction is taken in. */
  z.object({ kind: z.literal('revision pinned'), revisionId: id }),
  /** `sealed`: whether parts stay closed until shown. A report that everyone can read already is presented open. */
  z.object({ kind: z.literal('lobby opened'), parts: position.min(1), sealed: z.boolean() }),
  z.object({ kind: z.literal('lobby closed') }),
  z.object({ kind: z.literal('meeting started') }),
  /** `reveals`: this part and those before it in its section. */
  z.object({ kind: z.literal('part shown'), position: position.min(1), reveals: z.array(position.min(1)) }),
  z.object({ kind: z.literal('pointed'), at: z.array(targetSchema) }),
  z.object({ kind: z.literal('note opened'), lineItemId: id.nullable() }),
  z.object({ kind: z.literal('question staged'), questionId: id.nullable() }),
  z.object({ kind: z.literal('question answered'), questionId: id }),
  z.object({ kind: z.literal('poll opened'), pollId: id }),
  z.object({ kind: z.literal('poll closed'), pollId: id }),
  z.object({ kind: z.literal('poll shown'), pollId: id }),
  z.object({ kind: z.literal('paused') }),
  z.object({ kind: z.literal('resumed') }),
  z.object({ kind: z.literal('blanked'), blank: z.boolean() }),
  z.object({ kind: z.literal('wheel asked'), by: id, asks: z.boolean() }),
  /** By the driver, to `driver`. */
  z.object({ kind: z.literal('wheel handed'), driver: id }),
  /** By `driver`: at the start, or from one who was gone. */
  z.object({ kind: z.literal('wheel taken'), driver: id }),
  z.object({ kind: z.literal('part resealed'), position: position.min(1) }),
  z.object({ kind: z.literal('meeting ended'), published: z.enum(PUBLISHED) }),
])
export type Fact = z.infer<typeof factSchema>
