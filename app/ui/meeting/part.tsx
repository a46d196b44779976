import type { ReactNode } from 'react'
import type { Target } from '#app/model/meeting/catalogue.ts'
import type { LineItemView, SectionView } from '#app/model/report/views.ts'
import { AskAbout, InSection } from '../questions/ask-about.tsx'
import { SectionBody } from '../report/section-body.tsx'
import type { Size } from '../size.ts'

/** One part as everybody sees it: its title, and its content with what is pointed at. */
export function Part({
  view,
  size,
  spotlight = [],
  note = null,
  onPoint,
  today,
  questions,
  detail,
}: {
  view: SectionView
  size: Size
  spotlight?: readonly Target[]
  note?: string | null
  onPoint?: (id: string) => void
  today?: string
  /** Number of questions by what they are about. */
  questions?: Readonly<Record<string, number>>
  /** What an opened line says beyond itself. */
  detail?: (item: LineItemView) => ReactNode
}) {
  return (
    <article className={`part at-${size}`} aria-label={view.title}>
      <InSection id={view.id} title={view.title}>
        <header className="part-head">
          <h1 className="part-title">{view.title}</h1>
          {view.body.kind !== 'withheld' && <AskAbout kind="section" id="" label={view.title} />}
        </header>
        {/* Another section is another table: nothing that was opened or scrolled in the one before carries over. */}
        <SectionBody
          key={view.id}
          title={view.title}
          body={view.body}
          size={size}
          spotlight={spotlight.map(({ id }) => id)}
          opened={note}
          onPoint={onPoint}
          today={today}
          questions={questions}
          detail={detail}
        />
      </InSection>
    </article>
  )
}
