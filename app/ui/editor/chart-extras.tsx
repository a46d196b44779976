import { useState } from 'react'
import { decimalMarkOf } from '#app/model/format.ts'
import type { Chart as ChartBody, Statement } from '#app/model/report/section.ts'
import { readTyped } from '#app/model/report/typed.ts'
import { Button } from '../button.tsx'
import { Checkbox, Field, Select } from '../field.tsx'
import { useFormats } from '../formats.tsx'
import { words } from '../words.ts'

const text = words.editor.chart
interface Extra {
  body: ChartBody
  statement: Statement
  onChange: (part: Partial<ChartBody>) => void
  error?: string | undefined
}
const MOST_NOTES = 12

/** Which lines of a combined chart are lines. */
export function AsLine({ body, statement, onChange }: Extra) {
  const chosen = body.asLine ?? body.lineItemIds.slice(-1)
  return (
    <fieldset className="field">
      <legend>{text.asLine}</legend>
      {body.lineItemIds.map(id => (
        <Checkbox
          key={id}
          name={`asLine.${id}`}
          label={statement.lineItems.find(item => item.id === id)?.label ?? ''}
          checked={chosen.includes(id)}
          onChange={({ target }) => onChange({ asLine: target.checked ? [...chosen, id] : chosen.filter(other => other !== id) })}
        />
      ))}
    </fieldset>
  )
}

/** A line of the statement, or a figure, that was to be reached. */
export function TargetFields({ body: { target }, statement, onChange, error }: Extra) {
  const mark = decimalMarkOf(useFormats())
  const [typed, setTyped] = useState(() => target?.value?.replace('.', mark) ?? '')
  const [wrong, setWrong] = useState(false)
  const choice = target ? (target.lineItemId ?? 'typed') : ''
  return (
    <div className="field-row chart-target">
      <Select
        label={text.target}
        name="target"
        value={choice}
        {...(error ? { error } : {})}
        onChange={({ target: { value } }) =>
          onChange({
            target: value === '' ? undefined : { lineItemId: value === 'typed' ? null : value, value: null, label: target?.label ?? '' },
          })
        }
        options={[
          { value: '', label: text.noTarget },
          { value: 'typed', label: text.typedTarget },
          ...statement.lineItems.filter(({ kind }) => kind !== 'heading').map(({ id, label }) => ({ value: id, label })),
        ]}
      />
      {choice === 'typed' && target && (
        <Field
          label={text.targetValue}
          name="target.value"
          inputMode="decimal"
          value={typed}
          {...(wrong ? { error: text.noNumber } : {})}
          onChange={({ target: { value } }) => {
            setTyped(value)
            const read = readTyped(value, mark)
            setWrong(value !== '' && read.is !== 'number')
            onChange({ target: { ...target, value: read.is === 'number' ? read.value : null } })
          }}
        />
      )}
      {target && (
        <Field
          label={text.targetLabel}
          name="target.label"
          optional
          maxLength={200}
          value={target.label}
          onChange={({ target: { value } }) => onChange({ target: { ...target, label: value } })}
        />
      )}
    </div>
  )
}

/** Remarks at points of the chart. */
export function NoteFields({ body, statement, onChange }: Extra) {
  const notes = body.notes ?? []
  const points = body.lineItemIds.flatMap(line =>
    body.columnIds.flatMap(column => {
      const item = statement.lineItems.find(({ id }) => id === line)
      const head = statement.columns.find(({ id }) => id === column)
      return item?.values[column]?.value && head ? [{ value: `${line}:${column}`, label: `${item.label}, ${head.label}` }] : []
    }),
  )
  const free = points.find(({ value }) => !notes.some(({ pointId }) => pointId === value))
  const change = (at: number, part: Partial<(typeof notes)[number]>) =>
    onChange({ notes: notes.map((note, index) => (index === at ? { ...note, ...part } : note)) })
  return (
    <fieldset className="field">
      <legend>{text.notes}</legend>
      {notes.map(({ pointId, text: said }, at) => (
        // A remark is its place in the list: its point and text are both being edited.
        <div key={at} className="field-row chart-remark">
          <Select
            label={text.point}
            name={`notes.${at}.pointId`}
            value={pointId}
            options={points}
            onChange={({ target }) => change(at, { pointId: target.value })}
          />
          <Field
            label={text.note}
            name={`notes.${at}.text`}
            maxLength={300}
            value={said}
            onChange={({ target }) => change(at, { text: target.value })}
          />
          <Button
            type="button"
            kind="quiet"
            size="small"
            aria-label={text.removeNote}
            onClick={() => onChange({ notes: notes.toSpliced(at, 1) })}
          >
            ×
          </Button>
        </div>
      ))}
      {free && notes.length < MOST_NOTES && (
        <Button type="button" size="small" onClick={() => onChange({ notes: [...notes, { pointId: free.value, text: '' }] })}>
          {text.addNote}
        </Button>
      )}
    </fieldset>
  )
}
