import { type LoaderFunctionArgs, json } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'

/** Everything that everybody knows of a round's questions, for pages that are open already. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const {
    params,
    context: { use },
  } = args
  const { view } = given(await use.questions.ofRound(actor, { roundId: params.id ?? '' }))
  return json(view)
}
