import { type ActionFunctionArgs, data, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { signInForm } from '#app/model/people/forms.ts'
import { readForm } from '../http/form.server.ts'
import { ownPath, redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Notice } from '../ui/notice.tsx'
import { Actions, Page } from '../ui/page.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { EraseDevice } from '../ui/questions/erase-device.tsx'
import { titled } from '../ui/title.ts'
import { people as words } from '../ui/words/people.ts'

const said = words.signIn
export const meta = titled(said.title)
/** How long to wait, for programs too. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders

export function loader({ request, context: { actor, company } }: LoaderFunctionArgs) {
  if (!company) throw redirectTo('/setup')
  const { searchParams } = new URL(request.url)
  const to = ownPath(searchParams.get('to'))
  // `again`: whose session will end soon begins a new one before it does.
  if (actor.kind === 'person' && !searchParams.has('again')) throw redirectTo(to)
  return { to, left: searchParams.has('left') }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, company, use, cookies, device, address } = args.context
  if (!company) throw redirectTo('/setup')
  const read = await readForm(args, signInForm)
  if (!read.ok) return read.answer
  const { login, password, to } = read.value
  const result = await use.sessions.signIn(actor, { login, password, device, address })
  if (result.ok) {
    const headers = new Headers()
    headers.append('Set-Cookie', cookies.session(result.entry.token))
    headers.append('Set-Cookie', cookies.device(result.entry.device))
    return redirectTo(to, { headers })
  }
  const typed = read.typed
  if (result.why === 'wrong') return data({ errors: { '': said.wrong } as Record<string, string>, typed }, { status: 401 })
  return data(
    { errors: { '': said.wait(result.seconds) } as Record<string, string>, typed },
    { status: 429, headers: { 'Retry-After': String(result.seconds) } },
  )
}

export default function SignIn() {
  const { to, left } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const errors = answer?.errors
  return (
    <Page width="text" title={said.title} lead={said.lead}>
      {left && !answer && <Notice live>{said.left}</Notice>}
      {to !== '/' && !answer && <Notice>{said.ended}</Notice>}
      <Form method="post" noValidate>
        <FormErrors errors={errors} labels={{ login: said.login, password: said.password }} />
        <input type="hidden" name="to" value={to} />
        <Field
          label={said.login}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={String(answer?.typed.login ?? '')}
          error={errors?.login}
          required
        />
        <PasswordField label={said.password} name="password" autoComplete="current-password" error={errors?.password} required />
        <Actions>
          <Button kind="primary" busy={busy}>
            {said.submit}
          </Button>
          <Link to="/forgotten">{said.forgotten}</Link>
        </Actions>
      </Form>
      {left && <EraseDevice />}
    </Page>
  )
}
