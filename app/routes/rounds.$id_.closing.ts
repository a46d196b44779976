import type { ActionFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'

/** Closes asking. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const roundId = args.params.id ?? ''
  given(await args.context.use.rounds.close(actor, { roundId }))
  return redirectTo(`/rounds/${roundId}`)
}
