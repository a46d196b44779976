import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useNavigation } from '@remix-run/react'
import { personForm } from '#app/model/people/forms.ts'
import { mayManagePeople } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { PersonFields } from '../ui/people/person-fields.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'

const said = people.list
export const meta = titled(said.add)

export function loader(args: LoaderFunctionArgs) {
  orNotFound(mayManagePeople(requirePledge(args).actor))
  return null
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayManagePeople(actor))
  const read = await readForm(args, personForm)
  if (!read.ok) return read.answer
  const outcome = await args.context.use.people.add(actor, read.value)
  return outcome.ok ? redirectTo(`/people/${outcome.personId}?added`) : answerFault(outcome.fault, read.typed)
}

export default function NewPerson() {
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const text = (name: string) => String(answer?.typed[name] ?? '')
  const roles = answer?.typed.roles
  return (
    <Page width="text" title={said.add} back={{ to: '/people', label: said.title }}>
      <Form method="post" noValidate>
        <FormErrors errors={answer?.errors} labels={{ name: said.name, email: said.email, staffNumber: said.staffNumber }} />
        <PersonFields
          name={text('name')}
          email={text('email')}
          staffNumber={text('staffNumber')}
          roles={Array.isArray(roles) ? roles : []}
          errors={answer?.errors}
        />
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.add}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}
