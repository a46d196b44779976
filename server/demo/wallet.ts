import { fromBase64url, toBase64url } from '#app/model/base64url.ts'
import type { RoundView } from '#app/model/question/round.ts'
import { blindedElement, finishedToken, receiptHash, receiptSecret, type RoundKeys } from '#app/model/question/seed.ts'
import { type Purpose, TOKENS } from '#app/model/question/token.ts'

/** What a browser keeps of a round: its seed and what the server signed for it, blinded. A token is finished when it is used. */
export interface Wallet {
  seed: Uint8Array
  keys: RoundKeys
  signed: Record<Purpose, string[]>
}

const bytes = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array(0)

/** The round's keys, or undefined before it has opened. */
export const keysOf = ({ id, keys }: Pick<RoundView, 'id' | 'keys'>): RoundKeys | undefined =>
  keys ? { roundId: id, asking: bytes(keys.asking), voting: bytes(keys.voting) } : undefined

/** What a browser sends to have its tokens signed; the same seed always gives the same set. */
export function blindedSet(seed: Uint8Array, keys: RoundKeys): Record<Purpose, string[]> {
  const set = (purpose: Purpose) =>
    Array.from({ length: TOKENS[purpose] }, (_, index) => toBase64url(blindedElement(seed, keys, purpose, index)))
  return { asking: set('asking'), voting: set('voting') }
}

const finished = ({ seed, keys, signed }: Wallet, purpose: Purpose, index: number): string =>
  finishedToken(seed, keys, purpose, index, bytes(signed[purpose][index] ?? ''))

export const votingToken = (wallet: Wallet): string => finished(wallet, 'voting', 0)

/** The asking token of this number, and the hash of the receipt that goes with it, with the receipt's own secret. */
export function askingToken(wallet: Wallet, index: number): { token: string; receipt: string; secret: string } {
  const secret = receiptSecret(wallet.seed, wallet.keys.roundId, index)
  return { token: finished(wallet, 'asking', index), receipt: receiptHash(secret), secret: toBase64url(secret) }
}
