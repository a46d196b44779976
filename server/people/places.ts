import { createHmac } from 'node:crypto'
import { siteOf } from './address.ts'

/** From so many places a person is known at a time, and for so long. */
const MOST = 4
const KEPT_MS = 30 * 86_400_000

/** Where people are known: a stranger who guesses from everywhere cannot keep somebody out at their own desk, nor in their own hall. */
export interface Places {
  /** This person is signed in there. */
  note(personId: string, address: string): void
  knows(personId: string, address: string): boolean
  /** A new password: whoever had the old one is known nowhere. */
  forget(personId: string): void
}

/** In memory, and of each place only a code under a key of this process: where people are is written nowhere. */
export function rememberPlaces(clock: { now(): number }, key: Buffer): Places {
  const places = new Map<string, Map<string, number>>()
  const codeOf = (personId: string, address: string) =>
    createHmac('sha256', key)
      .update(`${personId} ${siteOf(address)}`)
      .digest('base64url')
  return {
    note(personId, address) {
      const own = places.get(personId) ?? new Map<string, number>()
      const code = codeOf(personId, address)
      own.delete(code)
      own.set(code, clock.now())
      if (own.size > MOST) own.delete(own.keys().next().value as string)
      places.set(personId, own)
    },
    knows(personId, address) {
      // The code is made for nobody too: the same work for who does not exist.
      const code = codeOf(personId, address)
      const at = places.get(personId)?.get(code)
      return at !== undefined && clock.now() - at < KEPT_MS
    },
    forget: personId => void places.delete(personId),
  }
}
