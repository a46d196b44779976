import { fiscalYear, formatPeriod, type PeriodKey, periodBefore, periodEnding, periodKey, periodRange } from '#app/model/period.ts'

/** Tarnholt's fiscal year begins in July. */
export const FIRST_MONTH = 7

/** The quarters of the financial model: six of history, then the six that are reported. */
export const HISTORY = 6
export const REPORTED = 6

/** One fiscal quarter of the company. `index` is 0 for the first reported one, negative before. */
export interface Quarter {
  index: number
  key: PeriodKey
  /** 'Q1 FY2027' */
  label: string
  /** 'FY2027' */
  year: string
  /** ISO dates, both included. */
  from: string
  to: string
}

const HOUR = 3_600_000
export const DAY = 24 * HOUR

/**
 * The twelve quarters up to the last one that had ended on the day on which the demo is filled.
 * @param now milliseconds since 1970
 */
export function quartersBefore(now: number): Quarter[] {
  const today = dayOf(now)
  const running = periodEnding(endOfRunningQuarter(today), 3, FIRST_MONTH)
  const quarters: Quarter[] = []
  let period = periodBefore(running)
  for (let index = REPORTED - 1; index >= -HISTORY; index--) {
    const { from, to } = periodRange(period, FIRST_MONTH)
    quarters.unshift({
      index,
      key: periodKey(period),
      label: formatPeriod(period),
      year: `FY${fiscalYear(period, FIRST_MONTH)}`,
      from,
      to,
    })
    period = periodBefore(period)
  }
  return quarters
}

/** The quarter that follows, as a plan names it. */
export function following(quarter: Quarter): { key: PeriodKey; label: string; from: string; to: string } {
  const target = addMonths(quarter.to, 3)
  const period = periodEnding(target, 3, FIRST_MONTH)
  return { key: periodKey(period), label: formatPeriod(period), ...periodRange(period, FIRST_MONTH) }
}

/** ISO date `days` after another. */
export const daysAfter = (date: string, days: number): string => dayOf(Date.parse(`${date}T00:00:00Z`) + days * DAY)

/** Milliseconds since 1970 of an hour (UTC) of an ISO date. */
export const at = (date: string, hour: number): number => Date.parse(`${date}T00:00:00Z`) + hour * HOUR

export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** '14 March' */
export const inWords = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

function endOfRunningQuarter(today: string): string {
  const month = Number(today.slice(5, 7))
  return addMonths(`${today.slice(0, 4)}-${String(Math.ceil(month / 3) * 3).padStart(2, '0')}-01`, 0)
}

/** The last day of the month `count` months after that of a date. */
function addMonths(date: string, count: number): string {
  const end = new Date(`${date}T00:00:00Z`)
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + count + 1)
  end.setUTCDate(0)
  return dayOf(end.getTime())
}
