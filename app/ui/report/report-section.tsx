import type { ReactNode } from 'react'
import type { SectionView } from '#app/model/report/views.ts'
import { AskAbout, InSection } from '../questions/ask-about.tsx'
import { words } from '../words.ts'
import { SectionBody, type SectionBodyProps } from './section-body.tsx'

/** The anchor of a section in a page. */
export const sectionAnchor = (id: string): string => `section-${id}`

/** One section of a report under a rule: its heading and its inside. */
export function ReportSection({
  section,
  actions,
  children,
  ...body
}: { section: SectionView; actions?: ReactNode; children?: ReactNode } & Omit<SectionBodyProps, 'title' | 'body'>) {
  return (
    <section className="report-section" id={sectionAnchor(section.id)} data-kind={section.body.kind}>
      <header className="page-section-head">
        <h2>{section.title}</h2>
        <InSection id={section.id} title={section.title}>
          <div className="actions">
            {section.body.kind !== 'withheld' && <AskAbout kind="section" id="" label={section.title} />}
            {actions}
          </div>
        </InSection>
      </header>
      <InSection id={section.id} title={section.title}>
        <SectionBody {...body} title={section.title} body={section.body} />
      </InSection>
      {children}
    </section>
  )
}

/** What is in a report, in order, withheld parts in their place. */
export const Contents = ({ sections }: { sections: readonly SectionView[] }) => (
  <nav className="contents" aria-label={words.report.contents}>
    <ol>
      {sections.map(({ id, title, body }) => (
        <li key={id}>
          <a href={`#${sectionAnchor(id)}`}>{title}</a>
          {body.kind === 'withheld' && <span className="contents-mark"> {words.report.withheldMark}</span>}
        </li>
      ))}
    </ol>
  </nav>
)
