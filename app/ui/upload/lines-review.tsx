import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isDecimal } from '#app/model/money.ts'
import { formatValue } from '#app/model/format.ts'
import { goodDirection } from '#app/model/report/good-direction.ts'
import type { ImportColumn, ImportLineItem, ImportStatement, ImportValue } from '#app/model/report/import.ts'
import { indents } from '#app/model/report/indent.ts'
import type { StatementCorrection } from '#app/model/report/ingest/settling/corrections.ts'
import { levelsOf } from '#app/model/report/ingest/settling/rearrange.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'
import { LineEditor, type RowCorrection } from './line-editor.tsx'
import { goTo, lineId, valueId } from './place.ts'

const text = words.editor.upload
type ValueCorrection = NonNullable<StatementCorrection['values']>[number]
/** Values under these flags want a person's word. */
const ASKED = new Set<ImportValue['flag']>(['ambiguous', 'unreadable', 'error', 'uncached', 'boolean', 'date'])
const DEEPEST = 20

/** A line that was asked for: its cell, and the one of the figure that is meant. */
export interface ShownLine {
  line: string
  cell: string
}

/**
 * The tree of line items with its figures. A line opens to be corrected, one at a time, so that three hundred of them stay a light page;
 * arrow keys go from line to line and move one in or out. Unclear figures are settled in their place.
 */
export function LinesReview({
  at: place,
  shown,
  statement,
  columns,
  rows,
  values,
  onCorrect,
}: {
  /** The place of the statement. */
  at: number
  shown: ShownLine | null
  statement: ImportStatement
  /** As corrected; `out`: not taken. */
  columns: (ImportColumn & { out: boolean })[]
  rows: RowCorrection[]
  values: ValueCorrection[]
  onCorrect: (part: Partial<StatementCorrection>) => void
}) {
  const [open, setOpen] = useState<string | null>(null)
  const [moved, setMoved] = useState('')
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (!shown || goTo(valueId(place, shown.cell))) return
    setOpen(shown.line)
    goTo(lineId(place, shown.line))
  }, [shown, place])
  const { lineItems } = statement
  const said = new Map(rows.map(row => [row.labelCell, row]))
  const of = ({ labelCell }: ImportLineItem): RowCorrection => said.get(labelCell) ?? { labelCell }
  const levels = levelsOf(lineItems, index => said.get(lineItems[index]?.labelCell ?? '')?.level)
  // As the report will draw it: results that follow from each other stand beside each other.
  const drawn = indents(lineItems.map((item, at) => ({ ...item, kind: of(item).kind ?? item.kind, level: levels[at] ?? 0 })))
  const nameOf = (at: number): string => {
    const item = lineItems[at]
    return item ? (of(item).label ?? (item.label || item.labelCell)) : ''
  }
  const taken = (at: number): boolean => at in lineItems && !said.get(lineItems[at]?.labelCell ?? '')?.drop

  /** One further in than a neighbour is the deepest that makes sense. */
  function deepestAt(at: number): number {
    const beside = [-1, 1].map(step => {
      let other = at + step
      while (other in lineItems && !taken(other)) other += step
      return levels[other] ?? -1
    })
    return Math.min(DEEPEST, Math.max(...beside) + 1)
  }
  function change(at: number, part: Partial<RowCorrection>) {
    const item = lineItems[at] as ImportLineItem
    onCorrect({ rows: [...rows.filter(row => row.labelCell !== item.labelCell), { ...of(item), ...part }] })
    if (part.level !== undefined) setMoved(text.movedLine(of(item).label ?? item.label, part.level))
  }
  function settle(cell: string, typed: string) {
    const others = values.filter(value => value.cell !== cell)
    onCorrect({
      values: typed === '' ? [...others, { cell, value: null }] : isDecimal(typed) ? [...others, { cell, value: typed }] : others,
    })
  }
  const buttons = () => [...(table.current?.querySelectorAll<HTMLButtonElement>('.line-open') ?? [])]
  function keys(event: KeyboardEvent, at: number) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const turn = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if ((!step && !turn) || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (step) buttons()[at + step]?.focus()
    const level = (levels[at] ?? 0) + (turn ?? 0)
    if (turn && level >= 0 && level <= Math.max(deepestAt(at), levels[at] ?? 0)) change(at, { level })
  }

  return (
    <>
      <p className="field-hint">{text.linesHint}</p>
      <div className="review-scroll" role="region" aria-label={`${statement.title || statement.sheet}: ${text.showLines}`} tabIndex={0}>
        <table className="review-lines" ref={table}>
          <thead>
            <tr>
              <th scope="col">{words.statement.line}</th>
              {columns.map(({ id, label, out }) => (
                <th key={id} scope="col" className="num" data-out={out || undefined}>
                  {label}
                </th>
              ))}
              <th scope="col">{text.kindOfLine}</th>
              <th scope="col">{text.unit}</th>
            </tr>
          </thead>
          <tbody>
            {lineItems.map((item, at) => {
              const correction = of(item)
              const isOpen = open === item.labelCell
              const level = levels[at] ?? 0
              const kind = correction.kind ?? item.kind
              return (
                <Fragment key={item.labelCell}>
                  <tr data-kind={kind} data-ignored={correction.drop || undefined}>
                    <th scope="row" style={{ paddingInlineStart: `${(drawn[at] ?? 0) * 1.1}rem` }}>
                      <button
                        type="button"
                        className="as-link line-open"
                        id={lineId(place, item.labelCell)}
                        aria-expanded={isOpen}
                        onClick={() => setOpen(isOpen ? null : item.labelCell)}
                        onKeyDown={event => keys(event, at)}
                      >
                        {correction.label ?? (item.label || '–')}
                      </button>{' '}
                      <span className="quiet">{item.labelCell}</span>
                    </th>
                    {columns.map(column => (
                      <ValueCell
                        key={column.id}
                        at={place}
                        item={item}
                        out={column.out}
                        value={item.values.find(value => value.column === column.id)}
                        onSettle={settle}
                      />
                    ))}
                    <td className="quiet">{text.lineKinds[kind]}</td>
                    <td className="quiet">{unitOf(item, correction)}</td>
                  </tr>
                  {isOpen && (
                    <tr className="line-editing">
                      <td colSpan={columns.length + 3}>
                        <LineEditor
                          item={item}
                          correction={correction}
                          level={level}
                          deepest={deepestAt(at)}
                          sumOf={item.parts.map(({ item: part, sign }, place) => text.part(nameOf(part), sign, place === 0)).join(' ')}
                          partOf={item.parent === null ? '' : nameOf(item.parent)}
                          guess={goodDirection(statement, at)}
                          onChange={part => change(at, part)}
                          onDone={() => {
                            setOpen(null)
                            buttons()[at]?.focus()
                          }}
                        />
                      </td>
                    </tr>
                  )}
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </div>
      <p role="status" className="field-hint">
        {moved}
      </p>
    </>
  )
}

/** What a line counts in; where it has a power of ten or a currency of its own, with them. */
function unitOf(item: ImportLineItem, correction: RowCorrection): string {
  const unit = correction.unit ?? item.unit
  const money = unit === 'currency' || unit === 'per share'
  const scale = correction.scale === undefined ? item.scale : correction.scale
  const currency = correction.currency === undefined ? item.currency : correction.currency
  const scaled = unit === 'currency' && scale !== null && scale !== undefined
  return text.unitOf(text.units[unit], (money && currency) || '', scaled ? (text.scales[scale] ?? `10^${scale}`) : '')
}

function ValueCell({
  at,
  item,
  value,
  out,
  onSettle,
}: {
  at: number
  item: ImportLineItem
  value: ImportValue | undefined
  out: boolean
  onSettle: (cell: string, typed: string) => void
}) {
  const formats = useFormats()
  if (!value) return <td data-out={out || undefined} />
  if (ASKED.has(value.flag) && !out)
    return (
      <td className="num unclear">
        <input
          className="input num"
          size={10}
          inputMode="decimal"
          id={valueId(at, value.cell)}
          aria-label={text.settle(item.label, value.cell)}
          placeholder={value.text}
          onChange={({ target }) => onSettle(value.cell, target.value.trim())}
        />
        <span className="quiet">
          {value.cell}: {value.flag && text.flags[value.flag]}
        </span>
      </td>
    )
  const shown =
    value.value === null ? value.text : formatValue(value.value, { unit: item.unit, ...(item.whole ? { whole: item.whole } : {}) }, formats)
  return (
    <td className="num" data-out={out || undefined} title={value.flag ? `${value.cell}: ${text.flags[value.flag] ?? ''}` : value.cell}>
      {shown}
      {value.flag && value.flag !== 'missing' && <sup aria-label={text.flags[value.flag]}>?</sup>}
    </td>
  )
}
