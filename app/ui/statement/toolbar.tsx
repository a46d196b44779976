import { type RefObject, useId } from 'react'
import { unitLine } from '#app/model/format.ts'
import type { StatementView } from '#app/model/report/views.ts'
import { useFormats } from '../formats.tsx'
import { scalesAround } from '../scale.ts'
import { ToggleGroup } from '../toggle-group.tsx'
import { words } from '../words.ts'
import { type Choice, firstChoice, type ShownColumn } from './layout.ts'

/** The unit line, and what a reader may choose: which columns are compared, all of them, the scale, a line to find. */
export function Toolbar({
  view,
  choice,
  onChoose,
  query,
  onQuery,
  found,
  search,
  onHelp,
}: {
  view: StatementView
  choice: Choice
  onChoose: (change: Partial<Choice>) => void
  query: string
  onQuery: (query: string) => void
  found: number
  search: RefObject<HTMLInputElement>
  onHelp: () => void
}) {
  const { statement } = words
  const findId = useId()
  const hasMoney = view.lineItems.some(item => item.unit === 'currency')
  const scales = scalesAround(view.unit.scale, firstChoice(view).scale)
  return (
    <div className="statement-tools">
      <div className="statement-choices">
        {view.columns.length > 1 && (
          <ToggleGroup
            legend={statement.columnsShown}
            value={choice.mode}
            onChange={mode => onChoose({ mode })}
            options={[
              { value: 'comparison', label: statement.comparison },
              { value: 'all', label: statement.allColumns },
            ]}
          />
        )}
        {choice.mode === 'comparison' && view.columns.length > 2 && (
          <p className="compare">
            <ColumnSelect label={statement.compare} view={view} value={choice.column} onChange={column => onChoose({ column })} />
            <ColumnSelect label={statement.with} view={view} value={choice.against} onChange={against => onChoose({ against })} />
          </p>
        )}
        {hasMoney && (
          <label className="inline-select">
            {statement.figuresIn}{' '}
            <select value={choice.scale} onChange={({ target }) => onChoose({ scale: Number(target.value) })}>
              {scales.map(scale => (
                <option key={scale} value={scale}>
                  {statement.scale[scale] ?? `10^${scale}`}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {view.lineItems.length > 8 && (
        <search className="statement-find">
          <label htmlFor={findId} className="sr-only">
            {statement.find}
          </label>
          <input
            id={findId}
            ref={search}
            type="search"
            value={query}
            placeholder={statement.find}
            onChange={({ target }) => onQuery(target.value)}
            onKeyDown={event => {
              if (event.key !== 'Escape') return
              onQuery('')
              event.currentTarget.blur()
            }}
          />
          <button type="button" className="keys-help" onClick={onHelp}>
            {statement.keys.open}
          </button>
        </search>
      )}
      <p className="sr-only" role="status">
        {query && statement.found(found, view.lineItems.length)}
      </p>
    </div>
  )
}

function ColumnSelect({
  label,
  view,
  value,
  onChange,
}: {
  label: string
  view: StatementView
  value: string
  onChange: (column: string) => void
}) {
  return (
    <label className="inline-select">
      {label}{' '}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {view.columns.map(column => (
          <option key={column.id} value={column.id}>
            {[column.label, column.entity].filter(Boolean).join(', ')}
          </option>
        ))}
      </select>
    </label>
  )
}

/** `USD thousands, fiscal year ends 30 June` */
export function UnitLine({ view, scale }: { view: StatementView; scale: number }) {
  const formats = useFormats()
  return <p className="unit-line">{unitLine(view.unit, formats, scale)}</p>
}

/** Which second column a narrow screen shows beside the first. */
export function NarrowSwitch({
  columns,
  value,
  onChange,
}: {
  columns: readonly ShownColumn[]
  value: string
  onChange: (key: string) => void
}) {
  const others = columns.slice(1).filter(column => column.kind !== 'picture')
  if (others.length < 2) return null
  return (
    <div className="narrow-switch">
      <ToggleGroup
        legend={words.statement.secondColumn}
        value={value}
        onChange={onChange}
        options={others.map(column => ({ value: column.key, label: column.label }))}
      />
    </div>
  )
}
