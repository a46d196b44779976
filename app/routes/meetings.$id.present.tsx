import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useMeeting } from '../live/use-meeting.ts'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { AGAIN_MS, LastGood } from '../ui/meeting/presenter/last-good.ts'
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
  const { endsAt, latest } = given(await use.sessions.extend(actor))
  const polls = given(await use.polls.prepared(actor, { meetingId: page.meeting.id }))
  return { page, polls, now, session: { idleMs: endsAt - now, latestMs: latest - now } }
}

const lastGood = new LastGood<SerializeFrom<typeof loader>>()

/** The desk stays through a load that fails: what it holds is enough to go on with. */
export const clientLoader = ({ params, serverLoader }: ClientLoaderFunctionArgs) =>
  lastGood.load(params.id ?? '', () => serverLoader<typeof loader>())

export default function Present() {
  const known = useLoaderData<typeof clientLoader>()
  const { page, polls, now, session, failures = 0 } = known
  useEffect(() => lastGood.keep(page.meeting.id, known), [page.meeting.id, known])
  const meeting = useMeeting(page.meeting.id, 'presenter', page.meeting.roundId)
  const { revalidate, state: loading } = useRevalidator()
  const { revisionId, resealed, asking, driver } = meeting.show ?? page.show
  const strangers = [...asking, driver].filter(id => id !== null && !page.presenters.some(presenter => presenter.id === id))
  const state = `${revisionId} ${resealed} ${strangers.join()}`
  const loaded = useRef(`${page.show.revisionId} ${page.show.resealed} `)
  // The lobby opened, a correction came in, something was removed for good, or somebody presents who did not: this page holds every section
  // and every presenter's name, and needs the new ones. Not while the server is away.
  useEffect(() => {
    if (state === loaded.current || meeting.connection !== 'here') return
    loaded.current = state
    revalidate()
  }, [state, revalidate, meeting.connection])
  // What could not be loaded is asked for again, so that a correction or a new presenter is only late.
  useEffect(() => {
    if (failures === 0 || meeting.connection !== 'here') return
    const timer = setTimeout(revalidate, AGAIN_MS)
    return () => clearTimeout(timer)
  }, [failures, revalidate, meeting.connection])
  return (
    <PresenterPage
      me={page.me}
      card={page.meeting}
      presenters={page.presenters}
      onLook={() => {
        if (meeting.connection === 'here') revalidate()
      }}
      looking={loading === 'loading'}
      initial={page.show}
      sections={page.sections}
      parts={page.parts}
      polls={polls}
      meeting={meeting}
      now={now}
      session={session}
      mayPublish={page.mayPublish}
      stale={failures > 0}
    />
  )
}
