import type { PlanItem } from '#app/model/report/section.ts'
import { words } from '../words.ts'

/** What an item waits for, and whatever else its file says of it. */
export function PlanDetails({ item, items }: { item: PlanItem; items: ReadonlyMap<string, PlanItem> }) {
  const { dependsOn = [], more = [] } = item
  if (dependsOn.length + more.length === 0) return null
  const text = words.report.plan
  const named = dependsOn.map(id => {
    const found = items.get(id)
    return found ? [found.number, found.label].filter(Boolean).join(' ') : id
  })
  return (
    <details className="plan-details">
      <summary aria-label={text.moreOf(item.label)}>{text.details}</summary>
      <dl>
        {named.length > 0 && (
          <div>
            <dt>{text.waitsFor}</dt>
            <dd>{named.join('; ')}</dd>
          </div>
        )}
        {more.map(({ label, text }, at) => (
          // A file may use one heading for two columns.
          <div key={`${at}${label}`}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
