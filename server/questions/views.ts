import type { QuestionsView } from '#app/model/question/views.ts'
import type { News } from '../use/hall.ts'

/** How long a look at a round is good for, in ms: thousands of open pages ask for the same when something changed. */
const FRESH_MS = 1_000

/** What everybody may know of rounds' questions, looked up once for all who ask within a second. Who asks is not known here. */
export interface RoundViews {
  /** Undefined: there is no such round. Many hold the same view: it is read, never changed. */
  of(roundId: string): Promise<QuestionsView | undefined>
  /** Looks anew after a change. Not after a vote: votes come all the time, and pages are told them as they come. */
  hear(news: News): void
}

export function openRoundViews(look: (roundId: string) => Promise<QuestionsView | undefined>): RoundViews {
  const known = new Map<string, { view: Promise<QuestionsView | undefined>; until: number }>()
  return {
    of(roundId) {
      const standing = known.get(roundId)
      if (standing && performance.now() < standing.until) return standing.view
      const fresh = { view: look(roundId), until: performance.now() + FRESH_MS }
      known.set(roundId, fresh)
      const drop = () => {
        if (known.get(roundId) === fresh) known.delete(roundId)
      }
      // A text that is removed for good must not stay in memory until somebody asks again, nor rounds that never were.
      setTimeout(drop, FRESH_MS).unref()
      fresh.view.then(view => view ?? drop(), drop)
      return fresh.view
    },
    hear(news) {
      if (news.kind === 'questions changed') known.delete(news.roundId)
    },
  }
}
