import type { After, ClarificationView, PromiseView } from '#app/model/question/answering.ts'
import { clarificationsIn } from '#db/queries/clarifications.ts'
import { promisesIn } from '#db/queries/promises.ts'
import type { QuestionRow } from '#db/queries/questions.ts'
import type { PublicRound } from '#db/queries/rounds.ts'
import type { Reader } from '#db/types.ts'

/** What is told of a round's questions beyond themselves, by question; one of which there is nothing to tell is not in it. */
export async function afterAsking(db: Reader, round: PublicRound, rows: readonly QuestionRow[]): Promise<Map<string, After>> {
  const added = new Map<string, ClarificationView[]>()
  for (const { questionId, place, text, state } of await clarificationsIn(db, round.id))
    added.set(questionId, [...(added.get(questionId) ?? []), state === 'open' ? { place, state, text } : { place, state }])
  const promised = new Map<string, PromiseView[]>()
  for (const { questionId, ...promise } of await promisesIn(db, round.id))
    promised.set(questionId, [...(promised.get(questionId) ?? []), promise])
  const all = new Map<string, After>()
  for (const row of rows) {
    const after = afterOf(row, round, added.get(row.id), promised.get(row.id))
    if (Object.keys(after).length > 0) all.set(row.id, after)
  }
  return all
}

function afterOf(
  row: QuestionRow,
  { state }: PublicRound,
  clarifications: ClarificationView[] | undefined,
  promises: PromiseView[] | undefined,
): After {
  const { askerSays, yes, no } = row
  // An answer that came when nobody could give a verdict any more is not confirmed by anybody.
  const settled = row.state !== 'answered' ? null : (row.settled ?? (state === 'settled' ? 'unconfirmed' : null))
  return {
    ...(clarifications && { clarifications }),
    ...(promises && { promises }),
    ...(askerSays && { askerSays }),
    ...(yes !== null && no !== null && { verdicts: { yes, no } }),
    ...(settled && { settled }),
    ...(row.reopened && { reopened: true as const }),
  }
}
