import { formatPeriod, parsePeriod } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { type HeaderFacts, namesTime, readHeader } from '../heads/header.ts'
import { cellName } from '../cells/grid.ts'
import type { TableColumn } from '../heads/heads.ts'
import { MONTH_WORD, monthNumber } from './dates.ts'
import { headsOf } from '../heads/column-cells.ts'
import { readScenario } from '../scenarios/scenario-words.ts'
import type { Table } from '../sheets/table.ts'
import { firstOf, shorten } from '../cells/text.ts'
import { inEnglish } from './time-words.ts'
import { withoutUnits } from '../units/unit.ts'

const YEAR = /(?<![\p{L}\p{N}])(?:FY|CY)? ?['’]?(?:19|20)\d{2}(?: ?[/-] ?(?:20)?\d{2})?(?![\p{L}\p{N}])/iu
/** A number up to twelve, or a Roman one up to four, with a word beside it at most: `K3`, `III свод`, `2nd part`. */
const NUMBERED = /^(?:\p{L}{1,12}[ .-]*)?(?:1[0-2]|[1-9]|I{1,3}|IV)(?:[.º°-]?\p{L}{0,3})?(?: \p{L}{1,14})?$/u

/** `P1-9`, `1.1. 30.9.`: two numbers that may be where a part of the year begins and ends. */
export const FROM_TO = /(?<![\p{L}\p{N}])\p{L}{0,8}\.? ?\d{1,2}(?:\.\d{1,2}\.?)? \p{L}{0,2}\d{1,2}(?!\p{N})/u
/** How words for months, quarters, halves and weeks begin in many languages, those that readHeader knows among them. */
const PART =
  /(?<!\p{L})(?:months?|mths?|monat|mois|mes[eio]|maand|mån|mjes|mies|měs|hón|kuuk|luni|bulan|tháng|quart|qtr|kvart|kwart|čtvr|negyed|trim|semest|hal[fv]|pol[lo]|weeks?|wks?|woche|uge[rn]?|uker?|veck|viik|týd|tyg|settiman|seman|semaine)(?!\p{L}*(?:ly|lich))/iu

/** `I | II | III` below a year: its months or quarters. */
const ROMAN_ALONE = /^(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})$/

export const saysYearOnly = (facts: HeaderFacts): boolean =>
  facts.year !== null &&
  facts.scenario === null &&
  !facts.spans &&
  facts.toDate === null &&
  [facts.end, facts.quarter, facts.half, facts.month, facts.months, facts.week].every(said => said === null)

export const besideYear = (text: string): string =>
  readScenario(withoutUnits(inEnglish(text)).replace(YEAR, ' '))
    .rest.replace(/[()[\],:/-]/g, ' ')
    .trim()

const mayBePart = (beside: string): boolean =>
  beside.length <= 60 && (NUMBERED.test(beside) || FROM_TO.test(beside) || (PART.test(beside) && !/^\p{L}+$/u.test(beside)))

/** `K3 2026`: a year with a number that nobody knows, which may be the one of a part of it. The column is read as the whole year, which is told. */
export function tellNumberedYears(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  { grid: { name: sheet }, titles }: Table,
  problems: ImportProblem[],
): void {
  tellNumberedTitle(columns, heads, titles, sheet, problems)
  tellHalfRead(columns, heads, sheet, problems)
  const open = columns.filter(({ role, period }, at) => {
    const head = heads[at]
    if (role !== 'period' || period === null || parsePeriod(period)?.kind === 'instant' || !head || !saysYearOnly(head.facts)) return false
    return head.texts.some(text => ROMAN_ALONE.test(text.trim()) || (YEAR.test(text) && mayBePart(besideYear(text))))
  })
  tellOpen(open, 'a part of a year', ', the whole year. Choose another period where it is a part.', sheet, problems)
}

function tellOpen(open: readonly ImportColumn[], what: string, choose: string, sheet: string, problems: ImportProblem[]): void {
  const [first] = open
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  const are = open.length === 1 ? 'it is' : 'they are'
  problems.push({
    severity: 'warning',
    code: 'part-of-year',
    sheet,
    ...headsOf(open),
    message: `${firstOf(open.map(({ label }) => `“${shorten(label, 40)}”`))} may be ${what}: ${are} read as ${formatPeriod(period)}${open.length === 1 ? '' : ' and so on'}${choose}`,
  })
}

/** `K3 2026` over the whole table, whose columns name no time of their own. `Table 3` and `Version 2` are no parts of a year. */
function tellNumberedTitle(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  titles: Table['titles'],
  sheet: string,
  problems: ImportProblem[],
): void {
  const title = titles.find(({ text }) => YEAR.test(text) && /^K[1-4]$/.test(besideYear(text)))
  const year = title && readHeader(title.text, null)
  const isOf = columns.some(
    ({ role, period }, at) => role === 'period' && period === `FY${year?.year}` && !namesTime(heads[at]?.facts ?? NO_TIME),
  )
  if (!title || !year || !saysYearOnly(year) || !isOf) return
  problems.push({
    severity: 'warning',
    code: 'part-of-year',
    sheet,
    cell: cellName(title.row, title.columns[0] ?? 0),
    message: `“${shorten(title.text, 40)}” may be a part of a year: the columns below it are read as ${year.year}, the whole year. Choose another period where it is a part.`,
  })
}

const NAMED = `Q[1-4]|${MONTH_WORD}`
/** A short word joined to a month or quarter, or one that it goes on to: `sty-Sep`, `Q1 + Kw3`. */
const JOINED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\p{L}{2,5})\\.?[-–—/+](?:${NAMED})|(?:${NAMED})(?: ?20\\d{2})? ?[-–—/+] ?(\\p{L}{3,9}))(?!\\p{L})`,
  'iu',
)

/** `Xyz-Sep 2026`, of which only the month is known: it may be all that lies between them. */
function tellHalfRead(columns: readonly ImportColumn[], heads: readonly TableColumn[], sheet: string, problems: ImportProblem[]): void {
  const open = columns.filter(({ role, period, entity }, at) => {
    const head = heads[at]
    if (role !== 'period' || period === null || entity !== null || !head || !isOneMonthOrQuarter(head.facts)) return false
    return head.texts.some(text => text.length <= 40 && joinsUnknown(text))
  })
  tellOpen(open, 'a longer time', '. Choose another period where it is one.', sheet, problems)
}

/** Whether a text joins a month or quarter to a word that is neither a time nor a scenario. */
export function joinsUnknown(text: string): boolean {
  const [, before, behind] = JOINED.exec(inEnglish(text)) ?? []
  const word = before ?? behind
  if (word === undefined || monthNumber(word) !== null) return false
  const { scenario, relation } = readScenario(word)
  return scenario === null && relation === null
}

export const isOneMonthOrQuarter = (facts: HeaderFacts): boolean =>
  (facts.quarter !== null || facts.month !== null || facts.monthOnly) &&
  facts.months === null &&
  facts.start === null &&
  facts.toDate === null &&
  !facts.trailing &&
  !facts.spans &&
  !facts.variance

const NO_TIME = readHeader('', null)
