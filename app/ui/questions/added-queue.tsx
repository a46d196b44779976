import type { DeclineReason } from '#app/model/question/question.ts'
import type { PendingClarification, QuestionView } from '#app/model/question/views.ts'
import { Button } from '../button.tsx'
import { PageSection } from '../page.tsx'
import { answering } from '../words/answering.ts'
import { moderating } from '../words/moderating.ts'
import { WithReason } from './moderation-acts.tsx'

const text = answering.queue

/** What a moderator decides on an addition, as a form's fields. */
export type DecideAdded = (questionId: string, place: number, fields: { kind: string; reason?: DeclineReason }) => void

/** What askers added to questions that everybody sees, and nobody has looked at yet. */
export function AddedQueue({
  added,
  faults,
  decide,
}: {
  added: readonly PendingClarification[]
  /** What was wrong with the last decision, by question id and place. */
  faults: Readonly<Record<string, string>>
  decide: DecideAdded
}) {
  if (added.length === 0) return null
  return (
    <PageSection title={text.title}>
      <ol className="moderation">
        {added.map(({ questionId, place, question, text: addition }) => (
          <li key={`${questionId} ${place}`}>
            <article className="moderation-item" aria-label={addition}>
              <p className="question-about" dir="auto">
                {text.to(question)}
              </p>
              <p className="question-text" dir="auto">
                {addition}
              </p>
              {faults[`${questionId} ${place}`] && (
                <p className="field-fault" role="alert">
                  {faults[`${questionId} ${place}`]}
                </p>
              )}
              <div className="actions">
                <Button type="button" kind="primary" size="small" onClick={() => decide(questionId, place, { kind: 'approve' })}>
                  {moderating.queue.approve}
                </Button>
                <WithReason label={moderating.queue.decline} onChosen={reason => decide(questionId, place, { kind: 'decline', reason })} />
              </div>
            </article>
          </li>
        ))}
      </ol>
    </PageSection>
  )
}

/** Removes an addition that everybody sees. */
export function RemoveAdded({ question: { id, after }, decide }: { question: QuestionView; decide: DecideAdded }) {
  return (after?.clarifications ?? []).map(
    ({ place, state }) =>
      state === 'open' && (
        <WithReason
          key={place}
          label={text.remove}
          hint={moderating.queue.removeHint}
          danger
          onChosen={reason => decide(id, place, { kind: 'remove', reason })}
        />
      ),
  )
}
