import type { OwnAct, OwnVerdict } from './afterwards.ts'
import { actPrefix, openOutbox, verdictPrefix } from './outbox.ts'
import { isRestHere } from './rest-of-asking.ts'
import { RETRY_MS, type Way } from './send.ts'
import type { Vault } from './vault.ts'
import { keptRounds, keptWallet, type Wallet } from './wallet.ts'

/** Sends what is due of all rounds that a browser holds tokens of; gives how long (ms) until something is due again, undefined: nothing waits. */
export async function deliver(vault: Vault, way: Way): Promise<number | undefined> {
  const waits: number[] = []
  for (const roundId of await keptRounds(vault)) {
    const wallet = await keptWallet(vault, roundId)
    if (!wallet) continue
    const wait = await openOutbox(vault, wallet, roundId, way).pump()
    const later = await deliverLater(vault, wallet, roundId, way)
    waits.push(...[wait, later].filter(ms => ms !== undefined))
  }
  return waits.length > 0 ? Math.min(...waits) : undefined
}

/** What sends verdicts and later acts comes with what every page fetches (use-rest-of-asking.ts): that it is wanted says nothing to a log. */
async function deliverLater(vault: Vault, wallet: Wallet, roundId: string, way: Way): Promise<number | undefined> {
  const verdicts = await vault.list<OwnVerdict>(verdictPrefix(roundId))
  const acts = await vault.list<OwnAct>(actPrefix(roundId))
  if (verdicts.every(({ sent }) => sent) && acts.every(({ state }) => state !== 'waiting' && state !== 'held')) return undefined
  // Questions and votes do not wait for it.
  if (!isRestHere()) return RETRY_MS
  const { openAfterwards } = await import('./afterwards.ts')
  return openAfterwards(vault, wallet, roundId, way).pump()
}

/** One tab at a time, where the browser can say so. Where it cannot (plain http), two send the same bytes, which is one question. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request('candor-deliveries', work) as Promise<T>) : work()
