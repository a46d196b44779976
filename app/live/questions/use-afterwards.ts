import { useEffect, useState } from 'react'
import type { AskerSays } from '#app/model/question/answering.ts'
import { type Afterwards, type OwnAct, type OwnVerdict, verdictPrefix } from './afterwards.ts'
import { type Asked, actPrefix } from './outbox.ts'
import type { Vault } from './vault.ts'

/** What this browser's person has said of answers, and done with own questions later. */
export interface OwnAfterwards {
  /** Of the answer that stands now: what was said of one before readers reopened the question is none of it. */
  verdict(questionId: string, again: boolean): OwnVerdict | undefined
  judge(questionId: string, says: 0 | 1, again: boolean): void
  actsOf(index: number): OwnAct[]
  /** False where nothing more can be added. */
  clarify(asked: Asked, questionId: string, text: string): Promise<boolean>
  doubt(asked: Asked, questionId: string, says: AskerSays): void
  split(asked: Asked, questionId: string): void
}

/** Shows what the vault keeps of it, as it changes. It is sent by `useDeliveries`. */
export function useAfterwards(opened: { vault: Vault; afterwards: Afterwards } | undefined, roundId: string): OwnAfterwards {
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
  const box = opened?.afterwards
  return {
    verdict: (questionId, again) => verdicts.find(one => one.questionId === questionId && one.again === again),
    judge: (questionId, says, again) => void box?.judge(questionId, says, again),
    actsOf: index => acts.filter(act => act.index === index),
    clarify: async (asked, questionId, text) => (await box?.clarify(asked, questionId, text)) ?? false,
    doubt: (asked, questionId, says) => void box?.doubt(asked, questionId, says),
    split: (asked, questionId) => void box?.split(asked, questionId),
  }
}
