import { Dialog } from '../dialog.tsx'
import { words } from '../words.ts'

/** What the keys do, and the switch for the single ones. */
export function KeysDialog({
  open,
  onClose,
  single,
  onSingle,
}: {
  open: boolean
  onClose: () => void
  single: boolean
  onSingle: (on: boolean) => void
}) {
  const { keys } = words.statement
  return (
    <Dialog open={open} onClose={onClose} title={keys.title}>
      <dl className="keys">
        {keys.list.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="radio">
        <input type="checkbox" checked={single} onChange={({ target }) => onSingle(target.checked)} />
        <span>{keys.single}</span>
      </label>
    </Dialog>
  )
}
