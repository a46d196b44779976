import { z } from 'zod'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { plainly } from '../http/plainly.server.ts'

const endForm = z.object({
  publish: z.enum(['shown', 'everything', 'nothing'], 'Choose what is published: what was shown, everything, or nothing yet.'),
})

/** POST ends the meeting and publishes what was decided. */
export const action = plainly(async args => {
  const { actor } = requirePledge(args)
  const meetingId = args.params.id ?? ''
  const read = await readForm(args, endForm)
  if (!read.ok) return read.answer
  const outcome = await args.context.use.meetings.end(actor, { meetingId, publish: read.value.publish })
  return outcome.ok ? redirectTo(`/meetings/${meetingId}/present`) : answerFault(outcome.fault)
})
