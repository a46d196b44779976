import { z } from 'zod'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, formOf, intentOf, parseForm } from '../http/form.server.ts'
import { plainly } from '../http/plainly.server.ts'

const sourceForm = z.object({ source: z.string().max(200).optional(), stage: z.string().max(64).optional() })

/** POST makes a link for a browser source; with `intent=renew` it makes the link of one anew. The answer is the only place where it stands. */
export const action = plainly(async args => {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const meetingId = args.params.id ?? ''
  const form = await formOf(args)
  const read = parseForm(args, form, sourceForm)
  if (!read.ok) return read.answer
  const { source: name = '', stage: stageId = '' } = read.value
  const outcome = await (intentOf(form) === 'renew'
    ? use.meetings.renewSource(actor, { meetingId, stageId })
    : use.meetings.makeSource(actor, { meetingId, name }))
  return outcome.ok ? { link: { name: outcome.name, url: outcome.url } } : answerFault(outcome.fault, read.typed)
})
