import type { Debt } from '#app/model/question/debt.ts'
import { Link } from '../framework.ts'
import { answering } from '../words/answering.ts'

/** How many questions are still to be answered, and for how long the oldest. Nothing where none is. */
export function QuestionDebt({ debt, title = answering.owed.cover }: { debt: Debt; title?: string }) {
  if (debt.open === 0) return null
  return (
    <p className="question-debt">
      {title} <Link to="/owed">{answering.owed.count(debt.open, debt.quarters)}</Link>
    </p>
  )
}
