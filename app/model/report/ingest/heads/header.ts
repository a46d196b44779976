import type { Scenario } from '../../import.ts'
import { inCalendar } from '../time/calendar-year.ts'
import { type DayOrder, fullYear, MONTH_WORD, mayNameMonth, monthNumber, parseMonth, spellMonth, withoutDates } from '../time/dates.ts'
import {
  MONTH_OF_YEAR,
  MONTH_RANGE,
  MONTHS_BARE,
  readBareRange,
  readMonth,
  readMonthBehind,
  readMonthBesideYear,
  readMonthOfYear,
  readMonthRange,
  TO_MONTH,
} from '../time/header-months.ts'
import { apart, scenarioOfLetter, withoutLetter } from '../scenarios/scenario-letters.ts'
import { readDates, readFirstDay, readLastDay } from '../time/last-day.ts'
import { maySayDifference, RUNNING_SHARE, saysDifference } from './difference-words.ts'
import { plainNotation } from '../time/plain-notation.ts'
import { type Relation, readScenario } from '../scenarios/scenario-words.ts'
import { rememberedBy } from '../cells/remember.ts'
import { inEnglish } from '../time/time-words.ts'
import { areNumberedPeriods, HOUR, isNumberedPeriod, readDays, readRange } from '../time/time-ranges.ts'

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
  /** The year is called fiscal, or by the two that it lies in. */
  fiscal: boolean
  quarter: 1 | 2 | 3 | 4 | null
  half: 1 | 2 | null
  /** A calendar week, 1 to 53. */
  week: number | null
  /** A month's name without a year. */
  month: number | null
  /** The month that ends on a day without a year: `As at 30 June`. */
  asOf: number | null
  /** Year to date, or quarter or month to date. */
  toDate: 'year' | 'quarter' | 'month' | null
  /** Last twelve months. */
  trailing: boolean
  scenario: Scenario | null
  /** `Prior year`, `this quarter`: a period by how it stands to another one. */
  relation: Relation | null
  /** The cell that names the relation names the year as well: `Prior year 2025` is 2025, `PY` below `2026` is not. */
  dated: boolean
  variance: boolean
  /** From one quarter or year to another one (`Q2-Q4`, `2015-2020`), which is no period that a report has. */
  spans: boolean
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
  fiscal: false,
  quarter: null,
  half: null,
  week: null,
  month: null,
  asOf: null,
  toDate: null,
  trailing: false,
  scenario: null,
  relation: null,
  dated: false,
  variance: false,
  spans: false,
  relative: false,
  ambiguousDate: false,
}

const WEEKS: Record<string, number> = { '13': 3, '14': 3, '26': 6, '27': 6, '39': 9, '40': 9, '52': 12, '53': 12 }
/** A piece of every text that says something: of numbers, those that can be a year, a date, or the number of a quarter, a week, a period. */
const HINT = new RegExp(
  `(?:19|20)\\d{2}|\\d ?[./'’-] ?\\d|\\d[a-z]|(?<![a-z])(?:[qhwmtsp]|[fch]y|yr|period)\\.? ?[#'’]?\\d|${MONTH_WORD}|quarter|half|year|\\bfy\\b|[ymqi]td|ytg|to go|ttm|ltm|to[ -]date|full|months?|monat|mois|mes|year|wk|week|kw|balance|opening|closing|bestand|solde|saldo|(?:jahr|ann[ée]e|a[ñn]o|anno|jaar) ?\\d|\\d[.°ºª]? ?(?:jahr|ann[ée]e|a[ñn]o|anno|jaar)`,
  'i',
)

/** A heading, and not a sentence. */
const SHORT = 40

/** What a real date says, given as ISO date, with or without a time. */
export const headerOfDate = (date: string): HeaderFacts => ({ ...NOTHING, end: date.slice(0, 10) })

/** Reads one header text. */
export const readHeader: (text: string, order: DayOrder) => Readonly<HeaderFacts> = rememberedBy(factsOf)

function factsOf(text: string, order: DayOrder): HeaderFacts {
  if (RUNNING_SHARE.test(text)) return NOTHING
  // Most texts of a long table say nothing about time: they are not worth twenty patterns.
  const english = inEnglish(inCalendar(apart(plainNotation(text))))
  const said = readScenario(english)
  if (!said.scenario && !said.relation && !HINT.test(english) && !maySayDifference(english)) return NOTHING
  const facts = { ...NOTHING, relation: said.relation }
  let hasMonth = mayNameMonth(english)
  // `4 years 8 months` is how long something lasts, and no period.
  let rest = ` ${said.rest.replace(/\b\d{1,3}(?:\.\d+)?[ -](?:years?|yrs?\.?)(?:,| and| &)? ?\d{1,2}(?:\.\d+)?[ -](?:months?|mos?\.?)(?! (?:ended|to)\b)/gi, ' ')} `
  /** Takes a piece out, so that no digit counts twice. */
  const take = (pattern: Pick<RegExp, 'exec'>, use: (found: RegExpExecArray) => void): void => {
    const found = pattern.exec(rest)
    if (!found) return
    use(found)
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
  }

  take(/\b(?:TTM|LTM|(?:trailing|last)[ -](?:12|twelve)[ -]months)\b(?: (?:ended|ending|to))?/i, () => {
    facts.trailing = true
    facts.months = 12
  })
  take(/\b(\d{1,2}|one)[ -]months?\b(?: (?:ended|ending|to))?/i, ([, n = '']) => {
    facts.months ??= /one/i.test(n) ? 1 : Number(n)
  })
  take(/\b([1-9]|1[0-2])M\b(?=.*\d{2})|^\s*([69])M\s*$/, ([, n, alone]) => {
    facts.months = Number(n ?? alone)
  })
  take(
    /\b(13|14|26|27|39|40|52|53)[ -]weeks?\b(?! (?:cash|rolling|liquidity|forecast|outlook|view|plan))(?: (?:ended|ending|to))?/i,
    ([, n = '']) => {
      facts.months = WEEKS[n] ?? null
    },
  )
  take(/\b(?:fiscal |financial )?(year|quarter|month|half[ -]?year)s?[ -](?:ended|ending)\b/i, ([, what = '']) => {
    facts.months = { y: 12, q: 3, m: 1, h: 6 }[what[0]?.toLowerCase() ?? ''] ?? null
  })
  // `YTD 09` may be the ninth month.
  take(/\b(?:([YQM])TD|(year|quarter|month)[ -]to[ -]date)\b(?:[ -]?['’]?(1[3-9]|[2-9]\d)(?=\s*$))?/i, ([, mark = '', word = '', year]) => {
    if (year !== undefined) facts.year = 2000 + Number(year)
    facts.toDate = { y: 'year', q: 'quarter', m: 'month' }[(mark || word)[0]?.toLowerCase() ?? ''] as HeaderFacts['toDate']
  })
  if (facts.toDate === 'year' && hasMonth) take(MONTHS_BARE, range => readBareRange(range, facts))
  take(/\b(?:full[ -]year|FY(?! ?['’]?\d))\b(?: \(?([AEFBP])\)?(?=\s*$))?/i, ([, letter]) => {
    facts.months = 12
    facts.scenario = scenarioOfLetter(letter ?? '')
  })
  take(
    /\b(20\d{2}|19\d{2})[ -]?W(?:K ?)?(\d{1,2})\b|\b(?:weeks?|WK|W) ?#?(\d{1,2})(?:[ /-]{1,3}(?:of )?['’]?(20\d{2}|19\d{2}))?\b(?: ?(?:[-–+&/]|to|bis|and|und) ?(WK ?|W)?(\d{1,2})\b)?/i,
    ([, year, week, other, y2, again, until]) => {
      const number = Number(week ?? other)
      if (number < 1 || number > 53) return
      // `KW 8-10` is no week; in `W8-26` the year may stand behind it.
      if (Number(until) > number && Number(until) < 54 && (again || Number(until) < 20 || Number(until) > 39 || /(?:19|20)\d\d/.test(rest)))
        facts.spans = true
      facts.week = number
      if (year ?? y2) facts.year = Number(year ?? y2)
    },
  )
  const lettered = withoutLetter(rest, hasMonth)
  rest = lettered.rest
  facts.scenario ??= lettered.scenario
  const spelled = spellMonth(rest, /\p{L}{2}/u.test(text))
  if (spelled !== rest) hasMonth = true
  rest = spelled.replace(HOUR, 'hourly').replace(/\b((?:19|20)\d{2})[ -]?(H[12])\b/i, '$2 $1')
  if (hasMonth) rest = readDays(rest, facts)
  readDates(rest, facts, order, text)
  const dated = rest
  rest = withoutDates(rest)
  // `Dec. 31, 2024` is read: what asks for a month has to do with another one.
  hasMonth &&= mayNameMonth(rest)
  if (hasMonth) readFirstDay(dated, facts)
  if (hasMonth && !facts.end && !facts.ambiguousDate) take(MONTH_RANGE, range => readMonthRange(range, facts))
  if (hasMonth && !facts.end && !facts.ambiguousDate) rest = readLastDay(rest, facts)
  if (!facts.end && !facts.ambiguousDate) rest = readRange(rest, facts, hasMonth)
  if (!facts.end && !facts.ambiguousDate && !facts.spans) {
    take(/\bFY ?['’]?(\d{4}|\d{2})(?:[/-]\d{2,4})?[ -]?Q([1-4])\b|\b(20\d{2}|19\d{2})[ -]?Q([1-4])\b/i, ([, a, b, c, d]) => {
      facts.year = fullYear(a ?? c ?? '')
      facts.quarter = Number(b ?? d) as 1 | 2 | 3 | 4
    })
    take(
      /\bQ([1-4])(?:[ /-]?(?:FY|of)?[ -]?['’]?(20\d{2}|19\d{2}|\d{2}))?([AEFBP])?\b|\b([1-4])Q[ -]?(?:FY)?['’]?(20\d{2}|\d{2})?([AEFBP])?\b/i,
      ([, q, y, s, q2, y2, s2]) => {
        facts.quarter = Number(q ?? q2) as 1 | 2 | 3 | 4
        const year = y ?? y2
        if (year) facts.year = fullYear(year)
        facts.scenario ??= scenarioOfLetter(s ?? s2 ?? '')
      },
    )
    take(
      /\bH([12])(?:[ /-]?(?:FY)?[ -]?['’]?(20\d{2}|\d{2}))?([AEFBP])?\b|\b([12])H[ -]?(?:FY)?['’]?(20\d{2}|\d{2})?([AEFBP])?\b/i,
      ([, h, y, s, h2, y2, s2]) => {
        facts.half = Number(h ?? h2) as 1 | 2
        const year = y ?? y2
        if (year) facts.year = fullYear(year)
        facts.scenario ??= scenarioOfLetter(s ?? s2 ?? '')
      },
    )
    // `2026 (until November)`: so far has the year gone.
    if (hasMonth)
      take(TO_MONTH, ([, month = '', year]) => {
        facts.month = monthNumber(month)
        if (year !== undefined) facts.year = fullYear(year)
        facts.toDate = 'year'
      })
    readMonth(rest.replace(/\s+/g, ' ').trim(), facts, hasMonth)
    // `Revenue Sep 2026`: a month named after other words is no year.
    if (hasMonth && !facts.end && facts.quarter === null && facts.half === null)
      take(MONTH_OF_YEAR, ([, month = '', year = '']) => {
        facts.end = parseMonth(`${month} ${year}`)
        facts.monthOnly = true
      })
    if (hasMonth && !facts.end && (facts.quarter ?? facts.half ?? facts.month) === null) rest = readMonthBesideYear(rest, facts)
    if (hasMonth && !facts.end && facts.month === null && text.length <= SHORT) readMonthBehind(rest, facts)
    if (!facts.end)
      take(
        /\b(?:[FC]Y|[FY](?=20\d\d)|fiscal(?: year)?|year) ?['’]?((?:19|20)\d{2}|\d{2})(?:[/-](\d{4}|\d{2}))?[ (]*([AEFBPH])?\b\)?/i,
        ([, from = '', to, suffix]) => {
          // "Year 1" names no calendar year.
          if (from.length < 4 && /^year$/i.test(text.trim().split(/[ '’]/)[0] ?? '')) return
          facts.year = to ? fullYear(to) : fullYear(from)
          facts.fiscal = to !== undefined || /\bF(?:Y|iscal)/i.test(rest)
          facts.scenario ??= scenarioOfLetter(suffix ?? '')
        },
      )
    if (!facts.end && facts.year === null)
      take(/(?:^|[\s(])(\d{2})\/(\d{2})(?=[\s,):*]|$)/, ([, from = '', to = '']) => {
        // `Total 26/27`, and not the month 11/12.
        if (Number(to) === Number(from) + 1 && Number(from) > 12) [facts.year, facts.fiscal] = [fullYear(to), true]
      })
    if (!facts.end && facts.year === null)
      take(/(?:^|[\s(])((?:19|20)\d{2})(?:[/-](\d{4}|\d{2}))?[ (]{0,2}([AEFBPH])?\)?(?=[\s,):*]|$)/i, ([, from = '', to, suffix]) => {
        if (to && readMonthOfYear(from, to, facts)) return
        facts.year = to ? Math.max(fullYear(to), Number(from)) : Number(from)
        facts.fiscal = to !== undefined
        facts.scenario ??= scenarioOfLetter(suffix ?? '')
      })
  }
  if (isNumberedPeriod(english, said.relation !== null) || (facts.year !== null && areNumberedPeriods(text))) facts.spans = true
  if (saysDifference(english)) facts.variance = true
  if (/\b(?:\d+[- ]year|business|financial|strategic)\b.*\bplan\b/i.test(text)) facts.scenario ??= 'forecast'
  facts.scenario ??= said.scenario
  facts.dated = facts.relation !== null && (facts.year !== null || facts.end !== null)
  if (
    !namesTime(facts) &&
    /^(?:year|month|quarter|period|yr|(?:geschäfts)?jahr|monat|quartal|ann[ée]e|mois|trimestre|a[ñn]o|mes|anno|mese|jaar|maand) ?#?\d{1,3}$|^\d{1,2}(?:\.|°|º|ª|st|nd|rd|th|er|[èe]re|[èe]?me|e)? ?(?:(?:geschäfts)?jahr|ann[ée]e|a[ñn]o|anno|jaar)$|^(?:initial|opening|closing|beginning|ending)(?: balance)?$|^(?:(?:anfangs|end)bestand|solde (?:initial|final)|saldo (?:inicial|final))$/i.test(
      said.rest.trim(),
    )
  )
    facts.relative = true
  return facts
}

export const namesTime = (facts: HeaderFacts): boolean =>
  facts.end !== null ||
  facts.year !== null ||
  facts.quarter !== null ||
  facts.half !== null ||
  facts.week !== null ||
  facts.month !== null ||
  facts.months !== null ||
  facts.toDate !== null ||
  facts.trailing ||
  facts.spans ||
  facts.relation !== null ||
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
    if (facts.year !== null) joined.fiscal = facts.fiscal
    // `Q2 2019` over `Q1` of another year: a quarter and its year stand together.
    if (joined.quarter === null || joined.year === null || facts.year !== null) joined.quarter = facts.quarter ?? joined.quarter
    joined.half = facts.half ?? joined.half
    joined.week = facts.week ?? joined.week
    joined.month = facts.month ?? joined.month
    joined.asOf = facts.asOf ?? joined.asOf
    joined.scenario = facts.scenario ?? joined.scenario
    joined.monthOnly ||= facts.monthOnly
    joined.toDate = facts.toDate ?? joined.toDate
    joined.relation = facts.relation ?? joined.relation
    joined.dated ||= facts.dated
    joined.trailing ||= facts.trailing
    joined.variance ||= facts.variance
    joined.spans ||= facts.spans
    joined.relative ||= facts.relative
    joined.ambiguousDate ||= facts.ambiguousDate
  }
  return joined
}
