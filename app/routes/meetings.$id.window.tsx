import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { WindowView } from '../ui/meeting/window-view.tsx'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'

export const handle = { bare: true }
export const meta = titled(words.stage.window)

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, company, now } = args.context
  const { page } = given(await use.meetings.stageWindow(actor, args.params.id ?? ''))
  return { page, company: company?.name ?? 'Candor', today: new Date(now).toISOString().slice(0, 10) }
}

export default function StageWindow() {
  const { page, company, today } = useLoaderData<typeof loader>()
  return <WindowView company={company} page={page} today={today} />
}
