import { createHmac, randomBytes } from 'node:crypto'

/** A bucket of tries: so many at once, then one more every `refillMs`. */
export interface Allowance {
  burst: number
  refillMs: number
}

/**
 * Guessing is slowed, nobody is locked out: an account's own browsers have an allowance of their own, and a colleague in the same office
 * (one address for all) waits a second or two at the worst.
 */
export const ALLOWANCES = {
  /** A browser that has signed in as this person before. */
  device: { burst: 10, refillMs: 10_000 },
  /** All other browsers together, for one account; the same for accounts that do not exist. */
  account: { burst: 5, refillMs: 30_000 },
  /** All other browsers at one address, for all accounts. */
  address: { burst: 20, refillMs: 1_000 },
  /** Letters that a stranger can make the server send to one account. */
  letter: { burst: 3, refillMs: 20 * 60_000 },
  /** Joins by the company's link, all together: an attacker who found the link, not a company that joins in an hour. */
  joins: { burst: 500, refillMs: 2_000 },
  /** Guesses at the one-time code of the first visit. */
  setup: { burst: 10, refillMs: 5_000 },
} satisfies Record<string, Allowance>
export type AllowanceName = keyof typeof ALLOWANCES

/** Which bucket: the name of its allowance, and whose it is. */
export type Bucket = readonly [name: AllowanceName, of: string]

export interface Throttle {
  /**
   * Takes one try from every bucket, or none of them.
   * @returns milliseconds until it is worth trying again; 0: go on
   */
  take(...buckets: Bucket[]): number
  /** The try was no guess: it does not count. */
  giveBack(...buckets: Bucket[]): void
}

/** More than this many buckets at once are an attack; the oldest go first, and their owners' guesses still count by address. */
const MOST = 50_000

/** In memory and under a key of this process: which accounts and addresses were tried is written nowhere. */
export function openThrottle(clock: { now(): number }): Throttle {
  const key = randomBytes(32)
  // When the bucket will be full again. A bucket that is full is not remembered.
  const fullAt = new Map<string, number>()
  const nameOf = ([name, of]: Bucket) => createHmac('sha256', key).update(`${name} ${of}`).digest('base64url')

  const waitOf = (bucket: Bucket, now: number): number => {
    const { burst, refillMs } = ALLOWANCES[bucket[0]]
    const level = (fullAt.get(nameOf(bucket)) ?? now) - now
    return Math.max(0, level + refillMs - burst * refillMs)
  }
  const move = (bucket: Bucket, now: number, tries: number) => {
    const name = nameOf(bucket)
    const until = Math.max(fullAt.get(name) ?? now, now) + tries * ALLOWANCES[bucket[0]].refillMs
    fullAt.delete(name)
    if (until > now) fullAt.set(name, until)
    if (fullAt.size > MOST) fullAt.delete(fullAt.keys().next().value as string)
  }

  return {
    take(...buckets) {
      const now = clock.now()
      const wait = Math.max(0, ...buckets.map(bucket => waitOf(bucket, now)))
      if (wait === 0) for (const bucket of buckets) move(bucket, now, 1)
      return wait
    },
    giveBack(...buckets) {
      const now = clock.now()
      for (const bucket of buckets) move(bucket, now, -1)
    },
  }
}

/** One household or office: an IPv6 network of 64 bits is one customer's, and each of its machines has billions of addresses. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace(/^::ffff:/, '')
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const groups = tail === undefined ? left : [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  return groups.slice(0, 4).join(':')
}
