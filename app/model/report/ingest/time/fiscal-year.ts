import type { PeriodKey } from '../../../period.ts'
import { nearestMonthEnd, parsePeriod, periodKey, periodMonths, periodOfDays, periodRange } from '../../../period.ts'
import type { ImportProblem } from '../../import.ts'
import { monthName } from './dates.ts'
import { lastMonthOf } from './resolve.ts'
import type { Reading } from '../cells/figure.ts'
import { cellName } from '../cells/grid.ts'
import type { HeaderFacts } from '../heads/header.ts'
import { readHeader } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { columnId, type Row } from '../rows/rows.ts'
import type { Table } from '../sheets/table.ts'
import { shorten } from '../cells/text.ts'
import { areSums } from '../heads/total-column.ts'

// The year of a file may begin in another month than that of the company: a subsidiary's, or a setting that nobody made.

/** First months of a fiscal year, 1 to 12. */
export interface Years {
  /** Of the company, whose periods reports speak of. */
  fiscalFirstMonth?: number | undefined
  /** Of the file, where a person has settled it. */
  fileFirstMonth?: number | undefined
  /** Dates without a length are days, since the file names lengths. */
  bareDays?: boolean | undefined
  /** Of a few bare months none is a year that ends with it, since the file names months or years to date. */
  bareMonths?: boolean | undefined
  /** Collects where tables say that the year begins. */
  told?: Set<number> | undefined
  /** The same from two months a year apart, which may be years that end with them. */
  weak?: Set<number> | undefined
  /** Months in which ranges of the file begin: `Jan-Aug 2026`. */
  starts?: Set<number> | undefined
}

/**
 * Where nobody says when the year begins, tables whose columns tell it (years to March, nine months beside a quarter) speak for those of the same
 * file that do not: once more, by the year of the file.
 */
export function byYearOfFile<T>(years: Years, read: (by: Years) => T): T {
  if (years.fiscalFirstMonth || years.fileFirstMonth) return read({})
  const [told, weak, starts] = [new Set<number>(), new Set<number>(), new Set<number>()]
  const found = read({ told, weak, starts })
  const isOpen = told.size === 0 && [...starts].every(month => weak.has(month))
  const [firstMonth = 1, ...others] = isOpen ? weak : told
  return firstMonth === 1 || others.length > 0 ? found : read({ fileFirstMonth: firstMonth })
}

/** Where the year begins by which a file is read: as a person says, as the company's does, as its own columns tell. */
export const firstMonthOf = ({ fiscalFirstMonth, fileFirstMonth }: Years, told: number | null = null): number =>
  fileFirstMonth ?? fiscalFirstMonth ?? told ?? 1

/** A period of the file's year as the company calls it: its FY2026 that ends in March is twelve months to March to a company of calendar years. */
export function inCompanyYear(key: PeriodKey, { fiscalFirstMonth, fileFirstMonth }: Years): PeriodKey {
  if (!fiscalFirstMonth || !fileFirstMonth || fiscalFirstMonth === fileFirstMonth) return key
  const period = parsePeriod(key)
  if (!period || period.kind === 'instant') return key
  const { from, to } = periodRange(period, fileFirstMonth)
  return periodKey(periodOfDays(from, to, fiscalFirstMonth))
}

/** The code of its problem: one for a whole file. */
export const FISCAL_YEAR = 'fiscal-year'

/** Where the file itself says when a year ends, and that is not where the company's does: pointed out with the cell that says so. */
export function tellYear(
  table: Table,
  columns: TableColumn[],
  spacing: number | null,
  reading: Reading,
  { summed, quartersFrom, ...years }: Years & { summed: TableColumn | null; quartersFrom: number | null },
  problems: ImportProblem[],
): void {
  const { fiscalFirstMonth, fileFirstMonth } = years
  if (!fiscalFirstMonth || fileFirstMonth) return
  const said =
    saidByTitle(table, reading, columns) ??
    saidByColumns(columns, spacing) ??
    saidByQuarters(quartersFrom, columns) ??
    saidBySums(summed, columns)
  if (!said || said.firstMonth === fiscalFirstMonth) return
  problems.push({
    severity: 'warning',
    code: FISCAL_YEAR,
    sheet: table.grid.name,
    cell: said.cell,
    message: `By “${shorten(said.text, 60)}” a year ends in ${monthName(lastMonthOf(said.firstMonth))}; the company's fiscal year ends in ${monthName(lastMonthOf(fiscalFirstMonth))}. Where the file says only FY, H1 or Q1, the company's year is taken. Say under “Read the file in another way” when the file's year begins.`,
  })
}

/**
 * `Sep | … | May | YTD`, `Oct | Nov | Dec | Q1`: a year to date, or a quarter, that is the sum of the months before it, line for line, begins with the
 * first of them.
 */
export function summedToDate(columns: readonly TableColumn[], rows: readonly Row[]): TableColumn | null {
  return (
    columns.find((column, at) => {
      const { toDate, quarter, variance } = column.facts
      if ((toDate !== 'year' && quarter === null) || variance) return false
      const months = monthsBefore(columns, at)
      const named = ({ index }: TableColumn) => ({ id: columnId(index) })
      return months.length >= LEAST_MONTHS && areSums(rows, months.map(named), named(column))
    }) ?? null
  )
}

/** With which month the year begins by what `summedToDate` found. */
export const firstMonthSummed = (summed: TableColumn | null, columns: readonly TableColumn[]): number | null => {
  const [first] = summed ? monthsBefore(columns, columns.indexOf(summed)) : []
  const month = first ? monthOf(first.facts) : null
  return month && ((month + 11 - ((summed?.facts.quarter ?? 1) - 1) * 3) % 12) + 1
}

/** So few months before a year to date may be its last ones, and their sum a chance. */
const LEAST_MONTHS = 3

const monthOf = ({ month, end, monthOnly, months, toDate, variance }: HeaderFacts): number | null =>
  months !== null || toDate !== null || variance ? null : (month ?? (end !== null && monthOnly ? Number(end.slice(5, 7)) : null))

/** The months that follow one another up to a column: the last three before a quarter, all of them, past their quarters, before a year to date. */
function monthsBefore(columns: readonly TableColumn[], at: number): TableColumn[] {
  const months: TableColumn[] = []
  const isQuarter = columns[at]?.facts.quarter != null
  for (const column of columns.slice(0, at).toReversed()) {
    if (!isQuarter && column.facts.quarter !== null && column.facts.month === null) continue
    const [month, after] = [monthOf(column.facts), months[0] ? monthOf(months[0].facts) : null]
    if (month === null || (after !== null && (month % 12) + 1 !== after) || months.length === (isQuarter ? 3 : 12)) break
    months.unshift(column)
  }
  return months
}

function saidBySums(summed: TableColumn | null, columns: readonly TableColumn[]): SaidYear | null {
  const firstMonth = firstMonthSummed(summed, columns)
  return summed && firstMonth ? { firstMonth, cell: summed.headerCells.at(-1) ?? null, text: summed.label } : null
}

/** `26 Dec 2020` over `Q1 21`. */
function saidByQuarters(firstMonth: number | null, columns: readonly TableColumn[]): SaidYear | null {
  const named = columns.find(({ facts }) => facts.quarter !== null && facts.year !== null && facts.end !== null)
  return firstMonth && named ? { firstMonth, cell: named.headerCells.at(-1) ?? null, text: named.label } : null
}

interface SaidYear {
  firstMonth: number
  cell: string | null
  text: string
}

/** Where the year begins by what the titles say of its end: `For the year ended March 31, 2026`. */
export const yearStartOfTitle = (table: Table, reading: Reading, columns: readonly TableColumn[]): number | null =>
  saidByTitle(table, reading, columns)?.firstMonth ?? null

/** `For the year ended March 31, 2026`. Twelve months to a day are any twelve months, but for those over a year to date. */
function saidByTitle(
  { titles, corner, headerRows, labelColumns }: Table,
  reading: Reading,
  columns: readonly TableColumn[],
): SaidYear | null {
  const hasToDate = columns.some(({ facts }) => facts.toDate === 'year')
  for (const { row, text, columns: columnsOf } of [...titles, { row: headerRows[0] ?? 0, text: corner, columns: labelColumns }]) {
    const place = PERIOD.exec(text)?.[1]
    if (place === undefined && !YEAR_END.test(text) && !hasToDate) continue
    const facts = readHeader(text, reading.order)
    // `Oct 2025 to Sep 2026`
    if (hasToDate && facts.start !== null && rangeOf(facts) === 12)
      return { firstMonth: Number(facts.start.slice(5, 7)), cell: cellName(row, columnsOf[0] ?? 0), text }
    const month = facts.end ? Number(facts.end.slice(5, 7)) : facts.month
    // `Period 6 (September 2026)`: the sixth month of a year that begins in April.
    if (place !== undefined && facts.monthOnly && month)
      return { firstMonth: ((month - Number(place) + 12) % 12) + 1, cell: cellName(row, columnsOf[0] ?? 0), text }
    if (facts.months === 12 && month) return { firstMonth: (month % 12) + 1, cell: cellName(row, columnsOf[0] ?? 0), text }
  }
  return null
}

const PERIOD = /\b(?:period|p[ée]riode|month|mois|per[ií]odo|mes) (?:no\.? ?)?(1[0-2]|0?[1-9])\b(?! (?:months?|mois|meses))/i

const YEAR_END = /\b(?:years?|FY|geschäftsjahr\p{L}*|jahr|exercice|ann[ée]e|ejercicio|año)\b/iu

function saidByColumns(columns: TableColumn[], spacing: number | null): SaidYear | null {
  const firstMonth = yearStart(columns, spacing)
  const first = columns.find(({ facts }) => !facts.variance && (endMonth(facts) ?? facts.month) !== null)
  return firstMonth && first ? { firstMonth, cell: first.headerCells.at(-1) ?? null, text: first.label } : null
}

const endMonth = ({ end, month, months }: HeaderFacts): number | null =>
  end ? Number((nearestMonthEnd(end) ?? end).slice(5, 7)) : months ? month : null

/** `Jan - Mar 2026` beside `Jan - Mar 2025` is three months, however far apart they are. */
const rangeOf = ({ start, end }: HeaderFacts): number | null => (start && end ? periodMonths(periodOfDays(start, end)) : null)

/**
 * Where the fiscal year begins in this file: columns a year long that all end in one month tell it, and so do columns of six or nine
 * months beside quarters, which run from its beginning.
 */
export function yearStart(columns: TableColumn[], spacing: number | null): number | null {
  const said = startOfToDate(columns) ?? startOfMonths(columns)
  if (said !== null) return said
  const ended = columns.flatMap(({ facts }) => {
    const months = facts.months ?? rangeOf(facts) ?? spacing
    const month = endMonth(facts)
    // The last twelve months may end in any month, and a year to date that stands a year from the next is no year.
    const toDate = facts.toDate !== null && facts.months === null
    return month && months && !facts.variance && !facts.trailing && !toDate ? [{ month, months, range: rangeOf(facts) !== null }] : []
  })
  const longest = Math.max(0, ...ended.map(({ months }) => months))
  const [first, ...others] = ended.filter(({ months }) => months === longest)
  if (
    !first ||
    longest < 6 ||
    // Beside July to September, October to September are any twelve months.
    (first.range && ended.some(({ months }) => months < longest)) ||
    // Nor do nine months behind `Jan-Mar` begin a year: a quarter of theirs ends when they do.
    (longest < 12 && !ended.some(({ months, month }) => months < longest && month === first.month)) ||
    others.some(({ month }) => month !== first.month)
  )
    return null
  return ((first.month - longest + 12) % 12) + 1
}

/** `Year to date (Jul-Oct)`. */
function startOfToDate(columns: readonly TableColumn[]): number | null {
  const starts = columns.flatMap(({ facts }) => {
    const month = endMonth(facts)
    return facts.toDate === 'year' && facts.months !== null && month !== null ? [((month - facts.months + 12) % 12) + 1] : []
  })
  return new Set(starts).size === 1 ? (starts[0] ?? null) : null
}

/** Twelve months before a column that is called by the year in which they end: the year begins with the first of them. */
function startOfMonths(columns: readonly TableColumn[]): number | null {
  const places = columns.map(({ facts: { end, year, month, months, toDate, variance } }) => {
    if (months !== null || toDate !== null || variance) return null
    if (end !== null) return Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7))
    return year !== null && month !== null ? year * 12 + month : null
  })
  for (let at = 12; at < columns.length; at++) {
    const { facts } = columns[at] ?? {}
    const [first, last] = [places[at - 12], places[at - 1]]
    if (!facts || facts.variance || facts.year === null || facts.quarter !== null || facts.half !== null || facts.month !== null) continue
    if (!first || !last) continue
    const isRun = places.slice(at - 12, at).every((place, step) => place === first + step)
    if (isRun && facts.year === Math.floor((last - 1) / 12)) return ((first - 1) % 12) + 1
  }
  return null
}

/** One sentence for a file: its first, with how many more sheets say the same. */
export function onceAFile(problems: ImportProblem[]): ImportProblem[] {
  const first = problems.find(({ code }) => code === FISCAL_YEAR)
  const sheets = new Set(problems.flatMap(({ code, sheet }) => (code === FISCAL_YEAR && sheet !== first?.sheet ? [sheet] : [])))
  return problems.flatMap(problem => {
    if (problem.code !== FISCAL_YEAR) return [problem]
    if (problem !== first) return []
    return [
      sheets.size === 0
        ? problem
        : { ...problem, message: `${problem.message} ${sheets.size} more ${sheets.size === 1 ? 'sheet says' : 'sheets say'} so.` },
    ]
  })
}
