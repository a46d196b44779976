import { and, asc, eq } from 'drizzle-orm'
import { after } from '#app/model/question/life.ts'
import type { ModerationAct } from '#app/model/question/question.ts'
import type { Tx } from '../types.ts'
import { changeQuestion, insertRecord, recordOfMerge } from './questions.ts'

/** Who stands in the public record for what happened, and when. */
export interface Signed {
  moderatorId: string
  at: number
}

const mergedInto = async (tx: Tx, questionId: string): Promise<{ id: string; roundId: string }[]> => {
  const { questions } = tx.t
  return tx
    .select({ id: questions.id, roundId: questions.roundId })
    .from(questions)
    .where(and(eq(questions.mergedInto, questionId), eq(questions.state, 'merged')))
    .orderBy(asc(questions.id))
}

/**
 * A question that others were merged into is gone: they stand for themselves again, or one person's act would have removed them all.
 * @param signed by whom it went. Undefined: by its asker, whose presence is nobody's business: the lines bear name and moment of the merge.
 */
export async function releaseMerged(tx: Tx, ids: { next(): string }, questionId: string, signed?: Signed): Promise<void> {
  const act: ModerationAct = { kind: 'split', by: signed ? 'removal' : 'withdrawal' }
  for (const { id, roundId } of await mergedInto(tx, questionId)) {
    const life = after({ state: 'merged', into: questionId }, { kind: 'split' })
    if (!life || !(await changeQuestion(tx, id, 'merged', { state: life.state, mergedInto: null }))) continue
    const merge = signed ? undefined : await recordOfMerge(tx, id)
    const by = signed ?? (merge && { moderatorId: merge.moderatorId, at: merge.at + 1 })
    if (by) await insertRecord(tx, { id: ids.next(), roundId, questionId: id, act, ...by })
  }
}

/** What was merged into a question goes with it into another one: nobody has to follow a chain to find where a question is. */
export async function passOnMerged(tx: Tx, ids: { next(): string }, from: string, into: string, signed: Signed): Promise<void> {
  for (const { id, roundId } of await mergedInto(tx, from)) {
    await changeQuestion(tx, id, 'merged', { mergedInto: into })
    await insertRecord(tx, { id: ids.next(), roundId, questionId: id, act: { kind: 'merged', into }, ...signed })
  }
}
