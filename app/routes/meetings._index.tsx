import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { MeetingList } from '../ui/meeting/meeting-list.tsx'
import { PastMeetings } from '../ui/meeting/past-meetings.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'
import { polls } from '../ui/words/polls.ts'

const text = words.list
export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const { meetings, maySchedule } = given(await use.meetings.list(actor))
  const { years } = given(await use.meetings.past(actor))
  return { coming: meetings, years, maySchedule }
}

export default function Meetings() {
  const { coming, years, maySchedule } = useLoaderData<typeof loader>()
  const schedule = maySchedule && (
    <LinkButton to="/meetings/new" kind="primary">
      {text.schedule}
    </LinkButton>
  )
  return (
    <Page title={text.title} lead={text.lead} actions={coming.length > 0 && schedule}>
      {coming.length > 0 ? (
        <PageSection title={text.coming}>
          <MeetingList meetings={coming} mayChange={maySchedule} />
        </PageSection>
      ) : (
        <Empty title={text.none} action={schedule}>
          <p>{text.noneText}</p>
        </Empty>
      )}
      {years.map(({ year, meetings }, place) => (
        <PageSection
          key={year}
          title={text.past(year)}
          actions={maySchedule && place === 0 && <LinkButton to="/pulse">{polls.trend.link}</LinkButton>}
        >
          <PastMeetings meetings={meetings} />
        </PageSection>
      ))}
    </Page>
  )
}
