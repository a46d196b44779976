import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { RehearsalPage } from '../ui/meeting/presenter/rehearsal-page.tsx'
import { titled } from '../ui/title.ts'
import { desk } from '../ui/words/desk.ts'

export const handle = { bare: true }
export const meta = titled(desk.rehearsal.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, now } = args.context
  const { page } = given(await use.meetings.rehearse(actor, args.params.id ?? ''))
  return { page, now }
}

export default function RehearsalRoute() {
  const { page, now } = useLoaderData<typeof loader>()
  return <RehearsalPage me={page.me} card={page.meeting} sections={page.sections} parts={page.parts} now={now} />
}
