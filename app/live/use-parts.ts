import { useEffect, useReducer, useRef, useState } from 'react'
import type { PartView } from '#app/model/meeting/wire.ts'
import { Parts } from './parts.ts'
import type { LiveState } from './state.ts'

/** In the lobby pages fetch the pack over so long; afterwards over less, because what is shown next is waited for. */
const LOBBY_SPREAD_MS = 20_000
const LIVE_SPREAD_MS = 3_000
/** What was corrected is fetched within this time, so that ten thousand pages do not ask in the same second. */
const CORRECTED_SPREAD_MS = 10_000
const AGAIN_MS = 3_000
/** A pack that could not be had is asked for again after about so long, each page at a moment of its own. */
const PACK_AGAIN_MS = 10_000

/** Over how many milliseconds pages spread when they fetch a pack. */
export const packSpread = ({ hasPack, waits }: { hasPack: boolean; waits: boolean }): number =>
  waits ? LOBBY_SPREAD_MS : hasPack ? CORRECTED_SPREAD_MS : LIVE_SPREAD_MS

/**
 * The parts that may be opened, as they come: the one of a position, or undefined while it is on its way. `link`: the secret of a browser
 * source, for which no cookie speaks.
 */
export function useParts(meetingId: string, { keys, pack, show }: LiveState, link?: string): (position: number) => PartView | undefined {
  const [parts] = useState(() => new Parts({ meetingId, link }))
  const [, changed] = useReducer((count: number) => count + 1, 0)
  const [latest, setLatest] = useState<ReadonlyMap<number, PartView>>(new Map())
  /** The pack that was fetched, or that could not be. */
  const [tried, setTried] = useState<string | null>(null)
  const position = show?.position ?? 0
  // On a slow line what is shown now comes first, by itself; everything else of it is in the pack, which comes after it.
  const caughtUp = position === 0 || !keys.has(position) || latest.has(position)
  // What the effects look at without running again for it.
  const now = useRef({ waits: false, ended: false, latest })
  now.current = { waits: show?.phase === 'lobby', ended: show?.phase === 'ended', latest }

  useEffect(() => {
    if (!pack || !caughtUp) return
    let ended = false
    let again: ReturnType<typeof setTimeout> | undefined
    const attempt = async (spreadMs: number) => {
      const here = await parts.prefetch(pack, spreadMs, () => !now.current.ended)
      if (ended) return
      setTried(pack)
      changed()
      if (!here && !now.current.ended) again = setTimeout(() => void attempt(0), PACK_AGAIN_MS * (0.5 + Math.random()))
    }
    void attempt(packSpread({ hasPack: parts.hasPack, waits: now.current.waits }))
    return () => {
      ended = true
      clearTimeout(again)
    }
  }, [parts, pack, caughtUp])

  useEffect(() => {
    let ended = false
    const timers: ReturnType<typeof setTimeout>[] = []
    const opened = (view: PartView) => setLatest(known => new Map(known).set(view.position, view))
    for (const key of keys.values()) {
      const here = parts.peek(key)
      if (here) {
        if (now.current.latest.get(key.position) !== here) opened(here)
        continue
      }
      // It comes with the pack; what is shown now is waited for, unless an earlier text of it is on the screen.
      const waitsForPack = key.position !== position || now.current.latest.has(position)
      if (now.current.ended || (waitsForPack && pack !== tried)) continue
      // An earlier text of this part is on the screen: the corrected one may take its time.
      const wait = now.current.latest.has(key.position) ? Math.random() * CORRECTED_SPREAD_MS : 0
      const attempt = async () => {
        const view = await parts.open(key)
        if (ended) return
        if (view) opened(view)
        else timers.push(setTimeout(() => void attempt(), AGAIN_MS * (0.5 + Math.random())))
      }
      timers.push(setTimeout(() => void attempt(), wait))
    }
    return () => {
      ended = true
      for (const timer of timers) clearTimeout(timer)
    }
  }, [parts, keys, position, pack, tried])

  return position => {
    const key = keys.get(position)
    return (key && parts.peek(key)) ?? latest.get(position)
  }
}
