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

/** The end that comes first: idle since, or too long in any case. */
export const endOf = (hall: Pick<Hall, 'config'>, session: SessionRow): number =>
  Math.min(session.seenAt + hall.config.session.idleMs, session.expiresAt)

/** Begins a session; the cookie carries the token, the database its hash. No address and no agent are kept. */
export async function beginSession(hall: Pick<Hall, 'ids' | 'clock' | 'config'>, tx: Tx, personId: string): Promise<string> {
  const token = hall.ids.token()
  const now = hall.clock.now()
  const expiresAt = now + hall.config.session.absoluteMs
  await insertSession(tx, { id: hashToken(token), personId, createdAt: now, seenAt: now, expiresAt })
  return token
}

const actorOf = (session: SessionRow, person: PersonRow): PersonActor => ({
  kind: 'person',
  personId: person.id,
  sessionId: session.id,
  roles: person.roles,
  pledged: person.pledgedVersion,
})

/** The person whose cookie this is, as they stand now; null for everything that is no running session of a person who may sign in. */
export async function identify(
  hall: Pick<Hall, 'store' | 'clock' | 'config' | 'log'>,
  token: string | undefined,
): Promise<SignedIn | null> {
  if (!token || token.length > 100) return null
  const found = await sessionWithPerson(hall.store, hashToken(token))
  if (!found) return null
  const { session, person } = found
  const now = hall.clock.now()
  const endsAt = endOf(hall, session)
  if (person.disabledAt !== null || endsAt <= now) return null
  // Written now and then only: a signed-in person reads far more than the disk should hear of.
  if (now - session.seenAt >= Math.min(60_000, hall.config.session.idleMs / 5))
    void hall.store
      .gather(tx => touchSession(tx, session.id, now))
      .catch(error => hall.log.error({ err: error as unknown }, 'session not touched'))
  return { actor: actorOf(session, person), name: person.name, endsAt }
}
