import { dateOf } from '../../../period.ts'
import { fullYear, MONTH_WORD, monthNumber } from './dates.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { readOpenYears } from './open-years.ts'
import { anywhere } from '../cells/plain-twin.ts'

// A heading that names where its time begins and where it ends: the first name alone would be another period.

/** `FY2026 P3`, `Period 3 of 2026`, `Month 3, 2026`. */
const NUMBERED = '(?:P(?:eriod )?|M(?=[1-9](?!\\d))|(?:month|monat|mois|mese|mes|maand|måned|månad) )(?:0?[1-9]|1[0-3])(?![\\p{L}\\d])'
const FISCAL_PERIOD = anywhere(
  new RegExp(
    `(?:(?<!\\p{L})FY ?['’]?\\d{2,4}|(?<![\\p{L}\\d])20\\d{2})[ ,–-]*${NUMBERED}|(?<![\\p{L}\\d])${NUMBERED}[ ,–-]*(?:(?:of|in) )?(?:FY ?['’]?\\d{2,4}|20\\d{2})(?!\\d)`,
    'iu',
  ),
)

const OF_PERIODS =
  '(?<!\\p{L})(?:P|M|(?:fiscal |accounting |posting )?periods?|perioden?|p[ée]riodes?|per[ií]odos?|periodi|months?|monate?|mois|mesi|meses|maanden|måneder|månader)\\.? ?(?:no\\.? |from )?'
const OF_A_YEAR = '[ ,./–-]{0,3}(?:(?:of|in) )?(?:FY ?)?(?:19|20)\\d{2}(?!\\d)'
const FISCAL_PERIODS = anywhere(
  new RegExp(
    `${OF_PERIODS}0{0,2}(?:1[0-3]|[1-9]) (?:to|through|until|bis|à|au?|al|t/m|tot|til) (?:P|M)?0{0,2}(?:1[0-3]|[1-9])${OF_A_YEAR}|^\\s*(?:0{0,2}(?:1[0-3]|[1-9]) (?:to|through|bis) 0{0,2}|0{0,2}(?:1[0-3]|[1-9]) ?[-–—] ?0{0,2}(?=(?:1[0-3]|[1-9])(?: ?/ ?| )(?:FY ?)?20))(?:1[0-3]|[1-9])${OF_A_YEAR}\\s*$`,
    'iu',
  ),
)

/** The ninth of twelve or of thirteen periods of a year is none of its months for certain; beside `prior year` or `YTD`, `P9` names no year itself. */
export const isNumberedPeriod = (english: string, isRelated: boolean): boolean =>
  FISCAL_PERIOD.test(english) ||
  (isRelated && /^\s*P(?:0?[1-9]|1[0-3])\b/.test(english)) ||
  // Where it begins, and not where it ends.
  /\bJan(?:uary)? (?:19|20)\d{2} to[- ]date$/i.test(english.trim()) ||
  /\bYTD[ -]P(?:0?[1-9]|1[0-3])\b|\bP(?:0?[1-9]|1[0-3])[ -]YTD\b/i.test(english)

/** `Period 1 to 6 2026`, `001 - 006 2026`: several numbered periods of a year, and not all of it. */
export const areNumberedPeriods = (text: string): boolean => FISCAL_PERIODS.test(text) && !ALL_PERIODS.test(text)

const ALL_PERIODS = /(?<!\d)0{0,2}1\D{1,9}0?1[23](?!\d)/

/** `1h average` lasts an hour. */
export const HOUR = /\b[12]h(?= (?:av|mean|max|min|peak|moving|rolling|load))/g

const TO = ' ?(?:[-–—]|to|through|bis|and|&|\\+) ?'
const YEAR = "[ '’/-]{0,2}(?:FY ?['’]?)?((?:19|20)\\d{2}|\\d{2}(?!\\d))"

/** `Q1-Q3`, `Q1 2026 - Q3 2026`, `1Q-3Q`, `H1-H2`, `2026 Q2 - 2027 Q1`. */
const PARTS = anywhere(
  new RegExp(
    `(?<![\\p{L}\\d])(?:((?:19|20)\\d{2})[ -]?)?(?:([QH])([1-4])|([1-4])([QH]))(?:${YEAR})?${TO}(?:((?:19|20)\\d{2})[ -]?)?(?:([QH])([1-4])|([1-4])([QH]))(?![\\d\\p{L}])(?:${YEAR})?`,
    'iu',
  ),
)
/** `Jan-Mar`, without a year of its own. */
const MONTHS = anywhere(new RegExp(`^\\s*(${MONTH_WORD})${TO}(${MONTH_WORD})(?![\\p{L}\\d]|[ '’,/-]{1,2}\\d)`, 'iu'))
/** `2026 Jan-Sep`, `FY26: Jul-Dec`: the same behind its year. */
const MONTHS_BEHIND = anywhere(
  new RegExp(
    `(?<=(?:(?<![\\p{L}\\d./-])(?:19|20)\\d{2}(?: ?[/–-] ?\\d{2,4})?|(?<!\\p{L})[FC]Y ?['’]?\\d{2,4}(?:[/-]\\d{2})?),?:? )(${MONTH_WORD})${TO}(${MONTH_WORD})(?![\\p{L}\\d]|[ '’,/-]{1,2}\\d)`,
    'iu',
  ),
)
const OF_TWO_YEARS = /FY ?['’]?\d{2,4}|\d{4} ?[/–-] ?\d{2}/i
const FISCAL = anywhere(/(?<![\p{L}\d])[FC]Y ?['’]?(\d{4}|\d{2}) ?(?:[-–—]|to|bis) ?(?:[FC]Y ?)?['’]?(\d{4}|\d{2})(?!\d)/iu)
const YEARS = /(?<![\d./-])((?:19|20)\d{2}) ?(?:[-–—]|to|bis) ?((?:19|20)\d{2}|(?:1[3-9]|[2-9]\d))(?![\d./-])/i

const DAY = '(\\d{1,2})(?:st|nd|rd|th|\\.)?'
const OF_YEAR = "(?:[ ,.'’]{1,3}((?:19|20)\\d{2}))?(?![\\p{L}\\d])"
const WORD = `(${MONTH_WORD})`
const UNTIL = ' ?(?:[-–—]|to|through|until|bis) ?'
/** `3-9 Aug 2026`, `Aug 3 to 9`, `28 Sep - 4 Oct`, `Sep 28 - Oct 4, 2026`: from which day to which. */
const DAYS = [
  { pattern: `${DAY}${UNTIL}${DAY} ${WORD}`, at: { from: 1, to: 2, month: 3, last: 3, year: 4 } },
  { pattern: `${WORD} ${DAY}${UNTIL}${DAY}`, at: { from: 2, to: 3, month: 1, last: 1, year: 4 } },
  { pattern: `${DAY} ${WORD}${UNTIL}${DAY} ${WORD}`, at: { from: 1, to: 3, month: 2, last: 4, year: 5 } },
  { pattern: `${WORD} ${DAY}${UNTIL}${WORD} ${DAY}`, at: { from: 2, to: 4, month: 1, last: 3, year: 5 } },
].map(({ pattern, at }) => ({ pattern: new RegExp(`(?<![\\p{L}\\d])${pattern}${OF_YEAR}`, 'iu'), at }))
/** The week of a month by its number: `Feb 2nd week`, which no calendar has. */
const WEEK_OF_MONTH = /\b(?:[1-5](?:st|nd|rd|th)|first|second|third|fourth|fifth|last) we+k\b/i
/** More days than that are no week, and two numbers so far apart may be years. */
const LONGEST_DAYS = 16

/**
 * Reads days of a month (`Aug 3-9, 2026`), and returns the text without them: the month's name alone would be all of it. Without a year, and
 * the second week of a month, they only `span`.
 */
export function readDays(text: string, facts: HeaderFacts): string {
  if (!/\d/.test(text)) return text
  if (WEEK_OF_MONTH.test(text)) {
    facts.spans = true
    return ' '
  }
  if (!/\d.*(?:[-–—]|to|through|until|bis).*\d/i.test(text)) return text
  for (const { pattern, at } of DAYS) {
    const found = pattern.exec(text)
    if (!found) continue
    const [from, to, said] = [Number(found[at.from]), Number(found[at.to]), found[at.year]]
    const [month, last] = [monthNumber(found[at.month] ?? ''), monthNumber(found[at.last] ?? '')]
    if (!month || !last || from < 1 || to < 1 || from > 31 || to > 31) continue
    const year = Number(said ?? 2024)
    const [start, end] = [dateOf(month > last ? year - 1 : year, month, from), dateOf(year, last, to)]
    const days = (Date.parse(end ?? '') - Date.parse(start ?? '')) / 86_400_000
    if (!(days > 0 && days < (said ? 366 : LONGEST_DAYS))) continue
    if (said) Object.assign(facts, { start, end })
    else facts.spans = true
    return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  }
  return text
}

/**
 * Reads a range of quarters, months or years, and returns the text without it. What no period of a report can be (`Q2-Q4`, `2015-2020`) only
 * `spans`: a person says what it is. Two years that follow each other are a fiscal year.
 */
export function readRange(text: string, facts: HeaderFacts, hasMonth: boolean): string {
  const without = ({ index, 0: all }: RegExpExecArray): string => `${text.slice(0, index)} ${text.slice(index + all.length)}`
  const parts = /[QH][1-4]|[1-4][QH]/i.test(text) ? PARTS.exec(text) : null
  if (parts) {
    const [, before, mark, number, otherNumber, otherMark, year, nextBefore, last, lastNumber, lastOther, lastMark, nextYear] = parts
    const years = [before ?? year, nextBefore ?? nextYear].flatMap(found => (found ? [fullYear(found)] : []))
    const [from, to] = [Number(number ?? otherNumber), Number(lastNumber ?? lastOther)]
    const isHalf = [mark ?? otherMark, last ?? lastMark].map(found => found?.toLowerCase() === 'h')
    if (new Set(years).size > 1 || isHalf[0] !== isHalf[1] || from >= to) facts.spans = true
    else if (isHalf[0]) facts.months = 12
    else readQuarters(from, to, facts)
    if (years[0] !== undefined && !facts.spans) facts.year = years[0]
    return without(parts)
  }
  const months = hasMonth ? (MONTHS.exec(text) ?? MONTHS_BEHIND.exec(text)) : null
  const [start, end] = [monthNumber(months?.[1] ?? ''), monthNumber(months?.[2] ?? '')]
  if (months && start && end && start !== end) {
    // Of the two years of 2026/27, or those of FY26, nobody knows in which these months lie.
    if (OF_TWO_YEARS.test(text.slice(0, months.index))) facts.spans = true
    facts.months = ((end - start + 12) % 12) + 1
    facts.month = end
    return without(months)
  }
  const [, first, second] = (/[FC]Y/i.test(text) ? FISCAL.exec(text) : null) ?? YEARS.exec(text) ?? []
  if (first && second && fullYear(second) - fullYear(first) > 1) facts.spans = true
  return readOpenYears(text, facts)
}

function readQuarters(from: number, to: number, facts: HeaderFacts): void {
  if (from === 1 && to === 4) facts.months = 12
  else if (from === 1 && to === 3) {
    facts.quarter = 3
    facts.toDate = 'year'
  } else if (to - from === 1 && from !== 2) facts.half = from === 1 ? 1 : 2
  else facts.spans = true
}
