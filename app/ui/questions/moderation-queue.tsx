import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { DECLINE_REASONS, type DeclineReason } from '#app/model/question/question.ts'
import type { PendingView, QuestionView } from '#app/model/question/views.ts'
import { Button } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Checkbox, Select, TextArea } from '../field.tsx'
import { moderating } from '../words/moderating.ts'
import { questions as words } from '../words/questions.ts'

const text = moderating.queue
const reasons = DECLINE_REASONS.map(value => ({ value, label: words.reasons[value] }))

/** What a moderator decides, as a form's fields. */
export type Decide = (questionId: string, fields: { kind: string; reason?: DeclineReason; text?: string; into?: string }) => void

/** The questions that wait, one under the other, worked through by keyboard or by hand. */
export function ModerationQueue({
  pending,
  open,
  faults,
  decide,
}: {
  pending: readonly PendingView[]
  open: readonly QuestionView[]
  /** What was wrong with the last decision, by question id. */
  faults: Readonly<Record<string, string>>
  decide: Decide
}) {
  const list = useRef<HTMLOListElement>(null)
  const [keys, setKeys] = useState(true)

  function onKeyDown(event: KeyboardEvent) {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, button, summary')
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-question]') : null
    if (!keys || typing || !card || event.ctrlKey || event.metaKey || event.altKey) return
    const to =
      event.key === 'j' ? card.parentElement?.nextElementSibling : event.key === 'k' ? card.parentElement?.previousElementSibling : null
    if (event.key === 'a') decide(card.dataset.question as string, { kind: 'approve' })
    else if (event.key === 'd') card.querySelector('details')?.setAttribute('open', '')
    else if (to) to.querySelector<HTMLElement>('[data-question]')?.focus()
    else return
    event.preventDefault()
    if (event.key === 'd') card.querySelector<HTMLElement>('select')?.focus()
  }

  if (pending.length === 0) return <Empty title={text.none}>{text.noneText}</Empty>
  return (
    <div className="moderation" onKeyDown={onKeyDown}>
      <p role="status">{text.waiting(pending.length)}</p>
      <p className="field-hint">{text.keys}</p>
      <Checkbox label={text.keysSwitch} name="keys" checked={keys} onChange={({ target }) => setKeys(target.checked)} />
      <ol ref={list}>
        {pending.map(question => (
          <li key={question.id}>
            <article className="moderation-item" data-question={question.id} tabIndex={0} aria-label={question.text}>
              <p className="question-text" dir="auto">
                {question.text}
              </p>
              {question.about && <p className="question-about">{words.ask.about(question.about.label)}</p>}
              {faults[question.id] && (
                <p className="field-fault" role="alert">
                  {faults[question.id]}
                </p>
              )}
              <div className="actions">
                <Button type="button" kind="primary" size="small" onClick={() => decide(question.id, { kind: 'approve' })}>
                  {text.approve}
                </Button>
                <WithReason label={text.decline} onChosen={reason => decide(question.id, { kind: 'decline', reason })} />
                <Cut original={question.text} onCut={cut => decide(question.id, { kind: 'edit', text: cut })} />
                <Merge others={open} onMerge={into => decide(question.id, { kind: 'merge', into })} />
              </div>
            </article>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What may be done with a question that everybody sees. */
export function ModerateShown({ question, open, decide }: { question: QuestionView; open: readonly QuestionView[]; decide: Decide }) {
  return (
    <>
      {question.state === 'open' && (
        <>
          <Cut original={question.text} onCut={cut => decide(question.id, { kind: 'edit', text: cut })} />
          <Merge others={open.filter(({ id }) => id !== question.id)} onMerge={into => decide(question.id, { kind: 'merge', into })} />
        </>
      )}
      <WithReason label={text.remove} hint={text.removeHint} danger onChosen={reason => decide(question.id, { kind: 'remove', reason })} />
    </>
  )
}

/** A decision that wants its reason. */
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
  const id = useId()
  const [reason, setReason] = useState<DeclineReason>(DECLINE_REASONS[0])
  return (
    <details className="moderation-more">
      <summary className="button small">{label}</summary>
      <Select
        id={id}
        name="reason"
        label={text.reason}
        hint={hint}
        options={reasons}
        value={reason}
        onChange={({ target }) => setReason(target.value as DeclineReason)}
      />
      <Button type="button" size="small" kind={danger ? 'danger' : 'plain'} onClick={() => onChosen(reason)}>
        {label}
      </Button>
    </details>
  )
}

function Cut({ original, onCut }: { original: string; onCut: (text: string) => void }) {
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
        {text.cutDo}
      </Button>
    </details>
  )
}

function Merge({ others, onMerge }: { others: readonly QuestionView[]; onMerge: (into: string) => void }) {
  const targets = others.filter(({ state }) => state === 'open')
  const [into, setInto] = useState('')
  if (targets.length === 0) return null
  return (
    <details className="moderation-more">
      <summary className="button small">{text.merge}</summary>
      <Select name="into" label={text.mergeInto} hint={text.mergeHint} value={into} onChange={({ target }) => setInto(target.value)}>
        <option value="" />
        {targets.map(question => (
          <option key={question.id} value={question.id}>
            {question.text.slice(0, 120)}
          </option>
        ))}
      </Select>
      <Button type="button" size="small" disabled={into === ''} onClick={() => onMerge(into)}>
        {text.merge}
      </Button>
    </details>
  )
}
