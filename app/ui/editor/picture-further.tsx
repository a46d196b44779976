import type { Picture } from '#app/model/report/section.ts'
import { Button } from '../button.tsx'
import { Field } from '../field.tsx'
import { words } from '../words.ts'

const text = words.editor.picture

/** A picture beside the first: it becomes a section of its own, so it has a title of its own. */
export type Further = Pick<Picture, 'fileId' | 'width' | 'height' | 'alt' | 'caption'> & { title: string }

/** Pictures beside the first, each with its title and what it shows. `errors` by the place among all, from 0. */
export function FurtherPictures({
  pictures,
  errors,
  onChange,
}: {
  pictures: readonly Further[]
  errors: Record<string, string>
  onChange: (pictures: Further[]) => void
}) {
  return pictures.map((picture, at) => {
    const change = (more: Partial<Further>) => onChange(pictures.toSpliced(at, 1, { ...picture, ...more }))
    const wrong = (name: string) => errors[`pictures.${at + 1}.${name}`]
    return (
      <fieldset key={picture.fileId} className="further-picture">
        <legend>{text.nth(at + 2)}</legend>
        <img className="editor-picture" src={`/files/${picture.fileId}`} alt={picture.alt} width={picture.width} height={picture.height} />
        <Field
          label={text.title}
          name={`title-${at}`}
          value={picture.title}
          maxLength={200}
          onChange={({ target }) => change({ title: target.value })}
          check={value => (value.trim() ? undefined : text.titleMissing)}
          {...(wrong('title') ? { error: text.titleMissing } : {})}
        />
        <Field
          label={text.alt}
          hint={text.altHint}
          name={`alt-${at}`}
          value={picture.alt}
          maxLength={1_000}
          onChange={({ target }) => change({ alt: target.value })}
          check={value => (value.trim() ? undefined : text.altMissing)}
          {...(wrong('alt') ? { error: text.altMissing } : {})}
        />
        <Field
          label={text.caption}
          name={`caption-${at}`}
          optional
          value={picture.caption}
          maxLength={1_000}
          onChange={({ target }) => change({ caption: target.value })}
        />
        <Button type="button" kind="quiet" size="small" onClick={() => onChange(pictures.toSpliced(at, 1))}>
          {text.leaveOut}
        </Button>
      </fieldset>
    )
  })
}
