import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'

/** Everything that everybody knows of a round's questions, for pages that are open already; nothing where they have it. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const {
    request,
    params,
    context: { use },
  } = args
  const { packet } = given(await use.questions.packetOfRound(actor, { roundId: params.id ?? '' }))
  const headers = { ETag: packet.etag, Vary: 'Accept-Encoding' }
  if (request.headers.get('if-none-match') === packet.etag) return new Response(null, { status: 304, headers })
  const zipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  return new Response(zipped ? packet.gzip : packet.json, {
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8', ...(zipped && { 'Content-Encoding': 'gzip' }) },
  })
}
