import type { ReactNode } from 'react'
import type { QuestionView } from '#app/model/question/views.ts'
import { after } from './after-asking.tsx'
import { MergedActions } from './merged.tsx'
import { OrderedQuestions, type QuestionsShown } from './ordered-questions.tsx'

/** A round's questions with all that became of them. */
export const QuestionList = ({
  mergedActions,
  ...shown
}: QuestionsShown & {
  /** What somebody may do with what was merged into a question. */
  mergedActions?: (question: QuestionView) => ReactNode
}) => (
  <MergedActions.Provider value={mergedActions}>
    <OrderedQuestions {...shown} after={after} />
  </MergedActions.Provider>
)
