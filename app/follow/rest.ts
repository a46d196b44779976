import { useEffect } from 'react'
import { loadRoundPanel, prefetchRound } from '../ui/questions/asking.tsx'
import fonts from '../styles/fonts.css?url'

// What a page does without until it follows, because on a slow line everything waits for everything else: the typefaces, the ask box,
// and what answering a poll takes.
// (Charts bring their own picture, see ui/charts/chart.tsx.)

export const loadPoll = async () => (await import('../ui/meeting/poll.tsx')).Poll
export const loadAfterPolls = async () => (await import('../ui/meeting/poll-archive.tsx')).AfterPolls

/** Lets the page be painted first. */
const QUIET_MS = 200
/** Over so long pages fetch the questions of the meeting's round. */
const QUESTIONS_SPREAD_MS = 10_000

/** Brings the rest once the page follows; of the meeting's round its questions. */
export function useRest(follows: boolean, roundId: string | undefined): void {
  useEffect(() => {
    if (!follows || document.querySelector(`link[href="${fonts}"]`)) return
    const timer = setTimeout(() => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: fonts }))
      // Who opens the ask box or a poll before it is here asks for it again.
      for (const load of [loadRoundPanel, loadPoll]) load().catch(() => {})
      if (roundId) setTimeout(() => void prefetchRound(roundId).catch(() => {}), Math.random() * QUESTIONS_SPREAD_MS)
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [follows, roundId])
}
