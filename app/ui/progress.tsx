import { type ReactNode, useId } from 'react'
import { Button } from './button.tsx'
import { useFormats } from './formats.tsx'
import { words } from './words.ts'

/**
 * Long work with a count: "Reading sheets, 12 of 130". `total` null: nobody knows yet. `unit` shortens big figures by the caller, e.g. MB.
 */
export function Progress({
  label,
  done,
  total,
  unit = '',
  onCancel,
}: {
  label: ReactNode
  done: number
  total: number | null
  unit?: string
  onCancel?: () => void
}) {
  const id = useId()
  const { locale } = useFormats()
  const show = (count: number) => `${count.toLocaleString(locale)}${unit && ` ${unit}`}`
  return (
    <div className="progress">
      <p className="progress-line">
        <span id={id}>{label}</span>
        <span className="num">{total === null ? show(done) : words.controls.progress(show(done), show(total))}</span>
      </p>
      <progress aria-labelledby={id} max={total ?? undefined} value={total === null ? undefined : done} />
      {onCancel && (
        <Button type="button" kind="quiet" size="small" onClick={onCancel}>
          {words.controls.cancel}
        </Button>
      )}
    </div>
  )
}
