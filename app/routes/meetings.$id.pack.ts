import type { LoaderFunctionArgs } from '@remix-run/node'

/**
 * The sealed parts of a meeting, or one of them (`?part=`): unreadable without the keys that come with each move, so that browsers fetch
 * them ahead. Immutable under its address; whatever is sealed again gets another one.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const part = asked.get('part') ?? undefined
  const found = await context.use.meetings.pack(context.actor, { meetingId: params.id ?? '', token: asked.get('v') ?? '', part })
  if (!found.ok) return new Response('Not found.', { status: 404, headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } })
  return new Response(found.bytes.slice(), {
    headers: { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'private, max-age=86400, immutable' },
  })
}
