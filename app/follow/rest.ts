import { useEffect } from 'react'
import { loadRoundPanel } from '../ui/questions/asking.tsx'
import contrast from '../styles/contrast.css?url'
import fonts from '../styles/fonts.css?url'
import paper from '../styles/print.css?url'

// What a page does without until it follows, because on a slow line everything waits for everything else: the typefaces, how it
// looks on paper and in colours of the reader's own, the ask box, and what answering a poll takes.
// (Charts bring their own picture, see ui/charts/chart.tsx.)

export const loadPoll = async () => (await import('../ui/meeting/poll.tsx')).Poll
export const loadAfterPolls = async () => (await import('../ui/meeting/poll-archive.tsx')).AfterPolls

/** Lets the page be painted first. */
const QUIET_MS = 200

/** Brings the rest once the page follows. */
export function useRest(follows: boolean): void {
  useEffect(() => {
    if (!follows || document.querySelector(`link[href="${fonts}"]`)) return
    const timer = setTimeout(() => {
      for (const href of [fonts, paper, contrast])
        document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }))
      // Who opens the ask box or a poll before it is here asks for it again.
      for (const load of [loadRoundPanel, loadPoll]) load().catch(() => {})
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [follows])
}
