import type { ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, quoted } from '../cells/text.ts'

// `Actual Mar | Forecast Dec`, `Jan-Mar Actual | Apr-Dec Forecast` under a title of March: months that lie ahead of it, though they follow upon none.

interface Around {
  title: HeaderFacts
  /** First month of the company's fiscal year, 1 to 12, where it has said it. */
  companys: number | undefined
  sheet: string
}

/** A month or a range of months without a year of its own. */
const isOpen = ({ facts }: TableColumn): boolean =>
  facts.month !== null &&
  facts.year === null &&
  facts.end === null &&
  facts.toDate === null &&
  facts.quarter === null &&
  facts.relation === null &&
  !facts.variance

/** With which month it begins. */
const startOf = ({ facts: { month, months } }: TableColumn): number => (month ?? 0) - (months ?? 1) + 1

/**
 * Months without a year lie at or before the month of their title. What is forecast or planned of later ones, has no actual beside it and does not lead
 * up to the title's month is of the title's year, and so is a range that goes on right behind it to the end of a year beside it; of a budget that is
 * told, as it may be one of months that are over. A title of a whole year, or of another length, has such months within.
 */
export function monthsAhead(
  columns: readonly TableColumn[],
  { title, companys = 1, sheet }: Around,
  problems: ImportProblem[],
): TableColumn[] {
  const { end } = title
  if (end === null || title.start !== null || title.months !== null || title.trailing) return [...columns]
  const [year, month] = [Number(end.slice(0, 4)), Number(end.slice(5, 7))]
  const scenarioOf = ({ facts }: TableColumn): HeaderFacts['scenario'] => facts.scenario ?? title.scenario
  const isLater = (column: TableColumn): boolean => isOpen(column) && (column.facts.month ?? 0) > month
  const actuals = new Set(columns.filter(column => isOpen(column) && (scenarioOf(column) ?? 'actual') === 'actual').map(timeOf))
  // `Dec | Jan | Feb` under January, `Dec forecast | Mar actual` under March.
  const leadsUp = (column: TableColumn, at: number): boolean =>
    columns
      .slice(at + 1)
      .some(other => isOpen(other) && !isLater(other) && [scenarioOf(column), 'actual'].includes(scenarioOf(other) ?? 'actual'))
  const isPlanned = (column: TableColumn, at: number): boolean => {
    const scenario = scenarioOf(column)
    if ((scenario !== 'forecast' && scenario !== 'budget') || actuals.has(timeOf(column)) || leadsUp(column, at)) return false
    return scenario === 'forecast' || companys <= month || (column.facts.month ?? 0) < companys
  }
  const hasYear = columns.some(({ facts }) => facts.months === 12 && facts.month === null && facts.relation === null)
  const goesOn = (column: TableColumn, at: number): boolean =>
    hasYear &&
    scenarioOf(column) === null &&
    column.facts.months !== null &&
    startOf(column) === month + 1 &&
    columns.slice(0, at).some(other => isOpen(other) && other.facts.month === month)
  const planned = columns.filter((column, at) => isLater(column) && isPlanned(column, at))
  const ahead = columns.filter((column, at) => planned.includes(column) || (isLater(column) && goesOn(column, at)))
  const budgets = planned.filter(column => scenarioOf(column) === 'budget')
  if (budgets.length > 0)
    problems.push({
      severity: 'warning',
      code: 'months-over-years',
      sheet,
      ...headsOf(budgets),
      message: `${firstOf(budgets.map(({ label }) => quoted(label)))} ${budgets.length === 1 ? 'names a month' : 'name months'} behind that of the title, and no year: taken for ${year}. Choose the year before where ${budgets.length === 1 ? 'it is' : 'they are'} over.`,
    })
  return columns.map(column => (ahead.includes(column) ? { ...column, facts: { ...column.facts, year, fiscal: false } } : column))
}

const timeOf = ({ facts }: TableColumn): string => `${facts.month} ${facts.months}`
