import { openVault } from './vault.ts'
import { browserMeans, openWallet, type TokenRound } from './wallet.ts'

/** Fetches a person's tokens for rounds, where this browser has none yet. */
export async function fetchTokens(holder: string, rounds: readonly TokenRound[]): Promise<void> {
  const vault = await openVault(holder)
  try {
    for (const round of rounds) await openWallet(vault, round, browserMeans)
  } finally {
    vault.close()
  }
}
