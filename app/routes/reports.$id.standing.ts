import { type LoaderFunctionArgs, json } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'

/** Which state of a report readers have now, for a page that is open already. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { standing } = given(await args.context.use.reports.standing(actor, args.params.id ?? ''))
  return json(standing)
}
