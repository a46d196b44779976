import type { PersonActor } from '#app/model/people/roles.ts'
import { insertSession, type SessionRow, sessionWithPerson, touchSession } from '#db/queries/sessions.ts'
import type { PersonRow } from '#db/queries/people.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'
import { hashToken } from './token.ts'

/** Somebody who is signed in. */
export interface SignedIn {
  actor: PersonActor
  name: string
  /** When the session ends if nothing more is done in it, in milliseconds since the epoch. */
  endsAt: number
}

const COARSEST_MS = 15 * 60_000

/**
 * Times of a session are kept to a grid of so many ms. A finer one would be the moment of a person's request, and beside the order in
 * which votes and answers were written, in the write-ahead log or a backup, it could tell whose they are.
 */
const gridOf = ({ config }: Pick<Hall, 'config'>): number => Math.min(COARSEST_MS, config.session.idleMs / 8)
const onGrid = (hall: Pick<Hall, 'config'>, time: number): number => time - (time % gridOf(hall))

/** How long a session lasts from the `seenAt` that is kept: its last use was later than that, by less than one cell of the grid. */
export const lastsUnused = (hall: Pick<Hall, 'config'>): number => hall.config.session.idleMs + gridOf(hall)

/**
 * The end that comes first: without use, or too long in any case. Never earlier than the configured minutes after the last use, and less
 * than one cell of the grid later.
 */
export const endOf = (hall: Pick<Hall, 'config'>, session: SessionRow): number =>
  Math.min(session.seenAt + lastsUnused(hall), session.expiresAt)

/** Begins a session; the cookie carries the token, the database its hash. No address and no agent are kept. */
export async function beginSession(hall: Pick<Hall, 'ids' | 'clock' | 'config'>, tx: Tx, personId: string): Promise<string> {
  const token = hall.ids.token()
  const now = onGrid(hall, hall.clock.now())
  const expiresAt = now + hall.config.session.absoluteMs
  await insertSession(tx, { id: hashToken(token), personId, createdAt: now, seenAt: now, expiresAt })
  return token
}

/** Keeps that the session is used now, and gives it as it stands then. Within one cell of the grid nothing is written. */
export async function noteUse(hall: Pick<Hall, 'store' | 'clock' | 'config'>, session: SessionRow): Promise<SessionRow> {
  const seenAt = onGrid(hall, hall.clock.now())
  if (seenAt <= session.seenAt) return session
  await hall.store.gather(tx => touchSession(tx, session.id, seenAt))
  return { ...session, seenAt }
}

const actorOf = (session: SessionRow, person: PersonRow): PersonActor => ({
  kind: 'person',
  personId: person.id,
  sessionId: session.id,
  roles: person.roles,
  pledged: person.pledgedVersion,
})

/**
 * The person whose cookie this is, as they stand now; null for everything that is no running session of a person who may sign in. `use`: whether
 * asking counts as use of the session.
 */
export async function identify(
  hall: Pick<Hall, 'store' | 'clock' | 'config' | 'log'>,
  token: string | undefined,
  { use = true }: { use?: boolean } = {},
): Promise<SignedIn | null> {
  if (!token || token.length > 100) return null
  const found = await sessionWithPerson(hall.store, hashToken(token))
  if (!found) return null
  const { session, person } = found
  const endsAt = endOf(hall, session)
  if (person.disabledAt !== null || endsAt <= hall.clock.now()) return null
  if (use) void noteUse(hall, session).catch(error => hall.log.error({ err: error as unknown }, 'session not touched'))
  return { actor: actorOf(session, person), name: person.name, endsAt }
}
