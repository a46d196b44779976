import { monthEnd } from '../../../period.ts'
import type { DayOrder } from './dates.ts'
import { monthName } from './dates.ts'
import type { Cell } from '../cells/grid.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { headerOfDate, readHeader } from '../heads/header.ts'
import { scenarioOfLetter } from '../scenarios/scenario-letters.ts'

/**
 * What a date cell says as a header, as its format shows it: 1 December under `mmm-yy` is the month, 1 January under `yyyy` the year, and what
 * the format writes beside the date is its scenario (`yyyy"E"`, `"Budget" mmm-yy`) or the time that ends with it (`"LTM" mmm-yy`, `"Q3" yyyy`).
 */
export function headOfDate({ value, format = '' }: Extract<Cell, { kind: 'date' }>, order: DayOrder): HeaderFacts {
  const facts = headerOfDate(value)
  if (format === '') return facts
  const { before, date, after } = partsOf(format)
  const words = `${before} ${after}`.trim()
  const letter = words.length === 1 ? scenarioOfLetter(words) : null
  const read = words.length > 1 ? readHeader(`${before} ${shownDate(value, date)} ${after}`.trim(), order) : null
  const scenario = letter ?? read?.scenario ?? null
  const said = scenario ? { ...facts, scenario } : facts
  if (read && (read.quarter || read.half)) return read
  const [year, month] = [Number(value.slice(0, 4)), Number(value.slice(5, 7))]
  // Another day than the first was meant: a year that ends on 31 March stays one under `yyyy`. The last of a month shown as its month is that.
  const isMonth = value.startsWith('01', 8) || (/m/i.test(date) && value.startsWith(monthEnd(year, month)))
  const isDay = /d/i.test(date) || !isMonth
  const length =
    read && (read.trailing || read.toDate || read.months) ? { months: read.months, toDate: read.toDate, trailing: read.trailing } : {}
  if (isDay) return { ...said, ...length }
  if (/m/i.test(date)) return { ...said, ...length, end: monthEnd(year, month), monthOnly: true }
  return month === 1 ? { ...said, end: null, year } : said
}

const LITERALS = String.raw`((?:"[^"]*"|\\.|[^dmy"\\])*)`
const DATE = new RegExp(`^${LITERALS}([dmy].*?)${LITERALS}$`, 'i')

/** The day, month and year of a format, and what it writes in front of them and behind. */
function partsOf(format: string): { before: string; date: string; after: string } {
  const shown = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, part => (/^["\\]/.test(part) ? part : ''))
  const [, before = '', date = '', after = ''] = DATE.exec(shown) ?? []
  const words = (text: string): string =>
    [...text.matchAll(/"([^"]*)"|\\([\p{L}])/gu)]
      .map(([, quoted, letter]) => quoted ?? letter ?? '')
      .join(' ')
      .trim()
  return { before: words(before), date: date.replace(/"[^"]*"|\\./g, ''), after: words(after) }
}

/** As much of a date as its format shows: `31 December 2025`, `December 2025`, `2025`. */
function shownDate(value: string, date: string): string {
  const [year = '', month = '', day = ''] = value.slice(0, 10).split('-')
  return [/d/i.test(date) && day, /m/i.test(date) && monthName(Number(month)), /y/i.test(date) && year].filter(Boolean).join(' ')
}
