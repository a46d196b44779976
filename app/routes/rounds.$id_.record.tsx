import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Page } from '../ui/page.tsx'
import { ModerationRecord } from '../ui/questions/record.tsx'
import { titled } from '../ui/title.ts'
import { moderating } from '../ui/words/moderating.ts'
import { questions as words } from '../ui/words/questions.ts'

export const handle = { asking: true }
export const meta = titled(moderating.record.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use } = args.context
  const roundId = args.params.id ?? ''
  const { record, closed } = given(await use.questions.record(actor, { roundId }))
  const { round } = given(await use.rounds.view(actor, { roundId }))
  return { record, closed, roundId, title: round.title }
}

export default function Record() {
  const { record, closed, roundId, title } = useLoaderData<typeof loader>()
  return (
    <Page
      title={moderating.record.title}
      lead={moderating.record.lead}
      width="text"
      back={{ to: `/rounds/${roundId}`, label: title ?? words.coming }}
    >
      <ModerationRecord {...{ record, roundId, closed }} />
    </Page>
  )
}
