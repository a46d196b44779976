import { z } from 'zod'
import { mayAnswer } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { personById } from '#db/queries/people.ts'
import { insertPromise } from '#db/queries/promises.ts'
import { questionById } from '#db/queries/questions.ts'
import { done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'
import { fieldsOf } from './reports/fields.ts'

const promiseSchema = z.object({
  questionId: z.string(),
  ownerId: z.string().min(1, 'Say who answers.'),
  dueOn: z.iso.date('Choose a day.'),
})
export type Promised = z.input<typeof promiseSchema>

/** A leader says of an open question who answers it and by which day. It stays open, and stands under “We owe you” until it is answered. */
export async function make(hall: Hall, actor: Actor, input: Promised): Promise<Outcome> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayAnswer(person)) return FORBIDDEN
  const parsed = promiseSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const { questionId, ownerId, dueOn } = parsed.data
  const promised = await hall.store.transact(async (tx): Promise<Outcome<{ roundId: string }>> => {
    const question = await questionById(tx, questionId)
    if (!question) return NOT_FOUND
    const owner = await personById(tx, ownerId)
    if (!owner || owner.disabledAt !== null)
      return fail({ kind: 'invalid', fields: { ownerId: 'This person is not here any more. Choose again.' } })
    if (question.state !== 'open') return fail({ kind: 'conflict', message: 'This question is not open any more.' })
    const [id, madeAt] = [hall.ids.next(), hall.clock.now()]
    await insertPromise(tx, { id, questionId, ownerId, squadId: null, dueOn, madeBy: person.personId, madeAt })
    return done({ roundId: question.roundId })
  })
  if (!promised.ok) return promised
  hall.publish({ kind: 'questions changed', roundId: promised.roundId })
  return done()
}
