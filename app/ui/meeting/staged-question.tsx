import type { StagedQuestion as Staged } from '#app/model/meeting/wire.ts'
import { meeting as words } from '../words/meeting.ts'

/** The question that everybody looks at. It stands beside the content, never over it. */
export function StagedQuestion({ question }: { question: Staged }) {
  return (
    <aside className="staged" aria-label={words.follow.onStage}>
      <p className="staged-over">{words.follow.onStage}</p>
      <blockquote className="staged-text" dir="auto">
        {question.text}
      </blockquote>
      {question.about && <p className="staged-about">{words.follow.about(question.about)}</p>}
    </aside>
  )
}
