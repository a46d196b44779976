import { formatPeriod, type Period, parsePeriod, periodMonths, periodRange } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { namesTime } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, shorten } from '../cells/text.ts'

/**
 * `Original budget | Revised budget | Actual YTD` and `Budget 2026 | Spent | Balance` under the title of a month: what names no period is read as of that
 * month, and all that it is held against is of a longer time, so that it may be of that as well.
 */
export function tellMonthBesideLonger(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  firstMonth: number,
  sheet: string,
  problems: ImportProblem[],
): void {
  const timed = columns.flatMap((column, at) => {
    const period = column.role === 'period' && column.period !== null ? parsePeriod(column.period) : null
    const facts = heads[at]?.facts
    return period && facts ? [{ column, period, isBare: !namesTime(facts), isBefore: facts.relation === 'year before' }] : []
  })
  if (timed.some(({ isBefore }) => isBefore)) return
  const holds = (longer: Period, shorter: Period): boolean => {
    const [outer, inner] = [periodRange(longer, firstMonth), periodRange(shorter, firstMonth)]
    return outer.from <= inner.from && outer.to >= inner.to && (periodMonths(longer) ?? 0) > (periodMonths(shorter) ?? 0)
  }
  const open = timed.filter(({ column, period, isBare }) => {
    const others = timed.filter(other => (other.column.scenario === 'budget') !== (column.scenario === 'budget'))
    return isBare && periodMonths(period) === 1 && others.length > 0 && others.every(other => !other.isBare && holds(other.period, period))
  })
  const [first] = open
  if (!first) return
  problems.push({
    severity: 'warning',
    code: 'period-beside',
    sheet,
    ...headsOf(open.map(({ column }) => column)),
    message: `${firstOf(open.map(({ column }) => `“${shorten(column.label, 40)}”`))} ${open.length === 1 ? 'names' : 'name'} no period and ${open.length === 1 ? 'is' : 'are'} read as ${formatPeriod(first.period)}, while what stands beside is of a longer time. Choose the year so far, or the whole year, where it is that.`,
  })
}
