import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { ModerationAct, QuestionState } from '#app/model/question/question.ts'
import type { Reader, Tx } from '../types.ts'
import { keepPromise } from './promises.ts'

export type QuestionRow = Reader['t']['questions']['$inferSelect']
export type AnswerRow = Reader['t']['answers']['$inferSelect']

export async function questionById(reader: Reader, id: string): Promise<QuestionRow | undefined> {
  return (await reader.select().from(reader.t.questions).where(eq(reader.t.questions.id, id)))[0]
}

/** The question that a token was spent on. */
export async function questionByToken(reader: Reader, tokenHash: string): Promise<QuestionRow | undefined> {
  return (await reader.select().from(reader.t.questions).where(eq(reader.t.questions.tokenHash, tokenHash)))[0]
}

/** A round's questions by id, which is random: the order says nothing of arrival. */
export const questionsOfRound = (reader: Reader, roundId: string, states?: QuestionState[]): Promise<QuestionRow[]> => {
  const { questions } = reader.t
  const inRound = eq(questions.roundId, roundId)
  return reader
    .select()
    .from(questions)
    .where(states ? and(inRound, inArray(questions.state, states)) : inRound)
    .orderBy(asc(questions.id))
}

/** Answers of some questions with the answerer's name, in the order in which they were given. */
export async function answersTo(reader: Reader, questionIds: string[]) {
  if (questionIds.length === 0) return []
  const { answers, people } = reader.t
  return reader
    .select({ answer: answers, by: people.name })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.answeredBy))
    .where(inArray(answers.questionId, questionIds))
    .orderBy(asc(answers.answeredAt), asc(answers.id))
}

/** Votes by question of a round; a question without a vote is not in it. */
export async function tallies(reader: Reader, roundId: string): Promise<Map<string, number>> {
  const { votes, questions } = reader.t
  const rows = await reader
    .select({ id: votes.questionId, many: count() })
    .from(votes)
    .innerJoin(questions, eq(questions.id, votes.questionId))
    .where(and(eq(questions.roundId, roundId), eq(votes.choice, 1)))
    .groupBy(votes.questionId)
  return new Map(rows.map(row => [row.id, row.many]))
}

/** How many vote for each of these questions; none for one that nobody votes for. */
export async function votesOf(reader: Reader, questionIds: readonly string[]): Promise<Map<string, number>> {
  const { votes } = reader.t
  const rows = await reader
    .select({ id: votes.questionId, many: count() })
    .from(votes)
    .where(and(inArray(votes.questionId, [...questionIds]), eq(votes.choice, 1)))
    .groupBy(votes.questionId)
  return new Map(rows.map(row => [row.id, row.many]))
}

/** Numbers the next batch of a round. */
export async function nextBatch(tx: Tx, roundId: string): Promise<{ batch: number; moderated: boolean } | undefined> {
  const { rounds } = tx.t
  return (
    await tx
      .update(rounds)
      .set({ batch: sql`${rounds.batch} + 1` })
      .where(eq(rounds.id, roundId))
      .returning({ batch: rounds.batch, moderated: rounds.moderated })
  )[0]
}

/** Stores a question unless its token was spent already. */
export const insertQuestion = (tx: Tx, row: typeof tx.t.questions.$inferInsert) =>
  tx.insert(tx.t.questions).values(row).onConflictDoNothing({ target: tx.t.questions.tokenHash })

/** Changes a question that is still in the state that the caller saw; false when somebody was faster. */
export async function changeQuestion(tx: Tx, id: string, from: QuestionState, change: Partial<Omit<QuestionRow, 'id'>>): Promise<boolean> {
  const { questions } = tx.t
  const changed = await tx
    .update(questions)
    .set(change)
    .where(and(eq(questions.id, id), eq(questions.state, from)))
    .returning({ id: questions.id })
  return changed.length === 1
}

/** Rows of one statement: SQLite takes 32,766 parameters. */
const ROWS = 500

/** Of these questions the open ones whose round takes votes, with the round of each. A settled round's questions stay open, its votes do not. */
export async function openAmong(reader: Reader, ids: ReadonlySet<string>): Promise<Map<string, string>> {
  const { questions, rounds } = reader.t
  const rows = await reader
    .select({ id: questions.id, roundId: questions.roundId })
    .from(questions)
    .innerJoin(rounds, eq(rounds.id, questions.roundId))
    .where(and(inArray(questions.id, [...ids]), eq(questions.state, 'open'), inArray(rounds.state, ['open', 'closed'])))
  return new Map(rows.map(({ id, roundId }) => [id, roundId]))
}

/** One vote a person and question, however often it is cast: kept while it stands. Gives the voters whose vote is new. */
export async function castVotes(tx: Tx, votes: readonly { questionId: string; voterHash: string }[]): Promise<string[]> {
  const cast: string[] = []
  for (let from = 0; from < votes.length; from += ROWS) {
    const rows = votes.slice(from, from + ROWS).map(({ questionId, voterHash }) => ({ questionId, voterHash, choice: 1 }))
    const added = await tx.insert(tx.t.votes).values(rows).onConflictDoNothing().returning({ voter: tx.t.votes.voterHash })
    cast.push(...added.map(({ voter }) => voter))
  }
  return cast
}

/** And gone without a trace when it is taken back. Gives the voters who had one. */
export async function takeBackVotes(tx: Tx, taken: readonly { questionId: string; voterHash: string }[]): Promise<string[]> {
  const { votes } = tx.t
  const gone: string[] = []
  for (const questionId of new Set(taken.map(vote => vote.questionId))) {
    const hashes = taken.filter(vote => vote.questionId === questionId).map(({ voterHash }) => voterHash)
    for (let from = 0; from < hashes.length; from += ROWS) {
      const these = and(eq(votes.questionId, questionId), inArray(votes.voterHash, hashes.slice(from, from + ROWS)))
      const removed = await tx.delete(votes).where(these).returning({ voter: votes.voterHash })
      gone.push(...removed.map(({ voter }) => voter))
    }
  }
  return gone
}

export const dropVotes = (tx: Tx, questionId: string) => tx.delete(tx.t.votes).where(eq(tx.t.votes.questionId, questionId))

/** An answer, which keeps what was promised. */
export async function insertAnswer(tx: Tx, row: AnswerRow): Promise<void> {
  await tx.insert(tx.t.answers).values(row)
  await keepPromise(tx, row.questionId, row.id)
}

/** What was answered quotes what was asked: with a question that is taken away its answers' words go, and that they were given stays. */
export const forgetAnswers = (tx: Tx, questionId: string) =>
  tx.update(tx.t.answers).set({ text: '' }).where(eq(tx.t.answers.questionId, questionId))

/** Writes down what somebody answered in a meeting, unless it was written down before; gives the round, undefined where nothing was done. */
export async function changeAnswer(tx: Tx, id: string, answeredBy: string, text: string): Promise<string | undefined> {
  const { answers } = tx.t
  const mine = and(eq(answers.id, id), eq(answers.answeredBy, answeredBy), eq(answers.kind, 'live'), eq(answers.text, ''))
  const [changed] = await tx.update(answers).set({ text }).where(mine).returning({ questionId: answers.questionId })
  return changed && (await questionById(tx, changed.questionId))?.roundId
}

/** The change that answers a question: of an open one, also one that readers have reopened, verdicts are counted from none. */
export const answeredFrom = (state: QuestionState): Partial<QuestionRow> =>
  state === 'open' ? { state: 'answered', yes: null, no: null } : { state: 'answered' }

/** Marks a question as answered in a meeting; false when it is not open (any more). */
export async function answerLive(tx: Tx, row: Omit<AnswerRow, 'kind' | 'text'>): Promise<boolean> {
  const question = await questionById(tx, row.questionId)
  if (question?.state !== 'open' && question?.state !== 'answered') return false
  await changeQuestion(tx, question.id, question.state, answeredFrom(question.state))
  await insertAnswer(tx, { ...row, kind: 'live', text: '' })
  return true
}

/** The line that says by whom and when a question was merged last. */
export const recordOfMerge = async (reader: Reader, questionId: string) => {
  const { moderation } = reader.t
  const lines = await reader.select().from(moderation).where(eq(moderation.questionId, questionId)).orderBy(asc(moderation.at))
  return lines.findLast(({ act }) => act.kind === 'merged')
}

export const insertRecord = (tx: Tx, row: Reader['t']['moderation']['$inferSelect']) => tx.insert(tx.t.moderation).values(row)

/** The public moderation record of a round with the moderators' names, oldest first. */
export const recordOf = (reader: Reader, roundId: string) => {
  const { moderation, people } = reader.t
  return reader
    .select({ line: moderation, by: people.name })
    .from(moderation)
    .innerJoin(people, eq(people.id, moderation.moderatorId))
    .where(eq(moderation.roundId, roundId))
    .orderBy(asc(moderation.at), asc(moderation.id))
}

/** Takes a removed question's text out of the record's edits as well. */
export async function forgetEdits(tx: Tx, questionId: string): Promise<void> {
  const { moderation } = tx.t
  const lines = await tx.select().from(moderation).where(eq(moderation.questionId, questionId))
  for (const { id, act } of lines) {
    if (act.kind !== 'edited') continue
    const without: ModerationAct = { ...act, text: '' }
    await tx.update(moderation).set({ act: without }).where(eq(moderation.id, id))
  }
}

/**
 * Settling: counts are kept; votes, receipts and the texts of declined questions, which nobody may read, are erased. Who asked what no
 * moderator has decided on keeps the receipt: it is how they hear of it.
 */
export async function settleQuestions(tx: Tx, roundId: string): Promise<void> {
  const { questions, votes } = tx.t
  const counts = await tallies(tx, roundId)
  const all = await tx.select({ id: questions.id, state: questions.state }).from(questions).where(eq(questions.roundId, roundId))
  for (const { id, state } of all) {
    await tx.delete(votes).where(eq(votes.questionId, id))
    await tx
      .update(questions)
      .set({ votes: counts.get(id) ?? 0, ...(state !== 'pending' && { receiptHash: null }) })
      .where(eq(questions.id, id))
  }
  await tx
    .update(questions)
    .set({ text: '', about: null, seriesId: null })
    .where(and(eq(questions.roundId, roundId), eq(questions.state, 'declined')))
}

/** Rounds that have a question waiting for a moderator, with how many. */
export async function pendingCounts(reader: Reader): Promise<Map<string, number>> {
  const { questions } = reader.t
  const rows = await reader
    .select({ roundId: questions.roundId, many: count() })
    .from(questions)
    .where(eq(questions.state, 'pending'))
    .groupBy(questions.roundId)
  return new Map(rows.map(row => [row.roundId, row.many]))
}
