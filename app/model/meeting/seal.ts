import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'

// Sealed parts: XChaCha20-Poly1305 everywhere, because WebCrypto is missing on plain http. Whoever compresses does so before.

export const KEY_BYTES = 32
export const NONCE_BYTES = 24
/** A sealed part is a multiple of this, so that its size says little about its content. */
export const BLOCK_BYTES = 4096
const TAG_BYTES = 16
const LENGTH_BYTES = 4

/**
 * Padded and encrypted bytes, a multiple of 4096 with the tag. The key must be random and serve this one text; the nonce travels
 * beside the sealed bytes.
 */
export function seal(bytes: Uint8Array, key: Uint8Array, nonce: Uint8Array): Uint8Array {
  const size = Math.ceil((LENGTH_BYTES + bytes.length + TAG_BYTES) / BLOCK_BYTES) * BLOCK_BYTES
  const padded = new Uint8Array(size - TAG_BYTES)
  new DataView(padded.buffer).setUint32(0, bytes.length)
  padded.set(bytes, LENGTH_BYTES)
  return xchacha20poly1305(key, nonce).encrypt(padded)
}

/** The bytes again, or undefined when key, nonce or a single bit is not what it was sealed with: fetch the part again then. */
export function open(sealed: Uint8Array, key: Uint8Array, nonce: Uint8Array): Uint8Array | undefined {
  if (sealed.length === 0 || sealed.length % BLOCK_BYTES !== 0) return undefined
  let padded: Uint8Array
  try {
    padded = xchacha20poly1305(key, nonce).decrypt(sealed)
  } catch {
    return undefined
  }
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  return length <= padded.length - LENGTH_BYTES ? padded.slice(LENGTH_BYTES, LENGTH_BYTES + length) : undefined
}
