import { concatBytes, sha384 } from './hash.ts'
import { bytesToInteger, gcd, integerToBytes, inverse, power } from './integer.ts'

// RFC 9474, RSABSSA-SHA384-PSS-Randomized, the part that a browser does, in BigInt because WebCrypto is missing on plain http. Nothing
// here draws randomness: prefix, salt and blinding factor are handed in, so that a lost answer can be asked for again with the same
// bytes. BigInt does not run in constant time; the only clock that can watch it is the asker's own machine.

export const HASH_BYTES = 48
export const SALT_BYTES = 48
export const PREFIX_BYTES = 32

/** An RSA public key: modulus, exponent, and the modulus' length in bits. */
export interface PublicKey {
  n: bigint
  e: bigint
  bits: number
}

const bytesOf = (key: PublicKey) => Math.ceil(key.bits / 8)

/** `PrepareRandomize` (§4.1): a fresh prefix keeps a signer who chose its key badly from recognising the message. */
export function prepare(message: Uint8Array, prefix: Uint8Array): Uint8Array {
  if (prefix.length !== PREFIX_BYTES) throw new RangeError(`prefix has ${prefix.length} bytes instead of ${PREFIX_BYTES}`)
  return concatBytes(prefix, message)
}

/**
 * `Blind` (§4.2).
 * @param factor the secret r, uniform in 1 … n − 1.
 * @returns the blinded message, and r⁻¹ to take the blinding off again; both as long as the modulus.
 */
export function blind(
  key: PublicKey,
  prepared: Uint8Array,
  salt: Uint8Array,
  factor: bigint,
): { blinded: Uint8Array; inverse: Uint8Array } {
  if (factor <= 0n || factor >= key.n) throw new RangeError('blinding factor outside 1 … n − 1')
  const encoded = bytesToInteger(encode(prepared, salt, key.bits - 1))
  if (gcd(encoded, key.n) !== 1n) throw new RangeError('invalid input: the message shares a factor with the modulus')
  const unblind = inverse(factor, key.n)
  const blinded = (encoded * power(factor, key.e, key.n)) % key.n
  return { blinded: integerToBytes(blinded, bytesOf(key)), inverse: integerToBytes(unblind, bytesOf(key)) }
}

/**
 * `Finalize` (§4.4): the signature over the prepared message.
 * @throws RangeError when a length is wrong or the signer's answer is not a signature of what was blinded.
 */
export function finalize(key: PublicKey, prepared: Uint8Array, blindSignature: Uint8Array, unblind: Uint8Array): Uint8Array {
  const length = bytesOf(key)
  if (blindSignature.length !== length || unblind.length !== length) throw new RangeError('unexpected input size')
  const signature = integerToBytes((bytesToInteger(blindSignature) * bytesToInteger(unblind)) % key.n, length)
  if (!verify(key, prepared, signature)) throw new RangeError('invalid signature')
  return signature
}

/** RSASSA-PSS-VERIFY (RFC 8017 §8.1.2) with SHA-384, MGF1-SHA-384 and a salt of 48 bytes. */
export function verify(key: PublicKey, prepared: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== bytesOf(key)) return false
  const s = bytesToInteger(signature)
  if (s >= key.n) return false
  const encodedLength = Math.ceil((key.bits - 1) / 8)
  const m = power(s, key.e, key.n)
  if (m >> BigInt(encodedLength * 8) !== 0n) return false
  return isEncodingOf(integerToBytes(m, encodedLength), prepared, key.bits - 1)
}

/** EMSA-PSS-ENCODE (RFC 8017 §9.1.1). */
function encode(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`salt has ${salt.length} bytes instead of ${SALT_BYTES}`)
  const length = Math.ceil(bits / 8)
  if (length < HASH_BYTES + SALT_BYTES + 2) throw new RangeError('encoding error: the modulus is too short')
  const h = hashWithSalt(message, salt)
  const block = new Uint8Array(length - HASH_BYTES - 1)
  block[block.length - SALT_BYTES - 1] = 1
  block.set(salt, block.length - SALT_BYTES)
  const masked = masks(block, h, 8 * length - bits)
  return concatBytes(masked, h, Uint8Array.of(0xbc))
}

/** EMSA-PSS-VERIFY (RFC 8017 §9.1.2). */
function isEncodingOf(encoded: Uint8Array, message: Uint8Array, bits: number): boolean {
  if (encoded.length < HASH_BYTES + SALT_BYTES + 2 || encoded.at(-1) !== 0xbc) return false
  const surplus = 8 * encoded.length - bits
  const masked = encoded.subarray(0, -HASH_BYTES - 1)
  const h = encoded.subarray(-HASH_BYTES - 1, -1)
  if ((masked[0] as number) >> (8 - surplus) !== 0) return false
  const block = masks(masked, h, surplus)
  const start = block.length - SALT_BYTES - 1
  if (block[start] !== 1 || block.subarray(0, start).some(byte => byte !== 0)) return false
  const expected = hashWithSalt(message, block.subarray(start + 1))
  return expected.every((byte, i) => byte === h[i])
}

const hashWithSalt = (message: Uint8Array, salt: Uint8Array) => sha384(concatBytes(new Uint8Array(8), sha384(message), salt))

/** `block` XOR MGF1(seed), its `surplus` leftmost bits cleared (RFC 8017 appendix B.2.1). */
function masks(block: Uint8Array, seed: Uint8Array, surplus: number): Uint8Array {
  const out = new Uint8Array(block.length)
  for (let at = 0, counter = 0; at < block.length; at += HASH_BYTES, counter++) {
    const piece = sha384(concatBytes(seed, Uint8Array.of(counter >>> 24, counter >>> 16, counter >>> 8, counter)))
    for (let i = at; i < Math.min(at + HASH_BYTES, block.length); i++) out[i] = (block[i] as number) ^ (piece[i - at] as number)
  }
  out[0] = (out[0] as number) & (0xff >> surplus)
  return out
}
