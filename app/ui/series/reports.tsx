import { periodLabel } from '#app/model/period.ts'
import type { SeriesPage } from '#server/use/series.ts'
import { Link } from '../framework.ts'
import { PageSection } from '../page.tsx'
import { QuestionDebt } from '../report/question-debt.tsx'
import { sectionAnchor } from '../report/report-section.tsx'
import { words } from '../words.ts'
import { answering } from '../words/answering.ts'

const text = words.overTime.series

/** What each report says beside the figures: its note, who answers for the line, what was asked about it. */
export function SeriesReports({ page }: { page: SeriesPage }) {
  return (
    <PageSection title={text.reports}>
      <QuestionDebt debt={page.debt} title={answering.owed.line} />
      <ul className="report-lines series-reports">
        {page.reports.map(({ reportId, title, period, sectionId, section, lineItemId, label, note, squad, questions }) => (
          <li key={`${reportId} ${lineItemId}`}>
            <Link to={`/reports/${reportId}#${sectionAnchor(sectionId)}`} className="report-name">
              {title}
            </Link>
            <span className="quiet">
              {periodLabel(period)} · {section}
              {squad && ` · ${words.statement.squad}: ${squad}`}
            </span>
            {label !== page.label && <span className="quiet">{text.calledSo(label)}</span>}
            {note ? <p dir="auto">{note}</p> : <span className="quiet">{text.noNote}</span>}
            {questions.length > 0 && (
              <ul aria-label={words.statement.asked}>
                {questions.map(question => (
                  <li key={question.id}>
                    <Link to={`/rounds/${question.roundId}#question-${question.id}`} dir="auto">
                      {question.text}
                    </Link>{' '}
                    <span className="line-question-state" data-state={question.state}>
                      {words.statement.questionState[question.state]}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
