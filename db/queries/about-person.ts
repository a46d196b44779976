import { and, count, desc, eq, like, or, type SQL } from 'drizzle-orm'
import { described } from '../inventory.ts'
import type { Reader } from '../types.ts'

/** Somebody as tables know them. */
export interface Known {
  id: string
  name: string
  email: string | null
}

/** How many rows of a table name a person. */
export interface RowsAbout {
  purpose: string
  retention: string
  rows: number
}

/** Every table that names people, with how many of its rows name this one: none is left out, because the inventory names them all. */
export async function rowsAbout(db: Reader, { id, name, email }: Known): Promise<RowsAbout[]> {
  const found: RowsAbout[] = []
  for (const [table, { about, purpose, retention, persons = [], addresses = [], names = [], within = [] }] of described()) {
    if (about !== 'a person') continue
    const t = db.t[table] as unknown as Record<string, Parameters<typeof eq>[0]>
    const column = (of: string) => t[of] as Parameters<typeof like>[0]
    const which: (SQL | undefined)[] = [
      ...persons.map(of => eq(column(of) as never, id)),
      ...(email ? addresses.map(of => eq(column(of) as never, email)) : []),
      ...names.map(of => like(column(of), `%${JSON.stringify(name)}%`)),
      ...within.map(of => like(column(of), `%${JSON.stringify(id)}%`)),
    ]
    const rows = await db
      .select({ many: count() })
      .from(db.t[table] as typeof db.t.people)
      .where(or(...which))
    found.push({ purpose, retention, rows: rows[0]?.many ?? 0 })
  }
  return found
}

/** How many tokens somebody fetched, by round. What became of them is known to nobody. */
export const grantsOf = (db: Reader, personId: string) => {
  const { grants, rounds } = db.t
  return db
    .select({ roundId: rounds.id, reportId: rounds.reportId, tokens: grants.tokens })
    .from(grants)
    .innerJoin(rounds, eq(rounds.id, grants.roundId))
    .where(eq(grants.personId, personId))
    .orderBy(desc(rounds.opensAt))
}

/** Of each at most so many, the latest; how many there are stands beside. */
const MOST = 100

/** What somebody answered, moderated and promised: public anyway, by name. */
export async function publicActsOf(db: Reader, personId: string) {
  const { answers, questions, moderation, promises } = db.t
  const answered = await db
    .select({ questionId: questions.id, roundId: questions.roundId, text: questions.text, at: answers.answeredAt })
    .from(answers)
    .innerJoin(questions, eq(questions.id, answers.questionId))
    .where(eq(answers.answeredBy, personId))
    .orderBy(desc(answers.answeredAt))
    .limit(MOST)
  const moderated = await db
    .select({ roundId: moderation.roundId, act: moderation.act, at: moderation.at })
    .from(moderation)
    .where(eq(moderation.moderatorId, personId))
    .orderBy(desc(moderation.at))
    .limit(MOST)
  const promised = await db
    .select({ roundId: questions.roundId, text: questions.text, dueOn: promises.dueOn, moved: promises.movedTo, kept: promises.keptBy })
    .from(promises)
    .innerJoin(questions, and(eq(questions.id, promises.questionId)))
    .where(or(eq(promises.ownerId, personId), eq(promises.madeBy, personId)))
    .orderBy(desc(promises.dueOn))
    .limit(MOST)
  return { answered, moderated, promised }
}

/** What the audit says that somebody did, the latest first. */
export const auditOf = (db: Reader, personId: string): Promise<{ verb: string; at: number }[]> =>
  Promise.resolve(
    db
      .select({ verb: db.t.audit.verb, at: db.t.audit.at })
      .from(db.t.audit)
      .where(eq(db.t.audit.actor, personId))
      .orderBy(desc(db.t.audit.at))
      .limit(MOST),
  )

/** Letters that were written to somebody and are still there. */
export const lettersTo = (db: Reader, email: string): Promise<{ subject: string; createdAt: number; sentAt: number | null }[]> =>
  Promise.resolve(
    db
      .select({ subject: db.t.letters.subject, createdAt: db.t.letters.createdAt, sentAt: db.t.letters.sentAt })
      .from(db.t.letters)
      .where(eq(db.t.letters.recipient, email))
      .orderBy(desc(db.t.letters.createdAt))
      .limit(MOST),
  )
