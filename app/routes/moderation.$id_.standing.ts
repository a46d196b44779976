import { type ActionFunctionArgs, json } from '@remix-run/node'
import { z } from 'zod'
import { mayModerate } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { readForm } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'

const standing = z.object({ open: z.string().max(64).optional() })

/** Says which question this moderator has open; answers what the others have, and whether anything has changed. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayModerate(actor))
  const read = await readForm(args, standing)
  if (!read.ok) return read.answer
  const { standing: seen } = given(
    await args.context.use.questions.moderators(actor, { roundId: args.params.id ?? '', open: read.value.open || null }),
  )
  return json(seen)
}
