import { Dialog } from '../../dialog.tsx'
import { Checkbox } from '../../field.tsx'
import { desk } from '../../words/desk.ts'

const text = desk.present

/** What the keys do, and the switch for the single ones. */
export function KeysHelp({
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
  return (
    <Dialog open={open} onClose={onClose} title={text.keysTitle}>
      <dl className="keys">
        {text.keysList.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox name="letters" label={text.keys} checked={single} onChange={({ target }) => onSingle(target.checked)} />
    </Dialog>
  )
}
