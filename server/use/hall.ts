import type { Fact } from '#app/model/meeting/catalogue.ts'
import type { Store } from '#db/types.ts'
import type { Config } from '../config.ts'
import type { Seats } from '../live/seats.ts'
import type { FirstCode } from '../people/first-code.ts'
import type { Post } from '../people/post.ts'
import type { Throttle } from '../people/throttle.ts'
import type { Moderators } from '../questions/moderators.ts'
import type { Signer } from '../questions/sign.ts'
import type { RoundViews } from '../questions/views.ts'

/** What a use case may reach. Tests pass fakes of clock, ids and randomness by argument; the store is always a real one. */
export interface Hall {
  store: Store
  clock: { now(): number }
  ids: {
    /** A random 128-bit id, base32 in lower case: says nothing of time or order. */
    next(): string
    /** A random 256-bit secret for links and cookies, base64url. Store its `hashToken` only. */
    token(): string
  }
  random(bytes: number): Uint8Array
  files: Files
  passwords: Passwords
  /** Slows guessing. */
  throttle: Throttle
  /** Sends the letters that use cases leave in the database. */
  post: Post
  /** The one-time code of the first visit. */
  firstCode: FirstCode
  /** Signs blinded tokens, off the main thread. */
  signer: Signer
  /** What everybody may know of rounds' questions. */
  roundViews: RoundViews
  /** Which moderator has which question open. */
  moderators: Moderators
  /** How many may follow at once. */
  seats: Seats
  /** Tells live clients, after the commit. Never awaited by what a person waits for. */
  publish(news: News): void
  log: Log
  config: Config
}

/** Bytes under random ids in the data folder. */
export interface Files {
  write(id: string, bytes: Uint8Array): Promise<void>
  read(id: string): Promise<Buffer>
  /** Overwrites nothing, removes the file; a missing one is no error. */
  remove(id: string): Promise<void>
  path(id: string): string
  /** Where bytes stand while they arrive. Emptied at start. */
  arriving(id: string): string
  /** Puts bytes there. */
  arrive(id: string, bytes: Uint8Array): Promise<void>
  /** What has arrived becomes the file of this id. */
  settle(id: string): Promise<void>
}

export interface Passwords {
  hash(password: string): Promise<string>
  /** Takes as long for no hash (an unknown person) as for a wrong password. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** Structured, without personal data: ids of things, never of people; no addresses, texts or values. */
export interface Log {
  info(about: Record<string, unknown>, message: string): void
  warn(about: Record<string, unknown>, message: string): void
  error(about: Record<string, unknown>, message: string): void
}

export interface JournalEntry {
  meetingId: string
  seq: number
  at: number
  fact: Fact
}

/** What live clients hear about, by way of the bus. */
export type News =
  | { kind: 'journal'; entries: JournalEntry[] }
  | { kind: 'questions changed'; roundId: string }
  | { kind: 'votes changed'; roundId: string; questionIds: string[] }
  | { kind: 'poll answered'; meetingId: string }
  /** Published or withdrawn. */
  | { kind: 'report changed'; reportId: string }
  /** What was planned: title, time, presenters. */
  | { kind: 'meeting changed'; meetingId: string }
  /** Its settings. */
  | { kind: 'company changed' }
  /** Roles or standing changed, or all sessions ended: open sockets of this person close. */
  | { kind: 'person revoked'; personId: string }
  | { kind: 'session ended'; sessionId: string }
  | { kind: 'stage revoked'; stageId: string }

/** Why a use case did not do what was asked. 'not found' is also the answer for what an actor may not see. */
export type Fault =
  | { kind: 'not found' }
  /** The actor sees the thing, yet may not do this with it. */
  | { kind: 'forbidden' }
  /** Somebody else changed it meanwhile; `version` is the one that stands. */
  | { kind: 'stale'; version: number }
  /** The state does not allow it; the sentence says what to do. */
  | { kind: 'conflict'; message: string }
  /** By field name; '' for the whole. */
  | { kind: 'invalid'; fields: Record<string, string> }

export type Outcome<T = object> = ({ ok: true } & T) | { ok: false; fault: Fault }

export const done = <T extends object>(result: T = {} as T): { ok: true } & T => ({ ok: true, ...result })
export const fail = (fault: Fault): { ok: false; fault: Fault } => ({ ok: false, fault })
/** What stands in the way, in a sentence. */
export const conflict = (message: string): { ok: false; fault: Fault } => fail({ kind: 'conflict', message })
export const NOT_FOUND = fail({ kind: 'not found' })
export const FORBIDDEN = fail({ kind: 'forbidden' })
