import type { QuestionView } from './views.ts'

/** Which questions were merged into which, by the id of the one that stands, through however many merges. */
export function mergedUnder(questions: readonly QuestionView[]): Map<string, QuestionView[]> {
  const byId = new Map(questions.map(question => [question.id, question]))
  const under = new Map<string, QuestionView[]>()
  for (const question of questions) {
    const target = question.state === 'merged' ? lastTarget(question, byId) : undefined
    if (target) under.set(target.id, [...(under.get(target.id) ?? []), question])
  }
  return under
}

/** Undefined where none stands at the end: then the question has to be shown by itself. */
function lastTarget(question: QuestionView, byId: ReadonlyMap<string, QuestionView>): QuestionView | undefined {
  const seen = new Set<string>()
  let at: QuestionView | undefined = question
  while (at?.state === 'merged' && !seen.has(at.id)) {
    seen.add(at.id)
    at = byId.get(at.into)
  }
  return at?.state === 'merged' ? undefined : at
}

/** The questions of a list: those that stand, and those whose target is nowhere, which must not vanish with it. */
export function standing(questions: readonly QuestionView[]): QuestionView[] {
  const under = new Set([...mergedUnder(questions).values()].flat().map(({ id }) => id))
  return questions.filter(({ id }) => !under.has(id))
}
