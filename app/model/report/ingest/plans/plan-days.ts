import { dateOf, periodRange } from '../../../period.ts'
import { dayOfSerial, MONTH_WORD, parseDate } from '../time/dates.ts'
import type { Reading } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import { namesTime, readHeader } from '../heads/header.ts'
import { parseNumber } from '../cells/number.ts'
import type { Role } from './plan-roles.ts'
import type { Say } from './plan-values.ts'
import { inYear, resolvePeriod } from '../time/resolve.ts'
import { shorten } from '../cells/text.ts'

interface Context {
  reading: Reading
  firstMonth: number
  say: Say
}

interface Days {
  from: string | null
  to: string | null
  /** Columns of which the days do not say everything that stands there. */
  unsaid: Role[]
}

/** `5 January 2026 → 16 January 2026`: both ends in one cell. */
const RANGE = /\s*(?:→|->|[–—]|\s-\s|\s(?:to|bis|until|au)\s)\s*/

/** `Q2-Q3 2026`, `Jan-Mar 2026`. */
const PARTS = /^(\p{L}{1,9}\.? ?\d{0,2}) ?[-–—] ?(\p{L}{1,9}\.? ?\d{0,2},?[ '’]*(?:19|20)\d{2})$/u

/** Both ends of a range; the year of the last counts for a first without one, unless that would end before it begins. */
function endsOf(text: string): string[] {
  // Two years are two years here, not the fiscal year that they name over a column.
  const parts = (PARTS.exec(text.trim()) ?? /^((?:19|20)\d{2}) ?[-–—] ?((?:19|20)\d{2})$/.exec(text.trim()))?.slice(1) ?? text.split(RANGE)
  const year = /(?:19|20)\d{2}$/.exec(parts.at(-1)?.trim() ?? '')?.[0]
  const [first = '', last = ''] = parts
  return parts.length === 2 && year !== undefined && !/\d{4}/.test(first) && /\p{L}/u.test(first)
    ? [`${first.trim()} ${year}`, last]
    : parts
}

const isRange = (cell: Cell | undefined): boolean => cell?.kind === 'text' && cell.value.split(RANGE).length === 2

/** First and last day of an item, of two columns or of one that holds both (Notion's `Due` may). */
export function daysOf(item: { cell(role: Role): Cell | undefined; name(role: Role): string }, context: Context): Days {
  const read = (role: 'from' | 'to'): string | null => dayOf(item.cell(role), item.name(role), role, context)
  const role = isBlank(item.cell('span')) && isBlank(item.cell('from')) && isRange(item.cell('to')) ? 'to' : 'span'
  const days = role === 'to' ? { from: null, to: null } : { from: read('from'), to: read('to') }
  const unsaid = (['from', 'to'] as const).filter(
    side => side !== role && ((days[side] === null && !isBlank(item.cell(side))) || hasMore(item.cell(side))),
  ) as Role[]
  const span = item.cell(role)
  if (isBlank(span)) return { ...days, unsaid }
  if (days.from !== null || days.to !== null) return { ...days, unsaid: [...unsaid, role] }
  const [first = '', last = first, ...rest] = span?.kind === 'text' ? endsOf(span.value) : []
  const part = (text: string): Cell | undefined => (span?.kind === 'text' && rest.length === 0 ? { kind: 'text', value: text } : span)
  const from = dayOf(part(first), item.name(role), 'from', context)
  const to =
    first === last
      ? dayOf(part(last), item.name(role), 'to', { ...context, say: () => {} })
      : dayOf(part(last), item.name(role), 'to', context)
  const isWritten = from !== null && to !== null && !hasMore(span)
  return { from, to, unsaid: isWritten ? unsaid : [...unsaid, role] }
}

/** `05-Jan-26 A` and `13-Mar-26*` are how Primavera marks a day that was, and one that is held. */
const MARKED = /^(.*\d)(?: A|\*)$/

const hasMore = (cell: Cell | undefined): boolean =>
  (cell?.kind === 'date' && cell.value.length > 10) ||
  (cell?.kind === 'text' &&
    (MARKED.test(cell.value) || (/\d:\d{2}/.test(cell.value) && !/(?<![\d:])(?:0?0:00(?! ?[AP]M)|12:00(?::00)? ?AM)\b/i.test(cell.value))))

/** Words that name a time, and nothing around it: `end of Q2`, `early April` and `after March` mean another day. */
const TIME_ALONE = new RegExp(
  `(?<!\\p{L})(?:${MONTH_WORD}|q|h|w|wk|kw|cw|fy|cy|gj|hj|week|month|quarter|half|year|quartal|halbjahr|jahr|woche|trimestre|semestre|of|de)(?!\\p{L})`,
  'giu',
)

/** A date, or the first or last day of a named month, quarter or year; null where there is none. */
function dayOf(cell: Cell | undefined, name: string, side: 'from' | 'to', { reading, firstMonth, say }: Context): string | null {
  if (!cell || isBlank(cell)) return null
  if (cell.kind === 'date') return cell.value.slice(0, 10)
  const text = cellText(cell)
  // A text file has no other numbers.
  const serial = cell.kind === 'number' || (cell.kind === 'text' && reading.textCells) ? dayOfSerial(text) : null
  if (serial) {
    say(
      'warning',
      'date-number',
      name,
      `“${text}” has not the format of a date. It was read as the day that a spreadsheet keeps so: ${serial}.`,
    )
    return serial
  }
  const date = cell.kind === 'text' ? dateIn(text.replace(MARKED, '$1'), reading) : null
  if (date === 'ambiguous') {
    say('warning', 'ambiguous-date', name, `“${shorten(text, 40)}” may be day first or month first. Choose one.`)
    return null
  }
  if (date) return date.slice(0, 10)
  // A formula that answers nothing, or whose answer is not in the file, which is told of the sheet.
  if (text === '') return null
  if (cell.kind === 'text') {
    if (parseNumber(cell.value, '.').is === 'missing') return null
    const facts = readHeader(text, reading.order)
    const alone = !/\p{L}/u.test(text.replace(TIME_ALONE, ' '))
    const period =
      alone && namesTime(facts)
        ? resolvePeriod(facts, { firstMonth, spacing: null, type: 'other', title: inYear(readHeader('', null), reading.year) })
        : null
    if (period && period.kind !== 'instant') {
      if (/^\p{L}{3,}\.? (?:0?[1-9]|[12]\d|3[01])$/u.test(text))
        say(
          'warning',
          'month-or-day',
          name,
          `“${shorten(text, 40)}” may be a day without a year. It was read as a month: write the date out if it is none.`,
        )
      return periodRange(period, firstMonth)[side]
    }
  }
  const inAny = reading.year === undefined && dayOf(cell, name, side, { reading: { ...reading, year: 2000 }, firstMonth, say: () => {} })
  say(
    'warning',
    'unreadable-date',
    name,
    inAny
      ? `“${shorten(text, 40)}” names no year. Say once under “Read the file in another way” which it is, or give the day here.`
      : `“${shorten(text, 40)}” is no date.`,
  )
  return null
}

/** A written day, or `ambiguous`; one without a year (`5 Mar`, `12.03.`) is in the year that a person said. */
function dateIn(text: string, { order, year }: Reading): string | null {
  const date = parseDate(text, order) ?? packedDate(text) ?? parseDate(bare(text), order)
  if (date !== null || year === undefined || !/\d/.test(text)) return date
  return ['', ' ', '/', '.'].map(between => parseDate(`${text}${between}${year}`, order)).find(found => found !== null) ?? null
}

/** A time of the day and its zone behind a date: `, 9:14:00 AM GMT+1`, `T08:00:00.000Z`, `09:00 GMT+0000 (GMT)`. */
const TIME =
  /(?:,? ?(?:at|um|à)? |T)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AP]\.?M\.?)?(?: ?\(?(?:Z|[A-Z]{2,5})?(?:[+-]\d{1,2}:?(?:\d{2})?)?\)?)?(?: \([^()]*\))?$/i

const WEEKDAY =
  /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo),? (?:le )?(?=\d)/i

/** `2026年2月2日`, `2026. 02. 02.` */
const YEAR_FIRST = /^(\d{4}) ?(?:年|년|\.) ?(\d{1,2}) ?(?:月|월|\.) ?(\d{1,2}) ?(?:日|일|\.)?$/

/** A date without its time and its day of the week; `5 de enero de 2026` and `1er mars 2026` as others write them. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(TIME, '')
    .replace(WEEKDAY, '')
    .replace(/(?<=\d|\p{L}) de(?:l)? (?=\d|\p{L})/giu, ' ')
    .replace(/^1er /i, '1 ')
    .replace(YEAR_FIRST, '$1/$2/$3')

/** `20260105`, as SAP and others write a day. */
function packedDate(text: string): string | null {
  const [, year, month, day] = /^(20\d{2})(\d{2})(\d{2})$/.exec(text) ?? []
  return year ? dateOf(Number(year), Number(month), Number(day)) : null
}
