import { dateOf, monthEnd } from '../../../period.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

/** What months are called in German, French, Spanish, Italian, Dutch, Portuguese, the Scandinavian languages and Polish, whole and cut; no cut that is a word in another of them. */
const ABROAD: readonly string[] = [
  'januar jänner jän janvier janv enero ene gennaio januari janeiro styczeń stycznia sty',
  'februar feber février fevrier févr fevr fév febrero febbraio februari fevereiro fev luty lutego lut',
  'märz mrz mär mars marzo maart mrt março marts marzec marca',
  'avril avr abril abr aprile kwiecień kwietnia kwi',
  'mai mayo maggio mag maio mei maj maja',
  'juni juin junio giugno giu junho czerwiec czerwca cze',
  'juli juillet juil julio luglio lug julho lipiec lipca lip',
  'août aout agosto ago augustus augusti sierpień sierpnia sie',
  'septembre septiembre setiembre set settembre setembro wrzesień września wrz',
  'oktober okt octobre octubre ottobre ott outubro październik października paź',
  'novembre noviembre novembro listopad listopada lis',
  'dezember dez décembre decembre déc diciembre dic dicembre dezembro grudzień grudnia gru',
]
const ABROAD_MONTH = new Map(ABROAD.flatMap((names, at) => names.split(' ').map(name => [name, at + 1] as const)))

/** 1 to 12 for a month's name, whole or cut; null for anything else. */
export function monthNumber(word: string): number | null {
  const lower = word.toLowerCase().replace(/\.$/, '')
  const cut = lower === 'sept' ? 'sep' : lower
  const index = MONTHS.indexOf(cut) >= 0 ? MONTHS.indexOf(cut) : FULL.indexOf(lower)
  return index < 0 ? (ABROAD_MONTH.get(lower) ?? null) : index + 1
}

/** `March` for 3. */
export const monthName = (month: number): string => {
  const name = FULL[month - 1] ?? ''
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

const LONG = FULL.filter(name => name.length > 4)
const LONGEST_FIRST = [...ABROAD_MONTH.keys(), ...MONTHS.filter(name => name !== 'may'), 'june', 'july', 'sept'].sort(
  (a, b) => b.length - a.length,
)

/** Plain words as alternatives, and what may follow them behind all of them: V8 makes such a pattern ready in a quarter of the time. */
export const MONTH_WORD = `${LONG.join('|')}|may|(?:${LONGEST_FIRST.join('|')})\\.?`

/** Whether a text may name a month at all. Most do not, and are not worth the patterns that read how it does. */
export const mayNameMonth = (text: string): boolean => A_MONTH.test(text)
// Of foreign names some end English words: assets are no September.
const A_MONTH = new RegExp(
  `(?:${[...LONG, ...MONTHS, 'june', 'july', 'sept'].join('|')}|(?<![a-zß-ÿ])(?:${[...ABROAD_MONTH.keys()].join('|')}))(?![a-zß-ÿ])`,
  'i',
)

const FIGURES = '\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}([/.])\\d{1,2}\\1(?:\\d{4}|\\d{2})\\b'
const DATE_OF_FIGURES = new RegExp(FIGURES, 'g')
const DATE_IN_TEXT = new RegExp(
  `(?:${MONTH_WORD})(?: ?\\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4}|, ['’]?\\d{2}(?=\\s*(?:$|[-–—)%|])))|-\\d{1,2}-(?:\\d{4}|\\d{2})(?![\\d-]))|(?<![a-z\\d])\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?(?: (?:de )?|-)?(?:${MONTH_WORD})(?: de |[ ,.-]+|(?=\\d{4}))(?:\\d{4}|\\d{2})\\b(?!-\\d)|${FIGURES}`,
  'gi',
)

/** Dates within a text, of every kind that `parseDate` reads. */
export const datesIn = (text: string): string[] => (/\d\d/.test(text) ? (text.match(patternOfDates(text)) ?? []) : [])

/** The text with a blank for each of them. */
export const withoutDates = (text: string): string => (/\d\d/.test(text) ? text.replace(patternOfDates(text), ' ') : text)

const patternOfDates = (text: string): RegExp => (mayNameMonth(text) ? DATE_IN_TEXT : DATE_OF_FIGURES)

/** Two digits are this century up to 69, as Excel has it from 1970 on the other way round for finance's sake: 69 and below 20xx. */
export const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) < 70 ? 2000 + Number(digits) : 1900 + Number(digits)

/** Which comes first in dates such as 4/5/2024; null where nothing in the table tells. */
export type DayOrder = 'day' | 'month' | null

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)?$/i

const MAY_BE_NUMERIC = /\d[/-]\d{1,2}[/-]\d\d/
const NUMERIC_IN_TEXT = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.-])/g

/** The order of day and month that a text's dates prove: a 13 to 31 tells. Dates with dots are day first whatever others are. */
export function dayOrderOf(text: string): DayOrder {
  // Looking for all of them makes a list of what is found: few texts of a long table hold a date.
  if (!MAY_BE_NUMERIC.test(text)) return null
  for (const found of text.matchAll(NUMERIC_IN_TEXT)) {
    if (found[2] === '.') continue
    if (Number(found[1]) > 12) return 'day'
    if (Number(found[3]) > 12) return 'month'
  }
  return null
}

const NUMERIC_ALONE = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/

/**
 * `01/01/2025 … 01/12/2025, 01/01/2026 …`: one number is always 1 and the other runs through the months of several years. Those are firsts of
 * months, not the first days of each January.
 */
export function orderOfFirsts(texts: readonly string[]): DayOrder {
  const found = texts.map(text => NUMERIC_ALONE.exec(text.trim())?.slice(1).map(Number))
  const years = new Set(found.map(parts => parts?.[2]))
  const runs = (at: 0 | 1): boolean =>
    found.every(parts => parts?.[at === 0 ? 1 : 0] === 1) && new Set(found.map(parts => parts?.[at])).size >= 6
  return years.size < 2 ? null : runs(1) ? 'day' : runs(0) ? 'month' : null
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}:\d{2}(?::\d{2})?).*)?$/
/** `Jun-30-2026`, `Jun-30-26` is how data services write a date, `Dec 31, 22` the heads of QuickBooks. */
const MONTH_FIRST = new RegExp(
  `^(${MONTH_WORD})(?: ?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (?=\\d{4})|, ['’]?(?=\\d{2}$))|-(\\d{1,2})-)(\\d{4}|\\d{2})$`,
  'i',
)
/** `12/Mar/24 9:14 AM` is how Jira writes a date, `31.Dez.2026` a German sheet, `31 de diciembre de 2026` a Spanish one, `31Dec2026` SAS. */
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?: (?:de )?|[/-])?(${MONTH_WORD})(?: de |[ ,./-]+|(?=\\d{4}))(\\d{4}|\\d{2})(?:,? (\\d{1,2}:\\d{2}(?::\\d{2})?)(?: ?([AP])M)?)?$`,
  'i',
)
/** `2026-Dec-31`, `2026 Dec 31`. */
const YEAR_FIRST = new RegExp(`^(\\d{4})[ -](${MONTH_WORD})[ -](\\d{1,2})$`, 'i')
const BEGINS_WITH_DIGIT = /^\d/
const MONTH_AND_YEAR = new RegExp(`^(${MONTH_WORD})[ '’,/-]{1,2}(\\d{4}|\\d{2})$`, 'i')
/** Every date has a digit, and two marks between digits or a word. A million cells are asked, few of them are dates. */
const MAYBE_DATE = /\d[-/.]\d{1,2}[-/.]\d|[a-z].*\d|\d.*[a-z]/is

/** `Mo 05.01.26`, `Di., 6.1.2026`, `lun 05/01/26`: before a day in figures only, as `mar` is a month too. */
const WEEKDAY_ABROAD =
  /^(?:mo(?:n|ntag)?|di(?:e|enstag)?|mi(?:t|ttwoch)?|do(?:n|nnerstag)?|fr(?:e|eitag)?|sa(?:m|mstag)?|so(?:n|nntag)?|lun(?:di|es|ed[ìi])?|mar(?:di|tes|ted[ìi])?|mer(?:credi|coled[ìi])?|mi[ée](?:rcoles)?|jeu(?:di)?|jue(?:ves)?|gio(?:ved[ìi])?|ven(?:dredi|erd[ìi])?|vie(?:rnes)?|sam(?:edi)?|s[áa]b(?:ado|ato)?|dim(?:anche)?|dom(?:ingo|enica)?|seg(?:unda)?|ter(?:ça)?|qua(?:rta)?|qui(?:nta)?|sex(?:ta)?|ma|wo|vr|za|zo)[.,]{0,2} (?=\d{1,2}[./-]\d{1,2}[./-]\d)/i

/**
 * The ISO date of a text: `Dec. 31, 2024`, `31 December 2024`, `2024-12-31`, `12/31/2024`. A time is kept unless it is midnight.
 * 'ambiguous' for 4/5/2024 without a known order; null for what is no date.
 */
export function parseDate(text: string, order: DayOrder): string | null {
  if (!MAYBE_DATE.test(text)) return null
  const trimmed = text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i, '')
    .replace(WEEKDAY_ABROAD, '')
  if (!BEGINS_WITH_DIGIT.test(trimmed)) {
    const [, month = '', day, dayBehind, year] = MONTH_FIRST.exec(trimmed) ?? []
    return year === undefined ? null : dateOf(fullYear(year), monthNumber(month) ?? 0, Number(day ?? dayBehind))
  }
  const iso = ISO.exec(trimmed)
  if (iso) return withTime(dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso[4])
  const dayFirst = DAY_FIRST.exec(trimmed)
  if (dayFirst)
    return withTime(
      dateOf(fullYear(dayFirst[3] ?? ''), monthNumber(dayFirst[2] ?? '') ?? 0, Number(dayFirst[1])),
      clockOf(dayFirst[4], dayFirst[5]),
    )
  const [, yearFirst, monthBehind = '', dayLast] = /^\d{4}[ -]\p{L}/u.test(trimmed) ? (YEAR_FIRST.exec(trimmed) ?? []) : []
  if (yearFirst) return dateOf(Number(yearFirst), monthNumber(monthBehind) ?? 0, Number(dayLast))
  const numeric = NUMERIC.exec(trimmed)
  if (!numeric) return null
  const [, first = '', mark, second = '', year = ''] = numeric
  const asMonth = dateOf(fullYear(year), Number(first), Number(second))
  const asDay = dateOf(fullYear(year), Number(second), Number(first))
  const chosen =
    mark === '.'
      ? asDay
      : order === 'month'
        ? asMonth
        : order === 'day'
          ? asDay
          : asMonth && asDay && asMonth !== asDay
            ? 'ambiguous'
            : (asMonth ?? asDay)
  const [, time, half] = /[ T](\d{1,2}:\d{2}(?::\d{2})?)(?:\s?([AP])M)?/i.exec(trimmed) ?? []
  return chosen === 'ambiguous' ? chosen : withTime(chosen, clockOf(time, half))
}

/** `9:14` and PM are 21:14. */
function clockOf(time: string | undefined, half: string | undefined): string | undefined {
  if (!time || !half) return time
  const hour = (Number(time.split(':')[0]) % 12) + (half.toUpperCase() === 'P' ? 12 : 0)
  return `${hour}${time.slice(time.indexOf(':'))}`
}

function withTime(date: string | null, time: string | undefined): string | null {
  return date && time && !/^0?0:00(?::00)?$/.test(time) ? `${date}T${time.indexOf(':') === 1 ? '0' : ''}${time}` : date
}

/** `Mar-15`, `Mar 2015`, `March 2015`, `2015-03`: the last day of that month; null for anything else. */
export function parseMonth(text: string): string | null {
  const trimmed = text.replace(/[\s\u00a0]+/g, ' ').trim()
  const named = BEGINS_WITH_DIGIT.test(trimmed) ? null : MONTH_AND_YEAR.exec(trimmed)
  if (named) return monthEnd(fullYear(named[2] ?? ''), monthNumber(named[1] ?? '') ?? 1)
  const iso = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(trimmed)
  return iso ? monthEnd(Number(iso[1]), Number(iso[2])) : null
}

/** The day that a spreadsheet keeps as a number, from 2000 to 2099, where somebody took its format away; null for other numbers. */
export function dayOfSerial(value: string): string | null {
  const serial = /^\d{5}$/.test(value) ? Number(value) : 0
  return serial >= 36_526 && serial <= 73_050 ? new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10) : null
}

/** `Ist 09.2026`, `09/2026`, `Period: 2026-10` with the month in letters: `2026-10` is no fiscal year. A bare 09.2026 may be a number. */
export const spellMonth = (text: string, isWorded: boolean): string =>
  text
    .replace(/(?<![\d./])(0[1-9]|1[0-2])([./])(20\d{2})(?![\d./])/, (all, month: string, mark: string, year: string) =>
      mark === '/' || isWorded ? `${MONTHS[Number(month) - 1]} ${year}` : all,
    )
    .replace(/(?<![\d./-]|[FC]Y ?)(20\d{2})-(0[1-9]|1[0-2])(?![\d./-])/i, (all, year: string, month: string) =>
      isWorded && Number(month) !== (Number(year) + 1) % 100 ? `${MONTHS[Number(month) - 1]} ${year}` : all,
    )

/** In languages whose days come first, 05/04/2026 is no question. */
export const isDayFirst = (text: string): boolean =>
  /(?<!\p{L})(?:stand|zum|per|bis|stichtag|au|clos|arrêtée?s?|exercice|al|cerrado|terminado|ejercicio|geschäftsjahr)(?!\p{L})/iu.test(text)
