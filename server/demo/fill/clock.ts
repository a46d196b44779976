/**
 * A clock that stands still until it is set. The demo's history is made by the same use cases as everybody's work, and use cases take
 * the time from the hall: so that a report can have been published last spring, the clock is set to last spring while it is published.
 */
export interface SteeredClock {
  now(): number
  /** Never backwards: what is filled in happens in order. */
  to(instant: number): void
  forward(ms: number): void
}

export function steeredClock(start: number): SteeredClock {
  let time = start
  return {
    now: () => time,
    to(instant) {
      if (instant < time) throw new RangeError(`the demo's clock would run backwards, to ${new Date(instant).toISOString()}`)
      time = instant
    },
    forward: ms => void (time += ms),
  }
}

export const MINUTE = 60_000
