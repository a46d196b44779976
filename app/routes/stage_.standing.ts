import type { LoaderFunctionArgs } from '@remix-run/node'
import { given } from '../http/outcome.server.ts'
import { linkedScreen, pairedScreen } from '../http/stage.server.ts'
import type { Screen } from '../ui/meeting/use-screen.ts'

/**
 * What the asking screen is, for its open page: loading that page again could end on the browser's own error page, where nobody stands to
 * press a button. A code that has expired is renewed. Who keeps no cookie gets none: it could never be paired.
 */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { use, stage, link, cookies, address } = args.context
  if (link) return Response.json(await linkedScreen(args, link))
  const known: Screen | undefined = stage === undefined ? { kind: 'unknown' } : await pairedScreen(args)
  if (known) return Response.json(known)
  const { token, code } = given(await use.meetings.askPairing({ address }))
  return Response.json({ kind: 'waiting', code } satisfies Screen, { headers: { 'Set-Cookie': cookies.stage(token) } })
}
