import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { mayModerate } from '#app/model/people/may.ts'
import { DECLINE_REASONS, type DeclineReason } from '#app/model/question/question.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { moderating } from '../ui/words/moderating.ts'

const decision = z.object({ kind: z.enum(['approve', 'decline', 'remove']), reason: z.enum(DECLINE_REASONS).optional() })

/** A moderator's decision on what an asker added to a question. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayModerate(actor))
  const read = await readForm(args, decision)
  if (!read.ok) return read.answer
  const { id: questionId = '', place } = args.params
  const { kind, reason } = read.value
  if (kind !== 'approve' && !reason) return answerFault({ kind: 'invalid', fields: { reason: moderating.queue.noReason } })
  const verb = kind === 'approve' ? { kind } : { kind, reason: reason as DeclineReason }
  const outcome = await args.context.use.clarifications.moderate(actor, { questionId, place: Number(place), verb })
  return outcome.ok ? null : answerFault(outcome.fault)
}
