import type { ReactNode } from 'react'
import { formatDay } from '#app/model/format.ts'
import { periodLabel } from '#app/model/period.ts'
import type { Clearance, Sentence } from '#app/model/report/report.ts'
import { useFormats } from '../formats.tsx'
import type { Size } from '../size.ts'
import { words } from '../words.ts'
import { Sentences } from './sentences.tsx'

/**
 * How a report begins: period, title, when it was published, what was decided on inside information, and its five sentences. It holds the
 * page's h1.
 */
export function ReportCover({
  title,
  period,
  clearance,
  publishedOn,
  sentences,
  size = 'page',
  actions,
  children,
}: {
  title: string
  /** Key of app/model/period.ts. */
  period: string
  /** Null in a draft. */
  clearance: Clearance | null
  /** ISO date, null in a draft. */
  publishedOn?: string | null
  sentences: readonly Sentence[]
  size?: Size
  actions?: ReactNode
  /** Between the title and the sentences: a notice that it is a draft, was withdrawn, was corrected. */
  children?: ReactNode
}) {
  const formats = useFormats()
  const { report } = words
  return (
    <header className={`cover at-${size}`}>
      <p className="cover-period">{periodLabel(period)}</p>
      <h1>{title}</h1>
      <p className="cover-clearance">
        {publishedOn && <span>{report.published(formatDay(publishedOn, formats))}. </span>}
        {clearance &&
          (clearance.kind === 'none'
            ? report.clearance.none
            : report.clearance.cleared(clearance.by, formatDay(clearance.publicFrom, formats)))}
      </p>
      {actions && <div className="actions">{actions}</div>}
      {children}
      {sentences.length > 0 && (
        <section className="cover-sentences" aria-label={report.sentences}>
          <h2>{report.sentences}</h2>
          <Sentences sentences={sentences} size={size} />
        </section>
      )}
    </header>
  )
}
