import type { Hall } from '../use/hall.ts'

const HOUR_MS = 3_600_000

/** How many of what there were, once an hour: the only trace of requests without names. */
export interface HourlyCounts {
  count(what: string): void
  /** Ends the clock; what was counted since the last full hour is not told. */
  close(): void
}

/**
 * Writes the counts when an hour is over, by a clock of its own and never from a request: the log's line bears a time, and that would be
 * the moment of the request. Of an hour without any nothing is written.
 */
export function openHourlyCounts({ clock, log }: Pick<Hall, 'clock' | 'log'>): HourlyCounts {
  const hourNow = () => Math.floor(clock.now() / HOUR_MS)
  let hour = hourNow()
  let counts: Record<string, number> = {}
  let timer: NodeJS.Timeout

  function wait(): void {
    timer = setTimeout(turn, HOUR_MS - (clock.now() % HOUR_MS))
    timer.unref()
  }

  function turn(): void {
    // A timer can be early by a millisecond, and a line for the rest of the hour would be one for a single request.
    if (hourNow() !== hour) {
      if (Object.keys(counts).length > 0) log.info({ counts }, 'anonymous requests in an hour')
      hour = hourNow()
      counts = {}
    }
    wait()
  }

  wait()
  return {
    count: what => void (counts[what] = (counts[what] ?? 0) + 1),
    close: () => clearTimeout(timer),
  }
}
