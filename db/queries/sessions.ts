import { and, eq, gt, lt, or, sql } from 'drizzle-orm'
import { prepared } from '../prepared.ts'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import type { PersonRow } from './people.ts'

export type SessionRow = Tables['sessions']['$inferSelect']

const withPerson = prepared<{ id: string }, { session: SessionRow; person: PersonRow }[]>(db => {
  const { sessions, people } = db.t
  return db
    .select({ session: sessions, person: people })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.id, sql.placeholder('id')))
})
export const sessionWithPerson = async (db: Reader, id: string): Promise<{ session: SessionRow; person: PersonRow } | undefined> =>
  (await withPerson(db, { id }))[0]

export async function insertSession(tx: Tx, row: SessionRow): Promise<void> {
  await tx.insert(tx.t.sessions).values(row)
}

/** Only forward: a slow request must not take back what a later one said. */
export async function touchSession(tx: Tx, id: string, seenAt: number): Promise<void> {
  const { sessions } = tx.t
  await tx
    .update(sessions)
    .set({ seenAt })
    .where(and(eq(sessions.id, id), lt(sessions.seenAt, seenAt)))
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.delete(tx.t.sessions).where(eq(tx.t.sessions.id, id))
}

/** Ends all sessions of a person. */
export async function deleteSessionsOf(tx: Tx, personId: string): Promise<void> {
  await tx.delete(tx.t.sessions).where(eq(tx.t.sessions.personId, personId))
}

export async function deleteOldSessions(tx: Tx, now: number, unusedMs: number): Promise<void> {
  const { sessions } = tx.t
  await tx.delete(sessions).where(or(lt(sessions.expiresAt, now), lt(sessions.seenAt, now - unusedMs)))
}

export const sessionsOf = (db: Reader, personId: string, now: number): Promise<SessionRow[]> =>
  Promise.resolve(
    db
      .select()
      .from(db.t.sessions)
      .where(and(eq(db.t.sessions.personId, personId), gt(db.t.sessions.expiresAt, now))),
  )
