import { useEffect, useRef, useState } from 'react'
import type { ModeratorsView } from '#server/questions/moderators.ts'

/** Two moderators learn of each other's decisions within two seconds, the request's own time included. */
const EVERY_MS = 1_500

/** What the other moderators of a round have open, by question; calls `changed` when questions have changed since `changes`. */
export function useModerators(roundId: string, changes: number, open: string | null, changed: () => void): ReadonlyMap<string, string> {
  const [others, setOthers] = useState<ReadonlyMap<string, string>>(new Map())
  const latest = useRef({ changes, open, changed })
  latest.current = { changes, open, changed }
  useEffect(() => {
    let ended = false
    let timer: ReturnType<typeof setTimeout>
    async function look() {
      try {
        const body = new URLSearchParams({ open: latest.current.open ?? '' })
        const response = await fetch(`/moderation/${roundId}/standing`, { method: 'POST', body, headers: { accept: 'application/json' } })
        const isView = response.ok && response.headers.get('content-type')?.startsWith('application/json')
        const seen = isView ? ((await response.json()) as ModeratorsView) : undefined
        if (!seen || ended) return
        const now = new Map(seen.others.map(({ questionId, name }) => [questionId, name]))
        setOthers(before => (same(before, now) ? before : now))
        if (seen.changes !== latest.current.changes) latest.current.changed()
      } catch {
        // No network: the next look tries again.
      }
    }
    function next() {
      timer = setTimeout(() => {
        void (document.visibilityState === 'visible' ? look() : Promise.resolve()).then(() => !ended && next())
      }, EVERY_MS)
    }
    void look()
    next()
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [roundId])
  // What somebody opens is told at once: the other one is about to open it, too.
  useEffect(() => {
    if (!open) return
    const body = new URLSearchParams({ open })
    fetch(`/moderation/${roundId}/standing`, { method: 'POST', body }).catch(() => undefined)
  }, [roundId, open])
  return others
}

const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
