import { isDecimal } from '#app/model/money.ts'
import { formatValue } from '#app/model/format.ts'
import type { ImportLineItem, ImportStatement, ImportValue } from '#app/model/report/import.ts'
import type { StatementCorrection } from '#app/model/report/ingest/correct.ts'
import { LINE_KINDS, UNITS } from '#app/model/report/section.ts'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

const text = words.editor.upload
type RowCorrection = NonNullable<StatementCorrection['rows']>[number]
type ValueCorrection = NonNullable<StatementCorrection['values']>[number]
/** Values under these flags want a person's word. */
const ASKED = new Set<ImportValue['flag']>(['ambiguous', 'unreadable', 'error', 'uncached'])

/** The tree of line items with its figures; kind, depth and unit of each can be corrected, unclear figures settled, lines left out. */
export function LinesReview({
  statement,
  rows,
  values,
  onCorrect,
}: {
  statement: ImportStatement
  rows: RowCorrection[]
  values: ValueCorrection[]
  onCorrect: (part: Partial<StatementCorrection>) => void
}) {
  const of = (labelCell: string): RowCorrection => rows.find(row => row.labelCell === labelCell) ?? { labelCell }
  const changeRow = (labelCell: string, part: Partial<RowCorrection>) =>
    onCorrect({ rows: [...rows.filter(row => row.labelCell !== labelCell), { ...of(labelCell), ...part }] })
  const settle = (cell: string, typed: string) => {
    const others = values.filter(value => value.cell !== cell)
    onCorrect({
      values: typed === '' ? [...others, { cell, value: null }] : isDecimal(typed) ? [...others, { cell, value: typed }] : others,
    })
  }
  return (
    <div className="review-scroll" role="region" aria-label={`${statement.title || statement.sheet}: ${text.showLines}`} tabIndex={0}>
      <table className="review-lines">
        <thead>
          <tr>
            <th scope="col">{words.statement.line}</th>
            <th scope="col">{text.kindOfLine}</th>
            <th scope="col">{text.unit}</th>
            {statement.columns.map(column => (
              <th key={column.id} scope="col" className="num">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statement.lineItems.map(item => (
            <LineRow
              key={item.labelCell}
              item={item}
              statement={statement}
              correction={of(item.labelCell)}
              onChange={part => changeRow(item.labelCell, part)}
              onSettle={settle}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LineRow({
  item,
  statement,
  correction,
  onChange,
  onSettle,
}: {
  item: ImportLineItem
  statement: ImportStatement
  correction: RowCorrection
  onChange: (part: Partial<RowCorrection>) => void
  onSettle: (cell: string, typed: string) => void
}) {
  return (
    <tr data-kind={item.kind} data-ignored={correction.drop || undefined}>
      <th scope="row" style={{ paddingInlineStart: `${(correction.level ?? item.level) * 1.1}rem` }}>
        <input
          type="checkbox"
          aria-label={text.keepLine(item.label)}
          checked={!correction.drop}
          onChange={({ target }) => onChange({ drop: !target.checked })}
        />{' '}
        {item.label} <span className="quiet">{item.labelCell}</span>
      </th>
      <td>
        <select
          className="input"
          aria-label={`${text.kindOfLine}: ${item.label}`}
          value={correction.kind ?? item.kind}
          onChange={({ target }) => onChange({ kind: target.value as ImportLineItem['kind'] })}
        >
          {LINE_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {text.lineKinds[kind]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <select
          className="input"
          aria-label={`${text.unit}: ${item.label}`}
          value={correction.unit ?? item.unit}
          onChange={({ target }) => onChange({ unit: target.value as ImportLineItem['unit'] })}
        >
          {UNITS.map(unit => (
            <option key={unit} value={unit}>
              {text.units[unit]}
            </option>
          ))}
        </select>
      </td>
      {statement.columns.map(column => (
        <ValueCell key={column.id} item={item} value={item.values.find(value => value.column === column.id)} onSettle={onSettle} />
      ))}
    </tr>
  )
}

function ValueCell({
  item,
  value,
  onSettle,
}: {
  item: ImportLineItem
  value: ImportValue | undefined
  onSettle: (cell: string, typed: string) => void
}) {
  const formats = useFormats()
  if (!value) return <td />
  if (ASKED.has(value.flag))
    return (
      <td className="num asked">
        <input
          className="input num"
          size={10}
          inputMode="decimal"
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
    <td className="num" title={value.flag ? `${value.cell}: ${text.flags[value.flag] ?? ''}` : value.cell}>
      {shown}
      {value.flag && value.flag !== 'missing' && <sup aria-label={text.flags[value.flag]}>?</sup>}
    </td>
  )
}
