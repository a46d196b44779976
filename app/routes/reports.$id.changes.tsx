import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { type Formats, formatMoment } from '#app/model/format.ts'
import { periodLabel } from '#app/model/period.ts'
import type { SectionChange } from '#app/model/report/changes.ts'
import type { ChangesPage, Comparing } from '#server/use/reports/changes.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { sectionAnchor } from '../ui/report/report-section.tsx'
import { Comparison, List } from '../ui/reports/comparison.tsx'
import { PlanChanges } from '../ui/reports/plan-changes.tsx'
import { TwoReports } from '../ui/reports/two-reports.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'
import { words as twoReports } from '../ui/words/two-reports.ts'

const text = words.overTime.changes

export const handle = { marked: true }
export const meta = titled(text.title)

/** `?with=<report>` compares two reports, `?from=1&to=2` two revisions, `?from=1` a revision with the draft; nothing: with the report before. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  const comparing = comparingOf(new URL(args.request.url).searchParams)
  orNotFound(comparing !== undefined)
  const { page } = given(await args.context.use.reports.changes(actor, { reportId: args.params.id ?? '', comparing }))
  return { page, comparing }
}

/** Undefined where the address is none of ours. */
function comparingOf(asked: URLSearchParams): Comparing | undefined {
  const other = asked.get('with')
  if (other !== null) return { with: other }
  const from = asked.get('from')
  if (from === null) return null
  const numbers = [from, asked.get('to') || null].map(text => (text === null ? null : /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN))
  const [before, to = null] = numbers
  return typeof before !== 'number' || Number.isNaN(before) || Number.isNaN(to) ? undefined : { from: before, to }
}

export default function Changes() {
  const { page, comparing } = useLoaderData<typeof loader>()
  const { report, found } = page
  return (
    <Page
      title={text.title}
      over={report.title}
      lead={found ? text.between(nameOf(found.before), nameOf(found.after)) : text.nothingBefore}
      back={{ to: `/reports/${report.id}`, label: words.editor.back }}
    >
      <Choices page={page} comparing={comparing as Comparing} />
      {found && <Sections changes={found.sections as SectionChange[]} before={found.before.period} />}
    </Page>
  )
}

const nameOf = ({ title, period, revision }: NonNullable<ChangesPage['found']>['before']): string =>
  `${title} (${periodLabel(period)}, ${revision === null ? text.draft : text.revision(revision)})`

/** Reports of one name and period are told apart by when they were published. */
const labelOf = ({ title, period, at }: ChangesPage['reports'][number], formats: Formats): string =>
  `${title} (${[periodLabel(period), ...(at === null ? [] : [text.publishedAt(formatMoment(at, formats))])].join(', ')})`

/** Plain forms: what is compared has an address. */
function Choices({ page: { report, reports, revisions, drafts, found }, comparing }: { page: ChangesPage; comparing: Comparing }) {
  const formats = useFormats()
  const between = comparing !== null && 'from' in comparing
  const other = [found?.before, found?.after].find(state => state && state.reportId !== report.id)?.reportId
  return (
    <div className="changes-choices">
      {reports.length > 0 && (
        <Form method="get" className="field-row">
          <Select
            label={text.choose}
            name="with"
            key={other}
            defaultValue={between ? '' : other}
            options={reports.map(one => ({ value: one.id, label: labelOf(one, formats) }))}
          />
          <Button>{text.compare}</Button>
        </Form>
      )}
      {drafts && revisions.length > 0 && (
        <Form method="get" className="field-row">
          <Select
            label={text.from}
            name="from"
            defaultValue={String(between ? comparing.from : revisions[0])}
            options={revisions.map(number => ({ value: String(number), label: words.reports.revisions.line(number) }))}
          />
          <Select
            label={text.to}
            name="to"
            defaultValue={between ? String(comparing.to ?? '') : ''}
            options={[
              { value: '', label: text.draft },
              ...revisions.map(number => ({ value: String(number), label: words.reports.revisions.line(number) })),
            ]}
          />
          <Button>{text.compare}</Button>
        </Form>
      )}
    </div>
  )
}

const TONES = { added: 'good', removed: 'bad', changed: 'decision', same: 'note' } as const

/** Statements, plans and key figures each with what is another in them; of everything else only that it is. `before`: the earlier state's period. */
function Sections({ changes, before }: { changes: readonly SectionChange[]; before: string }) {
  const differing = changes.filter(({ kind }) => kind !== 'same')
  const same = changes.length - differing.length
  const told = differing.flatMap(toldOf)
  const others = differing.filter(change => toldOf(change).length === 0)
  return (
    <>
      {differing.length === 0 && <p>{text.nothing}</p>}
      {told.some(({ beside }) => beside) && <p className="quiet">{twoReports.lead}</p>}
      {told.map(change => (
        <PageSection key={change.id} title={change.title} id={sectionAnchor(change.id)}>
          {change.from !== null && <p>{text.renamed(change.from)}</p>}
          {change.beside && <TwoReports change={change} beside={change.beside} before={before} />}
          {change.comparison &&
            (change.beside?.kind === 'figures' ? (
              <details className="more">
                <summary>{twoReports.further}</summary>
                <Comparison title={change.title} found={change.comparison} />
              </details>
            ) : (
              <Comparison title={change.title} found={change.comparison} />
            ))}
          {change.reasons && (
            <List
              heading={words.overTime.comparison.reasons}
              items={change.reasons.map(({ label, from, to }) => (
                <>
                  {label}
                  <p className="quiet">{words.overTime.comparison.noteBefore(from)}</p>
                  <p className="quiet">{words.overTime.comparison.noteAfter(to)}</p>
                </>
              ))}
            />
          )}
          {change.plan && <PlanChanges comparison={change.plan} />}
        </PageSection>
      ))}
      {others.length > 0 && (
        <PageSection title={twoReports.others}>
          <ul className="changes-others">
            {others.map(change => (
              <li key={`${change.kind} ${change.id}`}>
                {change.title} <Badge tone={TONES[change.kind]}>{text.kind[change.kind]}</Badge>{' '}
                <span className="quiet">
                  {words.reports.kind[change.body]}
                  {change.kind === 'changed' && change.from !== null && `. ${text.renamed(change.from)}`}
                </span>
              </li>
            ))}
          </ul>
        </PageSection>
      )}
      {same > 0 && differing.length > 0 && <p className="quiet">{text.same(same)}</p>}
    </>
  )
}

type Told = SectionChange & { kind: 'changed' }
const toldOf = (change: SectionChange): Told[] =>
  change.kind === 'changed' && (change.comparison ?? change.plan ?? change.beside ?? change.reasons) ? [change] : []
