import { useEffect, useState } from 'react'
import type { OwnAct, OwnVerdict } from './afterwards.ts'
import { actPrefix, type Asked, askedPrefix, verdictPrefix } from './outbox.ts'
import type { Vault } from './vault.ts'
import { type Vote, votePrefix } from './votes.ts'

/** What a browser keeps of its person in a round: questions, votes, what was said of answers, and done with own questions later. */
export interface Kept {
  asked: Asked[]
  votes: Vote[]
  verdicts: OwnVerdict[]
  acts: OwnAct[]
}
const NOTHING: Kept = { asked: [], votes: [], verdicts: [], acts: [] }

/** Shows it as it changes: here, in another tab, or by what is sent. */
export function useKept(vault: Vault | undefined, roundId: string): Kept {
  const [kept, setKept] = useState(NOTHING)
  useEffect(() => {
    if (!vault) return
    let ended = false
    async function show(from: Vault) {
      const now: Kept = {
        asked: await from.list(askedPrefix(roundId)),
        votes: await from.list(votePrefix(roundId)),
        verdicts: await from.list(verdictPrefix(roundId)),
        acts: await from.list(actPrefix(roundId)),
      }
      if (!ended) setKept(now)
    }
    // A vault that was closed under it shows nothing more.
    const look = () => void show(vault).catch(() => {})
    const unwatch = vault.watch(look)
    look()
    return () => {
      ended = true
      unwatch()
    }
  }, [vault, roundId])
  return kept
}
