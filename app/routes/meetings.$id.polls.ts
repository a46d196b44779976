import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requirePledge } from '../http/actor.server.ts'
import { answerFault, formOf, intentOf, parseForm } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { plainly } from '../http/plainly.server.ts'

/** What everybody may know of a meeting's polls: results that were shown, and the pulse. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { archive } = given(await args.context.use.polls.ofMeeting(actor, { meetingId: args.params.id ?? '' }))
  return json(archive)
}

const pollForm = z.object({
  poll: z.string().max(64).optional(),
  version: z.string().max(12).optional(),
  kind: z.string().max(20).optional(),
  text: z.string().max(2_000).optional(),
  option: z.array(z.string().max(1_000)).max(20),
})

/** POST prepares a poll, or changes one that is named (`intent=earlier`: puts it before another); DELETE removes one. Only before it is opened. */
export const action = plainly(async args => {
  const { actor } = requirePledge(args)
  const { polls } = args.context.use
  const meetingId = args.params.id ?? ''
  const form = await formOf(args, { methods: ['POST', 'DELETE'] })
  const read = parseForm(args, form, pollForm)
  if (!read.ok) return read.answer
  const { poll: pollId = '', version, kind, text, option } = read.value
  const poll = { kind, text: text ?? '', options: option }
  const arranged = (verb: Parameters<typeof polls.arrange>[1]['verb']) => polls.arrange(actor, { meetingId, pollId, verb })
  const outcome =
    args.request.method === 'DELETE'
      ? await arranged({ kind: 'remove' })
      : pollId === ''
        ? await polls.prepare(actor, { meetingId, poll })
        : intentOf(form) === 'earlier'
          ? await arranged({ kind: 'earlier' })
          : await arranged({ kind: 'change', version: Number(version), poll })
  return outcome.ok ? json({}) : answerFault(outcome.fault, read.typed)
})
