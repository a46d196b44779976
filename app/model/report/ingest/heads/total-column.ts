import Big from 'big.js'
import type { Period } from '../../../period.ts'
import { formatPeriod, parsePeriod, periodKey, periodMonths, periodOfDays, periodRange, yearsBefore } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { type HeaderFacts, namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import type { Row } from '../rows/rows.ts'
import { shorten } from '../cells/text.ts'
import { isTotal } from '../rows/total-words.ts'

/**
 * `Jan | … | Dec | Total`: a column that is only called a total is of the whole time of the periods to its left, or to its right where none stand there, where its figures are their
 * sums; so is one of a year (`Q1 2026 | Q2 2026 | Q3 2026 | Total 2026`) before which the year is not over, a year to date and last twelve months
 * (`… | YTD 26 | YTD 25`, of which the other goes as far). Stocks and ratios among its lines are no sums; two thirds of the lines are.
 */
export function placeTotals(
  columns: ImportColumn[],
  heads: readonly TableColumn[],
  rows: readonly Row[],
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  for (const [at, total] of columns.entries()) {
    const facts = heads[at]?.facts
    const isOpen = total.role === 'period' && total.period === null && (facts?.toDate === 'year' || isTwelve(facts))
    const isBare = total.role === 'other' && (isTotal(total.label) || YEAR_TOTAL.test(total.label))
    const year = total.role === 'period' && total.period ? parsePeriod(total.period) : null
    if (!isBare && !isOpen && year?.kind !== 'year') continue
    // `Oct | Nov | Dec | Q1 | Jan … | YTD`: the months, past their quarters.
    const months = columns.filter(column => column === total || (column.period !== null && lengthOf(column) === 1))
    const beside = partsBefore(columns, at)
    const before = [beside, partsBefore(months, months.indexOf(total))].find(({ length }) => length > 1) ?? beside
    // `Total | Q1 | Q2 …`, as budgets are often laid out.
    const parts = before.length > 0 || !isBare ? before : partsBefore(columns.toReversed(), columns.length - 1 - at).toReversed()
    const span = spanOf(parts, firstMonth)
    const end = year && periodRange(year, firstMonth)
    if (!span || (end && (span.from !== end.from || span.to >= end.to)) || !areSums(rows, parts, total)) continue
    const period = periodOfDays(span.from, span.to, firstMonth)
    // A year to date begins with the year, and last twelve months are twelve.
    if (isOpen && !goesAsFar(period, facts)) continue
    total.role = 'period'
    total.period = periodKey(period)
    // Months of a forecast behind actual ones: the whole is what is expected.
    if (isBare) total.scenario = parts.find(({ scenario }) => scenario !== 'actual')?.scenario ?? 'actual'
    if (isOpen && facts?.toDate === 'year') placeAlike(columns, heads, period)
    if (isOpen && facts?.months === 12) placeWhole(columns, heads, period)
    if (isBare) placeYearBefore(columns[at + 1], heads[at + 1], period, problems)
    // That the year is not over is no question any more.
    const asked = problems.findIndex(
      ({ code, cell, cells }) =>
        code === 'scenario-unknown' && cell !== null && total.headerCells.includes(cell) && (cells?.length ?? 1) === 1,
    )
    if (asked !== -1) problems.splice(asked, 1)
    problems.push({
      severity: isBare || isOpen || /total|summe|gesamt|somme|suma/i.test(total.label) ? 'info' : 'warning',
      code: 'total-column',
      sheet,
      cell: total.headerCells.at(-1) ?? null,
      message: `“${shorten(total.label, 60)}” is read as ${formatPeriod(period)}, ${total.scenario}: its figures are the sums of the ${parts.length} columns ${before.length > 0 ? 'before' : 'behind'} it.`,
    })
  }
}

/** `Dec | Total | LY`: the year before the total, and not before the month that it follows. */
function placeYearBefore(column: ImportColumn | undefined, head: TableColumn | undefined, period: Period, problems: ImportProblem[]): void {
  if (column?.role !== 'period' || head?.facts.relation !== 'year before' || namesTime({ ...head.facts, relation: null })) return
  const before = yearsBefore(period)
  column.period = periodKey(before)
  const told = problems.find(({ code, cell }) => code === 'prior-period' && cell !== null && column.headerCells.includes(cell))
  if (told)
    told.message = `“${shorten(column.label, 60)}” is read as ${formatPeriod(before)}, ${column.scenario}: the year before the total.`
}

/** Last twelve months, and `Full Year`. */
const isTwelve = (facts: HeaderFacts | undefined): boolean => facts?.trailing === true || facts?.months === 12

function goesAsFar(period: Period, facts: HeaderFacts | undefined): boolean {
  if (isTwelve(facts)) return periodMonths(period) === 12
  const { year } = period as { year?: number }
  return period.kind !== 'month' && period.kind !== 'span' && (facts?.year == null || facts.year === year)
}

/** Years to date of other years, which go as far as the one whose figures tell how far that is. */
function placeAlike(columns: readonly ImportColumn[], heads: readonly TableColumn[], period: Period): void {
  for (const [at, column] of columns.entries()) {
    const facts = heads[at]?.facts
    if (column.role !== 'period' || column.period !== null || facts?.toDate !== 'year' || facts.year === null || facts.quarter !== null)
      continue
    if (facts.end === null && 'year' in period) column.period = periodKey({ ...period, year: facts.year })
  }
}

/** `Q1 … Q4 | Full Year | Budget FY`: the whole of the same year. */
function placeWhole(columns: readonly ImportColumn[], heads: readonly TableColumn[], period: Period): void {
  for (const [at, column] of columns.entries()) {
    const facts = heads[at]?.facts
    const isWhole = facts?.months === 12 && !facts.trailing && facts.year === null && facts.end === null && facts.relation === null
    if (column.role === 'period' && column.period === null && isWhole) column.period = periodKey(period)
  }
}

export const lengthOf = ({ period }: ImportColumn): number | null =>
  periodMonths(parsePeriod(period ?? '') ?? { kind: 'instant', date: '' })

/** The periods to the left of a column, of one length. */
function partsBefore(columns: readonly ImportColumn[], at: number): ImportColumn[] {
  const parts: ImportColumn[] = []
  for (let back = at - 1; back >= 0; back--) {
    const part = columns[back]
    if (part?.role !== 'period' || part.period === null || (parts[0] && lengthOf(part) !== lengthOf(parts[0]))) break
    parts.unshift(part)
  }
  return parts
}

export const YEAR_TOTAL = /^(?:(?:year|annual|FY|YTD|jahres) ?totals?|year|jahr)$/i

/** The days of periods of one length and scenario, or of actual ones and then forecasts, that follow each other. */
export function spanOf(parts: readonly ImportColumn[], firstMonth: number): { from: string; to: string } | null {
  const periods = parts.map(({ period }) => (period ? parsePeriod(period) : null))
  const [first] = parts
  const turn = parts.findIndex(({ scenario }) => scenario !== first?.scenario)
  const isOne = turn < 0 || (first?.scenario === 'actual' && parts.slice(turn).every(({ scenario }) => scenario === 'forecast'))
  if (parts.length < 2 || !isOne || parts.some(({ entity }) => entity !== first?.entity)) return null
  const lengths = new Set(periods.map(period => (period ? periodMonths(period) : null)))
  const days = periods.flatMap(period => (period ? [periodRange(period, firstMonth)] : []))
  const next = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  const follow = days.every(({ from }, at) => at === 0 || from === next(days[at - 1]?.to ?? from))
  const [from, to] = [days[0]?.from, days.at(-1)?.to]
  return lengths.size === 1 && !lengths.has(null) && follow && from && to ? { from, to } : null
}

/** Whether the figures of a column are the sums of others: stocks and ratios among the lines are none, two thirds of the lines are. */
export function areSums(rows: readonly Row[], parts: readonly Pick<ImportColumn, 'id'>[], total: Pick<ImportColumn, 'id'>): boolean {
  const figure = (row: Row, id: string): Big => new Big(row.values.find(({ column }) => column === id)?.value ?? 0)
  const lines = rows.filter(row => !figure(row, total.id).eq(0))
  const sums = lines.filter(row => {
    const sum = parts.reduce((so, { id }) => so.plus(figure(row, id)), new Big(0))
    return sum.minus(figure(row, total.id)).abs().lte(figure(row, total.id).abs().times(0.001))
  })
  return sums.length >= 2 && sums.length * 3 >= lines.length * 2
}
