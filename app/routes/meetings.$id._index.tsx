import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { documentAt } from '../http/redirect.server.ts'

/**
 * The follow page is a document of its own (app/follow), which the server gives to whoever may see the meeting before it asks us. Here
 * come those who may not, and are told why; and those whom the router brings: they load the document.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const meetingId = args.params.id ?? ''
  given(await args.context.use.meetings.attend(actor, { meetingId, as: 'follower' }))
  throw documentAt(`/meetings/${meetingId}`)
}

/** Never shown: with it this address has the page of what is not there. */
export default function Follow() {
  return null
}
