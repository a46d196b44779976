import { and, asc, count, eq, inArray } from 'drizzle-orm'
import type { Reader, Tx } from '../types.ts'

export type ClarificationRow = Reader['t']['clarifications']['$inferSelect']

export async function clarificationAt(reader: Reader, questionId: string, place: number): Promise<ClarificationRow | undefined> {
  const { clarifications } = reader.t
  return (
    await reader
      .select()
      .from(clarifications)
      .where(and(eq(clarifications.questionId, questionId), eq(clarifications.place, place)))
  )[0]
}

/** The clarifications of a round's questions, by question and place. */
export async function clarificationsIn(reader: Reader, roundId: string): Promise<ClarificationRow[]> {
  const { clarifications, questions } = reader.t
  const rows = await reader
    .select({ clarification: clarifications })
    .from(clarifications)
    .innerJoin(questions, eq(questions.id, clarifications.questionId))
    .where(eq(questions.roundId, roundId))
    .orderBy(asc(clarifications.questionId), asc(clarifications.place))
  return rows.map(row => row.clarification)
}

/** Where there is one already, that one stands. */
export const insertClarification = (tx: Tx, row: ClarificationRow) => tx.insert(tx.t.clarifications).values(row).onConflictDoNothing()

/** Changes one that is still in the state that the caller saw; false when somebody was faster. */
export async function changeClarification(
  tx: Tx,
  { questionId, place, state }: ClarificationRow,
  change: Partial<Pick<ClarificationRow, 'state' | 'text'>>,
): Promise<boolean> {
  const { clarifications: t } = tx.t
  const changed = await tx
    .update(t)
    .set(change)
    .where(and(eq(t.questionId, questionId), eq(t.place, place), eq(t.state, state)))
    .returning({ place: t.place })
  return changed.length === 1
}

/** With a question go the texts of what was added to it. */
export const forgetClarifications = (tx: Tx, questionId: string) =>
  tx.update(tx.t.clarifications).set({ state: 'removed', text: '' }).where(eq(tx.t.clarifications.questionId, questionId))

/** How many wait for a moderator, by round. */
export async function waitingClarifications(reader: Reader): Promise<Map<string, number>> {
  const { clarifications, questions } = reader.t
  const rows = await reader
    .select({ roundId: questions.roundId, many: count() })
    .from(clarifications)
    .innerJoin(questions, eq(questions.id, clarifications.questionId))
    .where(and(eq(clarifications.state, 'pending'), inArray(questions.state, ['open', 'answered', 'merged'])))
    .groupBy(questions.roundId)
  return new Map(rows.map(row => [row.roundId, row.many]))
}
