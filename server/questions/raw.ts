import { constants, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto'

const padding = constants.RSA_NO_PADDING

/**
 * `BlindSign` (RFC 9474 §4.3): the raw RSA signature of one blinded element. The result is checked against the public key before it
 * leaves, because a single faulty CRT signature gives the key away.
 * @throws RangeError when the element is not in 1 … n − 1 or not as long as the modulus, Error when the arithmetic failed.
 */
export function signBlinded(secret: KeyObject, blinded: Uint8Array): Buffer {
  const bits = secret.asymmetricKeyDetails?.modulusLength ?? 0
  if (blinded.length * 8 !== bits) throw new RangeError(`blinded element has ${blinded.length} bytes instead of ${bits / 8}`)
  if (blinded.every(byte => byte === 0)) throw new RangeError('blinded element is zero')
  let signed: Buffer
  try {
    signed = privateDecrypt({ key: secret, padding }, blinded)
  } catch {
    throw new RangeError('blinded element is not below the modulus')
  }
  if (!publicEncrypt({ key: secret, padding }, signed).equals(blinded)) throw new Error('signing failure')
  return signed
}
