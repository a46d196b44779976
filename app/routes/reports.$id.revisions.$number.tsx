import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { given } from '../http/outcome.server.ts'
import { ReportPage } from '../ui/reports/report-page.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

export const handle = { marked: true }
export const meta = titled(words.reports.revisions.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { use, now } = args.context
  const number = Number(args.params.number)
  const { report, sources } = given(
    await use.reports.readRevision(actor, { reportId: args.params.id ?? '', number: Number.isSafeInteger(number) ? number : 0 }),
  )
  return {
    report,
    sources,
    today: dayIn(now, company.timeZone),
    publishedOn: report.revision && dayIn(report.revision.at, company.timeZone),
  }
}

export default function Revision() {
  const { report, sources, today, publishedOn } = useLoaderData<typeof loader>()
  const text = words.reports.page
  return (
    <ReportPage
      report={report}
      sources={sources}
      publishedOn={publishedOn}
      adverseFirst={false}
      today={today}
      questions={{}}
      notice={
        <p className="notice decision">
          {text.oldRevision(report.revision?.number ?? 0)} <Link to={`/reports/${report.id}`}>{text.current}</Link>
        </p>
      }
    />
  )
}
