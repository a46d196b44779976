import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { setUpForm } from '#app/model/people/forms.ts'
import { settingChoices } from '../http/choices.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Field, Select } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Actions, Page, PageSection } from '../ui/page.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { titled } from '../ui/title.ts'
import { people as words } from '../ui/words/people.ts'

const said = words.setUp
const settings = words.settings
export const meta = titled(said.title)

export function loader({ context: { company } }: LoaderFunctionArgs) {
  // Once: afterwards there is nothing here, not even a hint.
  if (company) throw new Response(null, { status: 404 })
  return settingChoices()
}

export async function action(args: ActionFunctionArgs) {
  const { actor, company, use, cookies, address } = args.context
  if (company) throw new Response(null, { status: 404 })
  const read = await readForm(args, setUpForm)
  if (!read.ok) return read.answer
  const outcome = await use.company.setUp(actor, { ...read.value, address })
  if (!outcome.ok) return answerFault(outcome.fault, read.typed)
  const headers = new Headers()
  headers.append('Set-Cookie', cookies.session(outcome.entry.token))
  headers.append('Set-Cookie', cookies.device(outcome.entry.device))
  return redirectTo('/pledge', { headers })
}

const LABELS = {
  code: said.code,
  company: said.companyName,
  currency: settings.currency,
  timeZone: settings.timeZone,
  locale: settings.locale,
  fiscalYearStart: settings.fiscalYearStart,
  name: said.name,
  email: said.email,
  password: words.password.choose,
}

export default function SetUp() {
  const choices = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const errors = answer?.errors
  const typed = (name: keyof typeof LABELS, otherwise = '') => String(answer?.typed[name] ?? otherwise)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // Where the administrator sits is the best guess; only until they choose.
    const zone = form.current?.elements.namedItem('timeZone')
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (zone instanceof HTMLSelectElement && zone.value === 'UTC' && [...zone.options].some(({ value }) => value === here))
      zone.value = here
  }, [])
  return (
    <Page width="text" title={said.title} lead={said.lead}>
      <Form method="post" noValidate ref={form}>
        <FormErrors errors={errors} labels={LABELS} />
        <Field
          label={said.code}
          name="code"
          hint={said.codeHint}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          error={errors?.code}
          required
        />
        <PageSection title={said.company}>
          <Field
            label={said.companyName}
            name="company"
            hint={said.companyNameHint}
            autoComplete="organization"
            defaultValue={typed('company')}
            error={errors?.company}
            required
          />
          <Select
            label={settings.currency}
            name="currency"
            hint={settings.currencyHint}
            options={choices.currencies}
            defaultValue={typed('currency', 'EUR')}
            error={errors?.currency}
          />
          <Select
            label={settings.timeZone}
            name="timeZone"
            hint={settings.timeZoneHint}
            options={choices.timeZones}
            defaultValue={typed('timeZone', 'UTC')}
            error={errors?.timeZone}
          />
          <Select
            label={settings.locale}
            name="locale"
            options={choices.locales}
            defaultValue={typed('locale', 'en-GB')}
            error={errors?.locale}
          />
          <Select
            label={settings.fiscalYearStart}
            name="fiscalYearStart"
            options={choices.months}
            defaultValue={typed('fiscalYearStart', '1')}
            error={errors?.fiscalYearStart}
          />
        </PageSection>
        <PageSection title={said.you}>
          <Field label={said.name} name="name" autoComplete="name" defaultValue={typed('name')} error={errors?.name} required />
          <Field
            label={said.email}
            name="email"
            type="email"
            hint={said.emailHint}
            autoComplete="username"
            defaultValue={typed('email')}
            error={errors?.email}
            required
          />
          <PasswordField
            label={words.password.choose}
            name="password"
            hint={words.password.rule}
            autoComplete="new-password"
            error={errors?.password}
            required
          />
          <Checkbox label={said.leads} name="leads" hint={said.leadsHint} defaultChecked={answer?.typed.leads === 'on'} />
          <Actions>
            <Button kind="primary" busy={busy}>
              {said.submit}
            </Button>
          </Actions>
        </PageSection>
      </Form>
    </Page>
  )
}
