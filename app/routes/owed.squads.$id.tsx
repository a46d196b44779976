import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { dayOf } from '../http/day.server.ts'
import { given } from '../http/outcome.server.ts'
import { OwedOverview } from '../ui/questions/owed-page.tsx'
import { answering } from '../ui/words/answering.ts'

const text = answering.owed
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? text.of(data.name) : text.title }]
export const handle = { asking: true }

/** What one squad owes and has kept. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const { page, name, reminds } = given(await use.debt.ofOwner(actor, { kind: 'squad', id: args.params.id ?? '' }))
  return { page, name, reminds, now, today: dayOf(now, company.timeZone) }
}

export default function OwedBy() {
  const { name, ...owed } = useLoaderData<typeof loader>()
  return <OwedOverview {...owed} title={text.of(name)} back={{ to: '/owed', label: text.title }} />
}
