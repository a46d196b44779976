import { z } from 'zod'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, formOf, intentOf, parseForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { plainly } from '../http/plainly.server.ts'

const lobbyForm = z.object({
  clearance: z.string().max(20).optional(),
  by: z.string().max(200).optional(),
  publicFrom: z.string().max(10).optional(),
})

/** POST opens the lobby; with `intent=close` it closes it again. */
export const action = plainly(async args => {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const meetingId = args.params.id ?? ''
  const form = await formOf(args)
  if (intentOf(form) === 'close') {
    const outcome = await use.meetings.closeLobby(actor, { meetingId })
    return outcome.ok ? redirectTo(`/meetings/${meetingId}/readiness`) : answerFault(outcome.fault)
  }
  const read = parseForm(args, form, lobbyForm)
  if (!read.ok) return read.answer
  const { clearance: kind, by, publicFrom } = read.value
  const clearance = kind === 'none' ? { kind } : kind === 'cleared' ? { kind, by, publicFrom } : undefined
  const outcome = await use.meetings.openLobby(actor, { meetingId, clearance })
  return outcome.ok ? redirectTo(`/meetings/${meetingId}/present`) : answerFault(outcome.fault, read.typed)
})
