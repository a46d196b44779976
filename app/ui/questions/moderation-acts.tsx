import { useState } from 'react'
import { DECLINE_REASONS, type DeclineReason } from '#app/model/question/question.ts'
import { beginningOf } from '#app/model/question/text.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Button } from '../button.tsx'
import { Select, TextArea } from '../field.tsx'
import { moderating } from '../words/moderating.ts'
import { questions as words } from '../words/questions.ts'

const text = moderating.queue

/** What a moderator decides, as a form's fields. */
export type Decide = (questionId: string, fields: { kind: string; reason?: DeclineReason; text?: string; into?: string }) => void

/** What may be done with a question that everybody sees, be it open, answered or merged into another. */
export function ModerateShown({
  question: { id, state, text: original },
  open,
  fault,
  decide,
}: {
  question: QuestionView
  open: readonly QuestionView[]
  /** What was wrong with the last decision on it. */
  fault: string | undefined
  decide: Decide
}) {
  return (
    <>
      <Cut key={original} original={original} label={text.cutShown} onCut={cut => decide(id, { kind: 'edit', text: cut })} />
      {state === 'open' && <Merge others={open.filter(other => other.id !== id)} onMerge={into => decide(id, { kind: 'merge', into })} />}
      {state === 'merged' && (
        <Button type="button" size="small" title={text.splitHint} onClick={() => decide(id, { kind: 'split' })}>
          {text.split}
        </Button>
      )}
      <WithReason label={text.remove} hint={text.removeHint} danger onChosen={reason => decide(id, { kind: 'remove', reason })} />
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </>
  )
}

/** A decision that wants its reason: none is chosen beforehand, and choosing one decides. */
export function WithReason({
  label,
  hint,
  danger,
  onChosen,
}: {
  label: string
  hint?: string
  danger?: boolean
  onChosen: (reason: DeclineReason) => void
}) {
  return (
    <details className="moderation-more" data-act="decline">
      <summary className="button small">{label}</summary>
      {hint && <p className="field-hint">{hint}</p>}
      <div className="actions" role="group" aria-label={`${label}: ${text.reason}`}>
        {DECLINE_REASONS.map((reason, at) => (
          <Button key={reason} type="button" size="small" kind={danger ? 'danger' : 'plain'} onClick={() => onChosen(reason)}>
            <span aria-hidden="true" className="moderation-key">
              {at + 1}
            </span>
            {words.reasons[reason]}
          </Button>
        ))}
      </div>
    </details>
  )
}

export function Cut({ original, label, onCut }: { original: string; label: string; onCut: (text: string) => void }) {
  const [edited, setEdited] = useState(original)
  return (
    <details className="moderation-more">
      <summary className="button small">{text.cut}</summary>
      <TextArea
        name="text"
        label={text.cutLabel}
        hint={text.cutHint}
        value={edited}
        dir="auto"
        onChange={({ target }) => setEdited(target.value)}
      />
      <Button type="button" size="small" onClick={() => onCut(edited)}>
        {label}
      </Button>
    </details>
  )
}

const OPTION_LENGTH = 120

export function Merge({ others, onMerge }: { others: readonly QuestionView[]; onMerge: (into: string) => void }) {
  const targets = others.filter(({ state }) => state === 'open')
  const [into, setInto] = useState('')
  if (targets.length === 0) return null
  return (
    <details className="moderation-more" data-act="merge">
      <summary className="button small">{text.merge}</summary>
      <Select name="into" label={text.mergeInto} hint={text.mergeHint} value={into} onChange={({ target }) => setInto(target.value)}>
        <option value="" />
        {targets.map(question => (
          <option key={question.id} value={question.id}>
            {beginningOf(question.text, OPTION_LENGTH)}
          </option>
        ))}
      </Select>
      <Button type="button" size="small" disabled={into === ''} onClick={() => onMerge(into)}>
        {text.merge}
      </Button>
    </details>
  )
}
