import { bytesToHex, hexToBytes } from './hash.ts'

// The four operations on big whole numbers that RSA needs. All arguments and results are ≥ 0: BigInt's % keeps the sign of its left
// side, and a negative residue would be a wrong signature.

export const bytesToInteger = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${bytesToHex(bytes)}`))

/** Big-endian in exactly `length` bytes (I2OSP). */
export function integerToBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16)
  if (value < 0n || hex.length > 2 * length) throw new RangeError(`integer does not fit ${length} bytes`)
  return hexToBytes(hex.padStart(2 * length, '0'))
}

/** base ^ exponent mod modulus, by squaring. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base % modulus, left = exponent; left > 0n; left >>= 1n, square = (square * square) % modulus) {
    if (left & 1n) result = (result * square) % modulus
  }
  return result
}

/**
 * The x in 1 … modulus − 1 with value · x ≡ 1, by Euclid.
 * @throws RangeError when there is none.
 */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [remainder, next] = [value % modulus, modulus]
  let [x, nextX] = [1n, 0n]
  while (next !== 0n) {
    const quotient = remainder / next
    ;[remainder, next] = [next, remainder - quotient * next]
    ;[x, nextX] = [nextX, x - quotient * nextX]
  }
  if (remainder !== 1n) throw new RangeError('no inverse')
  return x < 0n ? x + modulus : x
}
