import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { DECLINE_REASONS, type DeclineReason } from '#app/model/question/question.ts'
import { mayModerate } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { moderating } from '../ui/words/moderating.ts'

const decision = z.object({
  kind: z.enum(['approve', 'decline', 'edit', 'merge', 'split', 'remove']),
  reason: z.enum(DECLINE_REASONS).optional(),
  text: z.string().max(4_000).optional(),
  into: z.string().max(64).optional(),
})

/** A moderator's decision on a question. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayModerate(actor))
  const read = await readForm(args, decision)
  if (!read.ok) return read.answer
  const { kind, reason, text = '', into = '' } = read.value
  if ((kind === 'decline' || kind === 'remove') && !reason)
    return answerFault({ kind: 'invalid', fields: { reason: moderating.queue.noReason } })
  const verb =
    kind === 'edit'
      ? { kind, text }
      : kind === 'merge'
        ? { kind, into }
        : kind === 'approve' || kind === 'split'
          ? { kind }
          : { kind, reason: reason as DeclineReason }
  const outcome = await args.context.use.questions.moderate(actor, { questionId: args.params.id ?? '', verb })
  return outcome.ok ? null : answerFault(outcome.fault)
}
