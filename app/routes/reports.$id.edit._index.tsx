import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate } from '@remix-run/react'
import { mayDownloadOriginals, mayPrepareReports } from '#app/model/people/may.ts'
import { periodLabel } from '#app/model/period.ts'
import type { Section } from '#app/model/report/section.ts'
import { requirePledge } from '../http/actor.server.ts'
import { edited } from '../http/edit.server.ts'
import { formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { orNotFound } from '../http/actor.server.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EditForm } from '../ui/editor/edit-form.tsx'
import { PeriodFields, periodOf } from '../ui/editor/period-fields.tsx'
import { SectionList, type SectionSummary } from '../ui/editor/section-list.tsx'
import { Empty } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { Dropzone } from '../ui/upload/dropzone.tsx'
import { words } from '../ui/words.ts'

const text = words.editor

export { afterConflict as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${text.title}: ${data.report.title}` : text.title }]

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const { use, now } = args.context
  const found = await use.reports.draft(actor, args.params.id ?? '')
  orNotFound(found.ok)
  const { report, sections, files } = found.page
  const { before } = given(await use.reports.before(actor, report.id))
  const mayDownload = mayDownloadOriginals(actor)
  const originals = new Map(files.map(({ id, name }) => [id, { name, id: mayDownload ? id : null }]))
  return {
    report: { id: report.id, title: report.title, period: report.period, status: report.status, version: report.version },
    missing: 5 - report.sentences.length,
    changed: report.status === 'published' && report.version !== report.publishedVersion,
    sections: sections.map(section => summaryOf(section, originals)),
    maxBytes: use.uploads.expect().maxBytes,
    thisYear: new Date(now).getUTCFullYear(),
    mayAdd: mayPrepareReports(actor),
    before,
  }
}

function summaryOf({ id, title, minutes, body }: Section, originals: Map<string, { name: string; id: string | null }>): SectionSummary {
  const statement = body.kind === 'statement' ? body : null
  return {
    id,
    title,
    minutes,
    kind: body.kind,
    lines: statement?.lineItems.length ?? 0,
    failing: statement?.checks.filter(check => !check.holds).length ?? 0,
    original: (statement?.source && originals.get(statement.source.fileId)) ?? null,
  }
}

export async function action(args: ActionFunctionArgs) {
  requirePledge(args)
  const form = await formOf(args)
  const field = (name: string) => String(form.get(name) ?? '')
  const sectionId = field('sectionId')
  switch (field('intent')) {
    case 'move':
      return edited(args, { kind: 'move section', sectionId, to: field('to') }, form)
    case 'remove':
      return edited(args, { kind: 'remove section', sectionId }, form)
    default: {
      const title = field('title')
      return edited(args, { kind: 'name report', title, period: periodOf({ year: field('year'), part: field('part') }) }, form, { title })
    }
  }
}

export default function Editor() {
  const { report, sections, missing, changed, maxBytes, thisYear, before } = useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const hasStatement = sections.some(section => section.kind === 'statement')
  const base = `/reports/${report.id}`
  return (
    <Page
      title={report.title}
      over={
        <>
          {periodLabel(report.period)}{' '}
          <Badge tone={report.status === 'withdrawn' ? 'bad' : 'note'}>{words.reports.status[report.status]}</Badge>{' '}
          {changed && <Badge tone="decision">{words.reports.list.changed}</Badge>}
        </>
      }
      back={{ to: base, label: text.back }}
      actions={
        <>
          <LinkButton to={`${base}?draft`}>{words.reports.page.preview}</LinkButton>
          <LinkButton to={`${base}/edit/earlier`}>{words.overTime.earlier.link}</LinkButton>
          <LinkButton to={`${base}/publication`} kind="primary">
            {words.reports.page.publish}
          </LinkButton>
        </>
      }
    >
      <PageSection title={text.sentences.title} actions={<LinkButton to={`${base}/edit/sentences`}>{text.sentences.link}</LinkButton>}>
        <p className="quiet">{missing > 0 ? text.sentences.missing(missing) : text.sentences.lead}</p>
      </PageSection>
      <PageSection title={text.sections.title}>
        {sections.length === 0 ? (
          <Empty title={text.sections.none}>
            <p>{text.sections.noneText}</p>
          </Empty>
        ) : (
          <SectionList sections={sections} base={base} version={report.version} />
        )}
      </PageSection>
      <PageSection title={text.add.title} id="add">
        <Dropzone maxBytes={maxBytes} reportId={report.id} onUnderstood={id => navigate(`/uploads/${id}`)} />
        <div className="actions">
          {(['narrative', 'chart', 'figures', 'plan', 'picture', 'withheld'] as const).map(kind =>
            (kind === 'chart' || kind === 'figures') && !hasStatement ? null : (
              <LinkButton key={kind} to={`${base}/edit/add/${kind}`}>
                {text.add[kind]}
              </LinkButton>
            ),
          )}
          {hasStatement && before && <LinkButton to={`${base}/edit/take-over`}>{words.overTime.takeOver.from(before.title)}</LinkButton>}
        </div>
        {!hasStatement && <p className="field-hint">{text.add.needsStatement}</p>}
      </PageSection>
      <PageSection title={text.head.title}>
        <EditForm name="head" version={report.version}>
          <Field label={text.head.name} name="title" defaultValue={report.title} required maxLength={200} />
          <PeriodFields period={report.period} thisYear={thisYear} />
        </EditForm>
      </PageSection>
    </Page>
  )
}
