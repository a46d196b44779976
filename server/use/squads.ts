import { z } from 'zod'
import { mayReadConfidential } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { allSquads, insertSquad, squadByName } from '#db/queries/squads.ts'
import { done, fail, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { preparerId, rulesOf } from './reports/access.ts'
import { fieldsOf } from './reports/fields.ts'

const nameSchema = z.object({ name: z.string().trim().min(1, 'Give the squad a name.').max(100, 'Keep it under 100 characters.') })

/** Every squad by name. */
export async function list(hall: Hall, actor: Actor): Promise<Outcome<{ squads: { id: string; name: string }[] }>> {
  if (!mayReadConfidential(actor, (await rulesOf(hall.store)).pledgeVersion)) return NOT_FOUND
  return done({ squads: (await allSquads(hall.store)).map(({ id, name }) => ({ id, name })) })
}

/** The squad of this name; made if there is none. */
export async function named(hall: Hall, actor: Actor, input: { name: string }): Promise<Outcome<{ squadId: string }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const parsed = nameSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const { name } = parsed.data
  const row = { id: hall.ids.next(), name, createdAt: hall.clock.now() }
  return hall.store.transact(async tx => {
    const known = await squadByName(tx, name)
    if (!known) await insertSquad(tx, row)
    return done({ squadId: known?.id ?? row.id })
  })
}
