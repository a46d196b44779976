import { Form, useNavigation } from '../framework.ts'
import { useState } from 'react'
import { Button } from '../button.tsx'
import { Checkbox, Field, Select, TextArea } from '../field.tsx'
import { FormErrors } from '../form-errors.tsx'
import { Link } from '../framework.ts'
import { Notice } from '../notice.tsx'
import { RadioGroup } from '../radio-group.tsx'
import { words } from '../words.ts'

const text = words.editor.removals
const WHATS = ['value', 'volume', 'line item', 'section', 'text', 'report'] as const
type What = (typeof WHATS)[number]

/** Another place that says what is to be removed. */
export interface Place {
  key: string
  reportId: string
  report: string
  section: string
  label: string
}

interface SectionChoice {
  id: string
  title: string
  lines: { id: string; label: string }[]
  columns: { id: string; label: string }[]
  volumes: { id: string; label: string }[]
}

/** What to remove for good, and what becomes of it elsewhere once the server has told where that is. */
export function RemovalForm({
  sections,
  errors,
  typed,
  places,
}: {
  sections: SectionChoice[]
  errors: Record<string, string>
  typed: Readonly<Record<string, unknown>>
  places: Place[]
}) {
  const statements = sections.filter(section => section.lines.length > 0)
  const plans = sections.filter(section => section.volumes.length > 0)
  const [what, setWhat] = useState<What>(statements.length ? 'value' : 'text')
  const [sectionId, setSection] = useState('')
  const busy = useNavigation().state !== 'idle'
  const choices = what === 'section' ? sections : what === 'volume' ? plans : statements
  const section = choices.find(candidate => candidate.id === sectionId) ?? choices[0]
  const options = (things: { id: string; label: string }[]) => things.map(({ id, label }) => ({ value: id, label }))
  const offered = WHATS.filter(each =>
    each === 'value' || each === 'line item' ? statements.length > 0 : each !== 'volume' || plans.length > 0,
  )
  return (
    <Form method="post">
      <FormErrors errors={errors} />
      <RadioGroup
        legend={text.what}
        name="what"
        value={what}
        onChange={value => setWhat(value as What)}
        options={offered.map(value => ({ value, label: text.choose[value] }))}
      />
      {(what === 'value' || what === 'volume' || what === 'line item' || what === 'section') && (
        <Select
          label={text.section}
          name="sectionId"
          value={section?.id}
          onChange={({ target }) => setSection(target.value)}
          options={choices.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      {(what === 'value' || what === 'line item') && section && (
        <Select label={text.line} name="lineItemId" options={options(section.lines)} />
      )}
      {what === 'value' && section && <Select label={text.column} name="columnId" options={options(section.columns)} hint={text.totals} />}
      {what === 'volume' && section && (
        <>
          <Select label={text.volume} name="volumeId" options={options(section.volumes)} />
          <Select label={text.side} name="side" options={(['planned', 'actual'] as const).map(value => ({ value, label: text[value] }))} />
        </>
      )}
      {what === 'text' && (
        <TextArea
          label={text.passage}
          hint={text.passageHint}
          name="text"
          rows={2}
          defaultValue={String(typed.text ?? '')}
          {...(errors.text ? { error: errors.text } : {})}
        />
      )}
      <Field
        label={text.reason}
        hint={text.reasonHint}
        name="reason"
        maxLength={500}
        defaultValue={String(typed.reason ?? '')}
        {...(errors.reason ? { error: errors.reason } : {})}
      />
      {places.length > 0 && <Elsewhere places={places} error={errors.elsewhere} />}
      <Notice tone="bad">
        <p>{text.stays}</p>
        <p>{text.workbook}</p>
      </Notice>
      <Checkbox label={text.confirm} name="sure" value="yes" {...(errors.sure ? { error: errors.sure } : {})} />
      <div className="actions">
        <Button kind="danger" busy={busy}>
          {text.do}
        </Button>
      </div>
    </Form>
  )
}

function Elsewhere({ places, error }: { places: Place[]; error: string | undefined }) {
  return (
    <>
      {places.map(({ key }) => (
        <input key={key} type="hidden" name="told" value={key} />
      ))}
      <RadioGroup
        legend={text.elsewhere}
        hint={
          <>
            {places.map(({ key, reportId, report, section, label }) => (
              <span key={key} className="block">
                <Link to={`/reports/${reportId}`}>{report}</Link> · {section}
                {label && ` · ${label}`}
              </span>
            ))}
            {text.elsewhereHint}
          </>
        }
        name="elsewhere"
        options={(['remove', 'leave'] as const).map(value => ({ value, label: text.elsewhereDo[value] }))}
        {...(error ? { error } : {})}
      />
    </>
  )
}
