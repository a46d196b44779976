import { createHmac } from 'node:crypto'

const WINDOW_MS = 60_000
/** An office shares one address; only failed verifications count, and only for further ones. An honest browser has none. */
const MOST_FAILURES = 60
const MOST_ADDRESSES = 100_000

/** Counts failed verifications by address for a minute, in memory, under a key that is then thrown away. */
export interface Failures {
  tooMany(address: string): boolean
  count(address: string): void
}

export function countFailures(random: (bytes: number) => Uint8Array, now: () => number): Failures {
  let key = random(32)
  let until = now() + WINDOW_MS
  let counts = new Map<string, number>()

  function nameOf(address: string): string {
    // A clock that is set back must not make a window of hours.
    if (now() >= until || now() < until - WINDOW_MS) {
      key = random(32)
      until = now() + WINDOW_MS
      counts = new Map()
    }
    return createHmac('sha256', key).update(address).digest('base64')
  }

  return {
    tooMany: address => (counts.get(nameOf(address)) ?? 0) >= MOST_FAILURES,
    count(address) {
      const name = nameOf(address)
      if (counts.has(name) || counts.size < MOST_ADDRESSES) counts.set(name, (counts.get(name) ?? 0) + 1)
    },
  }
}
