import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Readiness } from '../ui/meeting/readiness.tsx'
import { PollsEditor } from '../ui/meeting/presenter/poll-editor.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'
import { polls as pollWords } from '../ui/words/polls.ts'

export const meta = titled(words.ready.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, publicUrl } = args.context
  const { page } = given(await use.meetings.readiness(actor, args.params.id ?? ''))
  const polls = given(await use.polls.prepared(actor, { meetingId: page.meeting.id }))
  return { page, polls, stageAddress: `${publicUrl}/stage` }
}

export default function ReadinessRoute() {
  const { page, polls, stageAddress } = useLoaderData<typeof loader>()
  return (
    <Page
      title={words.ready.title}
      over={`${page.meeting.title} · ${words.state[page.meeting.state]}`}
      lead={words.ready.lead}
      back={{ to: '/meetings', label: words.list.title }}
    >
      <Readiness page={page} stageAddress={stageAddress} />
      {page.meeting.state !== 'ended' && (
        <PageSection title={pollWords.prepare.title} id="polls">
          <PollsEditor meetingId={page.meeting.id} prepared={polls} />
        </PageSection>
      )}
    </Page>
  )
}
