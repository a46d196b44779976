import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'

/** The meeting for one's own calendar. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { actor } = requirePledge(args)
  const { text } = given(await args.context.use.meetings.calendar(actor, { meetingId: args.params.id ?? '' }))
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': 'attachment; filename="meeting.ics"',
      'Cache-Control': 'no-store',
    },
  })
}
