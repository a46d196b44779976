import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePledge } from './actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { given } from './outcome.server.ts'

/** What one person or squad, the one in the address, owes and has kept. */
export const owedBy = (kind: 'person' | 'squad') => async (args: LoaderFunctionArgs) => {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const { page, name, reminds } = given(await use.debt.ofOwner(actor, { kind, id: args.params.id ?? '' }))
  return { page, name, reminds, now, today: dayIn(now, company.timeZone) }
}
