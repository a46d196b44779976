import { periodLabel } from '#app/model/period.ts'
import type { Finding } from '#server/use/reports/search.ts'
import { Button } from '../button.tsx'
import { Link } from '../framework.ts'
import { PageSection } from '../page.tsx'
import { sectionAnchor } from '../report/report-section.tsx'
import { words } from '../words.ts'

const text = words.reports.list

/** Looks through what was published. A plain form: it works without script, and what was found has an address. */
export const Find = ({ query }: { query: string }) => (
  <search className="find">
    <form action="/reports">
      <label className="sr-only" htmlFor="find">
        {text.find}
      </label>
      <input id="find" className="input" type="search" name="find" defaultValue={query} placeholder={text.find} maxLength={200} />
      <Button>{text.findDo}</Button>
    </form>
  </search>
)

export function Findings({ query, findings }: { query: string; findings: readonly Finding[] }) {
  return (
    <PageSection title={text.found(findings.length, query)}>
      <ul className="report-lines">
        {findings.map(({ reportId, title, period, places }) => (
          <li key={reportId}>
            <Link to={`/reports/${reportId}`} className="report-name">
              {title}
            </Link>
            <span className="quiet">{periodLabel(period)}</span>
            {places.map(({ sectionId, section, lines }) => (
              <span key={sectionId} className="find-place">
                <Link to={`/reports/${reportId}#${sectionAnchor(sectionId)}`}>{section}</Link>
                {lines.map(({ label, seriesId }) => (
                  <span key={label}>
                    {' · '}
                    {seriesId ? <Link to={`/series/${seriesId}`}>{label}</Link> : label}
                  </span>
                ))}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/reports">{text.findNothing}</Link>
      </p>
    </PageSection>
  )
}
