import type { Own } from '#app/live/questions/use-own.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Badge } from '../badge.tsx'
import { answering as words } from '../words/answering.ts'
import { questions } from '../words/questions.ts'
import { Added } from './added.tsx'
import { Answer } from './answer.tsx'
import { Merged } from './merged.tsx'
import { PromiseHistory } from './promise-history.tsx'
import { Verdict } from './verdict.tsx'

/** How a question stands: answered, confirmed by readers or not, or open again. */
function AnswerState({ question: { state, after } }: { question: QuestionView }) {
  const { verdict } = words
  if (state === 'open' && after?.reopened) return <Badge tone="decision">{verdict.reopened}</Badge>
  if (state !== 'answered') return null
  if (!after?.settled) return <Badge tone="good">{questions.answered}</Badge>
  return after.settled === 'confirmed' ? <Badge tone="good">{verdict.confirmed}</Badge> : <Badge>{verdict.unconfirmed}</Badge>
}

/** All that stands below a question: what was added, merged into it, promised and answered, and what is said of the answers. */
function Rest({
  question,
  own,
  votable,
  anchor,
  merged,
}: {
  question: QuestionView
  own: Own | undefined
  votable: boolean
  anchor: boolean
  merged: readonly QuestionView[]
}) {
  return (
    <>
      <Added question={question} />
      <Merged questions={merged} {...{ own, anchor }} />
      <PromiseHistory promises={question.after?.promises ?? []} />
      {question.answers.map(answer => (
        <Answer key={answer.id} answer={answer} />
      ))}
      <Verdict question={question} own={own} votable={votable} />
    </>
  )
}

/** What shows what became of a question. Asking and voting do without it: where nothing became of any yet, it is not loaded. */
export const after = { State: AnswerState, Rest }
export type After = typeof after
