import type { QuestionView } from '#app/model/question/views.ts'
import { Badge } from '../badge.tsx'
import { answering as words } from '../words/answering.ts'
import { questions } from '../words/questions.ts'

/** How a question stands: answered, confirmed by readers or not, or open again. */
export function AnswerState({ question: { state, after } }: { question: QuestionView }) {
  const { verdict } = words
  if (state === 'open' && after?.reopened) return <Badge tone="decision">{verdict.reopened}</Badge>
  if (state !== 'answered') return null
  if (!after?.settled) return <Badge tone="good">{questions.answered}</Badge>
  return after.settled === 'confirmed' ? <Badge tone="good">{verdict.confirmed}</Badge> : <Badge>{verdict.unconfirmed}</Badge>
}

/** What the asker added later. */
export function Added({ question: { after } }: { question: QuestionView }) {
  const open = (after?.clarifications ?? []).flatMap(added => (added.state === 'open' ? [added] : []))
  return open.map(({ place, text }) => (
    <div key={place} className="question-added">
      <p className="answer-by">{words.asker.added}</p>
      <p dir="auto">{text}</p>
    </div>
  ))
}
