import type { TypedFigure } from '#app/model/report/typed-figures.ts'
import type { Section } from '#app/model/report/section.ts'
import { TextArea } from '../field.tsx'
import { Notice } from '../notice.tsx'
import { words } from '../words.ts'
import { useFigurePicker } from './figure-picker.tsx'

const text = words.editor.narrative

/**
 * The text in Markdown, and what was saved last as readers will see it. `html` is sanitised by the server; `typed` are figures in it that no
 * line says; `statements` are those whose lines can be chosen with @.
 */
export function NarrativeFields({
  markdown,
  html,
  typed,
  statements,
  error,
}: {
  markdown: string
  html: string
  typed: readonly TypedFigure[]
  statements: readonly Pick<Section, 'body'>[]
  error?: string | undefined
}) {
  const picker = useFigurePicker(statements)
  return (
    <>
      <div className="figure-picker" onBlur={picker.leave}>
        <TextArea
          label={text.text}
          hint={statements.length > 0 ? `${text.hint} ${text.figuresHint}` : text.hint}
          name="markdown"
          rows={14}
          defaultValue={markdown}
          maxLength={100_000}
          {...picker.props}
          {...(error ? { error } : {})}
        />
        {picker.list}
      </div>
      {typed.length > 0 && (
        <Notice tone="decision" title={text.typed(typed.length)}>
          <ul>
            {typed.map(({ text: figure, at, beside }) => (
              <li key={at}>{beside ? text.typedBeside(figure, beside) : figure}</li>
            ))}
          </ul>
          <p>{text.typedHint}</p>
        </Notice>
      )}
      {html && (
        <section className="editor-preview prose" aria-label={text.preview}>
          <p className="field-hint">{text.preview}</p>
          <div dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      )}
    </>
  )
}
