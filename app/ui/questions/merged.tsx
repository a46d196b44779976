import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import type { Own } from '#app/live/questions/use-own.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Badge } from '../badge.tsx'
import { merging } from '../words/merging.ts'
import { questions as words } from '../words/questions.ts'
import { Added } from './added.tsx'

/** More are folded away until somebody wants to read them or a link leads to one. */
const OPEN_UP_TO = 3

/** What somebody may do with a merged question. By context: asking and voting, which load the list around it, carry nothing for moderators. */
export const MergedActions = createContext<((question: QuestionView) => ReactNode) | undefined>(undefined)

/** What was merged into a question, as it was asked, with what it was about and what its asker added: a merge hides nothing. */
export function Merged({ questions, own, anchor }: { questions: readonly QuestionView[]; own: Own | undefined; anchor: boolean }) {
  const actions = useContext(MergedActions)
  const fold = useRef<HTMLDetailsElement>(null)
  const ids = questions.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (!anchor) return
    const reveal = () => {
      const id = location.hash.slice('#question-'.length)
      if (!fold.current || !location.hash.startsWith('#question-') || !ids.split(' ').includes(id)) return
      fold.current.open = true
      document.getElementById(`question-${id}`)?.scrollIntoView({ block: 'center' })
    }
    reveal()
    addEventListener('hashchange', reveal)
    return () => removeEventListener('hashchange', reveal)
  }, [anchor, ids])
  if (questions.length === 0) return null
  return (
    <details className="question-merged" ref={fold} open={questions.length <= OPEN_UP_TO}>
      <summary>{merging.title(questions.length)}</summary>
      <ul>
        {questions.map(question => (
          <li key={question.id} id={anchor ? `question-${question.id}` : undefined}>
            <One question={question} own={own} />
            {actions && <div className="actions">{actions(question)}</div>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function One({ question, own }: { question: QuestionView; own: Own | undefined }) {
  const { id, text, about, receipt } = question
  const mine = own?.asked.some(asked => asked.receipt === receipt || asked.id === id) ?? false
  return (
    <>
      <p className="question-merged-text" dir="auto">
        {text}
      </p>
      {(about || mine) && (
        <p className="question-facts">
          {about && <span className="question-about">{words.ask.about(about.label)}</span>}
          {mine && <Badge tone="decision">{words.mine}</Badge>}
        </p>
      )}
      <Added question={question} />
    </>
  )
}
