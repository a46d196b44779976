import { bytesToHex } from '#app/model/question/hash.ts'
import { type CarriedRound, readCarried, shortKeys, type Spent, writeCarried } from '#app/model/question/carried.ts'
import { receiptHash, receiptSecret } from '#app/model/question/seed.ts'
import { TOKENS } from '#app/model/question/token.ts'
import { RECEIPT_LENGTH } from '#app/model/question/views.ts'
import { type Asked, askedPrefix } from './outbox.ts'
import type { Vault } from './vault.ts'
import { keptRounds, type TokenRound } from './wallet.ts'

/** Why a code is not taken. */
export type CarryRefusal =
  /** It is no code, or a part is missing. */
  | 'unreadable'
  /** This browser has tokens of its own already: with another seed they and their receipts would be lost. */
  | 'other tokens'
  /** The other device was shown another key of a round than this one. */
  | 'second key'

type KeptKeys = Record<'asking' | 'voting', string>

/** The code that brings this browser's tokens and receipts to another device; undefined when there is nothing to carry. */
export async function carriedCode(vault: Vault): Promise<string | undefined> {
  const seed = await vault.get<Uint8Array>('seed')
  if (!seed) return undefined
  const rounds: CarriedRound[] = []
  for (const id of await keptRounds(vault)) {
    const keys = await vault.get<KeptKeys>(`keys/${id}`)
    const asked = await vault.list<Asked>(askedPrefix(id))
    const spent = Array.from({ length: TOKENS.asking }, (_, index): Spent => {
      const one = asked.find(question => question.index === index)
      if (!one) return { state: 'unused' }
      return one.receipt === '' ? { state: 'forgotten' } : { state: 'asked', nonce: one.nonce ?? '' }
    })
    if (keys) rounds.push({ id, keys: shortKeys(keys), spent })
  }
  return writeCarried({ seed, rounds })
}

/**
 * Takes over what another device handed to this one. `rounds`: as this server shows them now, to compare their keys. The tokens themselves
 * are fetched anew, by the same blinded set; votes stay where they were given.
 */
export async function takeOver(
  vault: Vault,
  code: string,
  rounds: readonly TokenRound[],
): Promise<{ ok: true } | { ok: false; refusal: CarryRefusal }> {
  const carried = readCarried(code)
  if (!carried) return { ok: false, refusal: 'unreadable' }
  const { seed } = carried
  const own = await vault.get<Uint8Array>('seed')
  const isOther = own !== undefined && bytesToHex(own) !== bytesToHex(seed)
  if (isOther && (await keptRounds(vault)).length > 0) return { ok: false, refusal: 'other tokens' }
  for (const { id, keys } of carried.rounds) {
    const shown = rounds.find(round => round.id === id)?.keys ?? (await vault.get<KeptKeys>(`keys/${id}`))
    if (shown && shortKeys(shown) !== keys) return { ok: false, refusal: 'second key' }
  }
  await vault.put('seed', seed)
  for (const { id, spent } of carried.rounds)
    for (const [index, one] of spent.entries())
      if (one.state !== 'unused') await vault.keep<Asked>(`${askedPrefix(id)}${index}`, askedElsewhere(seed, id, index, one))
  return { ok: true }
}

/** A question of which the other device has the text: here it is found again by its receipt. */
function askedElsewhere(seed: Uint8Array, roundId: string, index: number, spent: Exclude<Spent, { state: 'unused' }>): Asked {
  const nothing = { index, text: '', about: null, aboutLabel: null, state: 'stored', next: 0 } as const
  if (spent.state === 'forgotten') return { ...nothing, receipt: '' }
  const receipt = receiptHash(receiptSecret(seed, roundId, index, spent.nonce)).slice(0, RECEIPT_LENGTH)
  return { ...nothing, receipt, ...(spent.nonce && { nonce: spent.nonce }) }
}
