import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { TakeOverPage } from '#server/use/reports/take-over.ts'
import { requirePledge } from '../http/actor.server.ts'
import { editAnswer } from '../http/edit.server.ts'
import { formOf } from '../http/form.server.ts'
import { given } from '../http/outcome.server.ts'
import { redirectTo } from '../http/redirect.server.ts'
import { Badge } from '../ui/badge.tsx'
import { EditForm, useAnswer } from '../ui/editor/edit-form.tsx'
import { Empty } from '../ui/empty.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const text = words.overTime.takeOver

export { afterConflict as shouldRevalidate } from '../ui/editor/revalidate.ts'

export const meta = titled(text.title)

/** Charts, key figures and owners of the report before this draft, as they would be in it. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor } = requirePledge(args)
  return given(await args.context.use.reports.takeOverPage(actor, args.params.id ?? '')).page
}

export async function action(args: ActionFunctionArgs) {
  const { actor } = requirePledge(args)
  const form = await formOf(args)
  const outcome = await args.context.use.reports.takeOver(actor, {
    reportId: args.params.id ?? '',
    version: Number(form.get('version')),
    from: String(form.get('from') ?? ''),
    sections: form.getAll('section').map(String),
    owners: form.has('owners'),
    directions: form.has('directions'),
  })
  return outcome.ok ? redirectTo(`/reports/${args.params.id}/edit`) : editAnswer(args, outcome, form)
}

export default function TakeOver() {
  const { report, before, sections, owners, directions, undecided } = useLoaderData<typeof loader>()
  const answer = useAnswer('take over')
  const nothing = sections.length === 0 && owners.length === 0 && directions.length === 0
  return (
    <Page
      title={before ? text.from(before.title) : text.title}
      over={report.title}
      lead={text.lead}
      back={{ to: `/reports/${report.id}/edit`, label: words.editor.backToEditor }}
      width="text"
    >
      {!before || nothing ? (
        <Empty title={before ? text.nothing(before.title) : text.noReport}>
          <p>{before ? text.nothingText : text.noReportText}</p>
        </Empty>
      ) : (
        <EditForm name="take over" version={report.version} save={text.do}>
          <input type="hidden" name="from" value={before.id} />
          {undecided > 0 && (
            <p className="quiet">
              {text.undecided(undecided)} <Link to={`/reports/${report.id}/edit/earlier`}>{text.decide}</Link>
            </p>
          )}
          {sections.length > 0 && (
            <PageSection title={text.sections}>
              {sections.map((section, at) => (
                <Taken key={section.sectionId} section={section} error={at === 0 ? answer?.errors.sections : undefined} />
              ))}
            </PageSection>
          )}
          {(owners.length > 0 || directions.length > 0) && (
            <PageSection title={text.lines}>
              {owners.length > 0 && <Checkbox label={text.owners(owners.length)} hint={text.named(owners)} name="owners" defaultChecked />}
              {directions.length > 0 && (
                <Checkbox label={text.directions(directions.length)} hint={text.named(directions)} name="directions" />
              )}
            </PageSection>
          )}
        </EditForm>
      )}
    </Page>
  )
}

function Taken({ section, error }: { section: TakeOverPage['sections'][number]; error: string | undefined }) {
  const { sectionId, title, kind, lines, columns, lost, wrong, there } = section
  return (
    <Checkbox
      name="section"
      value={sectionId}
      defaultChecked={wrong === null && !there}
      disabled={wrong !== null}
      {...(error && { error })}
      label={
        <>
          {title} <Badge>{words.reports.kind[kind]}</Badge> {there && <Badge tone="good">{text.there}</Badge>}
        </>
      }
      hint={[
        lines.length > 0 && text.shows(lines),
        columns.length > 0 && text.columns(columns),
        lost.length > 0 && text.lost(lost),
        wrong !== null && text.wrong(wrong),
      ]
        .filter(Boolean)
        .join(' ')}
    />
  )
}
