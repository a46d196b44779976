import { type PeriodKey, parsePeriod, periodBefore, periodKey } from '../period.ts'

/** More places than these a picture has no room for. */
const MOST = 24

/**
 * Periods of one length with those between that nobody said: what is drawn at even distances must not make two quarters of a year apart look
 * like neighbours. As they are where they do not lead to each other, or where there are too many between. In order of time, oldest first.
 */
export function withGaps(periods: readonly PeriodKey[]): PeriodKey[] {
  const known = new Set(periods)
  const all: PeriodKey[] = []
  let at = periods.at(-1)
  while (at !== undefined && all.length < MOST) {
    all.unshift(at)
    known.delete(at)
    if (known.size === 0) return all
    const period = parsePeriod(at)
    at = period ? periodKey(periodBefore(period)) : undefined
  }
  return [...periods]
}
