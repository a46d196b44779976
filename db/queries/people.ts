import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { prepared } from '../prepared.ts'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import { currentRevision, readersTitle } from './names.ts'
import { one } from '../one.ts'

export type PersonRow = Tables['people']['$inferSelect']
export type LinkRow = Tables['links']['$inferSelect']
export type LinkPurpose = LinkRow['purpose']

const byId = prepared<{ id: string }, PersonRow[]>(db =>
  db
    .select()
    .from(db.t.people)
    .where(eq(db.t.people.id, sql.placeholder('id'))),
)
export const personById = async (db: Reader, id: string): Promise<PersonRow | undefined> => one(await byId(db, { id }))

/** By what a person types to sign in, in the form in which it is stored. */
export const personByLogin = async (db: Reader, login: { email: string } | { staffNumber: string }): Promise<PersonRow | undefined> => {
  const { people } = db.t
  return one(
    await db
      .select()
      .from(people)
      .where('email' in login ? eq(people.email, login.email) : eq(people.staffNumber, login.staffNumber)),
  )
}

/** By name, then id. */
export const allPeople = (db: Reader): Promise<PersonRow[]> =>
  Promise.resolve(
    db
      .select()
      .from(db.t.people)
      .orderBy(asc(sql`lower(${db.t.people.name})`), asc(db.t.people.id)),
  )

/** Those of `logins` that are taken. In portions, because a statement takes a limited number of values. */
export async function takenLogins(db: Reader, emails: readonly string[], staffNumbers: readonly string[]): Promise<Set<string>> {
  const { people } = db.t
  const taken = new Set<string>()
  for (const [column, values] of [
    [people.email, emails],
    [people.staffNumber, staffNumbers],
  ] as const)
    for (let from = 0; from < values.length; from += 500)
      for (const { login } of await db
        .select({ login: column })
        .from(people)
        .where(inArray(column, values.slice(from, from + 500))))
        if (login !== null) taken.add(login)
  return taken
}

export async function insertPeople(tx: Tx, rows: PersonRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200) await tx.insert(tx.t.people).values(rows.slice(from, from + 200))
}

export async function updatePerson(tx: Tx, id: string, change: Partial<Omit<PersonRow, 'id' | 'createdAt'>>): Promise<void> {
  await tx.update(tx.t.people).set(change).where(eq(tx.t.people.id, id))
}

/** Administrators who may sign in: not disabled. */
export const standingAdministrators = async (db: Reader): Promise<string[]> => {
  const rows = await db.select({ id: db.t.people.id, roles: db.t.people.roles }).from(db.t.people).where(isNull(db.t.people.disabledAt))
  return rows.filter(({ roles }) => roles.includes('administrator')).map(({ id }) => id)
}

/** The most recent version first. */
export const pledgesOf = (db: Reader, personId: string): Promise<{ version: number; day: string }[]> =>
  Promise.resolve(
    db
      .select({ version: db.t.pledges.version, day: db.t.pledges.day })
      .from(db.t.pledges)
      .where(eq(db.t.pledges.personId, personId))
      .orderBy(desc(db.t.pledges.version)),
  )

/** Gives the pledge once; a second time changes nothing. */
export async function insertPledge(tx: Tx, personId: string, version: number, day: string): Promise<void> {
  await tx.insert(tx.t.pledges).values({ personId, version, day }).onConflictDoNothing()
  await updatePerson(tx, personId, { pledgedVersion: version })
}

export const openingsOf = (db: Reader, personId: string): Promise<{ title: string; day: string }[]> =>
  Promise.resolve(
    db
      .select({ title: readersTitle(db.t), day: db.t.openings.day })
      .from(db.t.openings)
      .innerJoin(db.t.reports, eq(db.t.reports.id, db.t.openings.reportId))
      .leftJoin(db.t.revisions, currentRevision(db.t))
      .where(eq(db.t.openings.personId, personId))
      .orderBy(desc(db.t.openings.day), asc(readersTitle(db.t))),
  )

/** Reports that somebody took away as files, newest first. */
export const exportsOf = (db: Reader, personId: string): Promise<{ title: string; at: number }[]> =>
  Promise.resolve(
    db
      .select({ title: db.t.reports.title, at: db.t.audit.at })
      .from(db.t.audit)
      .innerJoin(db.t.reports, eq(db.t.reports.id, db.t.audit.subject))
      .where(and(eq(db.t.audit.actor, personId), eq(db.t.audit.verb, EXPORTED)))
      .orderBy(desc(db.t.audit.at), asc(db.t.reports.title)),
  )
/** How the audit calls it. */
export const EXPORTED = 'exported report'

/** A link that still works, with the person whom it is for. */
export const workingLink = async (
  db: Reader,
  purpose: LinkPurpose,
  tokenHash: string,
  now: number,
): Promise<{ link: LinkRow; person: PersonRow } | undefined> => {
  const { links, people } = db.t
  return one(
    await db
      .select({ link: links, person: people })
      .from(links)
      .innerJoin(people, eq(people.id, links.personId))
      .where(
        and(
          eq(links.tokenHash, tokenHash),
          eq(links.purpose, purpose),
          isNull(links.usedAt),
          gt(links.expiresAt, now),
          isNull(people.disabledAt),
        ),
      ),
  )
}

/** Until when each person's invitation works. */
export const standingInvitations = async (db: Reader, now: number): Promise<Map<string, number>> => {
  const { links } = db.t
  const rows = await db
    .select({ personId: links.personId, expiresAt: links.expiresAt })
    .from(links)
    .where(and(eq(links.purpose, 'invitation'), isNull(links.usedAt), gt(links.expiresAt, now)))
  return new Map(rows.map(({ personId, expiresAt }) => [personId, expiresAt]))
}

/** Whether a link of this purpose was made after `since`. */
export async function linkMadeSince(db: Reader, personId: string, purpose: LinkPurpose, since: number): Promise<boolean> {
  const { links } = db.t
  const rows = await db
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.personId, personId), eq(links.purpose, purpose), gt(links.createdAt, since)))
  return rows.length > 0
}

/** The newest link of a purpose takes the place of an older one. */
export async function replaceLink(tx: Tx, row: LinkRow): Promise<void> {
  const { links } = tx.t
  await tx.delete(links).where(and(eq(links.personId, row.personId), eq(links.purpose, row.purpose)))
  await tx.insert(links).values(row)
}

/** Uses a link up. False when somebody was faster. */
export async function spendLink(tx: Tx, id: string, now: number): Promise<boolean> {
  const { links } = tx.t
  const spent = await tx
    .update(links)
    .set({ usedAt: now })
    .where(and(eq(links.id, id), isNull(links.usedAt)))
    .returning({ id: links.id })
  return spent.length === 1
}

export async function deleteLinksOf(tx: Tx, personId: string): Promise<void> {
  await tx.delete(tx.t.links).where(eq(tx.t.links.personId, personId))
}

/** Links that cannot be used any more are of no use to anybody. */
export async function deleteOldLinks(tx: Tx, now: number): Promise<void> {
  await tx.delete(tx.t.links).where(lt(tx.t.links.expiresAt, now))
}

/** Everyone who can sign in and has an address. */
const isInvitable = ({ people }: Tables) => and(isNull(people.disabledAt), isNotNull(people.passwordHash), isNotNull(people.email))

/** Their addresses in the order of their ids, so many of those after one. */
export const invitable = (db: Reader, after: string, most: number): Promise<{ id: string; email: string }[]> => {
  const { people } = db.t
  return db
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(and(isInvitable(db.t), gt(people.id, after)))
    .orderBy(asc(people.id))
    .limit(most) as unknown as Promise<{ id: string; email: string }[]>
}

export const countInvitable = async (db: Reader): Promise<number> =>
  one(await db.select({ many: count() }).from(db.t.people).where(isInvitable(db.t)))?.many ?? 0

/** How many people are not disabled. */
export const countStanding = async (db: Reader): Promise<number> =>
  one(await db.select({ many: count() }).from(db.t.people).where(isNull(db.t.people.disabledAt)))?.many ?? 0
