import { type ActionFunctionArgs, data } from '@remix-run/node'
import { z } from 'zod'
import { mayModerate } from '#app/model/people/may.ts'
import { DECLINE_REASONS } from '#app/model/question/question.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { moderating } from '../ui/words/moderating.ts'

const decision = z.object({
  kind: z.enum(['approve', 'decline', 'merge']),
  question: z.array(z.string().max(64)).min(1, moderating.bulk.none).max(500),
  reason: z.enum(DECLINE_REASONS).optional(),
  into: z.string().max(64).optional(),
})

/** A moderator's decision on many waiting questions at once. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayModerate(actor))
  const read = await readForm(args, decision)
  if (!read.ok) return read.answer
  const { kind, question: questionIds, reason, into = '' } = read.value
  if (kind === 'decline' && !reason) return answerFault({ kind: 'invalid', fields: { reason: moderating.queue.noReason } })
  const verb = kind === 'decline' ? { kind, reason: reason as NonNullable<typeof reason> } : kind === 'merge' ? { kind, into } : { kind }
  const outcome = await args.context.use.questions.moderateMany(actor, { roundId: args.params.id ?? '', questionIds, verb })
  if (!outcome.ok) return answerFault(outcome.fault)
  return data({ decided: outcome.decided, faults: outcome.faults })
}
