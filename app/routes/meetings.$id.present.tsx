import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useMeeting } from '../live/use-meeting.ts'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { PresenterPage } from '../ui/meeting/presenter/presenter-page.tsx'
import { titled } from '../ui/title.ts'
import { desk } from '../ui/words/desk.ts'

export const handle = { bare: true }
export const meta = titled(desk.present.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, now } = args.context
  const { page } = given(await use.meetings.present(actor, args.params.id ?? ''))
  // Asking for this page is a use of the session; "stay signed in" asks for it again.
  const { endsAt } = given(await use.sessions.extend(actor))
  const polls = given(await use.polls.prepared(actor, { meetingId: page.meeting.id }))
  return { page, polls, now, sessionLeft: endsAt - now }
}

export default function Present() {
  const { page, polls, now, sessionLeft } = useLoaderData<typeof loader>()
  const meeting = useMeeting(page.meeting.id, 'presenter', page.meeting.roundId)
  const { revalidate } = useRevalidator()
  const { revisionId, resealed } = meeting.show ?? page.show
  const state = `${revisionId} ${resealed}`
  const loaded = useRef(`${page.show.revisionId} ${page.show.resealed}`)
  // The lobby opened, a correction came in or something was removed for good: this page holds every section and needs the new ones.
  useEffect(() => {
    if (state === loaded.current) return
    loaded.current = state
    revalidate()
  }, [state, revalidate])
  return (
    <PresenterPage
      me={page.me}
      card={page.meeting}
      presenters={page.presenters}
      initial={page.show}
      sections={page.sections}
      parts={page.parts}
      polls={polls}
      meeting={meeting}
      now={now}
      sessionLeft={sessionLeft}
      onStay={revalidate}
    />
  )
}
