import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { forgottenForm } from '#app/model/people/forms.ts'
import { readForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'

const said = people.forgotten
export const meta = titled(said.title)

export function loader({ context: { company, mail } }: LoaderFunctionArgs) {
  if (!company) throw redirectTo('/setup')
  return { mail }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, use, address, mail } = args.context
  const read = await readForm(args, forgottenForm)
  if (!read.ok) return read.answer
  if (mail) await use.links.forgotten(actor, { login: read.value.login, address })
  return data({ errors: null, typed: read.typed })
}

export default function Forgotten() {
  const { mail } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const back = { to: '/sign-in', label: people.signIn.title }
  if (!mail)
    return (
      <Page width="text" title={said.title} back={back}>
        <Notice>{said.noMail}</Notice>
      </Page>
    )
  return (
    <Page width="text" title={said.title} lead={said.lead} back={back}>
      {answer && !answer.errors && (
        <Notice tone="good" live>
          {said.done}
        </Notice>
      )}
      <Form method="post" noValidate>
        <FormErrors errors={answer?.errors} labels={{ login: people.signIn.login }} />
        <Field
          label={people.signIn.login}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={String(answer?.typed.login ?? '')}
          error={answer?.errors?.login}
          required
        />
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.submit}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}
