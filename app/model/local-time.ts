// Dates and times as people type them (`<input type="datetime-local">`: 2026-03-02T14:30), in the company's time zone.

const TYPED = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/

/** How far a zone's clock is ahead of UTC at an instant, in ms. */
function aheadAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant)
  const of = (type: string) => Number(parts.find(part => part.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(instant / 1_000) * 1_000
}

/** The instant (ms since 1970) of a typed local time, or undefined when it is none. In the hour that is skipped in spring it is the hour after. */
export function instantOf(typed: string, timeZone: string): number | undefined {
  const [, year, month, day, hour, minute] = TYPED.exec(typed)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return undefined
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  if (new Date(asUtc).toISOString().slice(0, 16) !== typed) return undefined
  const guess = asUtc - aheadAt(asUtc, timeZone)
  return asUtc - aheadAt(guess, timeZone)
}

/** How an instant is typed in a zone. */
export const typedOf = (instant: number, timeZone: string): string =>
  new Date(instant + aheadAt(instant, timeZone)).toISOString().slice(0, 16)

/** The day that it is in a zone, ISO. */
export const dayIn = (instant: number, timeZone: string): string => typedOf(instant, timeZone).slice(0, 10)
