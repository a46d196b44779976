import { type ReactNode, useId } from 'react'
import { Fault } from './field.tsx'

export interface RadioOption {
  value: string
  label: ReactNode
  hint?: ReactNode
}

/** A choice of one among few, all of them visible. Uncontrolled with `defaultValue`, controlled with `value` and `onChange`. */
export function RadioGroup({
  legend,
  name,
  options,
  hint,
  error,
  defaultValue,
  value,
  onChange,
}: {
  legend: ReactNode
  name: string
  options: readonly RadioOption[]
  hint?: ReactNode
  error?: string
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
}) {
  const id = useId()
  return (
    <fieldset className="field radios" data-fault={error ? '' : undefined} aria-describedby={error ? `${id}-fault` : undefined}>
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {options.map(option => (
        <label key={option.value} className="radio">
          <input
            type="radio"
            name={name}
            value={option.value}
            aria-invalid={error ? true : undefined}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value, onChange: () => onChange?.(option.value) })}
          />
          <span>
            {option.label}
            {option.hint && <span className="field-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
      <Fault id={id} text={error} />
    </fieldset>
  )
}
