import { createHmac } from 'node:crypto'
import type { Hall } from '../use/hall.ts'

const WINDOW_MS = 60_000
const MOST_NAMES = 100_000

/** How often something was done under a name (an address, a token) in a minute: in memory, under a key that is then thrown away. */
export interface MinuteCounts {
  /** Counts one more; false, and nothing counted, where it was as often as it may be. */
  take(name: string): boolean
  /** What came to nothing does not count. */
  giveBack(name: string): void
}

/** @param most so often in a minute and no more */
export function countByMinute({ random, clock }: Pick<Hall, 'random' | 'clock'>, most: number): MinuteCounts {
  let key = random(32)
  let until = clock.now() + WINDOW_MS
  let counts = new Map<string, number>()

  function nameOf(name: string): string {
    const now = clock.now()
    // A clock that is set back must not make a window of hours.
    if (now >= until || now < until - WINDOW_MS) {
      key = random(32)
      until = now + WINDOW_MS
      counts = new Map()
    }
    return createHmac('sha256', key).update(name).digest('base64')
  }

  return {
    take(plain) {
      const name = nameOf(plain)
      const many = counts.get(name) ?? 0
      if (many >= most) return false
      if (many > 0 || counts.size < MOST_NAMES) counts.set(name, many + 1)
      return true
    },
    giveBack(plain) {
      const name = nameOf(plain)
      const many = counts.get(name) ?? 0
      if (many > 1) counts.set(name, many - 1)
      else counts.delete(name)
    },
  }
}
