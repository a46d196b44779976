import { useEffect } from 'react'
import type { RoundView } from '#app/model/question/round.ts'

/**
 * Fetches the tokens of open rounds on whatever signed-in page comes first, so that fetching and asking lie apart in time. The
 * arithmetic is loaded when the page is idle and has nothing to do with what the page is for.
 */
export function useTokens(holder: string | null, rounds: readonly RoundView[]): void {
  const ids = rounds.map(({ id }) => id).join()
  useEffect(() => {
    if (!holder || ids === '') return
    let ended = false
    const begin = async () => {
      const { fetchTokens } = await import('./fetch-tokens.ts')
      if (!ended) await fetchTokens(holder, rounds)
    }
    // What goes wrong here is said on the round's page, where it matters.
    const timer = setTimeout(() => void begin().catch(() => {}), 1_500 + Math.random() * 3_000)
    return () => {
      ended = true
      clearTimeout(timer)
    }
    // The ids stand for `rounds`, a new array with every answer of the server.
  }, [holder, ids])
}
