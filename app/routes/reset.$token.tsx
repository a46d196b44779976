import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { actLink, loadLink } from '../http/link.server.ts'
import { DeadLink, LinkForm } from '../ui/people/link-form.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'

const said = people.link
export const meta = titled(people.password.choose)

export const loader = (args: LoaderFunctionArgs) => loadLink(args, 'reset')
export const action = (args: ActionFunctionArgs) => actLink(args, 'reset')

export default function Reset() {
  const { person, pledge } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const busy = useNavigation().state !== 'idle'
  if (!person) return <DeadLink />
  return <LinkForm title={said.reset} lead={said.resetLead(person.name)} login={person.login} {...{ pledge, errors, busy }} />
}
