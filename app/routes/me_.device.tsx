import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { Page, PageSection } from '../ui/page.tsx'
import { GiveCode, TakeCode } from '../ui/questions/carry.tsx'
import { titled } from '../ui/title.ts'
import { device as words } from '../ui/words/device.ts'
import { people } from '../ui/words/people.ts'

export const meta = titled(words.title)
export const handle = { asking: true }

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const rounds = await args.context.use.rounds.open(actor)
  return { holder: actor.personId, rounds: rounds.map(({ id, state, keys }) => ({ id, state, keys })) }
}

/** Tokens and receipts go from one browser to another here, past the server. */
export default function Device() {
  const { holder, rounds } = useLoaderData<typeof loader>()
  return (
    <Page title={words.title} lead={words.lead} width="text" back={{ to: '/me', label: people.me.title }}>
      <PageSection title={words.give.title}>
        <GiveCode holder={holder} />
      </PageSection>
      <PageSection title={words.take.title}>
        <TakeCode holder={holder} rounds={rounds} />
      </PageSection>
    </Page>
  )
}
