import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { given } from '../http/outcome.server.ts'
import { pairedScreen } from '../http/stage.server.ts'
import { lookOf } from '../ui/meeting/stage-look.ts'
import { StageScreen } from '../ui/meeting/stage-screen.tsx'
import { StageTrouble } from '../ui/meeting/stage-trouble.tsx'
import type { Screen } from '../ui/meeting/use-screen.ts'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'

export const handle = { bare: true }
export const meta = titled(words.stage.title)

/** A big screen: paired, it shows its meeting; else a code that a presenter enters. What it is, its cookie says, so a reboot costs nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const { use, company, cookies, address } = args.context
  const about = { company: company?.name ?? 'Candor', look: lookOf(args.request.url) }
  const known = await pairedScreen(args)
  if (known) return data({ ...about, screen: known })
  const { token, code } = given(await use.meetings.askPairing({ address }))
  return data({ ...about, screen: { kind: 'waiting', code } as Screen }, { headers: { 'Set-Cookie': cookies.stage(token) } })
}

export default function Stage() {
  const { company, look, screen } = useLoaderData<typeof loader>()
  return <StageScreen company={company} look={{ ...look, door: true }} initial={screen} />
}

export const ErrorBoundary = () => <StageTrouble />
