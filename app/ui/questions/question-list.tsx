import { after } from './after-asking.tsx'
import { OrderedQuestions, type QuestionsShown } from './ordered-questions.tsx'

/** A round's questions with all that became of them. */
export const QuestionList = (shown: QuestionsShown) => <OrderedQuestions {...shown} after={after} />
