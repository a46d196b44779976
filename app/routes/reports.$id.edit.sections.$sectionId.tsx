import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import type { Statement } from '#app/model/report/section.ts'
import { STATEMENT_KINDS } from '#app/model/report/section.ts'
import { typedFigures } from '#app/model/report/typed-figures.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { edited } from '../http/edit.server.ts'
import { formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { bodyOf } from '../http/section.server.ts'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/editor/form-dialog.tsx'
import { columnsOffered } from '../ui/editor/columns-offered.ts'
import { ChartFields } from '../ui/editor/chart-fields.tsx'
import { EditForm, useAnswer } from '../ui/editor/edit-form.tsx'
import { FiguresFields } from '../ui/editor/figures-fields.tsx'
import { NarrativeFields } from '../ui/editor/narrative-fields.tsx'
import { PictureFields } from '../ui/editor/picture-fields.tsx'
import { PlanFields } from '../ui/editor/plan-fields.tsx'
import { StatementLines } from '../ui/editor/statement-lines.tsx'
import { WithheldFields } from '../ui/editor/withheld-fields.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { words } from '../ui/words.ts'

const text = words.editor

export { afterConflict as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${text.title}: ${data.section.title}` : text.title }]

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const id = args.params.id ?? ''
  const found = await use.reports.draft(actor, id)
  orNotFound(found.ok)
  const { report, sections } = found.page
  const section = sections.find(candidate => candidate.id === args.params.sectionId)
  orNotFound(section !== undefined)
  const { kind } = section.body
  const statements =
    kind === 'chart' || kind === 'figures' || kind === 'narrative'
      ? sections.flatMap(({ id, title, body }) => (body.kind === 'statement' ? [{ id, title, body }] : []))
      : []
  const squads = kind === 'statement' ? await use.squads.list(actor) : null
  return {
    report: { id: report.id, title: report.title, version: report.version },
    section,
    statements,
    squads: squads?.ok ? squads.squads : [],
    html: kind === 'narrative' ? given(await use.reports.markdown(actor, { reportId: id, sectionId: section.id })).html : '',
    typed: section.body.kind === 'narrative' ? typedFigures(section.body.markdown, sections, company) : [],
    today: new Date(now).toISOString().slice(0, 10),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const form = await formOf(args, { maxBytes: 4_194_304 })
  const field = (name: string) => String(form.get(name) ?? '')
  const sectionId = args.params.sectionId ?? ''
  switch (field('form')) {
    case 'name':
      return edited(args, { kind: 'name section', sectionId, title: field('title') }, form, { title: field('title') })
    case 'notes':
      return edited(args, { kind: 'write notes', sectionId, notes: field('notes'), minutes: field('minutes') }, form, {
        notes: field('notes'),
      })
    case 'statement':
      return edited(args, statementEdit(sectionId, field), form)
    case 'describe': {
      const squad = await squadOf(args, actor, field('squad'), form.has('note'))
      const good = field('good')
      return edited(
        args,
        {
          kind: 'describe lines',
          sectionId,
          lineItemIds: form.getAll('lineItemIds'),
          ...(form.has('note') ? { note: field('note') } : {}),
          ...(squad === undefined ? {} : { squadId: squad }),
          ...(good === 'keep' ? {} : { good: good || null }),
        },
        form,
      )
    }
    case 'withhold':
      return edited(
        args,
        { kind: 'withhold section', sectionId, title: field('title'), reason: field('reason'), lookAgainOn: field('lookAgainOn') },
        form,
      )
    default: {
      const kind = field('kind')
      return edited(args, { kind: 'write section', sectionId, body: bodyOf(kind as 'chart', form) }, form, { markdown: field('markdown') })
    }
  }
}

function statementEdit(sectionId: string, field: (name: string) => string) {
  const [column, against] = [field('column'), field('against')]
  return {
    kind: 'set statement',
    sectionId,
    statement: field('statement'),
    reveal: field('reveal'),
    comparison: column && against ? { column, against } : null,
  }
}

/** The squad of a name, made when it is new. Empty: nobody for one line, as it is for several (undefined). */
async function squadOf(
  { context: { use } }: ActionFunctionArgs,
  actor: Parameters<typeof use.squads.named>[0],
  name: string,
  one: boolean,
): Promise<string | null | undefined> {
  if (!name.trim()) return one ? null : undefined
  const found = await use.squads.named(actor, { name })
  return found.ok ? found.squadId : undefined
}

export default function EditSection() {
  const { report, section, today } = useLoaderData<typeof loader>()
  const { version } = report
  return (
    <Page
      title={section.title}
      over={`${report.title} · ${words.reports.kind[section.body.kind]}`}
      back={{ to: `/reports/${report.id}/edit`, label: text.backToEditor }}
    >
      <Content />
      <PageSection title={text.section.name}>
        <EditForm name="name" version={version}>
          <Field label={text.section.name} name="title" defaultValue={section.title} maxLength={200} required />
        </EditForm>
      </PageSection>
      <PageSection title={text.section.presenting}>
        <EditForm name="notes" version={version}>
          <TextArea label={text.section.notes} hint={text.section.notesHint} name="notes" defaultValue={section.notes} maxLength={20_000} />
          <Field label={text.section.minutes} name="minutes" type="number" min={0} max={240} defaultValue={section.minutes} />
        </EditForm>
      </PageSection>
      {section.body.kind !== 'withheld' && <Withhold version={version} today={today} />}
    </Page>
  )
}

function Withhold({ version, today }: { version: number; today: string }) {
  const [open, setOpen] = useState(false)
  const errors = useAnswer('withhold')?.errors ?? {}
  return (
    <PageSection title={words.reports.kind.withheld}>
      <Button type="button" onClick={() => setOpen(true)}>
        {text.section.withhold}
      </Button>
      <FormDialog open={open} onClose={() => setOpen(false)} title={text.section.withholdTitle}>
        <p>{text.section.withholdText}</p>
        <EditForm name="withhold" version={version} save={text.section.withhold} danger>
          <Field
            label={text.section.withholdName}
            hint={text.section.withholdNameHint}
            name="title"
            defaultValue={text.section.withholdDefault}
            maxLength={200}
            required
          />
          <WithheldFields initial={null} errors={errors} today={today} />
        </EditForm>
      </FormDialog>
    </PageSection>
  )
}

function Content() {
  const { report, section, statements, squads, html, typed, today } = useLoaderData<typeof loader>()
  const errors = useAnswer('content')?.errors ?? {}
  const { body } = section
  if (body.kind === 'statement')
    return (
      <>
        <PageSection title={text.statement.lines}>
          <StatementLines
            statement={body}
            version={report.version}
            squads={squads}
            chartAddress={`/reports/${report.id}/edit/add/chart?statement=${section.id}`}
          />
        </PageSection>
        <PageSection title={text.statement.shown}>
          <StatementForm statement={body} version={report.version} />
        </PageSection>
      </>
    )
  return (
    <EditForm name="content" version={report.version}>
      <input type="hidden" name="kind" value={body.kind} />
      {body.kind === 'narrative' && (
        <NarrativeFields markdown={body.markdown} html={html} typed={typed} statements={statements} error={errors.markdown} />
      )}
      {body.kind === 'chart' && <ChartFields statements={statements} initial={body} errors={errors} />}
      {body.kind === 'figures' && <FiguresFields statements={statements} initial={body} errors={errors} />}
      {body.kind === 'plan' && <PlanFields initial={body} errors={errors} />}
      {body.kind === 'picture' && <PictureFields reportId={report.id} initial={body} errors={errors} />}
      {body.kind === 'withheld' && <WithheldFields initial={body} errors={errors} today={today} />}
    </EditForm>
  )
}

function StatementForm({ statement, version }: { statement: Statement; version: number }) {
  const errors = useAnswer('statement')?.errors ?? {}
  const { comparison } = statement
  const columns = columnsOffered(statement.columns, comparison ? [comparison.column, comparison.against] : [])
  return (
    <EditForm name="statement" version={version}>
      <Select
        label={text.statement.kind}
        name="statement"
        defaultValue={statement.statement}
        options={STATEMENT_KINDS.map(kind => ({ value: kind, label: words.reports.statementKind[kind] }))}
      />
      <Select
        label={text.statement.look}
        name="column"
        defaultValue={statement.comparison?.column ?? columns[0]?.value}
        options={columns}
      />
      <Select
        label={text.statement.against}
        name="against"
        defaultValue={statement.comparison?.against ?? ''}
        options={[{ value: '', label: text.statement.noComparison }, ...columns]}
        {...(errors.comparison ? { error: errors.comparison } : {})}
      />
      <Select
        label={text.statement.reveal}
        name="reveal"
        defaultValue={statement.reveal}
        options={[
          { value: 'whole', label: text.statement.whole },
          { value: 'by level', label: text.statement.byLevel },
          { value: 'by line', label: text.statement.byLine },
        ]}
        {...(errors.reveal ? { error: errors.reveal } : {})}
      />
    </EditForm>
  )
}
