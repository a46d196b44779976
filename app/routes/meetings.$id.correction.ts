import { json } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault } from '../http/form.server.ts'
import { methodOf } from '../http/method.server.ts'
import { plainly } from '../http/plainly.server.ts'
import { desk } from '../ui/words/desk.ts'

/** POST takes what was corrected in the report since into the running meeting. */
export const action = plainly(async args => {
  const { actor } = requirePledge(args)
  methodOf(args.request, 'POST')
  const meetingId = args.params.id ?? ''
  const outcome = await args.context.use.meetings.correct(actor, { meetingId })
  return outcome.ok ? json({ said: desk.present.corrected(outcome.changed) }) : answerFault(outcome.fault)
})
