import { useEffect, useRef, useState } from 'react'
import type { Picture } from '#app/model/report/section.ts'
import { Field, Fault } from '../field.tsx'
import { Progress } from '../progress.tsx'
import { messageOf, sendFile } from '../upload/send.ts'
import { words } from '../words.ts'

const text = words.editor.picture
const MB = 1_048_576
type Shown = Pick<Picture, 'fileId' | 'width' | 'height'>

/** Sends a picture as soon as it is chosen, and asks what it shows. The form gets it as JSON in `body`. */
export function PictureFields({
  reportId,
  initial,
  errors,
}: {
  reportId: string
  initial: Picture | null
  errors: Record<string, string>
}) {
  const [shown, setShown] = useState<Shown | null>(initial)
  const [alt, setAlt] = useState(initial?.alt ?? '')
  const [caption, setCaption] = useState(initial?.caption ?? '')
  const [sent, setSent] = useState<{ done: number; total: number } | null>(null)
  const [fault, setFault] = useState<string>()
  const cancel = useRef<() => void>(undefined)
  useEffect(() => () => cancel.current?.(), [])

  function send(file: File | undefined) {
    if (!file) return
    setFault(undefined)
    setSent({ done: 0, total: file.size })
    const end = (message?: string) => {
      setSent(null)
      setFault(message)
    }
    cancel.current = sendFile(`/reports/${reportId}/pictures?${new URLSearchParams({ name: file.name })}`, file, {
      onState: state => (state.is === 'sending' ? setSent({ done: state.done, total: state.total }) : end(text.failed)),
      onAnswer: (status, body) => {
        if (status !== 201) return end(messageOf(body) ?? text.failed)
        setShown(JSON.parse(body) as Shown)
        end()
      },
    })
  }
  const body = { kind: 'picture', fileId: shown?.fileId ?? '', width: shown?.width ?? 0, height: shown?.height ?? 0, alt, caption }
  const problem = fault ?? errors.picture ?? (errors.fileId ? text.missing : undefined)
  return (
    <>
      <input type="hidden" name="body" value={JSON.stringify(body)} />
      {shown && <img className="editor-picture" src={`/files/${shown.fileId}`} alt={alt} width={shown.width} height={shown.height} />}
      <div className="field" data-fault={problem ? '' : undefined}>
        <label htmlFor="picture">{shown ? text.another : text.choose}</label>
        <p className="field-hint">{text.hint}</p>
        <input
          id="picture"
          name="picture"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-invalid={problem ? true : undefined}
          onChange={({ target }) => {
            send(target.files?.[0])
            target.value = ''
          }}
        />
        {sent && (
          <Progress
            label={text.sending}
            done={Math.round((sent.done / MB) * 10) / 10}
            total={Math.round((sent.total / MB) * 10) / 10}
            unit="MB"
            onCancel={() => {
              cancel.current?.()
              setSent(null)
            }}
          />
        )}
        <Fault id="picture" text={problem} />
      </div>
      <Field
        label={text.alt}
        hint={text.altHint}
        name="alt"
        value={alt}
        maxLength={1_000}
        onChange={({ target }) => setAlt(target.value)}
        check={value => (value.trim() ? undefined : 'Say what it shows.')}
        {...(errors.alt ? { error: 'Say what it shows.' } : {})}
      />
      <Field
        label={text.caption}
        name="caption"
        optional
        value={caption}
        maxLength={1_000}
        onChange={({ target }) => setCaption(target.value)}
      />
    </>
  )
}
