import Big from 'big.js'
import { formatPeriod, parsePeriod, periodKey, periodMonths, periodOfDays, periodRange } from '../../period.ts'
import type { ImportColumn, ImportProblem } from '../import.ts'
import type { Row } from './rows.ts'
import { shorten } from './text.ts'
import { isTotal } from './total-words.ts'

/**
 * `Jan | … | Dec | Total`: a column that is only called a total is of the whole time of the periods to its left, where its figures are their
 * sums. Stocks and ratios among its lines are no sums; two thirds of the lines are.
 */
export function placeTotals(
  columns: ImportColumn[],
  rows: readonly Row[],
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  for (const [at, total] of columns.entries()) {
    if (total.role !== 'other' || !(isTotal(total.label) || YEAR_TOTAL.test(total.label))) continue
    const parts: ImportColumn[] = []
    for (let back = at - 1; back >= 0 && columns[back]?.role === 'period' && columns[back]?.period !== null; back--)
      parts.unshift(columns[back] as ImportColumn)
    const span = spanOf(parts, firstMonth)
    if (!span || !areSums(rows, parts, total)) continue
    const period = periodOfDays(span.from, span.to, firstMonth)
    total.role = 'period'
    total.period = periodKey(period)
    total.scenario = parts[0]?.scenario ?? total.scenario
    problems.push({
      severity: 'info',
      code: 'total-column',
      sheet,
      cell: total.headerCells.at(-1) ?? null,
      message: `“${shorten(total.label, 60)}” is read as ${formatPeriod(period)}, ${total.scenario}: its figures are the sums of the ${parts.length} columns before it.`,
    })
  }
}

const YEAR_TOTAL = /^(?:year|annual|FY|YTD|jahres) ?totals?$/i

/** The days of periods of one length and scenario that follow each other. */
function spanOf(parts: readonly ImportColumn[], firstMonth: number): { from: string; to: string } | null {
  const periods = parts.map(({ period }) => (period ? parsePeriod(period) : null))
  const [first] = parts
  if (parts.length < 2 || parts.some(({ scenario, entity }) => scenario !== first?.scenario || entity !== first.entity)) return null
  const lengths = new Set(periods.map(period => (period ? periodMonths(period) : null)))
  const days = periods.flatMap(period => (period ? [periodRange(period, firstMonth)] : []))
  const next = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  const follow = days.every(({ from }, at) => at === 0 || from === next(days[at - 1]?.to ?? from))
  const [from, to] = [days[0]?.from, days.at(-1)?.to]
  return lengths.size === 1 && !lengths.has(null) && follow && from && to ? { from, to } : null
}

function areSums(rows: readonly Row[], parts: readonly ImportColumn[], total: ImportColumn): boolean {
  const figure = (row: Row, id: string): Big => new Big(row.values.find(({ column }) => column === id)?.value ?? 0)
  const lines = rows.filter(row => !figure(row, total.id).eq(0))
  const sums = lines.filter(row => {
    const sum = parts.reduce((so, { id }) => so.plus(figure(row, id)), new Big(0))
    return sum.minus(figure(row, total.id)).abs().lte(figure(row, total.id).abs().times(0.001))
  })
  return sums.length >= 2 && sums.length * 3 >= lines.length * 2
}
