import type { ActionFunctionArgs } from '@remix-run/node'
import { redirectTo } from '../http/redirect.server.ts'

/** A link cannot sign anybody out, and neither can a picture on another site. */
export const loader = () => redirectTo('/')

export async function action({ context: { actor, use, cookies } }: ActionFunctionArgs) {
  await use.sessions.signOut(actor)
  return redirectTo('/sign-in?left', { headers: { 'Set-Cookie': cookies.noSession() } })
}
