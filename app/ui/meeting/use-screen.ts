import { useCallback, useState } from 'react'
import type { Formats } from '#app/model/format.ts'
import type { StagePage } from '#server/use/meetings/stages.ts'

/** What a screen is at the moment. `unknown`: its link ended, or its browser keeps no cookie. */
export type Screen =
  | { kind: 'paired'; page: StagePage; formats: Formats; today: string }
  | { kind: 'waiting'; code: string }
  | { kind: 'unknown' }

const STANDING = '/stage/standing'
/** A request without an answer for so long is given up; whoever asked asks again. */
const PATIENCE_MS = 8_000

/**
 * What this screen is, asked anew by plain requests: a failed one changes nothing, whereas a page's data that cannot be loaded takes the
 * page away.
 */
export function useScreen(initial: Screen, link?: string): { screen: Screen; ask(): Promise<boolean> } {
  const [screen, setScreen] = useState(initial)
  const ask = useCallback(async () => {
    try {
      const response = await fetch(STANDING, {
        headers: link === undefined ? {} : { authorization: `Bearer ${link}` },
        credentials: link === undefined ? 'same-origin' : 'omit',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      if (!response.ok) return false
      const now = (await response.json()) as Screen
      setScreen(before => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
      return true
    } catch {
      // Without a server the screen stays what it was.
      return false
    }
  }, [link])
  return { screen, ask }
}
