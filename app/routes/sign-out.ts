import type { ActionFunctionArgs } from '@remix-run/node'
import { methodOf } from '../http/method.server.ts'
import { redirectTo } from '../http/redirect.server.ts'

/** A link cannot sign anybody out, and neither can a picture on another site. */
export const loader = () => redirectTo('/')

export async function action({ request, context: { actor, use, cookies } }: ActionFunctionArgs) {
  methodOf(request, 'POST')
  await use.sessions.signOut(actor)
  return redirectTo('/sign-in?left', { headers: { 'Set-Cookie': cookies.noSession() } })
}
