import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { SectionBody } from '#app/model/report/section.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { edited, jsonField } from '../http/edit.server.ts'
import { formOf } from '../http/form.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { bodyOf } from '../http/section.server.ts'
import { ChartFields, firstChart } from '../ui/editor/chart-fields.tsx'
import { EditForm, useAnswer } from '../ui/editor/edit-form.tsx'
import { FiguresFields } from '../ui/editor/figures-fields.tsx'
import { NarrativeFields } from '../ui/editor/narrative-fields.tsx'
import { PictureFields } from '../ui/editor/picture-fields.tsx'
import { PlanFields } from '../ui/editor/plan-fields.tsx'
import { WithheldFields } from '../ui/editor/withheld-fields.tsx'
import { Field } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'
import { words } from '../ui/words.ts'

const KINDS = ['narrative', 'chart', 'figures', 'plan', 'picture', 'withheld'] as const
type Kind = (typeof KINDS)[number]
const kindOf = (text: string | undefined): Kind | undefined => KINDS.find(kind => kind === text)

export { afterConflict as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta: MetaFunction = ({ params }) => [
  { title: `${words.editor.add.title}: ${words.reports.kind[kindOf(params.kind) ?? 'narrative']}` },
]

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, now } = args.context
  const kind = kindOf(args.params.kind)
  const found = await use.reports.draft(actor, args.params.id ?? '')
  orNotFound(found.ok && kind !== undefined)
  const { report, sections } = found.page
  const needsLines = kind === 'chart' || kind === 'figures' || kind === 'narrative'
  const asked = new URL(args.request.url).searchParams
  const statements = needsLines ? sections.flatMap(({ id, title, body }) => (body.kind === 'statement' ? [{ id, title, body }] : [])) : []
  const statement = statements.find(({ id }) => id === asked.get('statement')) ?? statements[0]
  const chart = kind === 'chart' && statement ? firstChart(statement, (asked.get('lines') ?? '').split(',')) : null
  const line = statement?.body.lineItems.find(item => item.id === chart?.lineItemIds[0])
  return {
    kind: kind as Kind,
    report: { id: report.id, title: report.title, version: report.version },
    statements,
    chart,
    title: kind === 'chart' ? (line?.label ?? '') : kind === 'withheld' ? words.editor.section.withholdDefault : '',
    today: new Date(now).toISOString().slice(0, 10),
  }
}

export async function action(args: ActionFunctionArgs) {
  requirePledge(args)
  const kind = kindOf(args.params.kind)
  orNotFound(kind !== undefined)
  const form = await formOf(args, { maxBytes: 4_194_304 })
  const title = String(form.get('title') ?? '')
  const markdown = String(form.get('markdown') ?? '')
  const body = bodyOf(kind as SectionBody['kind'], form)
  const answer = await edited(args, furtherIn(form, title, body) ?? { kind: 'add section', title, body }, form, { title, markdown })
  return answer.data.saved ? redirectTo(`/reports/${args.params.id}/edit`) : answer
}

/** Several pages of a PDF at a time: the picture of the form and further ones, each with its title. */
function furtherIn(form: FormData, title: string, first: unknown) {
  if (!form.has('further')) return null
  const further = jsonField(form, 'further')
  const pictures = [first, ...(Array.isArray(further) ? further : [null])] as (object | null)[]
  return { kind: 'add pictures', pictures: pictures.map(picture => picture && { title, ...picture, kind: 'picture' }) }
}

/** What is wrong with the first of several pictures stands in the fields that one alone has. */
const ofFirst = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, message]) => [name.replace(/^pictures\.0\./, ''), message]))

export default function AddSection() {
  const { kind, report, title } = useLoaderData<typeof loader>()
  const errors = ofFirst(useAnswer('add')?.errors ?? {})
  return (
    <Page
      title={words.reports.kind[kind]}
      over={report.title}
      back={{ to: `/reports/${report.id}/edit`, label: words.editor.backToEditor }}
    >
      <EditForm name="add" version={report.version} save={words.editor.add.do}>
        <Field
          label={words.editor.section.name}
          name="title"
          defaultValue={title}
          maxLength={200}
          hint={kind === 'withheld' ? words.editor.section.withholdNameHint : undefined}
          check={value => (value.trim() ? undefined : 'Give it a title.')}
          {...(errors.title ? { error: errors.title } : {})}
        />
        <Content errors={errors} />
      </EditForm>
    </Page>
  )
}

function Content({ errors }: { errors: Record<string, string> }) {
  const { kind, report, statements, chart, today } = useLoaderData<typeof loader>()
  switch (kind) {
    case 'narrative':
      return <NarrativeFields markdown="" html="" typed={[]} statements={statements} error={errors.markdown} />
    case 'chart':
      return chart ? <ChartFields statements={statements} initial={chart} errors={errors} /> : <p>{words.editor.add.needsStatement}</p>
    case 'figures':
      return <FiguresFields statements={statements} initial={{ kind: 'figures', figures: [] }} errors={errors} />
    case 'plan':
      return <PlanFields initial={{ kind: 'plan', items: [], volumes: [] }} errors={errors} />
    case 'picture':
      return <PictureFields reportId={report.id} initial={null} errors={errors} several />
    case 'withheld':
      return <WithheldFields initial={null} errors={errors} today={today} />
  }
}
