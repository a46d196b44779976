import type { ActionFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { methodOf } from '../http/method.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'

/** Closes asking. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  methodOf(args.request, 'POST')
  const roundId = args.params.id ?? ''
  given(await args.context.use.rounds.close(actor, { roundId }))
  return redirectTo(`/rounds/${roundId}`)
}
