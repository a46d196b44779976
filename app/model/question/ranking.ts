import type { QuestionView } from './views.ts'

export const ORDERS = ['most votes', 'newest', 'by section'] as const
export type Order = (typeof ORDERS)[number]

type Ranked = Pick<QuestionView, 'id' | 'votes' | 'batch' | 'about'>

// Ids are random: where all else is equal they decide, the same on every screen, and favour nobody who came early.
const byId = (a: Ranked, b: Ranked) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
const byVotes = (a: Ranked, b: Ranked) => b.votes - a.votes || byId(a, b)
const byNewest = (a: Ranked, b: Ranked) => b.batch - a.batch || byId(a, b)

/** Questions in an order. By section: in the order of `sections` (ids), those about no section last, most votes first in each. */
export function ranked<Q extends Ranked>(questions: readonly Q[], order: Order, sections: readonly string[] = []): Q[] {
  if (order === 'most votes') return questions.toSorted(byVotes)
  if (order === 'newest') return questions.toSorted(byNewest)
  const place = ({ about }: Ranked) => {
    const at = about ? sections.indexOf(about.sectionId) : -1
    return at < 0 ? sections.length : at
  }
  return questions.toSorted((a, b) => place(a) - place(b) || byVotes(a, b))
}

/** How many may be in the strip of newcomers. */
export const STRIP = 3

/** Who opens the list sees so many without it. */
const SEEN_ANYWAY = 10

/**
 * The strip "not yet seen by many": `STRIP` drawn by chance from the questions below the first ones, which everybody sees anyway, newer
 * batches likelier: they have been looked at less often. Each browser draws for itself, so that together they look at all. Not weighed by
 * votes: in a simulation over real votes that left early ones ahead for good, and good ones behind (tests/model/question/strip.test.ts).
 * @param chance gives numbers in 0 … 1
 */
export function newcomers<Q extends Ranked>(questions: readonly Q[], chance: () => number): Q[] {
  if (questions.length <= STRIP) return []
  const last = Math.max(...questions.map(question => question.batch))
  // Weighted sampling without replacement (Efraimidis & Spirakis 2006): the greatest chance^(1/weight) win.
  return questions
    .toSorted(byVotes)
    .slice(Math.min(SEEN_ANYWAY, Math.floor(questions.length / 2)))
    .map(question => ({ question, key: chance() ** (1 + last - question.batch) }))
    .toSorted((a, b) => b.key - a.key)
    .slice(0, STRIP)
    .map(({ question }) => question)
}
