import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/model/format.ts'
import { mayExportReports, mayPublishReports, mayReadDrafts } from '#app/model/people/may.ts'
import type { RoundView } from '#app/model/question/round.ts'
import type { ReportView } from '#app/model/report/views.ts'
import { dayIn } from '#app/model/local-time.ts'
import { orNotFound, requirePledge } from '../http/actor.server.ts'
import { given } from '../http/outcome.server.ts'
import { LinkButton } from '../ui/button.tsx'
import { useFormats } from '../ui/formats.tsx'
import { AskHere, type Where } from '../ui/questions/asking.tsx'
import { TakeAway } from '../ui/reports/take-away.tsx'
import { OutOfDate } from '../ui/reports/out-of-date.tsx'
import { ReportPage } from '../ui/reports/report-page.tsx'
import { Withdrawn } from '../ui/reports/withdrawn.tsx'
import { words } from '../ui/words.ts'

const text = words.reports.page

export const handle = { marked: true }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.kind === 'report' ? data.report.title : data?.kind === 'withdrawn' ? words.reports.withdrawn.title : words.page.reports },
]

/** The report as readers see it; with `?draft` as they would if the draft were published, for those who work on it. 410 when withdrawn. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const id = args.params.id ?? ''
  const common = {
    today: dayIn(now, company.timeZone),
    adverseFirst: company.adverseFirst,
    onlyMaterial: company.materiality !== null,
    works: mayReadDrafts(actor),
    leads: mayPublishReports(actor),
    takes: mayExportReports(actor, company.employeesMayExport === true),
  }
  if (new URL(args.request.url).searchParams.has('draft')) {
    const found = await use.reports.preview(actor, id)
    orNotFound(found.ok)
    return data({
      kind: 'report' as const,
      ...common,
      report: found.report,
      sources: found.sources,
      changed: false,
      questions: {} as Record<string, number>,
      lines: null,
      isDraft: true,
      publishedOn: null,
      rounds: [] as ReturnType<typeof roundsOf>,
      where: null,
    })
  }
  const found = await use.reports.read(actor, id)
  orNotFound(found.ok)
  const { page } = found
  if (page.kind === 'withdrawn') {
    const { title, reason, at } = page
    return data({ kind: 'withdrawn' as const, title, reason, on: at === null ? null : dayIn(at, company.timeZone) }, { status: 410 })
  }
  const { report, changed, questions, lines, sources } = page
  const rounds = await use.rounds.ofReport(actor, { reportId: id })
  return data({
    kind: 'report' as const,
    ...common,
    report,
    changed,
    questions,
    lines,
    sources,
    isDraft: report.revision === null,
    publishedOn: report.revision && dayIn(report.revision.at, company.timeZone),
    rounds: roundsOf(rounds, company.timeZone),
    where: await whereToAsk(args, rounds),
  })
}

/** The open round, for asking on this page. */
async function whereToAsk(args: LoaderFunctionArgs, rounds: RoundView[]): Promise<Where | null> {
  const { actor, company } = requirePledge(args)
  const { use, name, now } = args.context
  const round = rounds.find(({ state }) => state === 'open')
  if (!round) return null
  const { sections, squads } = given(await use.rounds.bearings(actor, { reportId: round.reportId }))
  const { counterPledge, counterPledgeSigners, wrongdoingChannel } = company
  const promises = { counterPledge, counterPledgeSigners, wrongdoingChannel }
  return { round, holder: actor.personId, ownName: name ?? '', promises, teams: squads, sections, now, told: false }
}

/** The open round first, then from the newest: each holds questions about this report. */
const roundsOf = (rounds: RoundView[], timeZone: string) =>
  rounds
    .filter(({ state }) => state !== 'planned')
    .toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.opensAt - a.opensAt)
    .map(({ id, closesAt }) => ({ id, until: dayIn(closesAt, timeZone) }))

export default function Report() {
  const page = useLoaderData<typeof loader>()
  const formats = useFormats()
  if (page.kind === 'withdrawn') return <Withdrawn title={page.title} reason={page.reason} on={page.on} />
  const { report, works, leads, takes, rounds } = page
  const base = `/reports/${report.id}`
  const files = takes ? { base: `${base}/exports`, draft: report.revision === null } : null
  return (
    <>
      {report.revision && (
        <OutOfDate key={report.id} reportId={report.id} revision={report.revision.number} removals={report.removals.length} />
      )}
      <AskHere where={page.where}>
        {ask => (
          <ReportPage
            {...page}
            report={report as ReportView}
            files={files}
            notice={<Standing page={page} base={base} />}
            actions={
              <>
                {ask}
                {rounds.map(({ id, until }, at) => (
                  <LinkButton key={id} to={`/rounds/${id}`}>
                    {at === 0 ? words.page.questions : text.earlierQuestions(formatDay(until, formats))}
                  </LinkButton>
                ))}
                {report.revision && <LinkButton to={`${base}/revisions`}>{text.revisions}</LinkButton>}
                {report.revision && <LinkButton to={`${base}/changes`}>{words.overTime.changes.title}</LinkButton>}
                {files && <TakeAway files={files} sections={report.sections} />}
                {works && <LinkButton to={`${base}/edit`}>{text.edit}</LinkButton>}
                {leads && (
                  <LinkButton to={`${base}/publication`}>{report.status === 'published' ? text.withdraw : text.publish}</LinkButton>
                )}
              </>
            }
          />
        )}
      </AskHere>
    </>
  )
}

function Standing({ page, base }: { page: { isDraft: boolean; changed: boolean }; base: string }) {
  if (page.isDraft) return <p className="notice decision">{text.draftBanner}</p>
  if (!page.changed) return null
  return (
    <p className="notice decision">
      {text.changedBanner} <Link to={`${base}?draft`}>{text.changedLink}</Link>
    </p>
  )
}
