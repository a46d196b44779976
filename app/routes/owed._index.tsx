import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { given } from '../http/outcome.server.ts'
import { OwedOverview } from '../ui/questions/owed-page.tsx'
import { titled } from '../ui/title.ts'
import { answering } from '../ui/words/answering.ts'
import { words } from '../ui/words.ts'

const text = answering.owed
export const meta = titled(text.title)
export const handle = { asking: true }

/** All that the company owes its people, and the promises that were kept. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const { page, reminds } = given(await use.debt.all(actor))
  return { page, reminds, now, today: dayIn(now, company.timeZone) }
}

export default function Owed() {
  return <OwedOverview {...useLoaderData<typeof loader>()} title={text.title} back={{ to: '/', label: words.page.home }} />
}
