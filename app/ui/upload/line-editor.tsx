import { type KeyboardEvent, useState } from 'react'
import type { ImportLineItem } from '#app/model/report/import.ts'
import type { StatementCorrection } from '#app/model/report/ingest/settling/corrections.ts'
import { LINE_KINDS, UNITS } from '#app/model/report/section.ts'
import { Button } from '../button.tsx'
import { Checkbox, Field, Select } from '../field.tsx'
import { words } from '../words.ts'

const text = words.editor.upload
export type RowCorrection = NonNullable<StatementCorrection['rows']>[number]

/** What can be corrected of one line: its words, how deep it stands, what it is and counts in, whether it is taken. */
export function LineEditor({
  item,
  correction,
  level,
  deepest,
  sumOf,
  partOf,
  guess,
  onChange,
  onDone,
}: {
  item: ImportLineItem
  correction: RowCorrection
  level: number
  deepest: number
  /** What it adds up, with signs; empty where nobody knows. */
  sumOf: string
  /** The line that it belongs to. */
  partOf: string
  /** Which direction the words of the line say is good. */
  guess: 'up' | 'down' | null
  onChange: (part: Partial<RowCorrection>) => void
  onDone: () => void
}) {
  const named = correction.label ?? item.label
  const keys = (event: KeyboardEvent) => {
    const writing = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (event.key !== 'Escape' && !(event.key === 'Enter' && writing)) return
    // Enter would send the whole page.
    event.preventDefault()
    onDone()
  }
  return (
    <div className="line-editor" role="group" aria-label={text.editLine(item.label || item.labelCell)} onKeyDown={keys}>
      {(sumOf || partOf) && (
        <p className="field-hint line-parts">{[sumOf && text.sumOf(sumOf), partOf && text.belongsTo(partOf)].filter(Boolean).join(' ')}</p>
      )}
      <Field
        label={text.lineLabel}
        name="line.label"
        type="text"
        maxLength={500}
        defaultValue={named}
        placeholder={item.label}
        onChange={({ target }) => onChange({ label: target.value.trim() || undefined })}
      />
      <Select
        label={text.kindOfLine}
        name="line.kind"
        value={correction.kind ?? item.kind}
        options={LINE_KINDS.map(kind => ({ value: kind, label: text.lineKinds[kind] }))}
        onChange={({ target }) => onChange({ kind: target.value as ImportLineItem['kind'] })}
      />
      <Select
        label={text.unit}
        name="line.unit"
        value={correction.unit ?? item.unit}
        options={UNITS.map(unit => ({ value: unit, label: text.units[unit] }))}
        onChange={({ target }) => onChange({ unit: target.value as ImportLineItem['unit'] })}
      />
      {(correction.unit ?? item.unit) === 'percent' && (
        <Select
          label={text.whole}
          name="line.whole"
          value={String(correction.whole ?? item.whole ?? 100)}
          options={Object.entries(text.wholes).map(([value, label]) => ({ value, label }))}
          onChange={({ target }) => onChange({ whole: target.value === '1' ? 1 : 100 })}
        />
      )}
      <OwnUnit item={item} correction={correction} unit={correction.unit ?? item.unit} onChange={onChange} />
      <Select
        label={text.good}
        name="line.good"
        value={(correction.good === undefined ? (item.good === undefined ? guess : item.good) : correction.good) ?? ''}
        options={Object.entries(text.goods).map(([value, label]) => ({ value, label }))}
        onChange={({ target }) => onChange({ good: target.value === 'up' || target.value === 'down' ? target.value : null })}
      />
      <div className="line-depth">
        <span>{text.depth(level)}</span>
        <Button type="button" size="small" resting={level === 0} onClick={() => onChange({ level: level - 1 })}>
          <span aria-hidden="true">←</span> {text.further.out}
        </Button>
        <Button type="button" size="small" resting={level >= deepest} onClick={() => onChange({ level: level + 1 })}>
          {text.further.in} <span aria-hidden="true">→</span>
        </Button>
      </div>
      <Checkbox
        label={text.keepLine(named || item.labelCell)}
        name="line.take"
        checked={!correction.drop}
        onChange={({ target }) => onChange({ drop: !target.checked })}
      />
      <Button type="button" kind="quiet" size="small" onClick={onDone}>
        {text.doneLine}
      </Button>
    </div>
  )
}

/** The power of ten and the currency of a line that does not go with its statement. */
function OwnUnit({
  item,
  correction,
  unit,
  onChange,
}: {
  item: ImportLineItem
  correction: RowCorrection
  unit: ImportLineItem['unit']
  onChange: (part: Partial<RowCorrection>) => void
}) {
  const scale = correction.scale === undefined ? item.scale : correction.scale
  const [currency, setCurrency] = useState((correction.currency === undefined ? item.currency : correction.currency) ?? '')
  if (unit !== 'currency' && unit !== 'per share') return null
  return (
    <>
      {unit === 'currency' && (
        <Select
          label={text.ownScale}
          name="line.scale"
          value={scale === null || scale === undefined ? '' : String(scale)}
          options={[{ value: '', label: text.asStatement }, ...Object.entries(text.scales).map(([value, label]) => ({ value, label }))]}
          onChange={({ target }) => onChange({ scale: target.value === '' ? null : Number(target.value) })}
        />
      )}
      <Field
        label={text.ownCurrency}
        name="line.currency"
        type="text"
        maxLength={3}
        size={4}
        value={currency}
        placeholder={text.asStatement}
        {...(/^(?:[A-Z]{3})?$/.test(currency) ? {} : { error: text.currencyHint })}
        onChange={({ target }) => {
          const typed = target.value.trim().toUpperCase()
          setCurrency(typed)
          // Half a currency corrects nothing.
          if (/^(?:[A-Z]{3})?$/.test(typed)) onChange({ currency: typed || null })
        }}
      />
    </>
  )
}
