import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { formatDay } from '#app/model/format.ts'
import type { RemovalTarget } from '#app/model/report/redact.ts'
import { mayRemoveForGood } from '#app/model/people/may.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { dayOf } from '../http/day.server.ts'
import { answerFault, type FormFault, formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Field, Select, TextArea } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const text = words.editor.removals
const WHATS = ['value', 'line item', 'section', 'text', 'report'] as const
type What = (typeof WHATS)[number]

export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use } = args.context
  const id = args.params.id ?? ''
  const { report, removals, mayRemove } = given(await use.reports.removals(actor, id))
  const { page } = mayRemove ? given(await use.reports.draft(actor, id)) : { page: null }
  return {
    report,
    removals: removals.map(removal => ({ ...removal, on: dayOf(removal.at, company.timeZone) })),
    sections:
      page?.sections.map(({ id, title, body }) => ({
        id,
        title,
        lines: body.kind === 'statement' ? body.lineItems.map(item => ({ id: item.id, label: item.label })) : [],
        columns: body.kind === 'statement' ? body.columns.map(column => ({ id: column.id, label: column.label })) : [],
      })) ?? null,
  }
}

type Answer = FormFault & { removed?: boolean }

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  orNotFound(mayRemoveForGood(actor))
  const form = await formOf(args)
  const field = (name: string) => String(form.get(name) ?? '')
  const typed = { reason: field('reason'), text: field('text') }
  if (field('sure') !== 'yes') return data<Answer>({ errors: { sure: text.confirmFirst }, typed }, { status: 422 })
  const target = {
    what: field('what'),
    sectionId: field('sectionId'),
    lineItemId: field('lineItemId'),
    columnId: field('columnId'),
    text: typed.text,
  }
  const outcome = await args.context.use.reports.removeForGood(actor, {
    reportId: args.params.id ?? '',
    target: target as RemovalTarget,
    reason: typed.reason,
  })
  if (outcome.ok) return data<Answer>({ errors: {}, typed: {}, removed: true })
  const answer = answerFault(outcome.fault, typed)
  const errors = Object.fromEntries(Object.entries(answer.data.errors).map(([name, message]) => [name.replace(/^target\./, ''), message]))
  return data<Answer>({ ...answer.data, errors }, answer.init ?? undefined)
}

export default function Removals() {
  const { report, removals, sections } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const formats = useFormats()
  return (
    <Page
      title={text.title}
      over={report.title}
      lead={text.lead}
      back={{ to: `/reports/${report.id}`, label: words.editor.back }}
      width="text"
    >
      {answer?.removed && (
        <Notice tone="good" live>
          <p>{text.done}</p>
        </Notice>
      )}
      {sections && <Removal key={removals.length} sections={sections} errors={answer?.errors ?? {}} typed={answer?.typed ?? {}} />}
      <PageSection title={text.past}>
        {removals.length === 0 && <p className="quiet">{text.none}</p>}
        <ul className="report-lines">
          {removals.map(({ what, reason, on, by, at }) => (
            <li key={`${at}${what}`}>
              <span>{words.reports.page.removed(formatDay(on, formats), words.reports.removedWhat[what] ?? what)}</span>
              <span className="quiet">
                {words.reports.page.removedReason(reason)} {by && words.reports.revisions.by(by)}
              </span>
            </li>
          ))}
        </ul>
      </PageSection>
    </Page>
  )
}

interface SectionChoice {
  id: string
  title: string
  lines: { id: string; label: string }[]
  columns: { id: string; label: string }[]
}

function Removal({ sections, errors, typed }: { sections: SectionChoice[]; errors: Record<string, string>; typed: FormFault['typed'] }) {
  const statements = sections.filter(section => section.lines.length > 0)
  const [what, setWhat] = useState<What>(statements.length ? 'value' : 'text')
  const [sectionId, setSection] = useState('')
  const busy = useNavigation().state !== 'idle'
  const choices = what === 'section' ? sections : statements
  const section = choices.find(candidate => candidate.id === sectionId) ?? choices[0]
  const options = (things: { id: string; label: string }[]) => things.map(({ id, label }) => ({ value: id, label }))
  const offered = WHATS.filter(each => statements.length > 0 || (each !== 'value' && each !== 'line item'))
  return (
    <Form method="post">
      <FormErrors errors={errors} />
      <RadioGroup
        legend={text.what}
        name="what"
        value={what}
        onChange={value => setWhat(value as What)}
        options={offered.map(value => ({ value, label: text.choose[value] }))}
      />
      {(what === 'value' || what === 'line item' || what === 'section') && (
        <Select
          label={text.section}
          name="sectionId"
          value={section?.id}
          onChange={({ target }) => setSection(target.value)}
          options={choices.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      {(what === 'value' || what === 'line item') && section && (
        <Select label={text.line} name="lineItemId" options={options(section.lines)} />
      )}
      {what === 'value' && section && <Select label={text.column} name="columnId" options={options(section.columns)} hint={text.totals} />}
      {what === 'text' && (
        <TextArea
          label={text.passage}
          hint={text.passageHint}
          name="text"
          rows={2}
          defaultValue={String(typed.text ?? '')}
          {...(errors.text ? { error: errors.text } : {})}
        />
      )}
      <Field
        label={text.reason}
        hint={text.reasonHint}
        name="reason"
        maxLength={500}
        defaultValue={String(typed.reason ?? '')}
        {...(errors.reason ? { error: errors.reason } : {})}
      />
      <Notice tone="bad">
        <p>{text.stays}</p>
        <p>{text.workbook}</p>
      </Notice>
      <Checkbox label={text.confirm} name="sure" value="yes" {...(errors.sure ? { error: errors.sure } : {})} />
      <div className="actions">
        <Button kind="danger" busy={busy}>
          {text.do}
        </Button>
      </div>
    </Form>
  )
}
