import { useRef, useState } from 'react'
import type { DeclineReason } from '#app/model/question/question.ts'
import type { PendingView, QuestionView } from '#app/model/question/views.ts'
import { Button } from '../button.tsx'
import { Empty } from '../empty.tsx'
import { Checkbox } from '../field.tsx'
import { moderating } from '../words/moderating.ts'
import { questions as words } from '../words/questions.ts'
import { Cut, type Decide, Merge, WithReason } from './moderation-acts.tsx'
import { useModerationKeys } from './moderation-keys.ts'

const text = moderating.queue
const { bulk } = moderating

/** What is decided on many. */
export type DecideMany = (
  questionIds: readonly string[],
  fields: { kind: 'approve' | 'decline' | 'merge'; reason?: DeclineReason; into?: string },
) => void

/** The questions that wait, one under the other, worked through by keyboard or by hand. */
export function ModerationQueue({
  pending,
  open,
  faults,
  others,
  decide,
  decideMany,
  onOpen,
  said,
}: {
  pending: readonly PendingView[]
  open: readonly QuestionView[]
  /** What was wrong with the last decision, by question id. */
  faults: Readonly<Record<string, string>>
  /** What the other moderators have open: names by question id. */
  others: ReadonlyMap<string, string>
  decide: Decide
  decideMany: DecideMany
  /** Which question is being looked at. */
  onOpen: (questionId: string | null) => void
  /** What came of the last decision, to be read out. */
  said: string
}) {
  const list = useRef<HTMLOListElement>(null)
  const [keys, setKeys] = useState(true)
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const chosen = pending.map(({ id }) => id).filter(id => marked.has(id))
  const mark = (id: string) => setMarked(before => new Set(before.has(id) ? [...before].filter(other => other !== id) : [...before, id]))
  const gone = useModerationKeys({ list, on: keys, ids: pending.map(({ id }) => id), others, decide, mark, onOpen })

  function many(fields: Parameters<DecideMany>[1]) {
    decideMany(chosen, fields)
    setMarked(new Set())
  }

  const status = [said, gone && moderating.others.gone, pending.length > 0 && text.waiting(pending.length)].filter(Boolean).join(' ')
  return (
    <div className="moderation">
      <p role="status">{status}</p>
      {pending.length === 0 ? (
        <Empty title={text.none}>{text.noneText}</Empty>
      ) : (
        <>
          <p className="field-hint">{text.keys}</p>
          <Checkbox label={text.keysSwitch} name="keys" checked={keys} onChange={({ target }) => setKeys(target.checked)} />
          <section className="moderation-bulk" aria-label={bulk.label}>
            <div className="actions">
              {chosen.length > 0 && (
                <>
                  <strong>{bulk.chosen(chosen.length)}</strong>
                  <Button type="button" size="small" onClick={() => many({ kind: 'approve' })}>
                    {text.approve}
                  </Button>
                  <WithReason label={text.decline} onChosen={reason => many({ kind: 'decline', reason })} />
                  <Merge others={open} onMerge={into => many({ kind: 'merge', into })} />
                </>
              )}
              <Button
                type="button"
                size="small"
                kind="quiet"
                onClick={() => setMarked(new Set(chosen.length > 0 ? [] : pending.map(({ id }) => id)))}
              >
                {chosen.length > 0 ? bulk.nothing : bulk.all}
              </Button>
            </div>
          </section>
          <ol ref={list}>
            {pending.map(question => (
              <li key={question.id}>
                <Card
                  {...{ question, open, decide }}
                  fault={faults[question.id]}
                  other={others.get(question.id)}
                  marked={marked.has(question.id)}
                  mark={() => mark(question.id)}
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function Card({
  question,
  open,
  fault,
  other,
  marked,
  mark,
  decide,
}: {
  question: PendingView
  open: readonly QuestionView[]
  fault: string | undefined
  /** Who else has it open. */
  other: string | undefined
  marked: boolean
  mark: () => void
  decide: Decide
}) {
  const { id, about } = question
  return (
    <article className="moderation-item" data-question={id} data-marked={marked || undefined} tabIndex={0} aria-label={question.text}>
      <div className="moderation-head">
        <Checkbox label={bulk.choose} name={`choose-${id}`} checked={marked} onChange={mark} />
        {other && <p className="moderation-other">{moderating.others.open(other)}</p>}
      </div>
      <p className="question-text" dir="auto">
        {question.text}
      </p>
      {about && <p className="question-about">{words.ask.about(about.label)}</p>}
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="actions">
        <Button type="button" kind="primary" size="small" onClick={() => decide(id, { kind: 'approve' })}>
          {text.approve}
        </Button>
        <WithReason label={text.decline} onChosen={reason => decide(id, { kind: 'decline', reason })} />
        <Cut original={question.text} label={text.cutDo} onCut={cut => decide(id, { kind: 'edit', text: cut })} />
        <Merge others={open} onMerge={into => decide(id, { kind: 'merge', into })} />
      </div>
    </article>
  )
}
