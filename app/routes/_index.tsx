import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayPrepareReports, mayScheduleMeetings } from '#app/model/people/may.ts'
import { requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { given } from '../http/outcome.server.ts'
import { Home } from '../ui/home/home.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const DAY = 86_400_000

export const meta = titled(words.page.home)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const { home } = given(await use.reports.home(actor))
  const { meetings } = given(await use.meetings.list(actor))
  const line = ({ id, title, period, at }: { id: string; title: string; period: string; at: number }) => ({
    id,
    title,
    period,
    publishedOn: dayIn(at, company.timeZone),
    to: `/reports/${id}`,
  })
  // Running ones come first; one that was planned and never held is not the next one for ever.
  const meeting = meetings.find(({ state, startsAt }) => state !== 'ended' && (state !== 'scheduled' || startsAt > now - DAY))
  return {
    company: company.name,
    meeting: meeting
      ? {
          id: meeting.id,
          title: meeting.title,
          state: meeting.state === 'scheduled' || meeting.state === 'lobby' ? meeting.state : ('running' as const),
          startsAt: meeting.startsAt,
          hearIt: meeting.hearItUrl || null,
          to: `/meetings/${meeting.id}`,
        }
      : null,
    latest: home.latest && { ...line(home.latest), sentences: home.latest.sentences },
    past: home.past.map(line),
    owed: home.owed,
    now,
    mayPrepare: mayPrepareReports(actor),
    maySchedule: mayScheduleMeetings(actor),
    today: dayIn(now, company.timeZone),
  }
}

export default function Index() {
  return <Home {...useLoaderData<typeof loader>()} />
}
