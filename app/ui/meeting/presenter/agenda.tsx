import { meeting as words } from '../../words/meeting.ts'
import type { Desk, PresentedSection } from './use-desk.ts'

const text = words.present

/** Every section with its planned time; a press jumps to its first part. */
export function Agenda({
  desk,
  sections,
  firstOf,
}: {
  desk: Desk
  sections: readonly PresentedSection[]
  firstOf: (sectionId: string) => number
}) {
  return (
    <ol className="agenda">
      {sections.map(({ id, title, minutes }) => (
        <li key={id}>
          <button
            type="button"
            className="agenda-item"
            aria-current={desk.section?.id === id || undefined}
            disabled={!desk.drives}
            onClick={() => desk.goTo(firstOf(id))}
          >
            <span>{title}</span>
            <span className="num">{text.planned(minutes)}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
