import { and, count, eq, inArray, isNull, max } from 'drizzle-orm'
import type { Verdicts } from '#app/model/question/verdict.ts'
import type { Reader, Tx } from '../types.ts'

/** An answered question that is not settled, with what its verdicts come to. */
export interface Judged {
  id: string
  roundId: string
  reopened: boolean
  /** Of the latest answer. */
  answeredAt: number
  counts: Verdicts
  /** What everybody knows of the counts. */
  told: Verdicts | null
}

/** Of a round all, else those of every round that have a verdict. */
export async function judged(reader: Reader, roundId?: string): Promise<Judged[]> {
  const { questions, verdicts, answers } = reader.t
  const given = await reader
    .select({ id: verdicts.questionId, says: verdicts.says, many: count() })
    .from(verdicts)
    .groupBy(verdicts.questionId, verdicts.says)
  if (!roundId && given.length === 0) return []
  const which = roundId
    ? eq(questions.roundId, roundId)
    : inArray(
        questions.id,
        given.map(({ id }) => id),
      )
  const rows = await reader
    .select({
      id: questions.id,
      roundId: questions.roundId,
      reopened: questions.reopened,
      yes: questions.yes,
      no: questions.no,
      answeredAt: max(answers.answeredAt),
    })
    .from(questions)
    .innerJoin(answers, eq(answers.questionId, questions.id))
    .where(and(which, eq(questions.state, 'answered'), isNull(questions.settled)))
    .groupBy(questions.id, questions.roundId, questions.reopened, questions.yes, questions.no)
  const countOf = (id: string, says: 0 | 1) => given.find(row => row.id === id && row.says === says)?.many ?? 0
  return rows.map(({ id, roundId, reopened, yes, no, answeredAt }) => ({
    id,
    roundId,
    reopened: reopened === true,
    answeredAt: Number(answeredAt ?? 0),
    counts: { yes: countOf(id, 1), no: countOf(id, 0) },
    told: yes === null || no === null ? null : { yes, no },
  }))
}

/** One verdict a person and answer; a later one takes its place. */
export const putVerdict = (tx: Tx, { questionId, voterHash, says }: { questionId: string; voterHash: string; says: 0 | 1 }) => {
  const { verdicts } = tx.t
  return tx
    .insert(verdicts)
    .values({ questionId, voterHash, says })
    .onConflictDoUpdate({ target: [verdicts.questionId, verdicts.voterHash], set: { says } })
}

/** What somebody has said of an answer. */
export async function verdictBy(reader: Reader, questionId: string, voterHash: string): Promise<number | undefined> {
  const { verdicts } = reader.t
  const [row] = await reader
    .select({ says: verdicts.says })
    .from(verdicts)
    .where(and(eq(verdicts.questionId, questionId), eq(verdicts.voterHash, voterHash)))
  return row?.says
}

export const dropVerdicts = (tx: Tx, questionId: string) => tx.delete(tx.t.verdicts).where(eq(tx.t.verdicts.questionId, questionId))
