import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigate, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { mayPrepareReports } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { answerFault, readForm } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Button } from '../ui/button.tsx'
import { PeriodFields, periodOf } from '../ui/editor/period-fields.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { Dropzone } from '../ui/upload/dropzone.tsx'
import { words } from '../ui/words.ts'

const text = words.editor.create

export const meta: MetaFunction = () => [{ title: text.title }]

export function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayPrepareReports(actor))
  const { now, use } = args.context
  return { maxBytes: use.uploads.expect().maxBytes, thisYear: new Date(now).getUTCFullYear() }
}

const schema = z.object({ title: z.string(), year: z.string().regex(/^\d{4}$/), part: z.string().max(40) })

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayPrepareReports(actor))
  const read = await readForm(args, schema)
  if (!read.ok) return read.answer
  const made = await args.context.use.reports.create(actor, { title: read.value.title, period: periodOf(read.value) })
  return made.ok ? redirectTo(`/reports/${made.reportId}/edit`) : answerFault(made.fault, read.typed)
}

export default function NewReport() {
  const { maxBytes, thisYear } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const navigate = useNavigate()
  const busy = useNavigation().state !== 'idle'
  return (
    <Page title={text.title} lead={text.lead} back={{ to: '/reports', label: words.page.reports }} width="text">
      <Dropzone maxBytes={maxBytes} onUnderstood={id => navigate(`/uploads/${id}`)} />
      <PageSection title={text.orEmpty}>
        <Form method="post">
          <FormErrors errors={answer?.errors} />
          <Field
            label={words.editor.head.name}
            name="title"
            defaultValue={String(answer?.typed.title ?? '')}
            check={value => (value.trim() ? undefined : 'Give it a title.')}
            {...(answer?.errors.title ? { error: answer.errors.title } : {})}
          />
          <PeriodFields
            period={answer ? periodOf({ year: String(answer.typed.year ?? ''), part: String(answer.typed.part ?? '') }) : null}
            thisYear={thisYear}
            error={answer?.errors.period}
          />
          <Button kind="primary" busy={busy}>
            {text.do}
          </Button>
        </Form>
      </PageSection>
    </Page>
  )
}
