import { formatDay } from '#app/model/format.ts'
import type { Again } from '#app/model/report/arrival.ts'
import type { PlanCorrection } from '#app/model/report/ingest/correct-plan.ts'
import { isStatus, type PlanChange, type PlanComparison } from '#app/model/report/renew-plan.ts'
import { Badge } from '../badge.tsx'
import { Select } from '../field.tsx'
import { useFormats } from '../formats.tsx'
import { List } from '../reports/comparison.tsx'
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
      {wanted !== target || pending ? <p className="field-hint">{text.pressKeep}</p> : comparison && <Changes comparison={comparison} />}
    </section>
  )
}

function Changes({ comparison: { added, removed, changed } }: { comparison: PlanComparison }) {
  const formats = useFormats()
  const say = ({ what, from, to }: PlanChange): string => {
    const as = (value: string): string => {
      if (value === '') return words.overTime.comparison.none
      if (what === 'from' || what === 'to') return formatDay(value, formats, 'short')
      if (what === 'status' && isStatus(value)) return words.report.plan.statuses[value]
      return what === 'progress' ? `${value} %` : value
    }
    return text.plan.change(text.plan.what[what], as(from), as(to))
  }
  const lists: [string, string[]][] = [
    [text.plan.changed, changed.map(({ label, changes }) => `${label}: ${changes.map(say).join('; ')}`)],
    [text.plan.added, added],
    [text.plan.removed, removed],
  ]
  const shown = lists.filter(([, items]) => items.length > 0)
  if (shown.length === 0) return <p className="quiet">{text.plan.same}</p>
  return (
    <div className="comparison">
      {shown.map(([heading, items]) => (
        <List key={heading} heading={heading} items={items} />
      ))}
    </div>
  )
}
