import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { StageCode } from '../ui/meeting/stage-code.tsx'
import { StageView } from '../ui/meeting/stage-view.tsx'
import { given } from '../http/outcome.server.ts'
import { titled } from '../ui/title.ts'
import { meeting as words } from '../ui/words/meeting.ts'

export const handle = { bare: true }
export const meta = titled(words.stage.title)

/** A big screen: paired, it shows its meeting; else a code that a presenter enters. What it is, its cookie says, so a reboot costs nothing. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { use, stage, company, cookies, now } = context
  const name = company?.name ?? 'Candor'
  const today = new Date(now).toISOString().slice(0, 10)
  const standing = stage === undefined ? ({ kind: 'unknown' } as const) : await use.meetings.standing(stage)
  if (standing.kind === 'paired') return data({ company: name, today, page: standing.page, code: '' })
  if (standing.kind === 'waiting') return data({ company: name, today, page: null, code: standing.code })
  const { token, code } = given(await use.meetings.askPairing())
  return data({ company: name, today, page: null, code }, { headers: { 'Set-Cookie': cookies.stage(token) } })
}

export default function Stage() {
  const { company, today, page, code } = useLoaderData<typeof loader>()
  return page ? <StageView company={company} page={page} today={today} /> : <StageCode company={company} code={code} />
}
