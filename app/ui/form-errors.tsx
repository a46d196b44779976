import { useEffect, useRef } from 'react'
import { words } from './words.ts'

/**
 * The summary of what is wrong, first in a form: `errors` by field name, '' for the whole form. When new errors arrive the first faulty
 * field gets the focus (the summary itself when none of its fields is here). Each line leads to its field.
 */
export function FormErrors({
  errors,
  labels = {},
}: {
  errors: Record<string, string> | null | undefined
  labels?: Record<string, string>
}) {
  const summary = useRef<HTMLDivElement>(null)
  const faults = Object.entries(errors ?? {})
  useEffect(() => {
    if (!errors || Object.keys(errors).length === 0) return
    const first = summary.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')
    ;(first ?? summary.current)?.focus()
  }, [errors])
  if (faults.length === 0) return null
  const goTo = (name: string) => {
    const found = summary.current?.closest('form')?.elements.namedItem(name)
    const control = found instanceof RadioNodeList ? found[0] : found
    if (control instanceof HTMLElement) control.focus()
  }
  return (
    <div ref={summary} className="notice bad" role="alert" tabIndex={-1}>
      <p className="notice-title">{words.controls.faults(faults.length)}</p>
      <ul className="form-faults">
        {faults.map(([name, text]) => (
          <li key={name}>
            {name === '' ? (
              text
            ) : (
              <button type="button" className="as-link" onClick={() => goTo(name)}>
                {labels[name] ? `${labels[name]}: ${text}` : text}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
