import { concatBytes, sha384 } from './hash.ts'
import { bytesToInteger, integerToBytes, inverse, power } from './integer.ts'

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
  // One that shares a factor with the modulus is not blinded (§4.2, step 5): it has no inverse either.
  inverse(encoded, key.n)
  const unblind = inverse(factor, key.n)
  const blinded = (encoded * power(factor, key.e, key.n)) % key.n
  return { blinded: integerToBytes(blinded, bytesOf(key)), inverse: integerToBytes(unblind, bytesOf(key)) }
}

/**
 * `Finalize` (§4.4): the signature over the prepared message. Whoever blinded it knows the salt, and with it the one encoding that a
 * signature of it has: verifying (RFC 8017 §8.1.2) is comparing with that.
 * @throws RangeError when a length is wrong or the signer's answer is not a signature of what was blinded.
 */
export function finalize(
  key: PublicKey,
  prepared: Uint8Array,
  salt: Uint8Array,
  blindSignature: Uint8Array,
  unblind: Uint8Array,
): Uint8Array {
  const length = bytesOf(key)
  if (blindSignature.length !== length || unblind.length !== length) throw new RangeError('unexpected input size')
  const signature = (bytesToInteger(blindSignature) * bytesToInteger(unblind)) % key.n
  if (power(signature, key.e, key.n) !== bytesToInteger(encode(prepared, salt, key.bits - 1))) throw new RangeError('invalid signature')
  return integerToBytes(signature, length)
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
