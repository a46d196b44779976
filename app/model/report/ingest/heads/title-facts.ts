import { nearestMonthEnd } from '../../../period.ts'
import type { StatementType } from '../../import.ts'
import { timeSaid } from '../scenarios/entity.ts'
import { withoutNamed } from '../scenarios/legal-forms.ts'
import type { Reading } from '../cells/figure.ts'
import { type HeaderFacts, joinHeaders, namesTime, readHeader } from './header.ts'

/** Plans that are no scenario: what a company promises its people or buys by, and what a filing counts beside money (`USD ($)plan`). */
const OTHER_PLANS =
  /\b(?:pensions?|benefits?|stock|options?|incentives?|savings|compensation|retirement|shares?|awards?|purchase|contributions?|postretirement|project)\b.{0,60}\bplans?\b|\bplans?\b.{0,20}\bassets\b|(?<=\(\S{1,3}\))plans?\b/gi

/** `September 2026 and year to date`: what the columns are of in part. */
export const AND_TO_DATE =
  /(?:\band(?: the)?|&|\+|\/|\bplus(?: the)?|\bwith) ?(?:fiscal |financial )?(?:year[- ]to[- ]date|YTD|cumulative(?: to date)?)(?!\p{L})/iu

const DAY =
  '(?:\\d{1,2}(?:st|nd|rd|th|er|º)?[. ]+(?:de |of )?\\p{L}{3,12}\\.?,? (?:de )?\\d{4}|\\p{L}{3,12} \\d{1,2},? \\d{4}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})(?!\\d)'
const MEETING =
  "meeting|board|committee|\\p{L}{0,20}sitzung|\\p{L}{0,20}versammlung|réunion|séance|conseil d['’]administration|reunión|junta(?: general)?|consejo de administración|riunione|consiglio di amministrazione|assemblea|vergadering|\\p{L}{0,20}möte|\\p{L}{0,20}møte|\\p{L}{0,20}møde|posiedzenie|reunião"
/** `Draft for the board meeting of 15 December 2026`: when people meet is no time of their figures. */
const OF_MEETING = new RegExp(
  `(?<!\\p{L})(?:${MEETING})(?:(?: to be)? held)?(?:,|:| [–-]| (?:of|on|vom|am|du|le|del|el|di|van|op|den|z dnia|de))? ${DAY}`,
  'giu',
)
/** Cheap to ask first: few titles speak of one. */
const SPEAKS_OF_MEETING =
  /meeting|board|committee|sitzung|versammlung|réunion|séance|conseil|reunión|junta|consejo|riunione|consiglio|assemblea|vergadering|möte|møte|møde|posiedzenie|reunião/i
const withoutMeeting = (line: string): string => (SPEAKS_OF_MEETING.test(line) ? line.replace(OF_MEETING, ' ') : line)

/** `Version 3 (14/02/2026)`, `Draft of 30 November 2026`, `v0.3, 31.10.2026`: when a text was written is no time of its figures. */
const OF_VERSION = new RegExp(
  `(?<!\\p{L})(?:version|draft|entwurf|fassung|rev(?:ision)?|brouillon|borrador|bozza|concept|rascunho|utkast|v)\\.? ?(?:no\\.? ?)?(?:\\d{1,3}(?:\\.\\d{1,3}){0,3})?(?:,|:| [–-]| \\(|\\(| (?:of|on|as of|vom|du|le|del|el|di|van|op|den|z dnia|de|dated))? ?${DAY}`,
  'giu',
)
const SPEAKS_OF_VERSION = /version|draft|entwurf|fassung|rev|brouillon|borrador|bozza|concept|rascunho|utkast|v ?\d/i
function withoutVersion(line: string, { order }: Reading): string {
  if (!SPEAKS_OF_VERSION.test(line)) return line
  return line.replace(OF_VERSION, said => {
    const { end } = readHeader(said, order)
    // The end of a month may be both.
    return end !== null && nearestMonthEnd(end) === null ? ' ' : said
  })
}

const RUNNING =
  /(?<!\p{L})(?:cumulative|cum|y-t-d|ack(?:umulerat)?|aufgelaufen|kumuliert|narastająco|cumul[ée]?|acumulad[oa]|acum|cumulat[oi]|progressivo|cumulatief|jaar tot heden)(?!\p{L})/iu

/** `Management accounts - Cumulative September 2026`: the year until then, where the words behind say nothing but when. */
function isRunning(line: string, { end, toDate, months, start }: HeaderFacts, { order }: Reading): boolean {
  const found = end !== null && toDate === null && months === null && start === null && line.length <= 100 ? RUNNING.exec(line) : null
  const said = found && readHeader(line.slice(found.index), order)
  return said?.toDate === 'year' && said.end === end
}

/** What the titles say about time and scenario. Long titles describe; their words are no scenario. */
export function titleFactsOf(lines: readonly string[], reading: Reading): HeaderFacts {
  const said = lines.map(line => {
    const facts = {
      ...readHeader(
        withoutNamed(withoutVersion(withoutMeeting(line), reading))
          .replace(OTHER_PLANS, ' ')
          .replace(AND_TO_DATE, ' '),
        reading.order,
      ),
      relation: null,
      dated: false,
    }
    const running = isRunning(line, facts, reading) ? { ...facts, toDate: 'year' as const } : facts
    return line.length > 100 ? { ...running, scenario: null } : running
  })
  // `Budget year 2025` over a sheet of October is where that month lies, and not how long it is.
  const ofMonth = said.some(isMonth)
  const placed = said.map(one => (ofMonth && one.months === 12 && one.year !== null && one.end === null ? { ...one, months: null } : one))
  const facts = joinHeaders(placed.filter(one => namesTime(one) || one.asOf !== null || one.scenario !== null))
  // "Budget vs. actual" over a table names no scenario of its columns.
  return facts.variance ? { ...facts, scenario: null } : facts
}

/** `As at 12 March 2026`: what stands below is of that day. */
export const AS_AT = /\b(?:as (?:at|of)|at|per|zum|stand|au|al|a fecha de) (?:the )?\d/i

const isBareMonth = ({ facts }: { facts: HeaderFacts }): boolean => facts.month !== null && facts.year === null && facts.end === null

/**
 * What a title says of when, but for a day in the middle of a month that stands alone over what runs for a time: no period ends there, and it is the
 * day on which somebody wrote, printed or sent it.
 */
export function withoutPassingDay(
  said: HeaderFacts,
  titles: readonly string[],
  type: StatementType,
  columns: readonly { facts: HeaderFacts }[],
): HeaderFacts {
  const { end, start, months, toDate, trailing, monthOnly } = said
  const isAlone = end !== null && !monthOnly && start === null && months === null && toDate === null && !trailing
  if (!isAlone || nearestMonthEnd(end) !== null || titles.some(text => AS_AT.test(text))) return said
  return RUNS.has(type) || ((type === 'other' || type === 'kpi') && columns.some(isBareMonth)) ? { ...said, end: null } : said
}
const RUNS: ReadonlySet<StatementType> = new Set(['income', 'cash flow'])

/** Titles, and before them the head of the printed page where none of them says when. */
export const withPage = (titles: string[], page: readonly string[] | undefined, { order }: Reading): string[] =>
  !page || titles.some(text => namesTime(readHeader(text, order))) ? titles : [...page, ...titles]

const isMonth = ({ monthOnly, months, end }: HeaderFacts): boolean => monthOnly && months === null && end !== null

/**
 * The one of several titles that says `Full year` without which, where another names a month: the columns are of the year in which that month
 * lies, and not of twelve months until then.
 */
export function wholeYearIn(texts: readonly string[], { order }: Reading): string | undefined {
  const isWhole = (text: string): boolean => {
    const { months, year, end, start, trailing } = readHeader(text, order)
    return (
      timeSaid(text) === 'year' || (months === 12 && year === null && end === null && start === null && !trailing && !LENGTH.test(text))
    )
  }
  return texts.some(text => isMonth(readHeader(text, order))) ? texts.find(isWhole) : undefined
}

/** Twelve months of any place in the calendar. */
const LENGTH = /\d|months?|twelve|monate?|mois|meses|mesi|ended|ending/i
