import { formatPeriod, parsePeriod } from '../../../period.ts'
import type { ImportColumn, ImportProblem, StatementType } from '../../import.ts'
import { shorten } from '../cells/text.ts'
import { headsOf } from '../heads/column-cells.ts'
import { readHeader } from '../heads/header.ts'
import { MONTH_WORD } from './dates.ts'
import { inEnglish } from './time-words.ts'
import { besideYear, FROM_TO, isOneMonthOrQuarter, joinsUnknown, saysYearOnly } from './year-and-number.ts'

/** `Month 9`, `M9`, `per 30.9.`: a part of the year by its number, or a day without one. */
const NUMBERED =
  /(?<!\p{L})(?:months?|monat|mois|mes|mese|måned|månad|maand|period|term|trimester|tertial|tercial|M|P) ?(?:0?[1-9]|1[0-3])(?![\p{N}.])|(?<![\p{N}.])(?:[12]?\d|3[01])\.(?:0?[1-9]|1[0-2])\.?(?![\p{N}.])/iu
/** The whole name of a month; `may` and `march` are words as well. */
const MONTH = /(?<!\p{L})(?:January|February|April|June|July|August|September|October|November|December)(?!\p{L})/u
/** `P&L FY2026 – March`, `2026 (May)`: behind the year, at the end. */
const MONTH_LAST = new RegExp(
  `[–—:|,-] ?(?:month of )?(?:${MONTH_WORD})\\)?$|(?<!\\p{L})(?:${MONTH_WORD}) [–—:|(-] ?(?:[FC]Y ?['’]?\\d{2}|(?:19|20)\\d{2})`,
  'iu',
)
/** `P&L Oct`: the last word, and not the only one. */
const MONTH_BEHIND = new RegExp(`\\p{L}[^\\p{L}\\p{N}]+(?:${MONTH_WORD})\\.?$`, 'iu')

/** `Half-year income statement` over `Jun-26 | Dec-25`. */
export const PARTS_IN_TITLE = /quarter|quartal|vierteljahr|trimest|kwarta|half[- ]?year|halbjahr|halfjaar|semest|interim/i
const MONTHS_TO_DATE = /(?<![\p{L}\p{N}])(?:(?:[1-9]|1[01])M|M(?:0?[1-9]|1[01]))(?![\p{L}\p{N}])/u
/** `Month` alone says that it is one, and not which. */
export const ONE_MONTH = /^(?:month|monat|mois|mes|mese|mês|maand|måned(?:en)?|månad(?:en)?|miesiąc|MTD)$/i
const TO_DATE =
  /\bto[ -]date\b|(?<!\p{L})(?:YTD|kumuliert|cumul(?:ative|[ée]e?s?)?|acumulad[oa]s?|cumulat[oai]|cumulatief|narastająco)(?!\p{L})/iu
const EACH_MONTH = /\bmonthly\b|monats|mensuel|mensual|mensile|mensal|maandelijks|månads|måneds|miesięczn/i

/** Whether a title of which nothing is read names a month, or how often it comes: it does not begin with it, or says no more. */
export const mayNamePart = (line: string): boolean =>
  MONTH.test(inEnglish(line)) ||
  MONTH_BEHIND.test(line.trim()) ||
  MONTHS_TO_DATE.test(line) ||
  ONE_MONTH.test(line.trim()) ||
  TO_DATE.test(line) ||
  EACH_MONTH.test(line) ||
  PARTS_IN_TITLE.test(line)

/** `As of September`, `à fin septembre`: where a time ends, however long it is. */
const ENDS = new RegExp(
  `(?<!\\p{L})(?:as (?:of|at)|(?:at )?(?:the )?end(?: of)?|(?:à|a) fin(?:e)?(?: de)?|fin(?: de)?|per(?: ultimo)?|ultimo|stand|eind)(?: the)? (?:${MONTH_WORD})(?!\\p{L})`,
  'iu',
)

/** Sentences above a table are no titles. */
const LONGEST = 100

/** A title of which only the year, or the end of its time, is understood: the columns that take their time from it may be of another one. */
export function tellTitleInPart(
  read: readonly ImportColumn[],
  lines: readonly string[],
  type: StatementType,
  sheet: string,
  problems: ImportProblem[],
): void {
  const [first] = read
  const period = first?.period ? parsePeriod(first.period) : null
  const line = lines.find(text => text.length <= LONGEST && isInPart(text, type))
  if (!first || !period || period.kind === 'instant' || line === undefined) return
  problems.push({
    severity: 'warning',
    code: 'part-of-title',
    sheet,
    ...headsOf(read),
    message: `“${shorten(line, 60)}” may name another time: “${shorten(first.label, 40)}” is read as ${formatPeriod(period)}. Choose its period where it is another one.`,
  })
}

function isInPart(line: string, type: StatementType): boolean {
  if (ONE_MONTH.test(line.trim())) return true
  const facts = readHeader(line, null)
  if (saysYearOnly({ ...facts, scenario: null })) {
    const beside = besideYear(line)
    return FROM_TO.test(beside) || NUMBERED.test(beside) || MONTH.test(inEnglish(line)) || MONTH_LAST.test(line.trim())
  }
  const isFlow = type === 'income' || type === 'cash flow'
  return isOneMonthOrQuarter(facts) && (joinsUnknown(line) || (isFlow && facts.quarter === null && ENDS.test(inEnglish(line))))
}
