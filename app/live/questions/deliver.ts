import { openAfterwards } from './afterwards.ts'
import { openOutbox } from './outbox.ts'
import type { Way } from './send.ts'
import type { Vault } from './vault.ts'
import { keptRounds, keptWallet } from './wallet.ts'

/** Sends what is due of all rounds that a browser holds tokens of; gives how long (ms) until something is due again, undefined: nothing waits. */
export async function deliver(vault: Vault, way: Way): Promise<number | undefined> {
  const waits: number[] = []
  for (const roundId of await keptRounds(vault)) {
    const wallet = await keptWallet(vault, roundId)
    if (!wallet) continue
    for (const box of [openOutbox(vault, wallet, roundId, way), openAfterwards(vault, wallet, roundId, way)]) {
      const wait = await box.pump()
      if (wait !== undefined) waits.push(wait)
    }
  }
  return waits.length > 0 ? Math.min(...waits) : undefined
}

/** One tab at a time, where the browser can say so. Where it cannot (plain http), two send the same bytes, which is one question. */
export const alone = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? (navigator.locks.request('candor-deliveries', work) as Promise<T>) : work()
