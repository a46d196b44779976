import { mayKeepAccount } from '#app/model/people/may.ts'
import type { Role } from '#app/model/people/roles.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { auditOf, grantsOf, lettersTo, publicActsOf, type RowsAbout, rowsAbout } from '#db/queries/about-person.ts'
import { exportsOf, openingsOf, personById, pledgesOf } from '#db/queries/people.ts'
import { titleOf } from '#db/queries/rounds.ts'
import { sessionsOf } from '#db/queries/sessions.ts'
import { hashNewPassword, pledge, setPassword } from '../people/credentials.ts'
import { record } from '../people/records.ts'
import { endOf } from '../people/session.ts'
import type { Bucket } from '../people/throttle.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'
import type { Entry } from './sessions.ts'

/**
 * Everything that is stored about a person by name, as they may read it themselves. Titles of reports and texts of questions are null for
 * whoever has not given the pledge that stands: they are confidential, that there is a row is not.
 */
export interface OwnRecord {
  name: string
  email: string | null
  staffNumber: string | null
  roles: Role[]
  createdAt: number
  pledges: { version: number; day: string }[]
  /** The day on which a report was first opened; nothing finer is kept. */
  openings: { title: string | null; day: string }[]
  /** Reports taken away as files; not which part of them. */
  exports: { title: string | null; at: number }[]
  /** Tokens that were fetched, by round; the same number for everybody. */
  tokens: { roundId: string; title: string | null; tokens: number }[]
  answered: { questionId: string; roundId: string; text: string | null; at: number }[]
  moderated: { roundId: string; act: string; at: number }[]
  promised: { roundId: string; text: string | null; dueOn: string; stands: 'open' | 'kept' | 'moved' }[]
  /** What the audit says. */
  acts: { verb: string; at: number }[]
  letters: { subject: string; createdAt: number; sentAt: number | null }[]
  /** Every table that names this person at all. */
  tables: RowsAbout[]
  sessions: { current: boolean; createdAt: number; seenAt: number; endsAt: number }[]
}

export async function ownRecord(hall: Hall, actor: Actor): Promise<Outcome<{ record: OwnRecord }>> {
  if (!mayKeepAccount(actor)) return FORBIDDEN
  const person = await personById(hall.store, actor.personId)
  if (!person) return NOT_FOUND
  const reads = (await readerOf(hall.store, actor)) !== undefined
  const now = hall.clock.now()
  const sessions = (await sessionsOf(hall.store, person.id, now))
    .map(session => ({
      current: session.id === actor.sessionId,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
      endsAt: endOf(hall, session),
    }))
    .filter(({ endsAt }) => endsAt > now)
    .sort((a, b) => b.seenAt - a.seenAt)
  const { name, email, staffNumber, roles, createdAt } = person
  const [pledges, openings] = [await pledgesOf(hall.store, person.id), await openingsOf(hall.store, person.id)]
  const taken = await exportsOf(hall.store, person.id)
  const tokens = []
  for (const { roundId, reportId, tokens: many } of await grantsOf(hall.store, person.id))
    tokens.push({ roundId, title: reads ? await titleOf(hall.store, { id: roundId, reportId }) : null, tokens: many })
  const { answered, moderated, promised } = await publicActsOf(hall.store, person.id)
  return done({
    record: {
      ...{ name, email, staffNumber, roles, createdAt, pledges, sessions, tokens },
      openings: openings.map(one => ({ ...one, title: reads ? one.title : null })),
      exports: taken.map(one => ({ ...one, title: reads ? one.title : null })),
      answered: answered.map(one => ({ ...one, text: reads ? one.text : null })),
      moderated: moderated.map(({ roundId, act, at }) => ({ roundId, act: act.kind, at })),
      promised: promised.map(({ moved, kept, ...promise }) => ({
        ...promise,
        text: reads ? promise.text : null,
        stands: kept ? 'kept' : moved ? 'moved' : 'open',
      })),
      acts: await auditOf(hall.store, person.id),
      letters: email ? await lettersTo(hall.store, email) : [],
      tables: (await rowsAbout(hall.store, person)).filter(({ rows }) => rows > 0),
    },
  })
}

/** Wants the present password, slows guesses at it, and ends all other sessions. This one gets a new token. */
export async function changePassword(
  hall: Hall,
  actor: Actor,
  { current, password }: { current: string; password: string },
): Promise<Outcome<{ entry: Entry }>> {
  if (!mayKeepAccount(actor)) return FORBIDDEN
  const person = await personById(hall.store, actor.personId)
  if (!person) return NOT_FOUND
  const tries: Bucket[] = [
    ['browser', actor.personId],
    ['browserLong', actor.personId],
  ]
  const wait = hall.throttle.take(...tries)
  if (wait > 0)
    return fail({ kind: 'invalid', fields: { current: `Too many tries. Wait ${Math.ceil(wait / 1_000)} seconds, then try again.` } })
  if (!(await hall.passwords.verify(person.passwordHash, current.normalize('NFKC'))))
    return fail({ kind: 'invalid', fields: { current: 'This is not your present password.' } })
  hall.throttle.giveBack(...tries)
  const made = await hashNewPassword(hall, password, person)
  if ('fault' in made) return fail({ kind: 'invalid', fields: { password: made.fault } })
  const entry = await hall.store.transact(async tx => {
    await record(hall, tx, actor, 'changed password', actor.personId)
    return setPassword(hall, tx, actor.personId, made.hash)
  })
  hall.throttle.places.forget(actor.personId)
  hall.publish({ kind: 'person revoked', personId: actor.personId })
  return done({ entry })
}

/** Gives the pledge whose text the person has read: another one may stand by now, which they have not read. */
export async function givePledge(hall: Hall, actor: Actor, { version }: { version: number }): Promise<Outcome> {
  if (!mayKeepAccount(actor)) return FORBIDDEN
  const given = await hall.store.transact(tx => pledge(hall, tx, actor.personId, version))
  return given ? done() : conflict('The text was changed while you were reading. Please read it again.')
}
