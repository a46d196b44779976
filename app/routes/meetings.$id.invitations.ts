import type { ActionFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault } from '../http/form.server.ts'
import { methodOf } from '../http/method.server.ts'

/** POST leaves a letter with the meeting for the calendar to everybody. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  methodOf(args.request, 'POST')
  const outcome = await args.context.use.meetings.invite(actor, { meetingId: args.params.id ?? '' })
  return outcome.ok ? { letters: outcome.letters } : answerFault(outcome.fault)
}
