import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { joinForm } from '#app/model/people/forms.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { DeadLink } from '../ui/people/link-form.tsx'
import { titled } from '../ui/title.ts'
import { people } from '../ui/words/people.ts'

const said = people.join
export const meta = titled(people.link.submit)

export async function loader({ params, context: { actor, company, use, mail } }: LoaderFunctionArgs) {
  const found = await use.links.readJoin(actor, { token: params.token ?? '' })
  if (!company || !found.ok) return data({ open: null }, { status: 404 })
  return data({ open: { company: company.name, domains: found.domains, mail } })
}

export async function action(args: ActionFunctionArgs) {
  const { actor, use } = args.context
  const read = await readForm(args, joinForm)
  if (!read.ok) return read.answer
  const outcome = await use.links.join(actor, { token: args.params.token ?? '', ...read.value })
  return outcome.ok ? data({ errors: null, typed: read.typed }) : answerFault(outcome.fault, read.typed)
}

export default function Join() {
  const { open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  if (!open) return <DeadLink />
  const title = said.title(open.company)
  if (answer && !answer.errors)
    return (
      <Page width="text" title={title}>
        <Notice tone="good" live>
          {said.done(String(answer.typed.email))}
        </Notice>
        {!open.mail && <Notice>{said.noMail}</Notice>}
      </Page>
    )
  const errors = answer?.errors
  return (
    <Page width="text" title={title} lead={said.lead}>
      <Form method="post" noValidate>
        <FormErrors errors={errors} labels={{ name: said.name, email: said.email }} />
        <Field
          label={said.name}
          name="name"
          autoComplete="name"
          defaultValue={String(answer?.typed.name ?? '')}
          error={errors?.name}
          required
        />
        <Field
          label={said.email}
          name="email"
          type="email"
          autoComplete="email"
          hint={said.emailHint(open.domains.join(', '))}
          defaultValue={String(answer?.typed.email ?? '')}
          error={errors?.email}
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
