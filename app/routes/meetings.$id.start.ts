import { requirePledge } from '../http/actor.server.ts'
import { answerFault } from '../http/form.server.ts'
import { methodOf } from '../http/method.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { plainly } from '../http/plainly.server.ts'

/** POST starts the meeting; who starts it drives. */
export const action = plainly(async args => {
  const { actor } = requirePledge(args)
  methodOf(args.request, 'POST')
  const meetingId = args.params.id ?? ''
  const outcome = await args.context.use.meetings.start(actor, { meetingId })
  return outcome.ok ? redirectTo(`/meetings/${meetingId}/present`) : answerFault(outcome.fault)
})
