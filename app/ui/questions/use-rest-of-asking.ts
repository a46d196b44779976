import { useEffect } from 'react'
import { restCame } from '#app/live/questions/rest-of-asking.ts'

/**
 * All that asking, voting, receipts and verdicts load by and by. Whoever loads one of these only when it is wanted tells by that: a log of
 * files, as any proxy keeps it, would name who has begun to write, looks at a receipt or has something to send. So every signed-in page
 * fetches all of them, at the same time for everybody, and whoever wants one waits for that (live/questions/rest-of-asking.ts). What is loaded
 * by what everybody sees (a poll, an answer) needs no place here.
 */
const parts = [
  () => import('./round-panel.tsx'),
  () => import('./similar.tsx'),
  () => import('./hints.tsx'),
  () => import('./stored-row.tsx'),
  () => import('./late-draft.tsx'),
  () => import('./receipts.tsx'),
  () => import('./round-key.tsx'),
  () => import('./after-asking.tsx'),
  () => import('#app/live/questions/afterwards.ts'),
  () => import('#app/live/questions/move-votes.ts'),
]

/** As soon as deliveries begin, which need some of it where something waits (live/questions/use-deliveries.ts). */
const BEGIN_MS = 1_000

/** Where the network does not give them: so much later, and up to as much again. */
const RETRY_MS = 10_000

/** Fetches them on a page of somebody who is signed in. */
export function useRestOfAsking(holder: string | null): void {
  useEffect(() => {
    if (!holder) return
    let ended = false
    let timer: ReturnType<typeof setTimeout>
    const fetchAll = async (): Promise<void> => {
      const loaded = await Promise.allSettled(parts.map(load => load()))
      const all = loaded.every(({ status }) => status === 'fulfilled')
      restCame(all)
      if (!ended && !all) timer = setTimeout(() => void fetchAll(), RETRY_MS * (1 + Math.random()))
    }
    timer = setTimeout(() => void fetchAll(), BEGIN_MS)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [holder])
}
