import type { Own } from '#app/live/questions/use-own.ts'
import { useSimilar } from '#app/live/questions/use-similar.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Button } from '../button.tsx'
import { similar as text } from '../words/receipts.ts'

/** Questions like the one that is being typed: a vote for one of them may be worth more than another question. The draft stays. */
export function SimilarQuestions({ questions, typed, own }: { questions: readonly QuestionView[]; typed: string; own: Own }) {
  const found = useSimilar(questions, typed).flatMap(({ id }) => questions.find(question => question.id === id) ?? [])
  return (
    <div role="status">
      {found.length > 0 && (
        <div className="ask-similar">
          <p>{text.title(found.length)}</p>
          <ul>
            {found.map(question => (
              <li key={question.id}>
                <span dir="auto">{question.text}</span> <Offer question={question} own={own} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Offer({ question: { id, text: asked, state }, own }: { question: QuestionView; own: Own }) {
  if (state !== 'open') return <a href={`#question-${id}`}>{text.answered}</a>
  if (own.votes.get(id) === 1) return <span className="ask-left">{text.voted}</span>
  if (own.status !== 'ready') return null
  return (
    <Button type="button" size="small" aria-label={text.voteFor(asked)} onClick={() => own.vote(id, 1)}>
      {text.vote}
    </Button>
  )
}
