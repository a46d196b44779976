import { z } from 'zod'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { plainly } from '../http/plainly.server.ts'

const stagesForm = z.object({ code: z.string().max(20).optional(), stage: z.string().max(64).optional() })

/** POST pairs the screen that shows this code; DELETE ends the pairing of a stage. */
export const action = plainly(async args => {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const meetingId = args.params.id ?? ''
  const read = await readForm(args, stagesForm, { methods: ['POST', 'DELETE'] })
  if (!read.ok) return read.answer
  const { code = '', stage = '' } = read.value
  const outcome =
    args.request.method === 'DELETE'
      ? await use.meetings.revoke(actor, { meetingId, stageId: stage })
      : await use.meetings.pair(actor, { meetingId, code })
  return outcome.ok ? redirectTo(`/meetings/${meetingId}/readiness`) : answerFault(outcome.fault, read.typed)
})
