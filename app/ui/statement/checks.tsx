import { formatValue, placesFor } from '#app/model/format.ts'
import type { StatementView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

/** Once under a statement: whether its sums add up, and each one that does not. */
export function Checks({ view: { checks, lineItems, columns, unit } }: { view: StatementView }) {
  const formats = useFormats()
  const text = words.statement.checks
  if (checks.length === 0) return null
  const failed = checks.filter(check => !check.holds)
  if (failed.length === 0) {
    return (
      <p className="sums">
        <span aria-hidden="true">✓</span> {text.allHold(checks.length)}
      </p>
    )
  }
  return (
    <details className="sums failed">
      <summary>
        <span aria-hidden="true">△</span> {text.someFail(failed.length, checks.length)}
      </summary>
      <ul>
        {failed.map(check => {
          const item = lineItems.find(({ id }) => id === check.lineItemId)
          const kind = item ?? { unit: 'currency' as const }
          const places = placesFor([check.stated, check.computed, check.difference], kind.unit, unit.scale)
          const show = (value: string) => formatValue(value, kind, formats, places)
          const column = columns.find(({ id }) => id === check.columnId)
          return (
            <li key={`${check.kind} ${check.lineItemId} ${check.columnId}`}>
              {text.fault(
                check.kind,
                item?.label ?? text.kind[check.kind],
                column?.label ?? '',
                show(check.stated),
                show(check.computed),
                show(check.difference),
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
