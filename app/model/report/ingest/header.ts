import type { Period } from '../../period.ts'
import { fiscalYear, periodEnding, periodOfDays, periodRange } from '../../period.ts'
import type { Scenario, StatementType } from '../import.ts'
import type { DayOrder } from './dates.ts'
import { fullYear, MONTH_WORD, monthNumber, parseDate, parseMonth } from './dates.ts'

/** What a header (or a title) says about time and scenario. Every field is null where it says nothing. */
export interface HeaderFacts {
  /** Length of the period in months. */
  months: number | null
  /** Last day, ISO. */
  end: string | null
  /** First day, where a range is written out. */
  start: string | null
  /** Only month and year were named, so `end` may be a year-end as well as a month. */
  monthOnly: boolean
  year: number | null
  quarter: 1 | 2 | 3 | 4 | null
  half: 1 | 2 | null
  /** A month's name without a year. */
  month: number | null
  toDate: boolean
  /** Last twelve months. */
  trailing: boolean
  scenario: Scenario | null
  variance: boolean
  /** `Year 1`, `Opening balance`: a period without a place in the calendar. */
  relative: boolean
  ambiguousDate: boolean
}

const NOTHING: HeaderFacts = {
  months: null,
  end: null,
  start: null,
  monthOnly: false,
  year: null,
  quarter: null,
  half: null,
  month: null,
  toDate: false,
  trailing: false,
  scenario: null,
  variance: false,
  relative: false,
  ambiguousDate: false,
}

const COUNT: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, six: 6, nine: 9, twelve: 12 }
const WEEKS: Record<string, number> = { '13': 3, '14': 3, '26': 6, '27': 6, '39': 9, '40': 9, '52': 12, '53': 12 }
const SUFFIX: Record<string, Scenario> = { a: 'actual', e: 'forecast', f: 'forecast', p: 'forecast', b: 'budget' }
const DATE_IN_TEXT = new RegExp(
  `(?:(?:${MONTH_WORD}) ?\\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th|\\.)?[ -](?:${MONTH_WORD})[ -,]+(?:\\d{4}|\\d{2})\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}([/.])\\d{1,2}\\1(?:\\d{4}|\\d{2})\\b)`,
  'gi',
)

const HINT = new RegExp(
  `\\d|${MONTH_WORD}|quarter|half|year|ytd|ttm|ltm|var|diff|change|growth|yoy|y[/-]o|vs|versus|Δ|chg|budget|plan|target|forecast|estimate|outlook|project|expected|actual|balance|opening|closing`,
  'i',
)

/** Reads one header text; `date` is the ISO date of a real date cell. */
export function readHeader(text: string, order: DayOrder, date?: string): HeaderFacts {
  if (date) return { ...NOTHING, end: date.slice(0, 10) }
  // Most texts of a long table say nothing about time: they are not worth twenty patterns.
  if (!HINT.test(text)) return NOTHING
  const facts = { ...NOTHING }
  let rest = ` ${text.replace(/_/g, ' ')} `
  /** Takes a piece out, so that no digit counts twice. */
  const take = (pattern: RegExp, use: (found: RegExpExecArray) => void): void => {
    const found = pattern.exec(rest)
    if (!found) return
    use(found)
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
  }

  take(/\b(\d{1,2}|one|two|three|four|six|nine|twelve)[ -]months?\b(?: (?:ended|ending|to))?/i, ([, n = '']) => {
    facts.months = COUNT[n.toLowerCase()] ?? Number(n)
  })
  take(/\b([1-9]|1[0-2])M\b(?=.*\d{2})/, ([, n = '']) => {
    facts.months = Number(n)
  })
  take(/\b(13|14|26|27|39|40|52|53)[ -]weeks?\b(?: (?:ended|ending|to))?/i, ([, n = '']) => {
    facts.months = WEEKS[n] ?? null
  })
  take(/\b(?:fiscal |financial )?(year|quarter|month|half[ -]?year)s?[ -](?:ended|ending)\b/i, ([, what = '']) => {
    facts.months = { y: 12, q: 3, m: 1, h: 6 }[what[0]?.toLowerCase() ?? ''] ?? null
  })
  take(/\b(?:TTM|LTM|(?:trailing|last)[ -](?:12|twelve)[ -]months)\b/i, () => {
    facts.trailing = true
    facts.months = 12
  })
  take(/\bYTD\b|\byear[ -]to[ -]date\b/i, () => {
    facts.toDate = true
  })
  readDates(rest, facts, order)
  rest = rest.replace(DATE_IN_TEXT, ' ')
  if (!facts.end && !facts.ambiguousDate) {
    take(/\bFY ?['’]?(\d{4}|\d{2})(?:[/-]\d{2,4})?[ -]?Q([1-4])\b|\b(20\d{2}|19\d{2})[ -]?Q([1-4])\b/i, ([, a, b, c, d]) => {
      facts.year = fullYear(a ?? c ?? '')
      facts.quarter = Number(b ?? d) as 1 | 2 | 3 | 4
    })
    take(
      /\bQ([1-4])(?:[ -]?(?:FY|of)?[ -]?['’]?(20\d{2}|19\d{2}|\d{2}))?([AEFBP])?\b|\b([1-4])Q[ -]?(?:FY)?['’]?(20\d{2}|\d{2})?([AEFBP])?\b/i,
      ([, q, y, s, q2, y2, s2]) => {
        facts.quarter = Number(q ?? q2) as 1 | 2 | 3 | 4
        const year = y ?? y2
        if (year) facts.year = fullYear(year)
        facts.scenario = SUFFIX[(s ?? s2 ?? '').toLowerCase()] ?? null
      },
    )
    take(
      /\bH([12])(?:[ -]?(?:FY)?[ -]?['’]?(20\d{2}|\d{2}))?([AEFBP])?\b|\b([12])H[ -]?(?:FY)?['’]?(20\d{2}|\d{2})?([AEFBP])?\b/i,
      ([, h, y, s, h2, y2, s2]) => {
        facts.half = Number(h ?? h2) as 1 | 2
        const year = y ?? y2
        if (year) facts.year = fullYear(year)
        facts.scenario = SUFFIX[(s ?? s2 ?? '').toLowerCase()] ?? null
      },
    )
    readMonth(rest.replace(SCENARIO_WORD, ' ').replace(/\s+/g, ' ').trim(), facts)
    if (!facts.end)
      take(
        /\b(?:FY|CY|fiscal(?: year)?|year) ?['’]?((?:19|20)\d{2}|\d{2})(?:[/-](\d{4}|\d{2}))?[ (]*([AEFBP])?\b\)?/i,
        ([, from = '', to, suffix]) => {
          // "Year 1" names no calendar year.
          if (from.length < 4 && /^year$/i.test(text.trim().split(/[ '’]/)[0] ?? '')) return
          facts.year = to ? fullYear(to) : fullYear(from)
          facts.scenario ??= SUFFIX[(suffix ?? '').toLowerCase()] ?? null
        },
      )
    if (!facts.end && facts.year === null)
      take(/(?:^|[\s(])((?:19|20)\d{2})(?:[/-](\d{4}|\d{2}))?[ (]{0,2}([AEFBP])?\)?(?=[\s,):*]|$)/i, ([, from = '', to, suffix]) => {
        facts.year = to ? fullYear(to) : Number(from)
        facts.scenario ??= SUFFIX[(suffix ?? '').toLowerCase()] ?? null
      })
  }
  if (/\b(?:var(?:iance)?s?\b|variation|diff(?:erence)?\b|change|growth|y[/-]?o[/-]?y|vs\.?|versus)|Δ|% ?chg/i.test(text))
    facts.variance = true
  if (/\b(?:\d+[- ]year|business|financial|strategic)\b.*\bplan\b/i.test(text)) facts.scenario ??= 'forecast'
  else if (/\b(?:budget(?:ed)?|plan(?:ned)?|target)\b/i.test(text)) facts.scenario ??= 'budget'
  else if (/\b(?:forecast(?:ed)?|estimate[ds]?|outlook|projected|projections?|expected)\b/i.test(text)) facts.scenario ??= 'forecast'
  else if (/\bactuals?\b/i.test(text)) facts.scenario ??= 'actual'
  if (
    !namesTime(facts) &&
    /^(?:year|month|quarter|period|week|yr) ?#?\d{1,3}$|^(?:initial|opening|closing|beginning|ending)(?: balance)?$/i.test(text.trim())
  )
    facts.relative = true
  return facts
}

function readDates(text: string, facts: HeaderFacts, order: DayOrder): void {
  const dates = [...text.matchAll(DATE_IN_TEXT)].map(found => parseDate(found[0], order))
  if (dates.includes('ambiguous')) facts.ambiguousDate = true
  const clear = dates.filter((date): date is string => date !== null && date !== 'ambiguous').map(date => date.slice(0, 10))
  if (facts.ambiguousDate || clear.length === 0) return
  facts.end = clear.at(-1) ?? null
  if (clear.length === 2 && /\b(?:to|through|until|[-–—])\b|[-–—]/.test(text)) facts.start = clear[0] ?? null
}

function readMonth(text: string, facts: HeaderFacts): void {
  const end = parseMonth(text)
  if (end) {
    facts.end = end
    facts.monthOnly = true
    return
  }
  const named = new RegExp(`^(${MONTH_WORD})(?:[ '’-]+(\\d{4}))?\\b`, 'i').exec(text)
  // "May" and "March" begin sentences too: a month stands alone, or before a scenario.
  if (named?.[1] && text.length <= named[1].length + 12) {
    const month = monthNumber(named[1])
    if (month && !named[2]) facts.month = month
    else if (month && named[2]) {
      facts.end = parseMonth(`${named[1]} ${named[2]}`)
      facts.monthOnly = true
    }
  }
}

export const namesTime = (facts: HeaderFacts): boolean =>
  facts.end !== null ||
  facts.year !== null ||
  facts.quarter !== null ||
  facts.half !== null ||
  facts.month !== null ||
  facts.months !== null ||
  facts.toDate ||
  facts.trailing ||
  facts.ambiguousDate

/** Whether a text can head a column of figures. */
export const isColumnHead = (facts: HeaderFacts): boolean => namesTime(facts) || facts.relative || facts.scenario !== null || facts.variance

/** Several header rows of one column as one: a lower row adds to what a higher one says. */
export function joinHeaders(list: HeaderFacts[]): HeaderFacts {
  const joined = { ...NOTHING }
  for (const facts of list) {
    joined.months = facts.months ?? joined.months
    joined.end = facts.end ?? joined.end
    joined.start = facts.start ?? joined.start
    joined.year = facts.year ?? joined.year
    joined.quarter = facts.quarter ?? joined.quarter
    joined.half = facts.half ?? joined.half
    joined.month = facts.month ?? joined.month
    joined.scenario = facts.scenario ?? joined.scenario
    joined.monthOnly ||= facts.monthOnly
    joined.toDate ||= facts.toDate
    joined.trailing ||= facts.trailing
    joined.variance ||= facts.variance
    joined.relative ||= facts.relative
    joined.ambiguousDate ||= facts.ambiguousDate
  }
  return joined
}

const SCENARIO_WORD = /\b(?:actuals?|budget(?:ed)?|plan(?:ned)?|target|forecast(?:ed)?|estimate[ds]?|outlook|projected|act|bud|fcst)\b/gi

export interface Calendar {
  firstMonth: number
  /** Months between neighbouring dates of the header row, where they agree. */
  spacing: number | null
  type: StatementType
  /** What the title says: a year for bare months, a range for a single column. */
  title: HeaderFacts
}

/** The period of a column, or null where header and title do not tell. */
export function resolvePeriod(facts: HeaderFacts, calendar: Calendar): Period | null {
  const period = duration(facts, calendar)
  if (!period || calendar.type !== 'balance' || period.kind === 'instant') return period
  // A balance sheet has dates: the one on which the named period ends.
  return { kind: 'instant', date: facts.end && !facts.monthOnly ? facts.end : periodRange(period, calendar.firstMonth).to }
}

function duration(facts: HeaderFacts, { firstMonth, spacing, type, title }: Calendar): Period | null {
  const year =
    facts.year ?? (facts.end ? null : (title.year ?? (title.end ? fiscalYear({ kind: 'instant', date: title.end }, firstMonth) : null)))
  if (facts.ambiguousDate) return null
  if (facts.start && facts.end) return periodOfDays(facts.start, facts.end, firstMonth)
  if (facts.end) {
    if (facts.toDate) return periodEnding(facts.end, yearToDate(facts.end, firstMonth), firstMonth)
    const months = facts.months ?? title.months ?? spacing ?? (facts.monthOnly ? 1 : null)
    if (type === 'balance') return { kind: 'instant', date: facts.end }
    return months && months <= 12 ? periodEnding(facts.end, months, firstMonth) : null
  }
  if (facts.quarter && year && facts.toDate)
    return facts.quarter === 4 ? { kind: 'year', year } : { kind: 'ytd', year, months: facts.quarter * 3 }
  if (facts.quarter && year) return { kind: 'quarter', year, quarter: facts.quarter }
  if (facts.half && year) return { kind: 'half', year, half: facts.half }
  if (facts.month && year) return monthOf(facts, year, title.end)
  if (facts.year !== null && facts.months && facts.months < 12) return { kind: 'ytd', year: facts.year, months: facts.months }
  if (facts.year !== null) return { kind: 'year', year: facts.year }
  return null
}

/** A bare month under a title that ends in a month lies at or before that month. */
function monthOf(facts: HeaderFacts, year: number, end: string | null): Period | null {
  if (!facts.month) return null
  const titleYear = end ? Number(end.slice(0, 4)) : year
  const after = end !== null && facts.month > Number(end.slice(5, 7))
  return { kind: 'month', year: end ? titleYear - (after ? 1 : 0) : year, month: facts.month }
}

const yearToDate = (end: string, firstMonth: number): number => ((Number(end.slice(5, 7)) - firstMonth + 12) % 12) + 1

/** Months between the dates of a header row where all gaps agree (within days), else null. */
export function spacingOf(ends: string[]): number | null {
  const sorted = [...new Set(ends)].sort()
  const gaps = sorted.slice(1).map((end, index) => Math.round((Date.parse(end) - Date.parse(sorted[index] ?? end)) / 86_400_000 / 30.4375))
  const first = gaps.find(gap => gap > 0)
  return first !== undefined && gaps.every(gap => gap === first) && [1, 3, 6, 12].includes(first) ? first : null
}
