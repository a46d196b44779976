import { useState } from 'react'
import type { Figures } from '#app/model/report/section.ts'
import { valueColumns } from '#app/model/report/value-columns.ts'
import { Field, Select } from '../field.tsx'
import { words } from '../words.ts'
import type { StatementOf } from './chart-fields.tsx'
import { columnsOffered } from './columns-offered.ts'
import { newKey } from './new-key.ts'

const text = words.editor.figures
type Figure = Figures['figures'][number]

const MOST = 5

/** At most five figures, each a line and a column of a statement. The form gets them as JSON in `body`. */
export function FiguresFields({
  statements,
  initial,
  errors,
}: {
  statements: StatementOf[]
  initial: Figures
  errors: Record<string, string>
}) {
  const [rows, setRows] = useState<(Figure | null)[]>(() => Array.from({ length: MOST }, (_, at) => initial.figures[at] ?? null))
  const change = (at: number, figure: Figure | null) => setRows(before => before.with(at, figure))
  const body: Figures = { kind: 'figures', figures: rows.filter(row => row !== null) }
  return (
    <>
      <input type="hidden" name="body" value={JSON.stringify(body)} />
      <p className="field-hint">{text.lead}</p>
      {rows.map((figure, at) => (
        <FigureFields
          key={at}
          at={at}
          figure={figure}
          statements={statements}
          error={figure ? errors[`figures.${body.figures.indexOf(figure)}`] : undefined}
          onChange={next => change(at, next)}
        />
      ))}
    </>
  )
}

function FigureFields({
  at,
  figure,
  statements,
  error,
  onChange,
}: {
  at: number
  figure: Figure | null
  statements: StatementOf[]
  error: string | undefined
  onChange: (figure: Figure | null) => void
}) {
  const statement = statements.find(candidate => candidate.id === figure?.statementId)
  const choose = (value: string) => {
    const [statementId = '', lineItemId = ''] = value.split(':')
    const chosen = statements.find(candidate => candidate.id === statementId)
    if (!chosen) return onChange(null)
    const { comparison, columns } = chosen.body
    onChange({
      id: figure?.id ?? newKey(),
      label: '',
      statementId,
      lineItemId,
      columnId: comparison?.column ?? valueColumns(columns)[0]?.id ?? '',
      against: comparison?.against ?? null,
    })
  }
  const columns = statement ? columnsOffered(statement.body.columns, [figure?.columnId ?? null, figure?.against ?? null]) : []
  return (
    <fieldset className="figure-fields">
      <legend>{text.figure(at + 1)}</legend>
      <Select
        label={text.line}
        name={`figures.${at}`}
        value={figure ? `${figure.statementId}:${figure.lineItemId}` : ''}
        onChange={({ target }) => choose(target.value)}
        {...(error ? { error } : {})}
      >
        <option value="">{text.none}</option>
        {statements.map(({ id, title, body }) => (
          <optgroup key={id} label={title}>
            {body.lineItems
              .filter(item => item.kind !== 'heading')
              .map(item => (
                <option key={item.id} value={`${id}:${item.id}`}>
                  {item.label}
                </option>
              ))}
          </optgroup>
        ))}
      </Select>
      {figure && (
        <>
          <Select
            label={text.column}
            name={`figures.${at}.column`}
            value={figure.columnId}
            options={columns}
            onChange={({ target }) => onChange({ ...figure, columnId: target.value })}
          />
          <Select
            label={text.against}
            name={`figures.${at}.against`}
            value={figure.against ?? ''}
            options={[{ value: '', label: words.editor.statement.noComparison }, ...columns]}
            onChange={({ target }) => onChange({ ...figure, against: target.value || null })}
          />
          <Field
            label={text.label}
            hint={text.labelHint}
            name={`figures.${at}.label`}
            optional
            maxLength={200}
            value={figure.label}
            onChange={({ target }) => onChange({ ...figure, label: target.value })}
          />
        </>
      )}
    </fieldset>
  )
}
