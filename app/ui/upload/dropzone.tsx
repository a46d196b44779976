import { type DragEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { PASTED_TABLE } from '../../model/report/pasted.ts'
import { Notice } from '../notice.tsx'
import { Progress } from '../progress.tsx'
import { PageLink } from '../page-link.tsx'
import { words } from '../words.ts'
import { workbooks } from '../words/workbooks.ts'
import { linesOf, messageOf, type SendState, sendFile } from './send.ts'

const MB = 1_048_576
const text = words.editor.upload

/** What the file chooser offers. What a file is goes by its content alone. */
const ACCEPT = [
  '.xlsx,.xlsm,.xls,.xml,.ods,.csv,.tsv,.txt',
  'text/csv,text/tab-separated-values,application/vnd.ms-excel,application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel.sheet.macroEnabled.12',
].join(',')

/**
 * Takes a workbook by dropping, choosing or pasting cells, sends it and shows how far it is read. `onUnderstood` gets the upload's id. What
 * went wrong stays on the page, with what to do.
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
  const zone = useRef<HTMLDivElement>(null)
  const id = useId()
  useEffect(() => () => cancel.current?.(), [])
  const busy = state.is === 'sending' || state.is === 'reading'

  function send(file: File | undefined) {
    if (!file) return
    setNote('')
    if (file.size > maxBytes) return setState({ is: 'refused', message: text.tooLarge(Math.round(maxBytes / MB)) })
    setState({ is: 'sending', done: 0, total: file.size })
    const asked = new URLSearchParams({ name: file.name, ...(reportId ? { report: reportId } : {}) })
    cancel.current = sendFile(`/uploads?${asked}`, file, {
      onState: setState,
      onAnswer: (status, body) => {
        setNote('')
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
  // Anywhere on the page but in a field: cells have no file to drop, and nobody looks for the place to paste them.
  const paste = useNewest((event: ClipboardEvent) => {
    if (busy || !event.clipboardData || isEditable(event.target)) return
    const { files } = event.clipboardData
    const table = event.clipboardData.getData('text/plain')
    // A spreadsheet puts a picture of the cells beside their text.
    if (table.includes('\t')) {
      event.preventDefault()
      send(new File([table], PASTED_TABLE, { type: 'text/tab-separated-values' }))
      setNote(text.pasted)
    } else if (table === '' && files.length > 0) {
      event.preventDefault()
      send(files[0])
    } else if (zone.current?.contains(document.activeElement)) setNote(text.pastedNoTable)
  })
  useEffect(() => {
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [paste])
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

  return (
    <div
      ref={zone}
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
            accept={ACCEPT}
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

const isEditable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=file]), textarea, select'))

/** The same function for the life of a component, which always sees its newest state. */
function useNewest<Event>(act: (event: Event) => void): (event: Event) => void {
  const newest = useRef(act)
  newest.current = act
  return useCallback(event => newest.current(event), [])
}

function Working({ state, onCancel }: { state: SendState & { is: 'sending' | 'reading' }; onCancel: () => void }) {
  if (state.is === 'reading') return <Progress label={text.phase[state.phase]} done={state.done} total={state.total} onCancel={onCancel} />
  const [done, total] = [state.done, state.total].map(bytes => Math.round((bytes / MB) * 10) / 10) as [number, number]
  return <Progress label={text.sending} done={done} total={total} unit="MB" onCancel={onCancel} />
}
