import type { Step } from '#app/model/meeting/steps.ts'
import { useFormats } from '../../formats.tsx'
import { desk as deskWords } from '../../words/desk.ts'
import { useServerNow } from './clock.tsx'
import type { Desk, PresentedSection } from './use-desk.ts'

const text = deskWords.present

/** Minutes that are planned before each section, and after the last. */
export const plannedBefore = (sections: readonly PresentedSection[]): number[] =>
  sections.reduce<number[]>((sums, { minutes }) => [...sums, (sums.at(-1) ?? 0) + minutes], [0])

/** Every section with its number and the time for which it is planned, counted from the real start; a press jumps to its first part. */
export function Agenda({
  desk,
  sections,
  parts,
  clockAhead,
}: {
  desk: Desk
  sections: readonly PresentedSection[]
  parts: readonly Step[]
  clockAhead: number
}) {
  const { show } = desk
  const now = useServerNow(clockAhead)
  const { locale } = useFormats()
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const before = plannedBefore(sections)
  return (
    <ol className="agenda">
      {sections.map(({ id, title, minutes }, at) => {
        const first = parts.find(each => each.sectionId === id)?.position ?? 0
        const current = desk.section?.id === id
        // The hour is this computer's own, so it is written only where there is one; the server knows no time zone of ours.
        const planned = now !== null && show.startedAt !== null ? show.startedAt + (before[at] ?? 0) * 60_000 : null
        const late = current && planned !== null && now !== null ? Math.floor((now - planned - minutes * 60_000) / 60_000) : 0
        return (
          <li key={id}>
            <button
              type="button"
              className="agenda-item"
              aria-current={current || undefined}
              aria-disabled={!desk.drives || undefined}
              data-seen={show.shown.includes(first) || undefined}
              onClick={() => desk.goTo(first)}
            >
              <span className="agenda-number num">{at + 1}</span>
              <span className="agenda-title">{title}</span>
              <span className="agenda-time num">
                {planned === null ? text.planned(minutes) : text.plannedAt(time.format(planned), minutes)}
                {late > 0 && <span className="bad"> {text.late(late)}</span>}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
