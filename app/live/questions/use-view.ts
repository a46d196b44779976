import { useEffect, useState } from 'react'
import type { QuestionsView } from '#app/model/question/views.ts'
import { feedOf, type Pace, viewSoFar } from './feed.ts'

/** Keeps the questions of a page's round up to date for as long as the page is open, whether somebody looks at them or not. */
export function useFeed(roundId: string | undefined, { serverNow, told }: Pace): void {
  useEffect(() => (roundId === undefined ? undefined : feedOf(roundId).keep({ serverNow, told })), [roundId, serverNow, told])
}

/** A round's questions as this page has them. `initial`: as they came with the page; `atOnce`: fetched now, on a page on which nobody asks. */
export function useQuestionsView(
  roundId: string,
  initial: QuestionsView | undefined,
  { serverNow, told, atOnce = false }: Pace & { atOnce?: boolean },
): QuestionsView | undefined {
  const [view, setView] = useState(initial ?? viewSoFar(roundId))
  useEffect(() => {
    const feed = feedOf(roundId)
    const unwatch = feed.watch(setView)
    // What came while this was not looking.
    if (feed.view && !initial) setView(feed.view)
    return unwatch
  }, [roundId, initial])
  useEffect(() => {
    if (initial) feedOf(roundId).take(initial)
  }, [roundId, initial])
  useFeed(roundId, { serverNow, told })
  useEffect(() => {
    if (atOnce) void feedOf(roundId).refresh()
  }, [roundId, atOnce])
  return view
}

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
