import { isPeriodKey, periodLabel } from '#app/model/period.ts'
import type { ImportColumn } from '#app/model/report/import.ts'
import type { StatementCorrection } from '#app/model/report/ingest/correct.ts'
import { SCENARIOS } from '#app/model/report/section.ts'
import { words } from '../words.ts'

const text = words.editor.upload
type ColumnCorrection = NonNullable<StatementCorrection['columns']>[number]

/** Each column of the file: what it says, which period and scenario that is, whether it comes in. */
export function ColumnsReview({
  title,
  columns,
  corrections,
  onCorrect,
}: {
  /** Of the statement: a page reviews several. */
  title: string
  columns: ImportColumn[]
  corrections: ColumnCorrection[]
  onCorrect: (columns: ColumnCorrection[]) => void
}) {
  const of = (id: string): ColumnCorrection => corrections.find(correction => correction.id === id) ?? { id }
  const change = (id: string, part: Partial<ColumnCorrection>) =>
    onCorrect([...corrections.filter(correction => correction.id !== id), { ...of(id), ...part }])
  return (
    <div className="review-scroll" role="region" aria-label={`${title}: ${text.columns}`} tabIndex={0}>
      <table className="review-columns">
        <caption>{text.columns}</caption>
        <thead>
          <tr>
            <th scope="col">{text.columnLabel}</th>
            <th scope="col">{text.period}</th>
            <th scope="col">{text.scenario}</th>
            <th scope="col">{text.role}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(column => (
            <ColumnRow key={column.id} column={column} correction={of(column.id)} onChange={part => change(column.id, part)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ColumnRow({
  column,
  correction,
  onChange,
}: {
  column: ImportColumn
  correction: ColumnCorrection
  onChange: (part: Partial<ColumnCorrection>) => void
}) {
  const period = (correction.period === undefined ? column.period : correction.period) ?? ''
  const wrong = period !== '' && !isPeriodKey(period)
  return (
    <tr data-ignored={correction.ignore || undefined}>
      <th scope="row">
        {column.label || '–'} <span className="quiet">{column.headerCells[0]}</span>
      </th>
      <td data-fault={wrong ? '' : undefined}>
        <input
          className="input"
          aria-label={`${text.period}: ${column.label}`}
          aria-invalid={wrong || undefined}
          placeholder={text.noPeriod}
          size={14}
          value={period}
          onChange={({ target }) => onChange({ period: target.value.trim() || null })}
        />
        <span className="quiet">{wrong ? text.periodHint : period && periodLabel(period)}</span>
      </td>
      <td>
        <select
          className="input"
          aria-label={`${text.scenario}: ${column.label}`}
          value={correction.scenario ?? column.scenario}
          onChange={({ target }) => onChange({ scenario: target.value as ImportColumn['scenario'] })}
        >
          {SCENARIOS.map(scenario => (
            <option key={scenario} value={scenario}>
              {words.statement.scenario[scenario]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <label className="radio">
          <input type="checkbox" checked={!correction.ignore} onChange={({ target }) => onChange({ ignore: !target.checked })} />
          <span>{text.roles[column.role]}</span>
        </label>
      </td>
    </tr>
  )
}
