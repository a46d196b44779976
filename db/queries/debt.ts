import { and, asc, count, desc, eq, inArray, isNotNull, isNull, like, or, sql } from 'drizzle-orm'
import type { About } from '#app/model/question/question.ts'
import type { Reader, Tx } from '../types.ts'
import { currentRevision } from './names.ts'

/** A question that is still to be answered. */
export interface OwedRow {
  id: string
  roundId: string
  reportId: string
  /** Of its round's report; null where nobody can read that. */
  period: string | null
  text: string
  about: About | null
  seriesId: string | null
  reopened: boolean
  /** When its round opened: when it was asked is not known. */
  since: number
  dueOn: string | null
}

/**
 * Open questions of rounds that are over, open ones that somebody has taken on, and those that readers have reopened; by due day, undated
 * ones last.
 */
export async function owedQuestions(db: Reader): Promise<OwedRow[]> {
  const { questions, rounds, promises, reports, revisions } = db.t
  const rows = await db
    .select({
      id: questions.id,
      roundId: rounds.id,
      reportId: rounds.reportId,
      status: reports.status,
      period: revisions.period,
      text: questions.text,
      about: questions.about,
      seriesId: questions.seriesId,
      reopened: questions.reopened,
      since: rounds.opensAt,
      dueOn: promises.dueOn,
    })
    .from(questions)
    .innerJoin(rounds, eq(rounds.id, questions.roundId))
    .innerJoin(reports, eq(reports.id, rounds.reportId))
    .leftJoin(revisions, currentRevision(db.t))
    .leftJoin(promises, and(eq(promises.questionId, questions.id), isNull(promises.movedTo), isNull(promises.keptBy)))
    .where(
      and(
        eq(questions.state, 'open'),
        or(inArray(rounds.state, ['closed', 'settled']), isNotNull(promises.id), eq(questions.reopened, true)),
      ),
    )
    .orderBy(sql`case when ${promises.dueOn} is null then 1 else 0 end`, asc(promises.dueOn), asc(rounds.opensAt), asc(questions.id))
  return rows.map(({ status, period, reopened, ...row }) => ({
    ...row,
    period: status === 'published' ? period : null,
    reopened: reopened === true,
  }))
}

/** Questions of rounds that are over on which no moderator has decided: how many. */
export async function undecided(db: Reader): Promise<number> {
  const { questions, rounds } = db.t
  const [row] = await db
    .select({ many: count() })
    .from(questions)
    .innerJoin(rounds, eq(rounds.id, questions.roundId))
    .where(and(eq(questions.state, 'pending'), inArray(rounds.state, ['closed', 'settled'])))
  return row?.many ?? 0
}

/** Questions with a promise that an answer has kept, the latest first. */
export const keptQuestions = (db: Reader, most: number) => {
  const { questions, promises, answers, rounds } = db.t
  return db
    .select({ id: questions.id, text: questions.text, about: questions.about, roundId: rounds.id, since: rounds.opensAt })
    .from(promises)
    .innerJoin(questions, eq(questions.id, promises.questionId))
    .innerJoin(rounds, eq(rounds.id, questions.roundId))
    .innerJoin(answers, eq(answers.id, promises.keptBy))
    .where(eq(questions.state, 'answered'))
    .orderBy(desc(answers.answeredAt), asc(promises.id))
    .limit(most)
}

/** The series of a line item that a published report says; null for everything else. */
export async function seriesOf(reader: Reader, about: About | null): Promise<string | null> {
  if (about?.kind !== 'line item') return null
  const { seriesValues: t, reports } = reader.t
  const [row] = await reader
    .select({ id: t.seriesId })
    .from(t)
    .innerJoin(reports, and(eq(reports.id, t.reportId), eq(reports.status, 'published')))
    .where(and(eq(t.reportId, about.reportId), eq(t.lineItemId, about.lineItemId)))
    .limit(1)
  return row?.id ?? null
}

/** A report was published (anew): questions about its lines are carried on by the series that those have now. */
export async function nameSeries(tx: Tx, reportId: string): Promise<void> {
  const { questions } = tx.t
  const rows = await tx
    .select({ id: questions.id, about: questions.about, seriesId: questions.seriesId })
    .from(questions)
    .where(like(sql`${questions.about}`, `%"reportId":"${reportId}"%`))
  for (const { id, about, seriesId } of rows) {
    const now = await seriesOf(tx, about)
    if (now !== null && now !== seriesId) await tx.update(questions).set({ seriesId: now }).where(eq(questions.id, id))
  }
}
