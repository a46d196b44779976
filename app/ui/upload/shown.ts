import type { ImportProblem } from '#app/model/report/import.ts'
import type { UploadPage } from '#server/use/uploads/review.ts'
import { notTaken } from './not-taken.tsx'
import { reviewedPlan } from './plan-review.tsx'
import type { Reviewed } from './statement-review.tsx'

/** So many are written down; of a workbook of 130 sheets nobody reads a thousand. */
const MOST_PROBLEMS = 200

/** Lines travel with the statements that are taken: a workbook of 130 sheets would be megabytes of the others. */
export function shownOf({ understood, reviewed, count, ...page }: UploadPage) {
  return {
    ...page,
    sheets: understood.sheets,
    statements: understood.statements.map(
      (statement, at): Reviewed => ({
        at,
        lines: count.lines[at] ?? 0,
        statement: reviewed[at] ?? statement,
      }),
    ),
    plans: understood.plans.map(reviewedPlan),
    rest: notTaken(understood, count.rows),
    problems: gravestFirst(understood.problems).slice(0, MOST_PROBLEMS),
    counts: {
      errors: understood.problems.filter(problem => problem.severity === 'error').length,
      warnings: understood.problems.filter(problem => problem.severity === 'warning').length,
      more: Math.max(0, understood.problems.length - MOST_PROBLEMS),
    },
  }
}

const GRAVITY = { error: 0, warning: 1, info: 2 }
const gravestFirst = (problems: ImportProblem[]): ImportProblem[] => problems.toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
