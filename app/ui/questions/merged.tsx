import { useEffect, useRef } from 'react'
import type { Own } from '#app/live/questions/use-own.ts'
import type { QuestionView } from '#app/model/question/views.ts'
import { Badge } from '../badge.tsx'
import { merging } from '../words/merging.ts'
import { questions as words } from '../words/questions.ts'

/** More are folded away until somebody wants to read them or a link leads to one. */
const OPEN_UP_TO = 3

/** What was merged into a question, as it was asked: a merge hides nothing. */
export function Merged({ questions, own, anchor }: { questions: readonly QuestionView[]; own: Own | undefined; anchor: boolean }) {
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
        {questions.map(({ id, text, receipt }) => (
          <li key={id} id={anchor ? `question-${id}` : undefined}>
            <span dir="auto">{text}</span>{' '}
            {own?.asked.some(asked => asked.receipt === receipt || asked.id === id) && <Badge tone="decision">{words.mine}</Badge>}
          </li>
        ))}
      </ul>
    </details>
  )
}
