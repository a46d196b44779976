import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Empty } from '../ui/empty.tsx'
import { PulseTrend } from '../ui/meeting/pulse-trend.tsx'
import { Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { meeting } from '../ui/words/meeting.ts'
import { polls as words } from '../ui/words/polls.ts'

const text = words.trend
export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { rows } = given(await args.context.use.polls.trend(actor))
  return { rows }
}

/** How the two statements of the pulse go from meeting to meeting, for leaders. */
export default function Pulse() {
  const { rows } = useLoaderData<typeof loader>()
  return (
    <Page title={text.title} lead={text.lead} back={{ to: '/meetings', label: meeting.list.title }}>
      {rows.length > 0 ? (
        <PulseTrend rows={rows} />
      ) : (
        <Empty title={text.none}>
          <p>{text.noneText}</p>
        </Empty>
      )}
    </Page>
  )
}
