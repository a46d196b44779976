import type { RoundView } from '#app/model/question/round.ts'
import { openVault } from './vault.ts'
import { browserMeans, openWallet } from './wallet.ts'

/** Fetches a person's tokens for rounds, where this browser has none yet. */
export async function fetchTokens(holder: string, rounds: readonly RoundView[]): Promise<void> {
  const vault = await openVault(holder)
  try {
    for (const round of rounds) await openWallet(vault, round, browserMeans)
  } finally {
    vault.close()
  }
}
