import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { owedBy } from '../http/owed.server.ts'
import { OwedOverview } from '../ui/questions/owed-page.tsx'
import { answering } from '../ui/words/answering.ts'

const text = answering.owed
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? text.of(data.name) : text.title }]
export const handle = { asking: true }

export const loader = owedBy('person')

/** Of a person or a squad. */
export default function OwedBy() {
  const { name, ...owed } = useLoaderData<typeof loader>()
  return <OwedOverview {...owed} title={text.of(name)} back={{ to: '/owed', label: text.title }} />
}
