import { periodLabel } from '#app/model/period.ts'
import { periodOfText } from '#app/model/period-text.ts'
import type { ImportColumn } from '#app/model/report/import.ts'
import type { StatementCorrection } from '#app/model/report/ingest/settling/corrections.ts'
import { SCENARIOS } from '#app/model/report/section.ts'
import { words } from '../words.ts'
import { columnFieldId } from './place.ts'

const text = words.editor.upload
export type ColumnCorrection = NonNullable<StatementCorrection['columns']>[number]

/** Each column of the file: what it says, which period and scenario that is, whether it comes in. */
export function ColumnsReview({
  at,
  title,
  columns,
  corrections,
  onCorrect,
}: {
  /** The place of the statement: a page reviews several. */
  at: number
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
            <th scope="col">{text.entity}</th>
            <th scope="col">{text.role}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(column => (
            <ColumnRow key={column.id} at={at} column={column} correction={of(column.id)} onChange={part => change(column.id, part)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Role = ImportColumn['role']

/** What a column is taken for, as corrected; null: left out by a person. A period given to something else makes it figures of that period. */
export function roleOf(column: ImportColumn, correction: ColumnCorrection): Role | null {
  if (correction.ignore) return null
  return correction.role ?? (column.role === 'other' && correction.period ? 'period' : column.role)
}

function ColumnRow({
  at,
  column,
  correction,
  onChange,
}: {
  at: number
  column: ImportColumn
  correction: ColumnCorrection
  onChange: (part: Partial<ColumnCorrection>) => void
}) {
  const period = (correction.period === undefined ? column.period : correction.period) ?? ''
  const read = periodOfText(period)
  const wrong = period !== '' && read === null
  const role = roleOf(column, correction)
  const roles: (Role | 'none')[] = ['period', 'detail', column.role === 'variance' || column.role === 'other' ? column.role : 'none']
  const named = correction.label ?? column.label
  return (
    <tr data-ignored={role === null || (role === 'variance' && !column.variance) || role === 'other' || undefined}>
      <th scope="row">
        <input
          className="input"
          aria-label={`${text.columnLabel} ${column.id}`}
          size={18}
          maxLength={200}
          defaultValue={named}
          placeholder={column.label}
          onChange={({ target }) => onChange({ label: target.value.trim() || undefined })}
        />{' '}
        <span className="quiet">{column.headerCells.at(-1)}</span>
      </th>
      <td data-fault={wrong ? '' : undefined}>
        <input
          className="input"
          id={columnFieldId(at, column.id, 'period')}
          aria-label={`${text.period}: ${column.label}`}
          aria-invalid={wrong || undefined}
          placeholder={text.noPeriod}
          size={14}
          value={period}
          onChange={({ target }) => onChange({ period: target.value.trim() || null })}
        />
        <span className="quiet">{wrong ? text.periodHint : read && periodLabel(read)}</span>
      </td>
      <td>
        <select
          className="input"
          id={columnFieldId(at, column.id, 'scenario')}
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
        <input
          className="input"
          id={columnFieldId(at, column.id, 'entity')}
          aria-label={`${text.entity}: ${column.label}`}
          size={12}
          maxLength={200}
          value={(correction.entity === undefined ? column.entity : correction.entity) ?? ''}
          onChange={({ target }) => onChange({ entity: target.value || null })}
        />
      </td>
      <td>
        <select
          className="input"
          id={columnFieldId(at, column.id, 'role')}
          aria-label={`${text.role}: ${column.label}`}
          value={role ?? roles[2]}
          onChange={({ target }) =>
            onChange(target.value === 'none' ? { ignore: true, role: undefined } : { ignore: undefined, role: target.value as Role })
          }
        >
          {roles.map(choice => (
            <option key={choice} value={choice}>
              {text.roles[choice]}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
