import { dateOf, monthEnd } from '../../../period.ts'
import { fullYear, MONTH_WORD, monthNumber, parseMonth } from './dates.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { anywhere } from '../cells/plain-twin.ts'

/** With a year of two digits behind a dash: behind a space these are a day. */
const MONTH_FIRST = new RegExp(`^(${MONTH_WORD})(?:[ '’-]+(\\d{4})|[-'’](\\d{2})(?![\\d./-]))?\\b`, 'i')

/** From one month to another, in several languages: an `a` between two months is none of English. */
const UNTIL =
  '(?:[-–—/]|to|thru|through|until|bis|a|à|au|al|ao|até|hasta|t/m|t\\.?o\\.?m\\.?|tot(?: en met)?|till(?: och med)?|til(?: og med)?|do|až|la)'

/** `January - December 2026`, `Jan/2026 - Sep/2026`: from the first day of one month to the last of another. */
export const MONTH_RANGE = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(${MONTH_WORD})[ '’/-]{0,2}((?:19|20)\\d{2}|\\d{2})? ?${UNTIL} ?(${MONTH_WORD})(?:[ '’,/-]{1,2}| (?:de|del|di|do) )((?:19|20)\\d{2}|\\d{2})(?![\\p{L}\\d])`,
    'iu',
  ),
)

/** What is found by MONTH_RANGE. */
export function readMonthRange([, first = '', from, last = '', to = '']: RegExpExecArray, facts: HeaderFacts): void {
  const [start, end] = [monthNumber(first), monthNumber(last)]
  if (!start || !end) return
  const year = fullYear(to)
  // November to February, with one year named, began the year before.
  const began = from ? fullYear(from) : year - (start > end ? 1 : 0)
  facts.start = dateOf(began, start, 1)
  facts.end = monthEnd(year, end)
}

/** `March 2026`. */
export const MONTH_OF_YEAR = anywhere(new RegExp(`(?<![\\p{L}\\d])(${MONTH_WORD})[ '’-]{1,2}((?:19|20)\\d{2})\\b`, 'iu'))

/** `until March 2026`. */
export const TO_MONTH = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(?:until|till|up to|thr(?:u|ough)|bis|jusqu['’]?(?:à|en|au)|hasta|até|fino a|t/m|tot(?: en met)?)(?: end(?:e)?)? (${MONTH_WORD})(?:[ '’/-]{1,2}((?:20)?\\d{2}))?(?![\\p{L}\\d])`,
    'iu',
  ),
)

/** `(Jul–Oct)` behind a year to date: the months that it has. */
export const MONTHS_BARE = anywhere(new RegExp(`[(,:] ?(${MONTH_WORD})\\.? ?(?:[-–—]|to) ?(${MONTH_WORD})\\.? ?\\)?\\s*$`, 'iu'))

/** What is found by MONTHS_BARE. */
export function readBareRange([, first = '', last = '']: RegExpExecArray, facts: HeaderFacts): void {
  const [start, end] = [monthNumber(first), monthNumber(last)]
  if (!start || !end) return
  facts.month = end
  facts.months = ((end - start + 12) % 12) + 1
}

/** A heading that begins with a month and its year, and not a sentence. */
const DATED = 40

/** A text that is a month, with or without its year, or begins with one. */
export function readMonth(text: string, facts: HeaderFacts, hasMonth: boolean): void {
  const end = parseMonth(text)
  if (end) {
    facts.end = end
    facts.monthOnly = true
    return
  }
  const named = hasMonth ? MONTH_FIRST.exec(text) : null
  // "May" and "March" begin sentences too: a month stands alone, or before a scenario.
  const isShort = named?.[1] !== undefined && text.length <= named[1].length + 12
  // `Jan-25 Staff costs`: a month with its year is none of a sentence.
  const isDated = named?.[3] !== undefined && text.length <= DATED && text.trim().split(' ').length <= 4
  if (named?.[1] && (isShort || isDated)) {
    const month = monthNumber(named[1])
    const year = named[2] ?? (named[3] && fullYear(named[3]))
    if (month && !year) facts.month = month
    else if (month && year) {
      facts.end = parseMonth(`${named[1]} ${year}`)
      facts.monthOnly = true
    }
  }
}

/** `FTE Sep 26` is that month; `Meeting Sep 26`, `as of Sep 26` may be that day. */
const MONTH_OF_SHORT_YEAR = anywhere(
  new RegExp(
    `(?<!\\b(?:as|at|of|on|to|by|since|from|until|till|through|before|after|and|meeting|version|draft|printed|updated|status|prepared|issued|rev) )(?<![\\p{L}\\d])(${MONTH_WORD})[ '’-]{1,2}([2-3]\\d)$`,
    'iu',
  ),
)

/** A month with a short year behind other words. */
export function readMonthBehind(text: string, facts: HeaderFacts): void {
  const [, month = '', year = ''] = MONTH_OF_SHORT_YEAR.exec(text.replace(/\s+/g, ' ').trim()) ?? []
  if (month === '') return
  facts.end = parseMonth(`${month} ${year}`)
  facts.monthOnly = true
}

// Not `Outlook 2026 – March update`.
const BEHIND = `(?:,? |-)(${MONTH_WORD})(?![\\p{L}\\d]|[ '’-]{0,2}\\d)`
const BEHIND_YEAR = anywhere(
  new RegExp(
    `(?:(?<![\\p{L}\\d./-]|[FC]Y ['’]?)((?:19|20)\\d{2})|(?<=(?<!\\p{L})[FC]Y ?['’]?(?:\\d{4}|\\d{2})|(?:19|20)\\d{2}[/–-](?:20)?\\d{2}))${BEHIND}`,
    'giu',
  ),
)
/** `March FY26`: in front of the fiscal year that it is of; not `year ended March FY26`, nor the last of several. */
const BEFORE_FISCAL = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(?<!(?<!\\p{L})(?:end(?:ed|ing)?|to|until|through|y/e|ye|and|bis|und|au|al|et|till|tot|(?:${MONTH_WORD})\\.? ?[-–—/&]) ?)(${MONTH_WORD})\\.?[ ,]{1,2}(?=FY ?['’]?(?:\\d{4}|\\d{2})(?!\\d))`,
    'giu',
  ),
)
/** Words of English, and of Portuguese, that are months as well where they are written small. */
const WORDS = /^(?:may|march|mar|set|ago|out)$/

/**
 * A month behind its year, `2026 Sep`, `Plan 2026 March`, or beside a fiscal year, `FY26 Sep`, `March FY26`: of which year it is, its start says. Two
 * of them are where a time begins and ends.
 * @returns the text without them
 */
export function readMonthBesideYear(text: string, facts: HeaderFacts): string {
  const [before, other] = /FY/i.test(text) ? [...text.matchAll(BEFORE_FISCAL.in(text))].filter(([, month = '']) => !WORDS.test(month)) : []
  if (before && !other) {
    facts.month = monthNumber(before[1] ?? '')
    return text.replace(before[0], ' ')
  }
  const found = [...text.matchAll(BEHIND_YEAR.in(text))].filter(([, , month = '']) => !WORDS.test(month))
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return text
  const ends = found.map(([, year, month = '']) => (year ? parseMonth(`${month} ${year}`) : null))
  if (found.length === 1 && ends[0]) {
    facts.end = ends[0]
    facts.monthOnly = true
  } else if (found.length === 1) facts.month = monthNumber(first[2] ?? '')
  else if (found.length === 2 && ends[0] && ends[1] && ends[0] < ends[1]) {
    facts.start = `${ends[0].slice(0, 8)}01`
    facts.end = ends[1]
  } else facts.spans = true
  return found.reduce((rest, [said]) => rest.replace(said, ' '), text)
}

/** `2026/09` is a month; `2025/26`, and `2008/09` alone, are the year that ends in the second. */
export function readMonthOfYear(year: string, month: string, facts: HeaderFacts): boolean {
  const isMonth = /^(?:0[1-9]|1[0-2])$/.test(month) && Number(month) !== (Number(year) + 1) % 100
  if (!isMonth) return false
  facts.end = monthEnd(Number(year), Number(month))
  facts.monthOnly = true
  return true
}

const EITHER = /^((?:19|20)\d{2})\/(0[1-9]|1[0-2])$/

/** Beside `2008/08` and `2008/10`, `2008/09` is the month. */
export function monthsBeside<T extends { texts: string[]; facts: HeaderFacts }>(columns: T[]): T[] {
  const written = columns.map(({ texts }) => EITHER.exec(texts.at(-1)?.trim() ?? ''))
  if (!written.some((found, at) => found && columns[at]?.facts.monthOnly)) return columns
  return columns.map((column, at): T => {
    const [, year, month] = written[at] ?? []
    if (!year || !month || column.facts.year === null) return column
    return { ...column, facts: { ...column.facts, year: null, end: monthEnd(Number(year), Number(month)), monthOnly: true } }
  })
}
