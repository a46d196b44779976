import { Dialog } from './dialog.tsx'
import { Checkbox } from './field.tsx'

/** What a page's keys do. */
export interface KeysText {
  title: string
  list: readonly (readonly [key: string, what: string])[]
  /** Beside the switch for keys that are single letters. */
  single: string
}

/** What the keys do, and the switch for the single ones. */
export function KeysDialog({
  text,
  open,
  onClose,
  single,
  onSingle,
}: {
  text: KeysText
  open: boolean
  onClose: () => void
  single: boolean
  onSingle: (on: boolean) => void
}) {
  return (
    <Dialog open={open} onClose={onClose} title={text.title}>
      <dl className="keys">
        {text.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox name="letters" label={text.single} checked={single} onChange={({ target }) => onSingle(target.checked)} />
    </Dialog>
  )
}
