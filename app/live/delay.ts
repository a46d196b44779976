import type { LiveState } from './state.ts'

/** What the presenter's moves change. Everything else of a page's state is told at once. */
type Moved = Pick<LiveState, 'show' | 'keys' | 'pack' | 'question' | 'poll' | 'seq'>

/** What was heard and waits to be shown, oldest first, and what is shown meanwhile. Replaced as a whole with every change. */
export interface Delayed {
  shown: Moved
  /** `at`: when it was heard, in ms of the page's own clock that never jumps. */
  waiting: readonly { at: number; moved: Moved }[]
}

/** A page that shows what it knows. */
export const prompt = (state: LiveState): Delayed => ({ shown: movedOf(state), waiting: [] })

/**
 * Takes in what a page knows now, and lets go what has waited `delayMs`. Moves keep their order and their distances. These do not wait: the
 * first picture of a page that has none, for an empty page helps nobody; and everything, once the delay is 0. The end waits like any move: a
 * stream that is a minute late has a minute of the meeting left.
 */
export function delayed(before: Delayed, state: LiveState, now: number, delayMs: number): Delayed {
  const news = movedOf(state)
  if (delayMs <= 0 || before.shown.show === null || state.show === null)
    return before.waiting.length === 0 && same(before.shown, news) ? before : { shown: news, waiting: [] }
  const last = before.waiting.at(-1)?.moved ?? before.shown
  const waiting = same(last, news) ? before.waiting : [...before.waiting, { at: now, moved: news }]
  const due = waiting.filter(({ at }) => at + delayMs <= now).length
  const shown = waiting[due - 1]?.moved ?? before.shown
  return due === 0 && waiting === before.waiting ? before : { shown, waiting: waiting.slice(due) }
}

/** In how many ms the next move is due; null: none waits. */
export function dueIn({ waiting: [next] }: Delayed, now: number, delayMs: number): number | null {
  return next ? Math.max(0, next.at + delayMs - now) : null
}

/** What the page shows: the moves as they are due, and everything else as it is. A question's text that was changed or taken away meanwhile is not shown again. */
export function shownOf({ shown }: Delayed, state: LiveState): LiveState {
  const question = shown.question !== null && shown.question.id === state.show?.staged ? state.question : shown.question
  return { ...state, ...shown, question }
}

const movedOf = ({ show, keys, pack, question, poll, seq }: LiveState): Moved => ({ show, keys, pack, question, poll, seq })

const same = (a: Moved, b: Moved): boolean =>
  a.show === b.show && a.keys === b.keys && a.pack === b.pack && a.question === b.question && a.poll === b.poll && a.seq === b.seq
