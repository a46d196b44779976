import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import type { PromiseView } from '#app/model/question/answering.ts'
import type { Reader, Tx } from '../types.ts'

export type PromiseRow = Reader['t']['promises']['$inferSelect']

/** A question has one promise that stands at a time. Makes this the one; the one before is kept, and says what took its place. */
export async function insertPromise(tx: Tx, row: Omit<PromiseRow, 'keptBy' | 'movedTo' | 'remindedOn'>): Promise<void> {
  const { promises } = tx.t
  await tx
    .update(promises)
    .set({ movedTo: row.id })
    .where(and(eq(promises.questionId, row.questionId), isNull(promises.movedTo), isNull(promises.keptBy)))
  await tx.insert(promises).values({ ...row, keptBy: null, movedTo: null, remindedOn: null })
}

/** An answer keeps the promise that stands. */
export const keepPromise = (tx: Tx, questionId: string, answerId: string) => {
  const { promises } = tx.t
  return tx
    .update(promises)
    .set({ keptBy: answerId })
    .where(and(eq(promises.questionId, questionId), isNull(promises.movedTo), isNull(promises.keptBy)))
}

/** What was promised of a round's questions, in the order in which it was promised. */
export const promisesIn = (reader: Reader, roundId: string) => promisesWhere(reader, eq(reader.t.questions.roundId, roundId))

/** And of some questions. */
export const promisesOf = (reader: Reader, questionIds: readonly string[]) =>
  promisesWhere(reader, inArray(reader.t.questions.id, [...questionIds]))

/** What was promised of a round's open questions and is still to come, the earliest day first. */
export async function openPromisesIn(
  reader: Reader,
  roundId: string,
): Promise<{ questionId: string; text: string; owner: string; dueOn: string }[]> {
  const { promises, questions, people, squads } = reader.t
  const rows = await reader
    .select({ questionId: questions.id, text: questions.text, person: people.name, squad: squads.name, dueOn: promises.dueOn })
    .from(promises)
    .innerJoin(questions, and(eq(questions.id, promises.questionId), eq(questions.state, 'open')))
    .leftJoin(people, eq(people.id, promises.ownerId))
    .leftJoin(squads, eq(squads.id, promises.squadId))
    .where(and(eq(questions.roundId, roundId), isNull(promises.movedTo), isNull(promises.keptBy)))
    .orderBy(asc(promises.dueOn), asc(promises.id))
  return rows.map(({ person, squad, ...row }) => ({ ...row, owner: squad ?? person ?? '' }))
}

async function promisesWhere(reader: Reader, which: SQL): Promise<(PromiseView & { questionId: string })[]> {
  const { promises, questions, people, squads, answers } = reader.t
  const rows = await reader
    .select({ promise: promises, squad: squads.name, keptAt: answers.answeredAt })
    .from(promises)
    .innerJoin(questions, eq(questions.id, promises.questionId))
    .leftJoin(squads, eq(squads.id, promises.squadId))
    .leftJoin(answers, eq(answers.id, promises.keptBy))
    .where(which)
    .orderBy(asc(promises.madeAt), asc(promises.id))
  if (rows.length === 0) return []
  const ids = new Set(rows.flatMap(({ promise: { ownerId, madeBy } }) => (ownerId ? [ownerId, madeBy] : [madeBy])))
  const known = await reader
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]))
  const nameOf = (id: string | null) => known.find(person => person.id === id)?.name ?? ''
  return rows.map(({ promise: { id, questionId, ownerId, squadId, dueOn, madeBy, madeAt, movedTo }, squad, keptAt }) => ({
    id,
    questionId,
    owner: squadId ? { kind: 'squad', id: squadId, name: squad ?? '' } : { kind: 'person', id: ownerId ?? '', name: nameOf(ownerId) },
    dueOn,
    by: nameOf(madeBy),
    madeAt,
    keptAt,
    moved: movedTo !== null,
  }))
}

/** A promise of an open question, and where to remind of it. */
export interface StandingPromise {
  id: string
  questionId: string
  roundId: string
  dueOn: string
  madeAt: number
  remindedOn: string | null
  /** Of the owner; of whoever promised it where a squad owes it or the owner has left. Null: none is known. */
  email: string | null
}

/** What was promised and is still to come, the earliest day first. */
export async function standingPromises(reader: Reader): Promise<StandingPromise[]> {
  const { promises, questions, people } = reader.t
  const rows = await reader
    .select({ promise: promises, roundId: questions.roundId })
    .from(promises)
    .innerJoin(questions, and(eq(questions.id, promises.questionId), eq(questions.state, 'open')))
    .where(and(isNull(promises.movedTo), isNull(promises.keptBy)))
    .orderBy(asc(promises.dueOn), asc(promises.id))
  const ids = new Set(rows.flatMap(({ promise: { ownerId, madeBy } }) => (ownerId ? [ownerId, madeBy] : [madeBy])))
  const here = await reader
    .select({ id: people.id, email: people.email })
    .from(people)
    .where(and(inArray(people.id, [...ids]), isNull(people.disabledAt)))
  const emailOf = (id: string | null) => here.find(person => person.id === id)?.email
  return rows.map(({ promise: { id, questionId, ownerId, madeBy, dueOn, madeAt, remindedOn }, roundId }) => ({
    ...{ id, questionId, roundId, dueOn, madeAt, remindedOn },
    email: emailOf(ownerId) ?? emailOf(madeBy) ?? null,
  }))
}

export const noteReminded = (tx: Tx, ids: readonly string[], today: string) =>
  tx
    .update(tx.t.promises)
    .set({ remindedOn: today })
    .where(inArray(tx.t.promises.id, [...ids]))
