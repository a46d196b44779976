import { concatBytes, sha256 } from './hash.ts'
import { toBase64url } from '../base64url.ts'
import type { PublicKey } from './blind.ts'
import { bytesToInteger } from './integer.ts'

/** What a token is good for. Each round has one key for each, used for nothing else. */
export const purposes = ['asking', 'voting'] as const
export type Purpose = (typeof purposes)[number]

/** Everybody gets the same number, leaders too: a different number would be a name. */
export const TOKENS: Record<Purpose, number> = { asking: 5, voting: 1 }

export const MODULUS_BYTES = 256
export const NONCE_BYTES = 32
export const KEY_ID_BYTES = 32
export const PREPARED_BYTES = 64
/** Two bytes of format make the whole divisible by three, so that base64url has no spare bits to tell tokens apart by. */
export const FORMAT = Uint8Array.of(0, 1)
export const TOKEN_BYTES = FORMAT.length + KEY_ID_BYTES + PREPARED_BYTES + MODULUS_BYTES
/** Length of every token's text. */
export const TOKEN_LENGTH = (TOKEN_BYTES / 3) * 4

/** SubjectPublicKeyInfo of a 2048-bit RSA key with exponent 65537 is these bytes around the modulus, and nothing else is accepted. */
const SPKI_HEAD = Uint8Array.from([
  0x30, 0x82, 0x01, 0x22, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00, 0x03, 0x82, 0x01, 0x0f,
  0x00, 0x30, 0x82, 0x01, 0x0a, 0x02, 0x82, 0x01, 0x01, 0x00,
])
const SPKI_TAIL = Uint8Array.from([0x02, 0x03, 0x01, 0x00, 0x01])

/** Whether they are the same bytes. */
export const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i])

/**
 * The public key in a DER SubjectPublicKeyInfo.
 * @throws RangeError for any other size, exponent or shape: a key of its own kind would mark whoever was given it.
 */
export function readPublicKey(spki: Uint8Array): PublicKey {
  const modulus = spki.subarray(SPKI_HEAD.length, SPKI_HEAD.length + MODULUS_BYTES)
  const fits = same(spki, concatBytes(SPKI_HEAD, modulus, SPKI_TAIL)) && modulus.length === MODULUS_BYTES
  if (!fits || (modulus[0] as number) < 0x80 || ((modulus.at(-1) as number) & 1) === 0)
    throw new RangeError('not a 2048-bit RSA public key with exponent 65537')
  return { n: bytesToInteger(modulus), e: 65537n, bits: 2048 }
}

/** SHA-256 of the DER SubjectPublicKeyInfo: the key's name. */
export const keyId = (spki: Uint8Array): Uint8Array => sha256(spki)

export interface Token {
  keyId: Uint8Array
  /** What was signed: 32 random bytes and the token's own nonce. */
  prepared: Uint8Array
  signature: Uint8Array
}

export const writeToken = (token: Token): string => toBase64url(concatBytes(FORMAT, token.keyId, token.prepared, token.signature))
