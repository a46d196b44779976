import { useEffect, useState } from 'react'
import type { Ballot, Ballots } from './ballots.ts'
import type { TokenRound, WalletRefusal } from './wallet.ts'

/** What only this browser knows of polls: the answers of its person. */
export interface OwnBallots {
  status: 'opening' | 'ready' | 'no storage' | WalletRefusal
  message: string | undefined
  /** When tokens may be used, by this browser's clock. */
  usableFrom: number
  of(pollId: string): Ballot | undefined
  answer(pollId: string, choices: number[]): void
}

/** Opens a person's answers in a round, and sends them as long as the page is open. The arithmetic of tokens is loaded for it alone. */
export function useBallots(holder: string, round: TokenRound): OwnBallots {
  const [opened, setOpened] = useState<{ status: OwnBallots['status']; message?: string }>({ status: 'opening' })
  const [ballots, setBallots] = useState<Ballots>()
  const [known, setKnown] = useState<Ballot[]>([])
  // As text, because it is a new object with every answer of the server.
  const { id, state, keys } = round
  const wanted = JSON.stringify({ id, state, keys })

  useEffect(() => {
    let ended = false
    let end = () => {}
    void (async () => {
      try {
        const { openBallots } = await import('./ballots.ts')
        const outcome = await openBallots(holder, JSON.parse(wanted) as TokenRound)
        if (!outcome.ok) return ended || setOpened({ status: outcome.refusal, message: outcome.message })
        if (ended) return outcome.ballots.close()
        setBallots(outcome.ballots)
        setOpened({ status: 'ready' })
        const stop = outcome.ballots.keep(setKnown)
        end = () => {
          stop()
          outcome.ballots.close()
        }
      } catch {
        if (!ended) setOpened({ status: 'no storage' })
      }
    })()
    return () => {
      ended = true
      end()
      setBallots(undefined)
    }
  }, [holder, wanted])

  return {
    status: opened.status,
    message: opened.message,
    usableFrom: ballots?.usableFrom ?? 0,
    of: pollId => known.find(ballot => ballot.pollId === pollId),
    answer: (pollId, choices) => void ballots?.answer(pollId, choices),
  }
}
