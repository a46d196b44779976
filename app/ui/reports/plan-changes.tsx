import { formatDay, formatDecimal } from '#app/model/format.ts'
import { isStatus, type PlanChange, type PlanComparison } from '#app/model/report/renew-plan.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'
import { List } from './comparison.tsx'

const text = words.overTime.again

/** What differs between two states of a production plan: items and volumes that are new, gone, or another now in what. */
export function PlanChanges({ comparison: { added, removed, changed } }: { comparison: PlanComparison }) {
  const formats = useFormats()
  const say = ({ what, from, to }: PlanChange): string => {
    const as = (value: string): string => {
      if (value === '') return words.overTime.comparison.none
      if (what === 'from' || what === 'to') return formatDay(value, formats, 'short')
      if (what === 'planned' || what === 'actual') return formatDecimal(value, formats)
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
