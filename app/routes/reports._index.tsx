import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/model/format.ts'
import { mayPrepareReports } from '#app/model/people/may.ts'
import { periodLabel } from '#app/model/period.ts'
import { requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { given } from '../http/outcome.server.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Find, Findings } from '../ui/reports/findings.tsx'
import { Page, PageSection } from '../ui/page.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const text = words.reports.list

export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use } = args.context
  const { archive } = given(await use.reports.archive(actor))
  const mayPrepare = mayPrepareReports(actor)
  const uploads = mayPrepare ? given(await use.uploads.list(actor)).uploads : []
  const query = (new URL(args.request.url).searchParams.get('find') ?? '').trim().slice(0, 200)
  const findings = query ? given(await use.reports.search(actor, { query })).findings : null
  const day = (at: number) => dayIn(at, company.timeZone)
  const line = (report: (typeof archive.years)[number]['reports'][number]) => ({
    ...report,
    on: day(report.at),
    meetings: report.meetings.map(({ id, endedAt }) => ({ id, on: endedAt === null ? '' : day(endedAt) })),
  })
  return {
    years: archive.years.map(({ year, reports }) => ({ year, reports: reports.map(line) })),
    inWork: archive.inWork?.map(line) ?? [],
    uploads: uploads.map(({ id, name, by, createdAt }) => ({ id, name, by, on: day(createdAt) })),
    mayPrepare,
    query,
    findings,
  }
}
type Line = Awaited<ReturnType<typeof loader>>['inWork'][number]

export default function Reports() {
  const { years, inWork, uploads, mayPrepare, query, findings } = useLoaderData<typeof loader>()
  const formats = useFormats()
  const create = mayPrepare && (
    <LinkButton to="/reports/new" kind="primary">
      {text.create}
    </LinkButton>
  )
  const nothing = years.length === 0 && inWork.length === 0 && uploads.length === 0
  return (
    <Page title={text.title} lead={text.lead} actions={!nothing && create}>
      {nothing && (
        <Empty title={text.empty} action={create}>
          <p>{mayPrepare ? text.emptyPreparer : text.emptyReader}</p>
        </Empty>
      )}
      {years.length > 0 && <Find query={query} />}
      {findings && <Findings query={query} findings={findings} />}
      {uploads.length > 0 && (
        <PageSection title={text.uploads}>
          <ul className="report-lines">
            {uploads.map(({ id, name, by, on }) => (
              <li key={id}>
                <Link to={`/uploads/${id}`} className="report-name">
                  {name}
                </Link>
                <span className="quiet">
                  {by}, {formatDay(on, formats)}
                </span>
              </li>
            ))}
          </ul>
        </PageSection>
      )}
      {inWork.length > 0 && (
        <PageSection title={text.inWork}>
          <p className="quiet">{text.inWorkHint}</p>
          <Lines reports={inWork} />
        </PageSection>
      )}
      {years.map(({ year, reports }) => (
        <PageSection key={year} title={year ? text.year(year) : text.noPeriod}>
          <Lines reports={reports} />
        </PageSection>
      ))}
    </Page>
  )
}

function Lines({ reports }: { reports: Line[] }) {
  const formats = useFormats()
  return (
    <ul className="report-lines">
      {reports.map(({ id, title, period, status, on, changed, questions, meetings }) => (
        <li key={id}>
          <Link to={status === 'draft' || status === 'approved' ? `/reports/${id}/edit` : `/reports/${id}`} className="report-name">
            {title}
          </Link>
          <span className="quiet">
            {periodLabel(period)} · {(status === 'published' ? text.published : text.edited)(formatDay(on, formats))}
            {questions > 0 && ` · ${text.questions(questions)}`}
          </span>
          {(status !== 'published' || changed) && (
            <span>
              {status !== 'published' && (
                <Badge tone={status === 'withdrawn' ? 'bad' : status === 'approved' ? 'good' : 'note'}>
                  {words.reports.status[status]}
                </Badge>
              )}
              {changed && <Badge tone="decision">{text.changed}</Badge>}
            </span>
          )}
          {meetings.map(meeting => (
            <PageLink key={meeting.id} to={`/meetings/${meeting.id}`} className="quiet-link">
              {text.meeting(meeting.on ? formatDay(meeting.on, formats) : '')}
            </PageLink>
          ))}
        </li>
      ))}
    </ul>
  )
}
