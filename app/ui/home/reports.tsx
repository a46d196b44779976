import { formatDay } from '#app/model/format.ts'
import { periodLabel } from '#app/model/period.ts'
import type { Sentence } from '#app/model/report/report.ts'
import { LinkButton } from '../button.tsx'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { Sentences } from '../report/sentences.tsx'
import { words } from '../words.ts'

export interface ReportLine {
  id: string
  title: string
  /** Key of app/model/period.ts. */
  period: string
  /** ISO date */
  publishedOn: string
  to: string
}

/** The latest report in five sentences. */
export function LatestReport({ report, sentences }: { report: ReportLine; sentences: readonly Sentence[] }) {
  return (
    <section className="latest">
      <h2 className="latest-title">{words.home.latest(periodLabel(report.period))}</h2>
      <Sentences sentences={sentences} />
      <div className="actions">
        <LinkButton to={report.to} kind="primary">
          {words.home.read}
        </LinkButton>
      </div>
    </section>
  )
}

/** Earlier reports, newest first. */
export function PastReports({ reports }: { reports: readonly ReportLine[] }) {
  const formats = useFormats()
  const { home } = words
  return (
    <section className="past">
      <h2>{home.past}</h2>
      {reports.length === 0 && <p className="owed-empty">{home.pastEmpty}</p>}
      <ul>
        {reports.map(({ id, title, period, publishedOn, to }) => (
          <li key={id}>
            <Link to={to} className="quiet-link">
              {title}
            </Link>
            <span className="past-more">
              {periodLabel(period)} · {formatDay(publishedOn, formats)}
            </span>
          </li>
        ))}
      </ul>
      {reports.length > 0 && (
        <p className="past-all">
          <Link to="/reports" className="page-back">
            {home.all} <span aria-hidden="true">→</span>
          </Link>
        </p>
      )}
    </section>
  )
}
