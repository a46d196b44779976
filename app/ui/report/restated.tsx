import type { Kind } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import { periodLabel } from '#app/model/period.ts'
import type { RestatedView } from '#app/model/report/restate.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { exactly, inScale } from '../exact.ts'
import { useFormats } from '../formats.tsx'
import { Link } from '../framework.ts'
import { words } from '../words.ts'

const text = words.overTime.restated

/** What an earlier report said of a figure, and why it does not stand: in the terms of the statement, with every digit. */
export function Restated({ restated, now, kind, scale }: { restated: RestatedView; now: Decimal; kind: Kind; scale: number }) {
  const write = exactly([restated.was, now], kind, useFormats())
  return (
    <>
      {text.mark}:{' '}
      <Link to={`/reports/${restated.reportId}`}>
        {text.was(`${write(restated.was)}${kind.unit === 'currency' ? inScale(scale) : ''}`, periodLabel(restated.reportPeriod))}
      </Link>
      {', '}
      {restated.why ? text.because(restated.why) : text.noReason}
    </>
  )
}

/** Of one line, by column: what an opened line says. */
export function RestatedOfLine({ item, view }: { item: LineItemView; view: StatementView }) {
  const found = view.columns.flatMap(column => {
    const value = item.values[column.id]
    return value?.restated && value.value !== null ? [{ column, restated: value.restated, now: value.value }] : []
  })
  if (found.length === 0) return null
  return (
    <ul className="restated-list">
      {found.map(({ column, restated, now }) => (
        <li key={column.id}>
          <strong>{column.label}</strong> <Restated {...{ restated, now }} kind={item} scale={view.unit.scale} />
        </li>
      ))}
    </ul>
  )
}

/** Of a whole statement, under its table: on paper and on a phone nothing else says it. */
export function RestatedFigures({ view }: { view: StatementView }) {
  const items = view.lineItems.filter(item => Object.values(item.values).some(value => value.restated))
  if (items.length === 0) return null
  return (
    <details className="restated-figures" open={items.length <= 5}>
      <summary>
        {text.title} ({items.length})
      </summary>
      <ul>
        {items.map(item => (
          <li key={item.id}>
            {item.label}
            <RestatedOfLine item={item} view={view} />
          </li>
        ))}
      </ul>
    </details>
  )
}
