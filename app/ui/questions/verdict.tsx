import { openAfterwards } from '#app/live/questions/afterwards.ts'
import type { Own } from '#app/live/questions/use-own.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { answering } from '../words/answering.ts'

const words = answering.verdict

/** What the asker and the readers say of an answer, and where somebody says it, without a name, until it is settled. */
export function Verdict({ question, own, votable }: { question: QuestionView; own: Own | undefined; votable: boolean }) {
  const { state, after } = question
  const told = after?.verdicts
  if (state === 'open' && after?.reopened)
    return <p className="verdict-told">{told ? words.reopenedBy(told.no, told.yes + told.no) : words.reopenedText}</p>
  if (state !== 'answered') return null
  const mayJudge = votable && !after?.settled && own?.status === 'ready'
  return (
    <div className="verdict">
      {after?.reopened && <p className="verdict-told">{words.reopenedOnce}</p>}
      {after?.askerSays && <p className="verdict-told">{answering.asker[after.askerSays]}</p>}
      {told && (
        <p className="verdict-told">
          {words.told(told.yes, told.yes + told.no)} {!after.settled && <small>{words.toldHint}</small>}
        </p>
      )}
      {mayJudge && <Judge own={own} id={question.id} again={after?.reopened === true} />}
    </div>
  )
}

function Judge({ own, id, again }: { own: Own; id: string; again: boolean }) {
  const said = own.afterwards.verdict(id, again)
  const choice = (says: 0 | 1, label: string) => (
    <button
      type="button"
      className="verdict-choice"
      aria-pressed={said?.says === says}
      onClick={() => said?.says !== says && void own.afterwards.by(openAfterwards)?.judge(id, says, again)}
    >
      {label}
    </button>
  )
  return (
    <div className="verdict-ask" role="group" aria-label={words.ask}>
      <span>{words.ask}</span>
      {choice(1, words.yes)}
      {choice(0, words.no)}
      <span className="verdict-state" role="status">
        {said && (said.sent ? words.kept : words.leaving)}
      </span>
    </div>
  )
}
