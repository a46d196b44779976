import type { QuestionView } from '#app/model/question/views.ts'
import { answering as words } from '../words/answering.ts'

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
