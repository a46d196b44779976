import { useEffect, useState } from 'react'
import { untilNextTick } from '#app/model/question/round.ts'
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

const AFTER_TICK_MS = 1_000
const SPREAD_MS = 4_000

/** What was fetched last of a round, so that a sheet that is opened (again) shows it at once. */
const kept = new Map<string, QuestionsView>()

async function fetchView(roundId: string, etag = ''): Promise<{ view: QuestionsView; etag: string } | undefined> {
  const response = await fetch(`/rounds/${roundId}/questions`, {
    headers: { accept: 'application/json', ...(etag && { 'if-none-match': etag }) },
  })
  const isView = response.ok && response.headers.get('content-type')?.startsWith('application/json')
  if (!isView) return undefined
  const view = (await response.json()) as QuestionsView
  kept.set(roundId, view)
  return { view, etag: response.headers.get('etag') ?? '' }
}

/**
 * Brings a round's questions before somebody opens them. Every page of a meeting does so at a moment of its own: a request at the moment
 * in which somebody opens the ask box would say who is about to ask.
 */
export async function prefetchView(roundId: string): Promise<void> {
  if (!kept.has(roundId)) await fetchView(roundId)
}

/**
 * A round's questions, fetched anew after every tick by every open page, and on a hint; votes are told in between. Never because of an own question or vote: a
 * request with a sign-in right after one without would tell who sent it.
 */
export function useQuestionsView(
  roundId: string,
  initial: QuestionsView | undefined,
  serverNow: number,
  /** On a page on which nobody asks, such as the presenter's. */
  atOnce = false,
): QuestionsView | undefined {
  const [view, setView] = useState(initial ?? kept.get(roundId))
  useEffect(() => {
    if (initial) setView(initial)
  }, [initial])
  useEffect(() => {
    const ahead = serverNow - Date.now()
    let timer: ReturnType<typeof setTimeout>
    let ended = false
    /** Of what is shown: thousands of pages ask after every tick, and mostly nothing has changed. */
    let etag = ''
    async function refresh() {
      try {
        const fresh = await fetchView(roundId, etag)
        if (!fresh || ended) return
        setView(fresh.view)
        etag = fresh.etag
      } catch {
        // No network: what is shown stays, the next tick tries again.
      }
    }
    function next() {
      timer = setTimeout(
        () => {
          if (document.visibilityState === 'visible') void refresh()
          next()
        },
        untilNextTick(Date.now() + ahead) + AFTER_TICK_MS + Math.random() * SPREAD_MS,
      )
    }
    const hint = (event: Event) => {
      if ((event as CustomEvent<string>).detail === roundId) setTimeout(() => void refresh(), Math.random() * AFTER_TICK_MS)
    }
    const count = ({ detail: { roundId: of, votes } }: CustomEvent<Voted>) => {
      if (of !== roundId) return
      setView(known => known && withVotes(known, votes))
      etag = ''
    }
    const shown = () => {
      if (document.visibilityState === 'visible') void refresh()
    }
    if (atOnce) void refresh()
    next()
    window.addEventListener(QUESTIONS_CHANGED, hint)
    window.addEventListener(VOTED, count as EventListener)
    document.addEventListener('visibilitychange', shown)
    return () => {
      ended = true
      clearTimeout(timer)
      window.removeEventListener(QUESTIONS_CHANGED, hint)
      window.removeEventListener(VOTED, count as EventListener)
      document.removeEventListener('visibilitychange', shown)
    }
  }, [roundId, serverNow, atOnce])
  return view
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

/** Whole seconds until a moment of this browser's clock, counting down; 0 from then on. */
export function useSecondsUntil(moment: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((moment - now) / 1_000))
  useEffect(() => {
    if (left === 0) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [left])
  return left
}
