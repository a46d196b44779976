import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/model/format.ts'
import { requirePledge } from '../http/actor.server.ts'
import { dayIn } from '#app/model/local-time.ts'
import { given } from '../http/outcome.server.ts'
import { Badge } from '../ui/badge.tsx'
import { useFormats } from '../ui/formats.tsx'
import { Page } from '../ui/page.tsx'
import { titled } from '../ui/title.ts'
import { words } from '../ui/words.ts'

const text = words.reports.revisions

export const meta = titled(text.title)

export async function loader(args: LoaderFunctionArgs) {
  const { actor, company } = requirePledge(args)
  const { report, revisions, mayOpen } = given(await args.context.use.reports.revisions(actor, args.params.id ?? ''))
  return { report, mayOpen, revisions: revisions.map(revision => ({ ...revision, on: dayIn(revision.at, company.timeZone) })) }
}

export default function Revisions() {
  const { report, revisions, mayOpen } = useLoaderData<typeof loader>()
  const formats = useFormats()
  const base = `/reports/${report.id}`
  return (
    <Page title={text.title} over={report.title} lead={text.lead} back={{ to: base, label: words.editor.back }} width="text">
      <ol className="report-lines" reversed>
        {revisions.map(({ number, audience, reason, on, by, current }) => (
          <li key={number}>
            <strong>{text.line(number)}</strong>
            <span className="quiet">
              {formatDay(on, formats)} {by && text.by(by)}
            </span>
            <span>{reason || (audience === 'meeting' ? text.meeting : text.first)}</span>
            <span>
              {current && <Badge tone="good">{text.current}</Badge>}{' '}
              {mayOpen && !current && <Link to={`${base}/revisions/${number}`}>{text.open}</Link>}{' '}
              {mayOpen && number > 1 && <Link to={`${base}/changes?from=${number - 1}&to=${number}`}>{words.overTime.changes.title}</Link>}
            </span>
          </li>
        ))}
      </ol>
    </Page>
  )
}
