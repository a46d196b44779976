import { z } from 'zod'
import { mayAnswer, mayOweAnswers } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { allPeople, personById } from '#db/queries/people.ts'
import { insertPromise, promisesOf } from '#db/queries/promises.ts'
import { questionById } from '#db/queries/questions.ts'
import { allSquads } from '#db/queries/squads.ts'
import type { Reader } from '#db/types.ts'
import { conflict, done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { readerOf } from './reader.ts'
import { rulesOf } from './reports/access.ts'
import { dayIn } from '#app/model/local-time.ts'
import { fieldsOf } from './reports/fields.ts'

const NOBODY = 'Say who answers.'
const LONGEST_YEARS = 2

const promiseSchema = z.object({
  questionId: z.string(),
  owner: z.object({ kind: z.enum(['person', 'squad']), id: z.string().min(1) }, NOBODY),
  dueOn: z.iso.date('Choose a day.'),
})
export type Promised = z.input<typeof promiseSchema>

/**
 * A leader says of an open question who answers it and by which day: a leader or a squad. It stays open, and stands under “We owe you”
 * until it is answered. Another day or owner takes the place of the one before, which stays readable.
 */
export async function make(hall: Hall, actor: Actor, input: Promised): Promise<Outcome> {
  const person = await readerOf(hall.store, actor)
  if (!person) return NOT_FOUND
  if (!mayAnswer(person)) return FORBIDDEN
  const parsed = promiseSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const { questionId, owner, dueOn } = parsed.data
  const day = await dayFault(hall, dueOn)
  if (day) return fail({ kind: 'invalid', fields: { dueOn: day } })
  const promised = await hall.store.transact(async (tx): Promise<Outcome<{ roundId: string }>> => {
    const question = await questionById(tx, questionId)
    if (!question) return NOT_FOUND
    if (!(await mayOwe(tx, owner)))
      return fail({ kind: 'invalid', fields: { owner: `${NOBODY} Whom you chose leads nothing here any more.` } })
    if (question.state !== 'open') return conflict('This question is not open any more.')
    const standing = (await promisesOf(tx, [questionId])).at(-1)
    const isSame = standing?.keptAt === null && standing.owner.kind === owner.kind && standing.owner.id === owner.id
    if (isSame && standing.dueOn === dueOn) return done({ roundId: question.roundId })
    const [id, madeAt] = [hall.ids.next(), hall.clock.now()]
    const [ownerId, squadId] = owner.kind === 'person' ? [owner.id, null] : [null, owner.id]
    await insertPromise(tx, { id, questionId, ownerId, squadId, dueOn, madeBy: person.personId, madeAt })
    return done({ roundId: question.roundId })
  })
  if (!promised.ok) return promised
  hall.publish({ kind: 'questions changed', roundId: promised.roundId })
  return done()
}

async function dayFault({ store, clock }: Hall, dueOn: string): Promise<string | undefined> {
  const { timeZone } = await rulesOf(store)
  const today = dayIn(clock.now(), timeZone)
  if (dueOn < today) return 'Choose today or a later day.'
  return dueOn > `${Number(today.slice(0, 4)) + LONGEST_YEARS}${today.slice(4)}` ? 'Choose a day within two years.' : undefined
}

async function mayOwe(tx: Reader, { kind, id }: Promised['owner']): Promise<boolean> {
  if (kind === 'squad') return (await allSquads(tx)).some(squad => squad.id === id)
  const owner = await personById(tx, id)
  return owner !== undefined && mayOweAnswers(owner)
}

interface Named {
  id: string
  name: string
}

/** Who can be said to answer. */
export async function owners(hall: Hall, actor: Actor): Promise<Outcome<{ leaders: Named[]; squads: Named[] }>> {
  if (!(await readerOf(hall.store, actor)) || !mayAnswer(actor)) return NOT_FOUND
  const leaders = (await allPeople(hall.store)).filter(mayOweAnswers)
  const named = ({ id, name }: Named) => ({ id, name })
  return done({ leaders: leaders.map(named), squads: (await allSquads(hall.store)).map(named) })
}
