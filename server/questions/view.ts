import type { DeclineReason } from '#app/model/question/question.ts'
import { crowdOf } from '#app/model/question/round.ts'
import {
  type AnswerView,
  type Counts,
  type QuestionsView,
  type QuestionView,
  RECEIPT_LENGTH,
  type Unshown,
} from '#app/model/question/views.ts'
import { answersTo, type QuestionRow, questionsOfRound, tallies } from '#db/queries/questions.ts'
import { holders, roundById } from '#db/queries/rounds.ts'
import type { Reader } from '#db/types.ts'
import { type AnswersHtml, openAnswersHtml } from './answer-html.ts'
import { afterAsking } from './after-view.ts'
import { answersMarkdown } from './figures.ts'

/** Everything that everybody knows of a round's questions; the same for all, whoever asks. Undefined: there is no such round. */
export async function viewOfRound(
  store: Reader,
  roundId: string,
  htmlOf: AnswersHtml = openAnswersHtml(),
): Promise<QuestionsView | undefined> {
  const round = await roundById(store, roundId)
  if (!round) return undefined
  const crowd = crowdOf(await holders(store, roundId), round)
  const rows = await questionsOfRound(store, roundId)
  const counts = await tallies(store, roundId)
  const answers = await answersTo(
    store,
    rows.filter(row => row.state === 'answered' || row.reopened).map(row => row.id),
  )
  const html = htmlOf(
    roundId,
    answers.map(({ answer }) => answer),
    await answersMarkdown(store, roundId, answers),
  )
  const given = new Map<string, AnswerView[]>()
  for (const one of answers)
    given.set(one.answer.questionId, [...(given.get(one.answer.questionId) ?? []), answerView(one, () => html.get(one.answer.id) ?? '')])
  const after = await afterAsking(store, round, rows)
  const countOf = (row: QuestionRow) => row.votes ?? counts.get(row.id) ?? 0
  // Merging moves no votes: until the voters' browsers have cast theirs again, the target has at least as many as the largest.
  const absorbed = new Map<string, number>()
  for (const row of rows) if (row.mergedInto) absorbed.set(row.mergedInto, Math.max(absorbed.get(row.mergedInto) ?? 0, countOf(row)))
  const byState: Counts = {}
  const questions: QuestionView[] = []
  const unshown: Unshown[] = []
  for (const row of rows) {
    byState[row.state] = (byState[row.state] ?? 0) + 1
    const own = countOf(row)
    const most = Math.max(own, absorbed.get(row.id) ?? 0)
    const receipt = row.receiptHash?.slice(0, RECEIPT_LENGTH) ?? null
    const { id, text, about, batch } = row
    const more = after.get(id)
    const shown = {
      id,
      text,
      about,
      batch,
      votes: most,
      atLeast: most > own,
      ...(most > own && { absorbed: most }),
      receipt,
      answers: given.get(id) ?? [],
      ...(more && { after: more }),
    }
    if (row.state === 'open') questions.push({ ...shown, state: 'open' })
    else if (row.state === 'merged') questions.push({ ...shown, state: 'merged', into: row.mergedInto ?? '' })
    else if (row.state === 'answered') questions.push({ ...shown, state: 'answered' })
    else {
      const { state } = row
      unshown.push(state === 'declined' ? { id, receipt, state, reason: row.declineReason as DeclineReason } : { id, receipt, state })
    }
  }
  return { roundId, state: round.state, crowd, questions, unshown, counts: byState }
}

export const answerView = (
  { answer, by }: Awaited<ReturnType<typeof answersTo>>[number],
  markdown: (source: string) => string,
): AnswerView => ({
  id: answer.id,
  kind: answer.kind,
  html: markdown(answer.text),
  by,
  at: answer.answeredAt,
  live: answer.meetingId !== null && answer.seq !== null ? { meetingId: answer.meetingId, seq: answer.seq } : null,
})
