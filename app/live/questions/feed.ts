import { TICK_MS, untilNextTick } from '#app/model/question/round.ts'
import type { QuestionsView } from '#app/model/question/views.ts'

/** Pages of a meeting dispatch this on `window` when they hear that questions changed, with the round's id as detail. */
export const QUESTIONS_CHANGED = 'candor:questions-changed'

/** And this when they hear votes. */
export const VOTED = 'candor:voted'
export interface Voted {
  roundId: string
  /** By question, of those whose votes changed. */
  votes: Readonly<Record<string, number>>
}

/** How a page keeps up. */
export interface Pace {
  /** The server's clock when the page came in, ms. */
  serverNow: number
  /** The page hears of every change by its meeting's socket: it need not look after every tick, and thousands must not look at once. */
  told: boolean
}

/** A round's questions as this page has them. */
export interface Feed {
  readonly view: QuestionsView | undefined
  /** Takes what came with the page. */
  take(view: QuestionsView): void
  /** Fetches it now: on a page on which nobody asks, such as the presenter's. */
  refresh(): Promise<void>
  /** Hears of every change. Gives the function that ends it. */
  watch(hear: (view: QuestionsView) => void): () => void
  /** Fetches it again and again from now on, until every one of the functions that this gives was called. */
  keep(pace: Pace): () => void
}

const AFTER_TICK_MS = 1_000
const SPREAD_MS = 4_000
/** Where ten thousand pages hear the same in the same moment. */
export const TOLD_SPREAD_MS = 8_000
/** Who is told looks by itself this seldom: what is told may be lost. */
const TOLD_TICKS = 10

const feeds = new Map<string, Feed>()

/**
 * The feed of a round: one for a page, whoever looks at it. The page keeps it for as long as it is open, and it fetches after every tick, or when the
 * page hears of a change; never because somebody opens the ask box, and never because of an own question or vote: a request with a
 * sign-in at that moment would say who is about to ask, or who has.
 */
export function feedOf(roundId: string): Feed {
  const known = feeds.get(roundId)
  if (known) return known
  const feed = openFeed(roundId)
  feeds.set(roundId, feed)
  return feed
}

/** What is here of a round already. */
export const viewSoFar = (roundId: string): QuestionsView | undefined => feeds.get(roundId)?.view

function openFeed(roundId: string): Feed {
  const hearers = new Set<(view: QuestionsView) => void>()
  let view: QuestionsView | undefined
  /** Of what is shown: thousands of pages ask after every tick, and mostly nothing has changed. */
  let etag = ''
  let keepers = 0
  let end = () => {}

  function take(fresh: QuestionsView, of = ''): void {
    view = fresh
    etag = of
    for (const hear of hearers) hear(fresh)
  }

  async function refresh(): Promise<void> {
    try {
      const response = await fetch(`/rounds/${roundId}/questions`, {
        headers: { accept: 'application/json', ...(etag && { 'if-none-match': etag }) },
      })
      const isView = response.ok && response.headers.get('content-type')?.startsWith('application/json')
      if (isView) take((await response.json()) as QuestionsView, response.headers.get('etag') ?? '')
    } catch {
      // No network: what is shown stays, and it is tried again.
    }
  }

  function begin({ serverNow, told }: Pace): () => void {
    const ahead = serverNow - Date.now()
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const after = (ms: number, act: () => void): void => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        act()
      }, ms)
      timers.add(timer)
    }
    const isSeen = () => document.visibilityState === 'visible'
    function next(): void {
      const more = told ? TOLD_TICKS * TICK_MS * (1 + Math.random()) : 0
      after(untilNextTick(Date.now() + ahead) + AFTER_TICK_MS + Math.random() * SPREAD_MS + more, () => {
        if (isSeen()) void refresh()
        next()
      })
    }
    let waits = false
    /** However much it hears of until then, once. */
    const soon = (within: number): void => {
      if (waits) return
      waits = true
      after(Math.random() * within, () => {
        waits = false
        void refresh()
      })
    }
    const hint = ({ detail }: Event & { detail?: string }): void => {
      if (detail === roundId) soon(told ? TOLD_SPREAD_MS : AFTER_TICK_MS)
    }
    const count = ({ detail }: Event & { detail?: Voted }): void => {
      if (detail?.roundId === roundId && view) take(withVotes(view, detail.votes))
    }
    const shown = (): void => {
      if (isSeen()) soon(told ? TOLD_SPREAD_MS : 0)
    }
    if (!view) soon(told ? SPREAD_MS : AFTER_TICK_MS)
    next()
    window.addEventListener(QUESTIONS_CHANGED, hint)
    window.addEventListener(VOTED, count)
    document.addEventListener('visibilitychange', shown)
    return () => {
      for (const timer of timers) clearTimeout(timer)
      window.removeEventListener(QUESTIONS_CHANGED, hint)
      window.removeEventListener(VOTED, count)
      document.removeEventListener('visibilitychange', shown)
    }
  }

  return {
    get view() {
      return view
    },
    take,
    refresh,
    watch(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    keep(pace) {
      if (keepers++ === 0) end = begin(pace)
      let kept = true
      return () => {
        if (!kept) return
        kept = false
        if (--keepers === 0) end()
      }
    },
  }
}

/** A view with votes that were told since. They are a question's own: what it took over from another stands until they reach it. */
export const withVotes = (view: QuestionsView, votes: Voted['votes']): QuestionsView => ({
  ...view,
  questions: view.questions.map(question => {
    const own = votes[question.id]
    if (own === undefined) return question
    const { absorbed = 0 } = question
    return { ...question, votes: Math.max(own, absorbed), atLeast: absorbed > own }
  }),
})
