import type { ActionFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, formOf } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'

/** POST approves the draft at the version that the leader saw; DELETE takes the approval back. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const reportId = args.params.id ?? ''
  const form = await formOf(args, { methods: ['POST', 'DELETE'] })
  const outcome =
    args.request.method === 'DELETE'
      ? await use.reports.withdrawApproval(actor, { reportId })
      : await use.reports.approve(actor, { reportId, version: Number(form.get('version')) })
  return outcome.ok ? redirectTo(`/reports/${reportId}/publication`) : answerFault(outcome.fault)
}
