import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { Notice } from '../notice.tsx'
import { Progress } from '../progress.tsx'
import { PageLink } from '../page-link.tsx'
import { words } from '../words.ts'
import { workbooks } from '../words/workbooks.ts'
import { linesOf, messageOf, type SendState, sendFile } from './send.ts'

const MB = 1_048_576
const text = words.editor.upload

/**
 * Takes a workbook by dropping or choosing, sends it and shows how far it is read. `onUnderstood` gets the upload's id. What went wrong
 * stays on the page, with what to do.
 */
export function Dropzone({
  maxBytes,
  reportId,
  onUnderstood,
}: {
  maxBytes: number
  reportId?: string
  onUnderstood: (uploadId: string) => void
}) {
  const [state, setState] = useState<SendState>({ is: 'idle' })
  const [over, setOver] = useState(false)
  const [note, setNote] = useState('')
  const cancel = useRef<() => void>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => () => cancel.current?.(), [])

  function send(file: File | undefined) {
    if (!file) return
    setNote('')
    if (file.size > maxBytes) return setState({ is: 'refused', message: text.tooLarge(Math.round(maxBytes / MB)) })
    setState({ is: 'sending', done: 0, total: file.size })
    const asked = new URLSearchParams({ name: file.name, ...(reportId ? { report: reportId } : {}) })
    cancel.current = sendFile(`/uploads?${asked}`, file, {
      onState: setState,
      onAnswer: (status, body) => {
        const last = status === 200 ? linesOf(body).at(-1) : undefined
        if (last?.is === 'understood') onUnderstood(last.uploadId)
        else if (last?.is === 'refused') setState({ is: 'refused', message: last.message })
        else {
          const message = status === 200 ? undefined : messageOf(body)
          setState(message ? { is: 'refused', message } : { is: 'lost' })
        }
      },
    })
  }
  function stop() {
    cancel.current?.()
    setState({ is: 'idle' })
    setNote(text.cancelled)
    input.current?.focus()
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    send(event.dataTransfer.files[0])
  }
  const busy = state.is === 'sending' || state.is === 'reading'

  return (
    <div
      className="dropzone"
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={busy ? event => event.preventDefault() : drop}
    >
      {state.is === 'refused' && (
        <Notice tone="bad" live>
          <p>
            {state.message} <PageLink to="/workbooks">{workbooks.link}</PageLink>
          </p>
        </Notice>
      )}
      {state.is === 'lost' && (
        <Notice tone="bad" live>
          <p>{text.offline}</p>
        </Notice>
      )}
      {busy ? (
        <Working state={state} onCancel={stop} />
      ) : (
        <>
          <label htmlFor={id} className="dropzone-title">
            {words.editor.create.drop}
          </label>
          <p className="field-hint" id={`${id}-hint`}>
            {words.editor.create.dropHint(Math.round(maxBytes / MB))}
          </p>
          <input
            ref={input}
            id={id}
            type="file"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => {
              send(target.files?.[0])
              // Choosing the same file again, corrected meanwhile, must be an event again.
              target.value = ''
            }}
          />
        </>
      )}
      <p role="status" className="field-hint">
        {note}
      </p>
      {!busy && (
        <p className="dropzone-help">
          <PageLink to="/workbooks">{workbooks.link}</PageLink>
          <PageLink to="/workbooks/starter" reloadDocument>
            {workbooks.starter}
          </PageLink>
        </p>
      )}
    </div>
  )
}

function Working({ state, onCancel }: { state: SendState & { is: 'sending' | 'reading' }; onCancel: () => void }) {
  if (state.is === 'reading') return <Progress label={text.phase[state.phase]} done={state.done} total={state.total} onCancel={onCancel} />
  const [done, total] = [state.done, state.total].map(bytes => Math.round((bytes / MB) * 10) / 10) as [number, number]
  return <Progress label={text.sending} done={done} total={total} unit="MB" onCancel={onCancel} />
}
