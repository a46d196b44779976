import { useState } from 'react'
import { CHART_FORMS, type Chart as ChartBody, type Section, type Statement } from '#app/model/report/section.ts'
import { inOrderOfTime } from '#app/model/report/chart-order.ts'
import { partsOf, totalFirst } from '#app/model/report/view-chart.ts'
import { viewSection } from '#app/model/report/views.ts'
import { valueColumns } from '#app/model/report/value-columns.ts'
import { Chart } from '../charts/chart.tsx'
import { Field, Fault, Select } from '../field.tsx'
import { useFormats } from '../formats.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { words } from '../words.ts'
import { AsLine, NoteFields, TargetFields } from './chart-extras.tsx'
import { columnsOffered } from './columns-offered.ts'

const text = words.editor.chart
export interface StatementOf {
  id: string
  title: string
  body: Statement
}

/** The chart to begin with: the lines that were chosen, the columns that the statement is looked at by. */
export function firstChart(statement: StatementOf, lineItemIds: string[]): ChartBody {
  const { comparison, columns, lineItems } = statement.body
  const compared = comparison
    ? [comparison.against, comparison.column]
    : valueColumns(columns)
        .slice(0, 12)
        .map(column => column.id)
  const lines = lineItems.filter(({ id }) => lineItemIds.includes(id))
  const known = lineItemIds.filter(id => lines.some(item => item.id === id))
  const units = new Set(lines.map(({ unit }) => unit)).size
  const form = lines.length > 6 || units > 2 ? 'multiples' : units === 2 ? 'combined' : 'column'
  return { kind: 'chart', form, statementId: statement.id, lineItemIds: known, columnIds: compared, caption: '' }
}

/** What a chart shows, with the chart itself below. The form gets it as JSON in `body`. */
export function ChartFields({
  statements,
  initial,
  errors,
}: {
  statements: StatementOf[]
  initial: ChartBody
  errors: Record<string, string>
}) {
  const { fiscalYearStart } = useFormats()
  const fit = (body: ChartBody) => fitting(body, statements, fiscalYearStart)
  const [body, setBody] = useState(() => fit(initial))
  const change = (part: Partial<ChartBody>) => setBody(before => fit({ ...before, ...part }))
  const chosen = statements.find(statement => statement.id === body.statementId) ?? statements[0]
  if (!chosen) return null
  const { lineItems, columns } = chosen.body
  const complete = body.lineItemIds.length > 0 && body.columnIds.length > 0
  return (
    <>
      <input type="hidden" name="body" value={JSON.stringify(body)} />
      {statements.length > 1 && (
        <Select
          label={text.statement}
          name="statementId"
          value={body.statementId}
          onChange={({ target }) => {
            const next = statements.find(statement => statement.id === target.value)
            if (next) setBody(fit(firstChart(next, [])))
          }}
          options={statements.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <div className="choices">
        <Boxes
          legend={text.lines}
          name="lineItemIds"
          things={lineItems.filter(item => item.kind !== 'heading').map(item => ({ id: item.id, label: item.label, level: item.level }))}
          chosen={body.lineItemIds}
          onChange={lineItemIds => change({ lineItemIds })}
          error={errors.lineItemIds && (body.lineItemIds.length === 0 ? text.chooseLines : errors.lineItemIds)}
        />
        <Boxes
          legend={text.columns}
          name="columnIds"
          things={columnsOffered(columns, body.columnIds).map(({ value, label }) => ({ id: value, label, level: 0 }))}
          chosen={body.columnIds}
          onChange={columnIds => change({ columnIds })}
          error={errors.columnIds && (body.columnIds.length === 0 ? text.chooseColumns : errors.columnIds)}
        />
      </div>
      <RadioGroup
        legend={text.form}
        name="chartForm"
        value={body.form}
        onChange={form => change(shapedFor(form as ChartBody['form'], body, chosen.body))}
        {...(errors.form ? { error: errors.form } : {})}
        options={CHART_FORMS.map(form => ({
          value: form,
          label: text.forms[form],
          hint: text.formHints[form],
        }))}
      />
      {body.form === 'combined' && body.lineItemIds.length > 1 && <AsLine body={body} statement={chosen.body} onChange={change} />}
      {TARGETED.has(body.form) && <TargetFields body={body} statement={chosen.body} onChange={change} error={errors.target} />}
      <Select
        label={text.reveal}
        name="reveal"
        value={body.reveal ?? 'whole'}
        onChange={({ target }) => change({ reveal: target.value as ChartBody['reveal'] })}
        options={[
          { value: 'whole', label: text.whole },
          { value: 'by point', label: body.form === 'waterfall' || body.form === 'bridge' ? text.byBar : text.byPoint },
        ]}
      />
      <Field
        label={text.caption}
        name="caption"
        optional
        value={body.caption}
        maxLength={1_000}
        onChange={({ target }) => change({ caption: target.value })}
      />
      {complete && <NoteFields body={body} statement={chosen.body} onChange={change} />}
      {complete && (
        <section className="editor-preview" aria-label={text.preview}>
          <Chart title={text.preview} view={previewOf(body, chosen)} />
        </section>
      )}
    </>
  )
}

const TARGETED = new Set<ChartBody['form']>(['column', 'line', 'area', 'combined', 'multiples'])

/** A waterfall takes one column, a bridge one total with its parts and two columns: what is chosen already, as far as it fits. */
function shapedFor(form: ChartBody['form'], { lineItemIds, columnIds }: ChartBody, statement: Statement): Partial<ChartBody> {
  // A waterfall is drawn of one column: the one that is looked at.
  if (form === 'waterfall') {
    const looked = statement.comparison?.column
    return { form, columnIds: looked && columnIds.includes(looked) ? [looked] : columnIds.slice(-1) }
  }
  if (form !== 'bridge') return { form }
  const only = lineItemIds.length === 1 ? statement.lineItems.find(({ id }) => id === lineItemIds[0]) : undefined
  const total = only ?? statement.lineItems.find(({ id, kind }) => lineItemIds.includes(id) && (kind === 'subtotal' || kind === 'total'))
  const lines = total ? [total.id, ...(only ? partsOf(statement, total) : lineItemIds.filter(id => id !== total.id))] : lineItemIds
  return { form, lineItemIds: lines, columnIds: columnIds.slice(-2) }
}

/** Columns in the order of time. Remarks and lines that are drawn as lines go with what they belong to. */
function fitting(body: ChartBody, statements: readonly StatementOf[], firstMonth: number): ChartBody {
  const { asLine, notes, ...rest } = body
  const statement = statements.find(({ id }) => id === body.statementId)?.body
  if (statement) rest.columnIds = inOrderOfTime(body.columnIds, statement.columns, firstMonth)
  if (body.form === 'bridge' && statement) rest.lineItemIds = totalFirst(statement, body.lineItemIds)
  const points = new Set(body.lineItemIds.flatMap(line => body.columnIds.map(column => `${line}:${column}`)))
  const lines = asLine?.filter(id => body.lineItemIds.includes(id)) ?? []
  const kept = notes?.filter(({ pointId }) => points.has(pointId)) ?? []
  return { ...rest, ...(lines.length > 0 && { asLine: lines }), ...(kept.length > 0 && { notes: kept }) }
}

function previewOf(body: ChartBody, statement: StatementOf) {
  const section = (id: string, title: string, body: Section['body']): Section => ({ id, title, notes: '', minutes: 0, body })
  const source = section(statement.id, statement.title, statement.body)
  const view = viewSection(section('preview', '', body), {
    section: id => (id === source.id ? source : undefined),
    squad: () => undefined,
    markdown: () => '',
    picture: () => '',
  })
  if (view.body.kind !== 'chart') throw new Error('a chart is viewed as a chart')
  return view.body
}

/** Boxes in the order of the statement; the choice keeps that order. */
function Boxes({
  legend,
  name,
  things,
  chosen,
  onChange,
  error,
}: {
  legend: string
  name: string
  things: { id: string; label: string; level: number }[]
  chosen: string[]
  onChange: (ids: string[]) => void
  error: string | undefined
}) {
  const toggle = (id: string) => {
    const wanted = new Set(chosen)
    if (!wanted.delete(id)) wanted.add(id)
    onChange(things.map(thing => thing.id).filter(id => wanted.has(id)))
  }
  return (
    <fieldset className="field boxes" data-fault={error ? '' : undefined}>
      <legend>{legend}</legend>
      <div className="boxes-list">
        {things.map(thing => (
          <label key={thing.id} className="radio" style={{ paddingInlineStart: `${thing.level}rem` }}>
            <input
              type="checkbox"
              name={name}
              value={thing.id}
              checked={chosen.includes(thing.id)}
              aria-invalid={error ? true : undefined}
              onChange={() => toggle(thing.id)}
            />
            <span>{thing.label}</span>
          </label>
        ))}
      </div>
      <Fault id={name} text={error} />
    </fieldset>
  )
}
