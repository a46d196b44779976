import { mayModerate } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { isPublic } from '#app/model/question/life.ts'
import type { DeclineReason, ModerationAct } from '#app/model/question/question.ts'
import type { PendingClarification } from '#app/model/question/views.ts'
import { changeClarification, clarificationAt, clarificationsIn } from '#db/queries/clarifications.ts'
import { insertRecord, questionById, questionsOfRound } from '#db/queries/questions.ts'
import { conflict, done, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'

/** What askers added to public questions and a moderator has not seen yet. */
export async function pending(
  hall: Hall,
  actor: Actor,
  { roundId }: { roundId: string },
): Promise<Outcome<{ pending: PendingClarification[] }>> {
  if (!(await readerOf(hall.store, actor)) || !mayModerate(actor)) return NOT_FOUND
  const questions = new Map((await questionsOfRound(hall.store, roundId)).filter(isPublic).map(({ id, text }) => [id, text]))
  const waiting = (await clarificationsIn(hall.store, roundId)).filter(({ state }) => state === 'pending')
  return done({
    pending: waiting
      .flatMap(({ questionId, place, text, batch }) => {
        const question = questions.get(questionId)
        return question === undefined ? [] : [{ questionId, place, question, text, batch }]
      })
      .toSorted((a, b) => a.batch - b.batch),
  })
}

export type ClarificationVerb = { kind: 'approve' } | { kind: 'decline' | 'remove'; reason: DeclineReason }

const FASTER = conflict('Somebody else has just decided on this addition. The list is up to date again.')

/** What a moderator does with one. A text that is declined or removed is gone; the public record says that there was one. */
export async function moderate(
  hall: Hall,
  actor: Actor,
  { questionId, place, verb }: { questionId: string; place: number; verb: ClarificationVerb },
): Promise<Outcome> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayModerate(person)) return FORBIDDEN
  const decided = await hall.store.transact(async (tx): Promise<Outcome<{ roundId: string }>> => {
    const question = await questionById(tx, questionId)
    const added = await clarificationAt(tx, questionId, place)
    if (!question || !added) return NOT_FOUND
    const waits = added.state === 'pending'
    if (verb.kind === 'remove' ? added.state !== 'open' : !waits) return FASTER
    const state = verb.kind === 'approve' ? 'open' : verb.kind === 'decline' ? 'declined' : 'removed'
    if (!(await changeClarification(tx, added, state === 'open' ? { state } : { state, text: '' }))) return FASTER
    if (verb.kind !== 'approve') {
      const act: ModerationAct = { kind: verb.kind === 'decline' ? 'clarification declined' : 'clarification removed', reason: verb.reason }
      const line = { id: hall.ids.next(), roundId: question.roundId, questionId, act }
      await insertRecord(tx, { ...line, moderatorId: person.personId, at: hall.clock.now() })
    }
    return done({ roundId: question.roundId })
  })
  if (!decided.ok) return decided
  if (verb.kind !== 'approve') await hall.store.forget()
  hall.publish({ kind: 'questions changed', roundId: decided.roundId })
  return done()
}
