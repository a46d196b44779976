import type { ReactNode } from 'react'
import { formatValue, kindIn, placesFor } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import type { LineItemView, StatementView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'
import { shownValue } from './layout.ts'
import { figuresOf } from '#app/model/report/value-columns.ts'

/**
 * What an opened line says: its sentence, its note, who answers for it, what it is the sum of, where its figures stand in the workbook, and
 * whatever the page adds (trend, questions, "ask about this line"). Needs no request: everything is in the view.
 */
export function RowDetail({
  item,
  view,
  sentence,
  scale,
  everyColumn = false,
  children,
}: {
  item: LineItemView
  view: StatementView
  sentence: string
  /** The power of ten in which currency is shown. */
  scale: number
  /** Lists every column's figure: on a phone, where the table shows two. */
  everyColumn?: boolean
  children?: ReactNode
}) {
  const formats = useFormats()
  const { statement } = words
  const shown = (value: Decimal) => shownValue(value, item, view, scale)
  const places = placesFor(figuresOf(item, view.columns).map(shown), item, scale)
  const cells = view.columns.flatMap(column => {
    const cell = item.values[column.id]?.cell
    return cell ? [{ label: column.label, cell }] : []
  })
  return (
    <div className="row-detail">
      {sentence && <p className="row-sentence">{sentence}</p>}
      {item.note && <p className="row-note">{item.note}</p>}
      <dl className="row-facts">
        {item.squad && <Fact term={statement.squad}>{item.squad}</Fact>}
        {item.sumOf.length > 0 && <Fact term={statement.sumOf}>{item.sumOf.join(' · ')}</Fact>}
        {everyColumn && (
          <Fact term={statement.values}>
            <ul className="column-values">
              {view.columns.map(column => {
                const value = item.values[column.id]
                const kind = kindIn(item, column)
                const text = (figure: Decimal) =>
                  kind === item ? formatValue(shown(figure), item, formats, places) : formatValue(figure, kind, formats)
                return (
                  <li key={column.id}>
                    <span>{column.label}</span>
                    <span className="num">{value?.value ? text(value.value) : value?.text}</span>
                  </li>
                )
              })}
            </ul>
          </Fact>
        )}
        {cells.length > 0 && (
          <Fact term={statement.cell}>
            {cells.map(({ label, cell }, at) => (
              <span key={label + cell} className="source">
                {at > 0 && ' · '}
                {label} <code>{cell}</code>
              </span>
            ))}
          </Fact>
        )}
      </dl>
      {children}
    </div>
  )
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)
