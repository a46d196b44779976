import type { ReactNode } from 'react'
import { unitLine } from '#app/model/format.ts'
import { subtract } from '#app/model/money.ts'
import type { ChangedValue, StatementComparison, Told } from '#app/model/report/compare.ts'
import { REMOVED } from '#app/model/report/removed.ts'
import { exactDifference, exactly, inScale } from '../exact.ts'
import { belowZero } from '../below-zero.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

const text = words.overTime.comparison
/** So many are written down; the rest are counted. */
const MOST = 200

export type Shown = Omit<StatementComparison, 'lines' | 'columns'>

/** What differs between two states of a statement: how much, then what, each figure with its cell, old and new. */
export function Comparison({
  title,
  found,
  notes = true,
}: {
  title: string
  found: Shown /** Whether notes are compared. */
  notes?: boolean
}) {
  const formats = useFormats()
  const { values, added, removed, moved, units, turned, columnsAdded, columnsRemoved, columnsChanged, unit } = found
  const renamed = found.renamed
  const noted = notes ? found.notes : []
  const lists: [string, ReactNode[]][] = [
    [text.renamed, renamed.map(({ from, label }) => text.renamedLine(from, label))],
    [text.added, added.map(named)],
    [text.removed, removed.map(named)],
    [text.columnsAdded, columnsAdded.map(named)],
    [text.columnsRemoved, columnsRemoved.map(named)],
    [text.columnsChanged, columnsChanged.map(({ from, label }) => text.columnLine(from, label))],
    [text.units, units.map(({ label, from, to }) => text.unitLine(label, words.editor.upload.units[from], words.editor.upload.units[to]))],
    [text.turned, turned.map(named)],
    [text.moved, moved.map(({ label, from, to }) => text.movedLine(label, from, to))],
    [
      text.notes,
      noted.map(({ label, from, to }) => (
        <>
          {label || '–'}
          <p className="quiet">{text.noteBefore(from)}</p>
          <p className="quiet">{text.noteAfter(to)}</p>
        </>
      )),
    ],
  ]
  const shown = lists.filter(([, items]) => items.length > 0)
  if (values.length === 0 && shown.length === 0 && unit === null) return <p className="quiet">{text.same}</p>
  return (
    <div className="comparison">
      {values.length + added.length + removed.length > 0 && <p>{text.counts(values.length, added.length, removed.length)}</p>}
      {unit && <p>{text.unit(unitLine(unit.before, formats), unitLine(unit.after, formats))}</p>}
      {values.length > 0 && <Values title={title} values={values} />}
      {shown.map(([heading, items]) => (
        <List key={heading} heading={heading} items={items} />
      ))}
    </div>
  )
}

const named = ({ label, cell }: { label: string; cell: string | null }): ReactNode => (
  <>
    {label || '–'} {cell && <code>{cell}</code>}
  </>
)

/** A heading and so many of its items; the rest are counted. */
export function List({ heading, items }: { heading: string; items: ReactNode[] }) {
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {items.slice(0, MOST).map((item, at) => (
          // Two lines may be called the same.
          <li key={at}>{item}</li>
        ))}
        {items.length > MOST && <li>{text.more(items.length - MOST)}</li>}
      </ul>
    </section>
  )
}

function Values({ title, values }: { title: string; values: readonly ChangedValue[] }) {
  return (
    <section>
      <h3>{text.values}</h3>
      <div className="review-scroll" role="region" aria-label={`${title}: ${text.values}`} tabIndex={0}>
        <table className="comparison-values">
          <thead>
            <tr>
              <th scope="col">{text.line}</th>
              <th scope="col">{text.column}</th>
              <th scope="col">{text.cell}</th>
              <th scope="col" className="num">
                {text.before}
              </th>
              <th scope="col" className="num">
                {text.after}
              </th>
              <th scope="col" className="num">
                {text.difference}
              </th>
            </tr>
          </thead>
          <tbody>
            {values.slice(0, MOST).map(value => (
              <Value key={`${value.lineItemId} ${value.columnId}`} change={value} />
            ))}
          </tbody>
        </table>
      </div>
      {values.length > MOST && <p>{text.more(values.length - MOST)}</p>}
    </section>
  )
}

function Value({ change }: { change: ChangedValue }) {
  const formats = useFormats()
  const { before, after, label, column, unit, whole, inPoints, scale, restates } = change
  const difference = before?.value && after?.value ? subtract(after.value, before.value) : null
  const kind = { unit, ...(whole && { whole }), ...(inPoints && { inPoints }) }
  const figures = [before?.value, after?.value].flatMap(value => value ?? [])
  const write = exactly(figures, kind, formats)
  const figure = (written: string) => <span className={belowZero(written)}>{written}</span>
  const say = (told: Told | null) =>
    told?.value ? figure(write(told.value)) : (told?.text ?? '') || <span className="quiet">{text.none}</span>
  const wasRemoved = before?.value === null && before.text === REMOVED
  return (
    <tr>
      <th scope="row">
        {label || '–'} {unit === 'currency' && scale > 0 && <span className="quiet">{inScale(scale)}</span>}
      </th>
      <td>{column}</td>
      <td>{(after?.cell ?? before?.cell) && <code>{after?.cell ?? before?.cell}</code>}</td>
      <td className="num">{say(before)}</td>
      <td className="num">
        {say(after)}
        {restates && <span className="quiet"> {text.restates}</span>}
        {wasRemoved && <span className="quiet"> {text.removedStays}</span>}
      </td>
      <td className="num">{difference && figure(exactDifference([...figures, difference], kind, formats)(difference))}</td>
    </tr>
  )
}
