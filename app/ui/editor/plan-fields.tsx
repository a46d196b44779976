import { useState } from 'react'
import { decimalMarkOf } from '#app/model/format.ts'
import type { Decimal } from '#app/model/money.ts'
import { type Plan, PLAN_STATUSES, type PlanItem, type Volume } from '#app/model/report/section.ts'
import { readTyped, type Typed } from '#app/model/report/typed.ts'
import { Button } from '../button.tsx'
import { useFormats } from '../formats.tsx'
import { withoutItem } from '#app/model/report/plan-tree.ts'
import { words } from '../words.ts'
import { newKey } from './new-key.ts'

const text = words.editor.plan

const emptyItem = (): PlanItem => ({
  id: newKey(),
  number: '',
  label: '',
  owner: '',
  from: null,
  to: null,
  status: 'not started',
  progress: null,
  confidence: null,
  note: '',
})
const emptyVolume = (): Volume => ({ id: newKey(), label: '', unit: '', period: '', planned: null, actual: null })

/** Plan items and volumes as rows. The form gets them as JSON in `body`; what was typed stays here whatever the server answers. */
export function PlanFields({ initial, errors }: { initial: Plan; errors: Record<string, string> }) {
  const [items, setItems] = useState(initial.items)
  const [volumes, setVolumes] = useState(initial.volumes)
  const body: Plan = { kind: 'plan', items, volumes }
  const changeItem = (at: number, part: Partial<PlanItem>) =>
    setItems(before => before.map((item, index) => (index === at ? { ...item, ...part } : item)))
  const changeVolume = (at: number, part: Partial<Volume>) =>
    setVolumes(before => before.map((volume, index) => (index === at ? { ...volume, ...part } : volume)))
  const faultOf = (list: 'items' | 'volumes', at: number, field: string) => errors[`${list}.${at}.${field}`]
  return (
    <>
      <input type="hidden" name="body" value={JSON.stringify(body)} />
      <fieldset className="rows">
        <legend>{text.items}</legend>
        {items.map((item, at) => (
          <div key={item.id} className="row-fields plan-item">
            <Cell
              label={text.number}
              fault={faultOf('items', at, 'number')}
              value={item.number}
              onChange={number => changeItem(at, { number })}
              size={4}
            />
            <Cell
              label={text.label}
              fault={faultOf('items', at, 'label')}
              value={item.label}
              onChange={label => changeItem(at, { label })}
              wide
            />
            <Cell
              label={text.owner}
              fault={faultOf('items', at, 'owner')}
              value={item.owner}
              onChange={owner => changeItem(at, { owner })}
            />
            <Cell
              label={text.from}
              fault={faultOf('items', at, 'from')}
              type="date"
              value={item.from ?? ''}
              onChange={from => changeItem(at, { from: from || null })}
            />
            <Cell
              label={text.to}
              fault={faultOf('items', at, 'to')}
              type="date"
              value={item.to ?? ''}
              onChange={to => changeItem(at, { to: to || null })}
            />
            <Choice
              label={text.status}
              value={item.status}
              options={PLAN_STATUSES.map(value => [value, text.statuses[value]])}
              onChange={status => changeItem(at, { status: status as PlanItem['status'] })}
            />
            <Cell
              label={text.progress}
              fault={faultOf('items', at, 'progress')}
              type="number"
              value={item.progress === null ? '' : String(item.progress)}
              onChange={value => changeItem(at, { progress: value === '' ? null : Number(value) })}
              size={4}
            />
            <Choice
              label={text.confidence}
              value={item.confidence ?? ''}
              options={[
                ['', '–'],
                ...(['high', 'medium', 'low'] as const).map(value => [value, text.confidences[value]] as [string, string]),
              ]}
              onChange={value => changeItem(at, { confidence: (value || null) as PlanItem['confidence'] })}
            />
            <Cell
              label={text.note}
              fault={faultOf('items', at, 'note')}
              value={item.note}
              onChange={note => changeItem(at, { note })}
              wide
            />
            <Remove label={item.label} onClick={() => setItems(before => withoutItem(before, at))} />
          </div>
        ))}
        <Button type="button" onClick={() => setItems(before => [...before, emptyItem()])}>
          {text.addItem}
        </Button>
      </fieldset>
      <fieldset className="rows">
        <legend>{text.volumes}</legend>
        {volumes.map((volume, at) => (
          <div key={volume.id} className="row-fields volume">
            <Cell
              label={text.label}
              fault={faultOf('volumes', at, 'label')}
              value={volume.label}
              onChange={label => changeVolume(at, { label })}
              wide
            />
            <Cell
              label={text.unit}
              fault={faultOf('volumes', at, 'unit')}
              value={volume.unit}
              onChange={unit => changeVolume(at, { unit })}
            />
            <Cell
              label={text.period}
              fault={faultOf('volumes', at, 'period')}
              value={volume.period}
              onChange={period => changeVolume(at, { period })}
            />
            <Amount
              label={text.planned}
              fault={faultOf('volumes', at, 'planned')}
              initial={volume.planned}
              onChange={planned => changeVolume(at, { planned })}
            />
            <Amount
              label={text.actual}
              fault={faultOf('volumes', at, 'actual')}
              initial={volume.actual}
              onChange={actual => changeVolume(at, { actual })}
            />
            <Remove label={volume.label} onClick={() => setVolumes(before => before.filter((_, index) => index !== at))} />
          </div>
        ))}
        <Button type="button" onClick={() => setVolumes(before => [...before, emptyVolume()])}>
          {text.addVolume}
        </Button>
      </fieldset>
    </>
  )
}

/** What the server refuses: something is typed, and it is no number that we could know. */
const UNREAD = ''

/** A number as the company writes it. The field keeps what was typed; `onChange` gets what it means. */
function Amount({
  label,
  fault,
  initial,
  onChange,
}: {
  label: string
  fault: string | undefined
  initial: Decimal | null
  onChange: (value: string | null) => void
}) {
  const mark = decimalMarkOf(useFormats())
  const written = (value: Decimal) => value.replace('.', mark)
  const [typed, setTyped] = useState(() => written(initial ?? ''))
  const [said, setSaid] = useState<string>()
  const saying = (read: Typed) => {
    if (read.is === 'ambiguous') return text.ambiguous(typed, read.readings.map(written))
    return read.is === 'no number' ? text.noNumber : undefined
  }
  return (
    <Cell
      label={label}
      fault={said ?? fault}
      value={typed}
      onChange={next => {
        setTyped(next)
        setSaid(undefined)
        const read = readTyped(next, mark)
        onChange(read.is === 'number' ? read.value : UNREAD)
      }}
      onBlur={() => setSaid(saying(readTyped(typed, mark)))}
      numeric
    />
  )
}

function Cell({
  label,
  value,
  onChange,
  onBlur,
  fault,
  type = 'text',
  wide = false,
  numeric = false,
  size,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  fault: string | undefined
  type?: 'text' | 'date' | 'number'
  wide?: boolean
  numeric?: boolean
  size?: number
}) {
  return (
    <label className={`cell${wide ? ' wide' : ''}`} data-fault={fault ? '' : undefined}>
      <span>{label}</span>
      <input
        className={`input${numeric ? ' num' : ''}`}
        type={type}
        size={size}
        inputMode={numeric ? 'decimal' : undefined}
        value={value}
        aria-invalid={fault ? true : undefined}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
      />
      {fault && <span className="field-fault">{fault}</span>}
    </label>
  )
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: (readonly [string, string])[]
  onChange: (value: string) => void
}) {
  return (
    <label className="cell">
      <span>{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

const Remove = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <Button type="button" kind="quiet" size="small" aria-label={text.removeRow(label)} onClick={onClick}>
    ×
  </Button>
)
