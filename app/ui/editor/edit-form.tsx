import { Form, useActionData, useNavigation } from '../framework.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { formatMoment } from '#app/model/format.ts'
import { EDIT_WORDS } from '#app/model/report/edit-words.ts'
import { Button } from '../button.tsx'
import { FormErrors } from '../form-errors.tsx'
import { useFormats } from '../formats.tsx'
import { Notice } from '../notice.tsx'
import { words } from '../words.ts'

interface Change {
  version: number
  what: string
  section: string | null
  by: string
  at: number
}
/** As app/http/edit.server.ts answers. */
export type Answer =
  | { saved: true; at: number }
  | { saved: false; errors: Record<string, string>; typed: Record<string, string | string[]>; stale: Change[] | null; at: number }

/** What the last answer says to one form: faults by field, and what was typed. Null when the answer was to another form. */
export function useAnswer(form: string): { errors: Record<string, string>; stale: Change[] | null; saved: boolean; at: number } | null {
  const answer = useActionData<Answer & { form?: string }>()
  if (!answer || answer.form !== form) return null
  return answer.saved
    ? { errors: {}, stale: null, saved: true, at: answer.at }
    : { errors: answer.errors, stale: answer.stale, saved: false, at: answer.at }
}

/** A hidden field, other than the version, which the server raises by itself. */
const carriesRows = (node: Node): boolean => node instanceof HTMLInputElement && node.type === 'hidden' && node.name !== 'version'

/**
 * One form of the editor: carries the version that it was made on, shows what is wrong, who was faster, or that it was saved. `name` tells
 * several forms of a page apart.
 */
export function EditForm({
  name,
  version,
  children,
  save = words.editor.save,
  actions,
  danger = false,
}: {
  name: string
  version: number
  children: ReactNode
  save?: string
  actions?: ReactNode
  danger?: boolean
}) {
  const answer = useAnswer(name)
  const navigation = useNavigation()
  const busy = navigation.state !== 'idle' && navigation.formData?.get('form') === name
  // What is typed while the form is on its way is not in it.
  const inputs = useRef({ typed: 0, sent: 0 })
  const [unsaved, setUnsaved] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const changed = () => {
    inputs.current.typed++
    setUnsaved(true)
  }
  // A row that a button adds or removes is no input event: it shows in the hidden fields that carry the rows.
  useEffect(() => {
    if (!form.current) return
    const watch = new MutationObserver(records => records.some(({ target }) => carriesRows(target)) && changed())
    watch.observe(form.current, { subtree: true, attributeFilter: ['value'] })
    return () => watch.disconnect()
  }, [])
  const savedAt = answer?.saved ? answer.at : null
  useEffect(() => {
    if (savedAt !== null) setUnsaved(inputs.current.typed > inputs.current.sent)
  }, [savedAt])
  const kept = savedAt !== null && !unsaved
  return (
    <Form
      method="post"
      className="edit-form"
      ref={form}
      onInput={changed}
      onSubmit={() => {
        inputs.current.sent = inputs.current.typed
      }}
      data-unsaved={unsaved || undefined}
      preventScrollReset
    >
      <input type="hidden" name="form" value={name} />
      <input type="hidden" name="version" value={version} />
      <FormErrors errors={answer?.saved ? null : answer?.errors} />
      {answer?.stale && <Stale changes={answer.stale} />}
      {children}
      <div className="actions">
        <Button kind={danger ? 'danger' : 'primary'} busy={busy} busyWord={words.editor.saving}>
          {save}
        </Button>
        {actions}
        <span role="status" className="saved">
          {kept && !busy ? `✓ ${words.editor.saved}` : ''}
        </span>
      </div>
    </Form>
  )
}

/** Who was faster and with what. What was typed is still in the form, which now carries the version that stands. */
export function Stale({ changes }: { changes: Change[] }) {
  const formats = useFormats()
  return (
    <Notice tone="bad" title={words.editor.stale.title} live>
      <ul className="stale">
        {changes.map(change => (
          <li key={change.version}>
            {words.editor.stale.line(
              change.by,
              EDIT_WORDS[change.what as keyof typeof EDIT_WORDS] ?? change.what,
              change.section,
              formatMoment(change.at, formats),
            )}
          </li>
        ))}
      </ul>
      <p>{words.editor.stale.kept}</p>
      <p>
        <a href="?" target="_blank" rel="noopener">
          {words.editor.stale.look}
        </a>
      </p>
    </Notice>
  )
}
