import { createHmac, randomBytes } from 'node:crypto'
import { type Places, rememberPlaces } from './places.ts'
import { rememberScreens, type Screens } from './screens.ts'

/** A bucket of tries: so many at once, then one more every `refillMs`. */
export interface Allowance {
  burst: number
  refillMs: number
}

const MINUTE = 60_000

/** Guessing is slowed, nobody is locked out: docs/decisions/0006-signing-in.md. Two of one kind together make a delay that grows. */
export const ALLOWANCES = {
  /** A browser that has signed in as this person before. */
  browser: { burst: 10, refillMs: 10_000 },
  browserLong: { burst: 50, refillMs: 6 * MINUTE },
  /** All other browsers of one site, for one account; the same for accounts that do not exist. */
  guesses: { burst: 5, refillMs: 30_000 },
  guessesLong: { burst: 20, refillMs: 24 * MINUTE },
  /** All sites together where this person is not known, for one account: what strangers may guess in a day. No one site can use it up. */
  strangers: { burst: 60, refillMs: 6 * MINUTE },
  /** All other browsers of one network, for all accounts: an office that types wrong in the morning fits in. */
  address: { burst: 100, refillMs: 1_000 },
  addressLong: { burst: 2_000, refillMs: 10_000 },
  /** Letters that a stranger can make the server send to one account. */
  letter: { burst: 3, refillMs: 20 * MINUTE },
  /** Such letters asked for in one network. Not counted with guesses: whoever guesses there must not keep the letters of others away. */
  letters: { burst: 200, refillMs: 5_000 },
  /** Joins by the company's link, all together: an attacker who found the link, not a company that joins in an hour. */
  joins: { burst: 500, refillMs: 2_000 },
  /** Screens of one network that ask for a code: beyond, a new one takes the place of the one that has waited there longest. */
  screens: { burst: 60, refillMs: 15_000 },
  /** Guesses at the one-time code of the first visit. */
  setup: { burst: 10, refillMs: 5_000 },
  /** Blinded sets that one person has signed: once a round, and again where answers got lost. Each costs six signatures. */
  tokens: { burst: 20, refillMs: 10_000 },
  /** What a program asks with one token. */
  program: { burst: 120, refillMs: 1_000 },
  /** Reports that it brings: each may cost seconds of reading. */
  bringing: { burst: 20, refillMs: 15_000 },
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
  places: Places
  screens: Screens
}

/** More than this many buckets at once are an attack. Those that are nearly full go first: it must not wash away what counts somebody's guesses. */
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
    if (until > now) fullAt.set(name, until)
    else fullAt.delete(name)
    if (fullAt.size > MOST) thin()
  }

  const thin = () => {
    const nearlyFull = [...fullAt].sort(([, a], [, b]) => a - b).slice(0, MOST / 10)
    for (const [name] of nearlyFull) fullAt.delete(name)
  }

  return {
    places: rememberPlaces(clock, key),
    screens: rememberScreens(clock, key),
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
