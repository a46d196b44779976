import { useEffect } from 'react'
import fonts from '../styles/fonts.css?url'

// What a page does without until it follows, because on a slow line everything waits for everything else: the typefaces and the ask box.
// (Charts bring their own picture, see ui/charts/chart.tsx.)

export type RoundPanel = typeof import('../ui/questions/round-panel.tsx').RoundPanel
export const loadRoundPanel = async (): Promise<RoundPanel> => (await import('../ui/questions/round-panel.tsx')).RoundPanel

/** Lets the page be painted first. */
const QUIET_MS = 200

/** Brings the rest once the page follows. */
export function useRest(follows: boolean): void {
  useEffect(() => {
    if (!follows || document.querySelector(`link[href="${fonts}"]`)) return
    const timer = setTimeout(() => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: fonts }))
      // Who opens the ask box before it is here asks for it again.
      loadRoundPanel().catch(() => {})
    }, QUIET_MS)
    return () => clearTimeout(timer)
  }, [follows])
}
