import { bytesToHex, concatBytes, hkdf, sha256, utf8ToBytes } from './hash.ts'
import { PREFIX_BYTES, SALT_BYTES, blind, finalize, prepare } from './blind.ts'
import { bytesToInteger } from './integer.ts'
import type { Purpose } from './token.ts'
import { MODULUS_BYTES, NONCE_BYTES, TOKENS, keyId, purposes, readPublicKey, writeToken } from './token.ts'

// A browser keeps one secret of 32 bytes; every token, blinding and receipt of every round follows from it by HKDF-SHA-384 (RFC 5869).
// So a set that was sent and whose answer was lost can be sent again byte for byte, and a second device needs the seed alone.

export const SEED_BYTES = 32

/** The public half of a round, as every page shows it: both keys as DER SubjectPublicKeyInfo. */
export interface RoundKeys {
  roundId: string
  asking: Uint8Array
  voting: Uint8Array
}

/** 16 bytes more than the modulus: the remainder is then even to 2⁻¹²⁸. */
const FACTOR_BYTES = MODULUS_BYTES + 16

function draw(seed: Uint8Array, what: string, length: number): Uint8Array {
  if (seed.length !== SEED_BYTES) throw new RangeError(`seed has ${seed.length} bytes instead of ${SEED_BYTES}`)
  return hkdf(seed, utf8ToBytes('candor tokens 1'), utf8ToBytes(what), length)
}

interface Blank {
  prepared: Uint8Array
  salt: Uint8Array
  factor: bigint
}

/** All randomness of the token `index` of a purpose. The key is part of the path: no randomness serves two keys. */
function blank(seed: Uint8Array, keys: RoundKeys, purpose: Purpose, index: number): Blank {
  const path = `${purpose}\0${keys.roundId}\0${bytesToHex(keyId(keys[purpose]))}\0${index}`
  const bytes = draw(seed, `token\0${path}`, NONCE_BYTES + PREFIX_BYTES + SALT_BYTES + FACTOR_BYTES)
  const saltAt = NONCE_BYTES + PREFIX_BYTES
  const factorAt = saltAt + SALT_BYTES
  const { n } = readPublicKey(keys[purpose])
  return {
    prepared: prepare(bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES, saltAt)),
    salt: bytes.slice(saltAt, factorAt),
    factor: 1n + (bytesToInteger(bytes.subarray(factorAt)) % (n - 1n)),
  }
}

/** The blinded element to send for one token, 256 bytes. About 1 to 2 ms of work. */
export function blindedElement(seed: Uint8Array, keys: RoundKeys, purpose: Purpose, index: number): Uint8Array {
  const { prepared, salt, factor } = blank(seed, keys, purpose, index)
  return blind(readPublicKey(keys[purpose]), prepared, salt, factor).blinded
}

/**
 * The token text from the server's answer to the blinded element of the same place.
 * @throws RangeError when the answer is not a signature by the round's key.
 */
export function finishedToken(seed: Uint8Array, keys: RoundKeys, purpose: Purpose, index: number, blindSignature: Uint8Array): string {
  const { prepared, salt, factor } = blank(seed, keys, purpose, index)
  const key = readPublicKey(keys[purpose])
  const signature = finalize(key, prepared, salt, blindSignature, blind(key, prepared, salt, factor).inverse)
  return writeToken({ keyId: keyId(keys[purpose]), prepared, signature })
}

export type BlindedSet = Record<Purpose, Uint8Array[]>

/** Whether a set has the one size that everybody's has. */
export const isWholeSet = (set: BlindedSet): boolean =>
  purposes.every(purpose => set[purpose].length === TOKENS[purpose] && set[purpose].every(element => element.length === MODULUS_BYTES))

/** SHA-256 of a blinded set in its one order, hex: what the server remembers of it. */
export const blindedSetHash = (roundId: string, set: BlindedSet): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`candor blinded set\0${roundId}\0`), ...purposes.flatMap(purpose => set[purpose]))))

/** Random bytes of each question's own, so that two devices with one seed never have one receipt for two questions. */
export const RECEIPT_NONCE_BYTES = 16

/**
 * The secret that later proves "this question is mine" without a name, 32 bytes; `index` is that of the asking token, `nonce` the
 * question's own, base64url. Questions that were asked before there were nonces have none.
 */
export const receiptSecret = (seed: Uint8Array, roundId: string, index: number, nonce = ''): Uint8Array =>
  draw(seed, `receipt\0${roundId}\0${index}${nonce && `\0${nonce}`}`, 32)

/** What the server keeps of a receipt, hex. */
export const receiptHash = (secret: Uint8Array): string => bytesToHex(sha256(concatBytes(utf8ToBytes('candor receipt\0'), secret)))
