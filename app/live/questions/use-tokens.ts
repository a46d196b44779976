import { useEffect } from 'react'
import type { RoundView } from '#app/model/question/round.ts'
import type { TokenRound } from './wallet.ts'

/**
 * Fetches the tokens of open rounds on whatever signed-in page comes first, so that fetching and asking lie apart in time. The
 * arithmetic is loaded when the page is idle and has nothing to do with what the page is for.
 */
export function useTokens(holder: string | null, rounds: readonly RoundView[]): void {
  // As text, because it is a new array with every answer of the server.
  const wanted = JSON.stringify(rounds.map(({ id, state, keys }) => ({ id, state, keys })))
  useEffect(() => {
    if (!holder || wanted === '[]') return
    let ended = false
    const begin = async () => {
      const { fetchTokens } = await import('./fetch-tokens.ts')
      if (!ended) await fetchTokens(holder, JSON.parse(wanted) as TokenRound[])
    }
    // What goes wrong here is said on the round's page, where it matters.
    const timer = setTimeout(() => void begin().catch(() => {}), 1_500 + Math.random() * 3_000)
    return () => {
      ended = true
      clearTimeout(timer)
    }
  }, [holder, wanted])
}
