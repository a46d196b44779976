import { holders, type PublicRound } from '#db/queries/rounds.ts'
import type { Store } from '#db/types.ts'

/** Whether rounds have enough people. */
export interface Crowds {
  enough(round: PublicRound): Promise<boolean>
}

export function openCrowds(store: Store): Crowds {
  /** Nobody gives tokens back, so a round that has enough keeps them. */
  const crowded = new Set<string>()
  return {
    async enough(round) {
      if (!crowded.has(round.id) && (await holders(store, round.id)) >= round.minCrowd) crowded.add(round.id)
      return crowded.has(round.id)
    },
  }
}
