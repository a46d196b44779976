import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

// OWASP's "device cookie": a browser that has signed in as a person before is counted by itself, so that strangers who guess at this
// account cannot keep its owner out. Nothing about the browser is stored: its cookie is a nonce with a code under the person's key.

const nobodysKey = randomBytes(32).toString('base64url')

const codeFor = (key: string, nonce: string): Buffer => createHmac('sha256', key).update(nonce).digest()

/** What the browser keeps. `nonce` is random and says nothing. */
export const deviceProof = (key: string, nonce: string): string => `${nonce}.${codeFor(key, nonce).toString('base64url')}`

/** The nonce of a browser that has signed in as the person with this key, else null. Takes as long for a person who does not exist. */
export function knownDevice(key: string | null | undefined, proof: string | undefined): string | null {
  const [nonce = '', code = ''] = (proof ?? '').slice(0, 200).split('.')
  const wanted = codeFor(key ?? nobodysKey, nonce)
  const given = Buffer.from(code, 'base64url')
  const fits = given.length === wanted.length && timingSafeEqual(given, wanted)
  return fits && key ? nonce : null
}
