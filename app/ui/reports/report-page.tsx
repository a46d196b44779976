import type { ReactNode } from 'react'
import { formatDay } from '#app/model/format.ts'
import type { SourcesView, SourceView } from '#app/model/report/sources.ts'
import type { LinesView, ReportView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { AdverseLines } from '../report/adverse-lines.tsx'
import { LineMore } from '../report/line-more.tsx'
import { LineSource } from '../report/line-source.tsx'
import { NotMeaningfulBeside } from '../report/not-meaningful.tsx'
import { RestatedFigures } from '../report/restated.tsx'
import { ReportCover } from '../report/report-cover.tsx'
import { Contents, ReportSection } from '../report/report-section.tsx'
import { QuestionDebt } from '../report/question-debt.tsx'
import { Empty } from '../empty.tsx'
import { statementTools } from '../statement/tools/index.tsx'
import { ToolsContext } from '../statement/tools.ts'
import { words } from '../words.ts'
import { type Files, TakeSection } from './take-away.tsx'

/** A whole report: cover with five sentences, what is worse than planned if the company wants that first, what is in it, every section. */
export function ReportPage({
  report,
  publishedOn,
  adverseFirst,
  onlyMaterial = false,
  today,
  questions,
  lines = null,
  sources = null,
  files = null,
  notice,
  actions,
}: {
  report: ReportView
  /** ISO date; null in a draft. */
  publishedOn: string | null
  adverseFirst: boolean
  /** Whether the company has a threshold under which nothing wants an explanation. */
  onlyMaterial?: boolean
  /** ISO date */
  today: string
  questions: Readonly<Record<string, number>>
  /** What its lines say beyond their statements; null in a draft or an old revision. */
  lines?: LinesView | null
  /** Files and formulas, for those who work on reports. */
  sources?: SourcesView | null
  /** Where its sections are had as files; null where this reader may not. */
  files?: Files | null
  /** That it is a draft, an old revision, or has changes. */
  notice?: ReactNode
  actions?: ReactNode
}) {
  const { sections } = report
  return (
    <ToolsContext.Provider value={statementTools}>
      <article className="page report">
        <ReportCover
          {...{ publishedOn, actions }}
          title={report.title}
          period={report.period}
          clearance={report.clearance}
          sentences={report.sentences}
        >
          {notice}
          <Removals removals={report.removals} />
          {lines && <QuestionDebt debt={lines.debt} />}
        </ReportCover>
        {sections.length > 1 && <Contents sections={sections} />}
        {adverseFirst && <AdverseLines sections={sections} onlyMaterial={onlyMaterial} />}
        {sections.length === 0 && (
          <Empty title={words.reports.page.noSections}>
            <p>{words.reports.page.noSectionsText}</p>
          </Empty>
        )}
        {sections.map(section => (
          <ReportSection
            key={section.id}
            {...{ section, today, questions }}
            // An old report says how things stood then.
            asOf={publishedOn ?? today}
            actions={files && <TakeSection {...{ files, section }} />}
            {...(lines && { trends: lines.figures })}
            {...((lines || sources) && {
              detail: (item, scale) => (
                <>
                  {sources?.[section.id] && <LineSource {...{ item, section }} source={sources[section.id] as SourceView} />}
                  {lines && <LineMore {...{ item, section, scale, lines }} />}
                </>
              ),
            })}
          >
            {section.body.kind === 'statement' && <RestatedFigures view={section.body} />}
            <NotMeaningfulBeside body={section.body} />
          </ReportSection>
        ))}
      </article>
    </ToolsContext.Provider>
  )
}

/** That something was removed for good, when and why; never what it said. */
function Removals({ removals }: { removals: ReportView['removals'] }) {
  const formats = useFormats()
  const { page, removedWhat } = words.reports
  if (removals.length === 0) return null
  return (
    <ul className="removals">
      {removals.map(({ what, reason, at }) => (
        <li key={`${at}${what}`}>
          {page.removed(formatDay(new Date(at).toISOString().slice(0, 10), formats), removedWhat[what] ?? what)}{' '}
          {page.removedReason(reason)}
        </li>
      ))}
    </ul>
  )
}
