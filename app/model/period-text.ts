import { dateOf, type PeriodKey, parsePeriod, periodKey } from './period.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const YEAR = String.raw`(?:fy ?)?['’]?((?:19|20)\d\d|\d\d)`
const PART = new RegExp(String.raw`^(?:([qh]) ?([1-4])|([1-4]) ?([qh])),?[ \-/]*${YEAR}$`)
const PART_BEHIND = new RegExp(String.raw`^${YEAR}[ \-/]*(?:([qh]) ?([1-4])|([1-4]) ?([qh]))$`)
const TO_DATE = new RegExp(String.raw`^(?:ytd ?(\d{1,2})|(\d{1,2}) months?),?[ \-/]*${YEAR}$`)
const FULL_YEAR = /^(?:fy ?['’]?((?:19|20)\d\d|\d\d)|((?:19|20)\d\d))$/
const MONTH = /^([a-z]{3,9})\.?[ ,\-/]*['’]?((?:19|20)\d\d|\d\d)$/
const MONTH_IN_FIGURES = /^(\d{1,2})[/.]((?:19|20)\d\d)$/
const DAY = /^(\d{1,2})\.? ([a-z]{3,9})\.?,? ((?:19|20)\d\d)$/

const century = (digits: string): number => Number(digits.length === 2 ? `20${digits}` : digits)

/** 1 to 12 for the English name of a month, whole or cut. */
function monthOf(word: string): number | null {
  const at = MONTHS.indexOf(word.slice(0, 3))
  const whole = at < 0 ? '' : new Date(Date.UTC(2000, at, 1)).toLocaleString('en', { month: 'long', timeZone: 'UTC' }).toLowerCase()
  return whole.startsWith(word) || word === 'sept' ? at + 1 : null
}

/**
 * The key of a period as a person types it, or as periodLabel shows it: `Q3 FY2026`, `Feb 2026`, `H1 26`, `2026`, `9 months FY2026`,
 * `30 Sep 2026`. Null for what is no period or could be two: `04/05/2026` is no day.
 */
export function periodOfText(text: string): PeriodKey | null {
  const plain = text.trim().replace(/\s+/g, ' ')
  if (parsePeriod(plain)) return plain
  const key = keyOf(plain.toLowerCase())
  return key !== null && parsePeriod(key) ? key : null
}

function keyOf(text: string): string | null {
  if (parsePeriod(text.toUpperCase())) return text.toUpperCase()
  const year = FULL_YEAR.exec(text)
  if (year) return `FY${century(year[1] ?? year[2] ?? '')}`
  const part = PART.exec(text)
  if (part) return partKey(part[5] ?? '', part[1] ?? part[4] ?? '', part[2] ?? part[3] ?? '')
  const behind = PART_BEHIND.exec(text)
  if (behind) return partKey(behind[1] ?? '', behind[2] ?? behind[5] ?? '', behind[3] ?? behind[4] ?? '')
  const toDate = TO_DATE.exec(text)
  if (toDate) return `FY${century(toDate[3] ?? '')}-YTD${Number(toDate[1] ?? toDate[2])}`
  const day = DAY.exec(text)
  if (day) return dateOf(Number(day[3]), monthOf(day[2] ?? '') ?? 0, Number(day[1]))
  const named = MONTH.exec(text)
  const month = named ? monthOf(named[1] ?? '') : null
  if (named && month !== null) return periodKey({ kind: 'month', year: century(named[2] ?? ''), month })
  const figures = MONTH_IN_FIGURES.exec(text)
  return figures ? periodKey({ kind: 'month', year: Number(figures[2]), month: Number(figures[1]) }) : null
}

const partKey = (year: string, letter: string, number: string): string => `FY${century(year)}-${letter.toUpperCase()}${number}`
