import { TextArea } from '../field.tsx'
import { words } from '../words.ts'

const text = words.editor.narrative

/** The text in Markdown, and what was saved last as readers will see it. `html` is sanitised by the server. */
export function NarrativeFields({ markdown, html, error }: { markdown: string; html: string; error?: string | undefined }) {
  return (
    <>
      <TextArea
        label={text.text}
        hint={text.hint}
        name="markdown"
        rows={14}
        defaultValue={markdown}
        maxLength={100_000}
        {...(error ? { error } : {})}
      />
      {html && (
        <section className="editor-preview prose" aria-label={text.preview}>
          <p className="field-hint">{text.preview}</p>
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      )}
    </>
  )
}
