import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

const generate = promisify(generateKeyPair)

/** A key pair of one round and purpose, as it is stored: both halves DER. */
export interface StoredKey {
  /** PKCS #8. */
  secret: Buffer
  /** SubjectPublicKeyInfo. */
  public: Buffer
}

/** A new 2048-bit RSA pair with exponent 65537, made off the main thread (0.05 to 0.5 s). */
export async function makeKey(): Promise<StoredKey> {
  const pair = await generate('rsa', { modulusLength: 2048, publicExponent: 65537 })
  return {
    secret: pair.privateKey.export({ type: 'pkcs8', format: 'der' }),
    public: pair.publicKey.export({ type: 'spki', format: 'der' }),
  }
}

/** How long a secret that was read is kept, in ms: everybody fetches tokens at once, and an erased key must not live on in memory. */
const KEPT_MS = 1_000
const kept = new Map<string, KeyObject>()

/** A secret, read once for all who need it within a second: reading takes a tenth of what signing with it does. */
export function readSecretBriefly(pkcs8: Buffer): KeyObject {
  const name = pkcs8.toString('latin1')
  const known = kept.get(name)
  if (known) return known
  const secret = readSecret(pkcs8)
  kept.set(name, secret)
  setTimeout(() => kept.delete(name), KEPT_MS).unref()
  return secret
}

export const readSecret = (pkcs8: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
export const readPublic = (spki: Uint8Array): KeyObject => createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
