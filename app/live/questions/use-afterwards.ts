import { useEffect, useState } from 'react'
import type { Afterwards, OwnAct, OwnVerdict, openAfterwards } from './afterwards.ts'
import { actPrefix, verdictPrefix } from './outbox.ts'
import { browserWay } from './send.ts'
import type { Vault } from './vault.ts'
import type { Wallet } from './wallet.ts'

/** What this browser's person has said of answers, and done with own questions later. */
export interface OwnAfterwards {
  /** Of the answer that stands now: what was said of one before readers reopened the question is none of it. */
  verdict(questionId: string, again: boolean): OwnVerdict | undefined
  actsOf(index: number): OwnAct[]
  /** What does it, given by those who show it: whoever only asks and votes does not load it. Undefined until the vault is open. */
  by(open: typeof openAfterwards): Afterwards | undefined
}

/** Shows what the vault keeps of it, as it changes. It is sent by `useDeliveries`. */
export function useAfterwards(opened: { vault: Vault; wallet: Wallet } | undefined, roundId: string): OwnAfterwards {
  const [verdicts, setVerdicts] = useState<readonly OwnVerdict[]>([])
  const [acts, setActs] = useState<readonly OwnAct[]>([])
  const vault = opened?.vault
  useEffect(() => {
    if (!vault) return
    let ended = false
    async function show(from: Vault) {
      const said = await from.list<OwnVerdict>(verdictPrefix(roundId))
      const did = await from.list<OwnAct>(actPrefix(roundId))
      if (ended) return
      setVerdicts(said)
      setActs(did)
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
  return {
    verdict: (questionId, again) => verdicts.find(one => one.questionId === questionId && one.again === again),
    actsOf: index => acts.filter(act => act.index === index),
    by: open => opened && open(opened.vault, opened.wallet, roundId, browserWay),
  }
}
