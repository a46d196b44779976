import type { ReactNode } from 'react'
import type { Own } from '#app/live/questions/use-own.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Badge } from '../badge.tsx'
import { questions as words } from '../words/questions.ts'
import type { After } from './after-asking.tsx'

/** One question: its votes, its text, what it is about, what was answered. */
export function QuestionItem({
  question,
  own,
  votable,
  anchor = false,
  merged = [],
  after: After,
  children,
}: {
  question: QuestionView
  own?: Own
  votable: boolean
  /** Whether links to this question lead here: once on a page. */
  anchor?: boolean
  /** What was merged into it. */
  merged?: readonly QuestionView[]
  /** What shows what became of it; undefined where there is nothing of that kind. */
  after: After | undefined
  children?: ReactNode
}) {
  const mine = own?.asked.some(({ receipt, id }) => receipt === question.receipt || id === question.id) ?? false
  return (
    <article className="question" id={anchor ? `question-${question.id}` : undefined}>
      <Vote question={question} own={own} votable={votable} />
      <div className="question-body">
        <p className="question-text" dir="auto">
          {question.text}
        </p>
        <p className="question-facts">
          {question.about && <span className="question-about">{words.ask.about(question.about.label)}</span>}
          {mine && <Badge tone="decision">{words.mine}</Badge>}
          {question.state === 'merged' && <Badge>{words.merged}</Badge>}
          {After && <After.State question={question} />}
        </p>
        {After && <After.Rest {...{ question, own, votable, anchor, merged }} />}
        {children && <div className="actions">{children}</div>}
      </div>
    </article>
  )
}

/** One tap, and another to take it back. The count follows at once; the server's own count comes with the next look. */
function Vote({ question, own, votable }: { question: QuestionView; own: Own | undefined; votable: boolean }) {
  const choice = own?.votes.get(question.id)
  const shown = words.vote.count(question.votes, question.atLeast)
  if (!votable || question.state !== 'open' || own?.status !== 'ready')
    return (
      <p className="vote">
        <span className="vote-count">{shown}</span>
      </p>
    )
  const cast = choice === 1
  return (
    <button
      type="button"
      className="vote"
      aria-pressed={cast}
      aria-label={cast ? words.vote.undo(question.votes) : words.vote.cast(question.votes)}
      onClick={() => own.vote(question.id, cast ? 0 : 1)}
    >
      <span aria-hidden="true" className="vote-arrow">
        ▲
      </span>
      <span className="vote-count">{shown}</span>
    </button>
  )
}
