import { type ReactNode, useId } from 'react'

/** A row of choices of which one holds at a time (a view, an order). Native radio buttons: arrow keys and screen readers know them. */
export function ToggleGroup<Value extends string>({
  legend,
  options,
  value,
  onChange,
}: {
  /** Read by screen readers; not shown. */
  legend: string
  options: readonly { value: Value; label: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <fieldset className="toggles">
      <legend className="sr-only">{legend}</legend>
      {options.map(option => (
        <label key={option.value} className="toggle">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
