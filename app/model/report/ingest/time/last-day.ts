import { dateOf } from '../../../period.ts'
import type { DayOrder } from './dates.ts'
import { datesIn, isDayFirst, MONTH_WORD, monthNumber, parseDate } from './dates.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { anywhere } from '../cells/plain-twin.ts'

const DAY = `(?:(${MONTH_WORD}) (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:\\.|st|nd|rd|th)? ?(?:de )?(${MONTH_WORD}))(?![\\p{L}\\d]|[,.]? ?\\d)`
const ENDED = anywhere(new RegExp(`(?<![\\p{L}\\d])(?:ended|ending|through)[:]? ${DAY}`, 'iu'))
const AS_OF = anywhere(new RegExp(`(?<![\\p{L}\\d])(?:as (?:of|at)|at|on|zum|per|stand|au|al?)[:]? ${DAY}`, 'iu'))
const BARE = anywhere(new RegExp(`(?<![\\p{L}\\d])${DAY}`, 'iu'))

/** `Six months ended June 30`: the last day of a month whose year stands elsewhere; 30 is no year. Gives the text without it. */
export function readLastDay(text: string, facts: HeaderFacts): string {
  // Without a day of a month there is none behind any word.
  const bare = BARE.exec(text)
  if (!bare) return text
  const ended = ENDED.exec(text) ?? (facts.months === null ? null : bare)
  const found = ended ?? AS_OF.exec(text)
  const [all, month, day, before, after] = found ?? []
  if (!found || all === undefined || Number(day ?? before) < 28) return text
  facts[ended ? 'month' : 'asOf'] = monthNumber(month ?? after ?? '')
  return `${text.slice(0, found.index)} ${text.slice(found.index + all.length)}`
}

const FIRST_DAY = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(?:(${MONTH_WORD}) (?:1|1st|01)|(?:1|01)(?:\\.|st|er)? ?(?:de )?(${MONTH_WORD})),? ?(?:[-–—]|to|through|until|bis(?: zum)?|au|al?|hasta) ?`,
    'iu',
  ),
)

/** `1 January to 30 September 2026`: the first day has the year of the last one, or the one before. */
export function readFirstDay(text: string, facts: HeaderFacts): void {
  if (facts.end === null || facts.start !== null) return
  const [, before, after] = FIRST_DAY.exec(text) ?? []
  const month = monthNumber(before ?? after ?? '')
  if (month === null) return
  const year = Number(facts.end.slice(0, 4)) - (month > Number(facts.end.slice(5, 7)) ? 1 : 0)
  facts.start = dateOf(year, month, 1)
}

const FROM_TO = /(?<!\p{L})(?:to|through|until|bis|au|al|até|fino al|hasta|по|до)(?!\p{L})|[-–—]/iu
/** The dates of a text: the last one, and the first where two are its ends. `said` is the whole text, whose language may tell which number is the day. */
export function readDates(text: string, facts: HeaderFacts, order: DayOrder, said: string): void {
  const read = order ?? (/\d[./-]\d/.test(text) && isDayFirst(said) ? 'day' : null)
  const dates = datesIn(text).map(date => parseDate(date, read))
  if (dates.includes('ambiguous')) facts.ambiguousDate = true
  const clear = dates.filter((date): date is string => date !== null && date !== 'ambiguous').map(date => date.slice(0, 10))
  if (facts.ambiguousDate || clear.length === 0) return
  facts.end = clear.at(-1) ?? null
  if (clear.length === 2 && FROM_TO.test(text)) facts.start = clear[0] ?? null
}
