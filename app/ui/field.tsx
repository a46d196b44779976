import { type ComponentProps, type FocusEvent, type ReactNode, useId, useState } from 'react'
import { words } from './words.ts'

/** What every field has. `error` comes from the server; `check` runs on blur and returns what is wrong and what to do, or undefined. */
export interface FieldProps {
  label: ReactNode
  name: string
  hint?: ReactNode
  error?: string
  check?: (value: string) => string | undefined
  /** Says "optional" beside the label. */
  optional?: boolean
}
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * The fault to show: what the field itself found on blur, else the server's until the field is touched. What was typed stays: fields are
 * uncontrolled, `defaultValue` is what was sent.
 */
function useFault({ error, check }: Pick<FieldProps, 'error' | 'check'>) {
  const [own, setOwn] = useState<string>()
  const [settled, setSettled] = useState<string>()
  const shown = own ?? (error === settled ? undefined : error)
  return {
    shown,
    onBlur: ({ target }: FocusEvent<Control>) => {
      if (check) setOwn(check(target.value))
    },
    onInput: () => {
      setOwn(undefined)
      setSettled(error)
    },
  }
}

function Labelled({
  id,
  label,
  hint,
  fault,
  optional,
  children,
}: { id: string; fault: string | undefined; children: ReactNode } & Pick<FieldProps, 'label' | 'hint' | 'optional'>) {
  return (
    <div className="field" data-fault={fault ? '' : undefined}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional"> {words.controls.optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {children}
      <Fault id={id} text={fault} />
    </div>
  )
}

export const Fault = ({ id, text }: { id: string; text: string | undefined }) =>
  text ? (
    <p id={`${id}-fault`} className="field-fault">
      {text}
    </p>
  ) : null

const described = (id: string, hint: ReactNode, fault: string | undefined) => ({
  'aria-invalid': fault ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
})

/** A labelled one-line input. All native input props pass through (`type`, `defaultValue`, `autoComplete`, `required`, …). */
export function Field({ label, hint, error, check, optional, ...rest }: FieldProps & Omit<ComponentProps<'input'>, 'name'>) {
  const made = useId()
  const id = rest.id ?? made
  const { shown, ...events } = useFault({ error, check })
  return (
    <Labelled {...{ id, label, hint, optional }} fault={shown}>
      <input {...rest} {...events} {...described(id, hint, shown)} id={id} className="input" />
    </Labelled>
  )
}

/** A labelled text of several lines. */
export function TextArea({ label, hint, error, check, optional, ...rest }: FieldProps & Omit<ComponentProps<'textarea'>, 'name'>) {
  const made = useId()
  const id = rest.id ?? made
  const { shown, ...events } = useFault({ error, check })
  return (
    <Labelled {...{ id, label, hint, optional }} fault={shown}>
      <textarea rows={4} {...rest} {...events} {...described(id, hint, shown)} id={id} className="input" />
    </Labelled>
  )
}

/** A labelled native choice of one; give `options`, or `<option>`s as children. */
export function Select({
  label,
  hint,
  error,
  check,
  optional,
  options,
  children,
  ...rest
}: FieldProps & { options?: readonly { value: string; label: string }[] } & Omit<ComponentProps<'select'>, 'name'>) {
  const made = useId()
  const id = rest.id ?? made
  const { shown, ...events } = useFault({ error, check })
  return (
    <Labelled {...{ id, label, hint, optional }} fault={shown}>
      <select {...rest} {...events} {...described(id, hint, shown)} id={id} className="input">
        {options?.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
    </Labelled>
  )
}

/** One box with its label beside it. */
export function Checkbox({
  label,
  hint,
  error,
  ...rest
}: Omit<FieldProps, 'check' | 'optional'> & Omit<ComponentProps<'input'>, 'name' | 'type'>) {
  const made = useId()
  const id = rest.id ?? made
  const { shown, onInput } = useFault({ error })
  return (
    <div className="field field-check" data-fault={shown ? '' : undefined}>
      <input {...rest} {...described(id, hint, shown)} onInput={onInput} id={id} type="checkbox" />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        )}
        <Fault id={id} text={shown} />
      </div>
    </div>
  )
}
