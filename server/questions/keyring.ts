import { keyId, type Purpose, type Token } from '#app/model/question/token.ts'
import { type PublicRound, roundsIn } from '#db/queries/rounds.ts'
import type { Store } from '#db/types.ts'
import { isSigned } from './verify.ts'

/** How long a look at the rounds is good for, in ms: thousands of votes a second ask for the same few. */
const FRESH_MS = 1_000

/** Finds the round whose key signed a token. */
export interface Keyring {
  /** The round, or undefined when no round's key for this purpose signed it. */
  roundOf(token: Token, purpose: Purpose): Promise<PublicRound | undefined>
}

export function openKeyring(store: Store): Keyring {
  let known: Promise<Map<string, PublicRound>> | undefined
  let until = 0

  async function read() {
    const map = new Map<string, PublicRound>()
    // Also by those that are over: who comes late with an honest token hears that, and not that the token is wrong.
    for (const round of await roundsIn(store, ['open', 'closed', 'settled'])) {
      if (round.askingPublicKey) map.set(nameOf('asking', keyId(round.askingPublicKey)), round)
      if (round.votingPublicKey) map.set(nameOf('voting', keyId(round.votingPublicKey)), round)
    }
    return map
  }

  return {
    async roundOf(token, purpose) {
      if (!known || performance.now() > until) {
        until = performance.now() + FRESH_MS
        known = read()
        known.catch(() => {
          known = undefined
        })
      }
      const round = (await known).get(nameOf(purpose, token.keyId))
      const key = purpose === 'asking' ? round?.askingPublicKey : round?.votingPublicKey
      return key && isSigned(token, key) ? round : undefined
    },
  }
}

const nameOf = (purpose: Purpose, id: Uint8Array) => `${purpose} ${Buffer.from(id.buffer, id.byteOffset, id.length).toString('hex')}`
