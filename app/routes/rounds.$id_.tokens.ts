import { type ActionFunctionArgs, json } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { methodOf } from '../http/method.server.ts'
import { blindedSetSchema, type IssueAnswer } from '#app/model/question/wire.ts'

/** Six blinded elements of 342 letters, and what JSON needs around them. */
const MOST_BYTES = 4_096
const answer = (body: IssueAnswer, status = 200) => json(body, { status })
const UNREADABLE = 'This request cannot be read. Reload the page.'

/** Signs the tokens of the signed-in person, blinded; the same set again as often as it is sent. */
export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const {
    request,
    params,
    context: { use },
  } = args
  methodOf(request, 'POST')
  if (!(Number(request.headers.get('content-length') ?? Number.NaN) <= MOST_BYTES)) return answer({ ok: false, message: UNREADABLE }, 413)
  const body = await request.text()
  const parsed = blindedSetSchema.safeParse(read(body))
  if (!parsed.success) return answer({ ok: false, message: UNREADABLE }, 400)
  const outcome = await use.rounds.issueTokens(actor, { roundId: params.id ?? '', ...parsed.data })
  if (outcome.ok) return answer(outcome)
  const { fault } = outcome
  if (fault.kind === 'not found') throw new Response(null, { status: 404 })
  const message = fault.kind === 'conflict' ? fault.message : fault.kind === 'invalid' ? Object.values(fault.fields).join(' ') : UNREADABLE
  return answer({ ok: false, message }, fault.kind === 'conflict' ? 409 : 422)
}

function read(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
