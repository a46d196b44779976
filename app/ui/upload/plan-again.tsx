import type { Again } from '#app/model/report/arrival.ts'
import type { PlanCorrection } from '#app/model/report/ingest/settling/correct-plan.ts'
import { Badge } from '../badge.tsx'
import { Select } from '../field.tsx'
import { PlanChanges } from '../reports/plan-changes.tsx'
import { words } from '../words.ts'

const text = words.overTime.again

/** What a plan of the file would change of the one whose place it takes. */
export function PlanAgain({
  plan: { at, title, target, proposed, comparison },
  sections,
  correction,
  pending,
  onCorrect,
}: {
  plan: Again['plans'][number]
  /** The plans of the report. */
  sections: Again['planSections']
  correction: PlanCorrection
  pending: boolean
  onCorrect: (part: Partial<PlanCorrection>) => void
}) {
  const wanted = correction.replaces === undefined ? target : correction.replaces
  return (
    <section className="review again" aria-label={title}>
      <h3>{title}</h3>
      <Select
        label={text.placeOf(title)}
        name={`replacesPlan.${at}`}
        value={wanted ?? ''}
        hint={wanted === null ? undefined : text.plan.keeps}
        onChange={event => onCorrect({ replaces: (event.target as HTMLSelectElement).value || null })}
        options={[...sections.map(section => ({ value: section.id, label: section.title })), { value: '', label: text.new }]}
      />
      {proposed && correction.replaces === undefined && target !== null && (
        <p>
          <Badge>{text.proposed}</Badge>
        </p>
      )}
      {wanted !== target || pending ? (
        <p className="field-hint">{text.pressKeep}</p>
      ) : (
        comparison && <PlanChanges comparison={comparison} />
      )}
    </section>
  )
}
