import { useEffect, useRef, useState } from 'react'
import { MOST_PICTURES } from '#app/model/report/pictures.ts'
import type { Picture } from '#app/model/report/section.ts'
import { Field, Fault } from '../field.tsx'
import { Progress } from '../progress.tsx'
import { messageOf, sendFile } from '../upload/send.ts'
import { words } from '../words.ts'
import { nameOf, PdfChooser } from './pdf-chooser.tsx'
import { isPdf } from './pdf-file.ts'
import { type Further, FurtherPictures } from './picture-further.tsx'

const text = words.editor.picture
const MB = 1_048_576
type Shown = Pick<Picture, 'fileId' | 'width' | 'height'>

/**
 * Sends a picture as soon as it is chosen, or pages of a PDF as pictures, and asks what each shows. The form gets the first as JSON in
 * `body`, further ones (where `several`) in `further`.
 */
export function PictureFields({
  reportId,
  initial,
  errors,
  several = false,
}: {
  reportId: string
  initial: Picture | null
  errors: Record<string, string>
  several?: boolean
}) {
  const [shown, setShown] = useState<Shown | null>(initial)
  const [further, setFurther] = useState<Further[]>([])
  const [alt, setAlt] = useState(initial?.alt ?? '')
  const [caption, setCaption] = useState(initial?.caption ?? '')
  const [sent, setSent] = useState<{ done: number; total: number } | null>(null)
  const [fault, setFault] = useState<string>()
  const [pdf, setPdf] = useState<File | null>(null)
  const [taken, setTaken] = useState(0)
  const cancel = useRef<() => void>(undefined)
  const first = useRef(shown)
  useEffect(() => () => cancel.current?.(), [])
  // A dialog that goes with what it was about gives the focus back to nobody.
  useEffect(() => (pdf ? () => document.getElementById('picture')?.focus() : undefined), [pdf])

  /** Settles with what the server made of it, or with what went wrong. */
  function send(file: File, onProgress?: (done: number, total: number) => void): Promise<Shown | string> {
    return new Promise(settle => {
      cancel.current = sendFile(`/reports/${reportId}/pictures?${new URLSearchParams({ name: file.name })}`, file, {
        onState: state => (state.is === 'sending' ? onProgress?.(state.done, state.total) : settle(text.failed)),
        onAnswer: (status, body) => settle(status === 201 ? (JSON.parse(body) as Shown) : (messageOf(body) ?? text.failed)),
      })
    })
  }

  async function chosen(file: File | undefined) {
    if (!file) return
    setFault(undefined)
    setTaken(0)
    if (isPdf(file)) return setPdf(file)
    setSent({ done: 0, total: file.size })
    const made = await send(file, (done, total) => setSent({ done, total }))
    setSent(null)
    if (typeof made === 'string') return setFault(made)
    put(made)
  }

  function put(picture: Shown) {
    first.current = picture
    setShown(picture)
  }

  /** The first page is the picture of this section; of several, each further one is a section of its own. */
  async function takePage(page: File): Promise<string | undefined> {
    const made = await send(page)
    if (typeof made === 'string') return made
    if (several && first.current) setFurther(before => [...before, { ...made, title: nameOf(page), alt: '', caption: '' }])
    else put(made)
    return undefined
  }

  const body = { kind: 'picture', fileId: shown?.fileId ?? '', width: shown?.width ?? 0, height: shown?.height ?? 0, alt, caption }
  const problem = fault ?? errors.picture ?? (errors.fileId ? text.missing : undefined)
  const room = several ? MOST_PICTURES - further.length - (shown ? 1 : 0) : 1
  return (
    <>
      <input type="hidden" name="body" value={JSON.stringify(body)} />
      {further.length > 0 && <input type="hidden" name="further" value={JSON.stringify(further)} />}
      {shown && <img className="editor-picture" src={`/files/${shown.fileId}`} alt={alt} width={shown.width} height={shown.height} />}
      <div className="field" data-fault={problem ? '' : undefined}>
        <label htmlFor="picture">{shown ? text.another : text.choose}</label>
        <p className="field-hint">{text.hint}</p>
        <input
          id="picture"
          name="picture"
          type="file"
          accept="image/png,image/jpeg,image/webp,application/pdf"
          aria-invalid={problem ? true : undefined}
          onChange={({ target }) => {
            void chosen(target.files?.[0])
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
        <p role="status" className="field-hint">
          {taken > 0 && words.editor.pdf.taken(taken)}
        </p>
        <Fault id="picture" text={problem} />
      </div>
      {pdf && (
        <PdfChooser
          file={pdf}
          most={Math.max(1, room)}
          take={takePage}
          onEnd={count => {
            setPdf(null)
            setTaken(count)
          }}
        />
      )}
      <Field
        label={text.alt}
        hint={text.altHint}
        name="alt"
        value={alt}
        maxLength={1_000}
        onChange={({ target }) => setAlt(target.value)}
        check={value => (value.trim() ? undefined : text.altMissing)}
        {...(errors.alt ? { error: text.altMissing } : {})}
      />
      <Field
        label={text.caption}
        name="caption"
        optional
        value={caption}
        maxLength={1_000}
        onChange={({ target }) => setCaption(target.value)}
      />
      <FurtherPictures pictures={further} errors={errors} onChange={setFurther} />
    </>
  )
}
