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

/**
 * Months without a year lie at or before the month of their title. What is forecast or planned of later ones, and has no actual beside it, is of the
 * title's year, and so are months that go on behind the title's own in order of the calendar; of a budget that is told, as it may be one of months
 * that are over.
 */
export function monthsAhead(
  columns: readonly TableColumn[],
  { title, companys = 1, sheet }: Around,
  problems: ImportProblem[],
): TableColumn[] {
  const { end } = title
  if (end === null || title.start !== null) return [...columns]
  const [year, month] = [Number(end.slice(0, 4)), Number(end.slice(5, 7))]
  const scenarioOf = ({ facts }: TableColumn): HeaderFacts['scenario'] => facts.scenario ?? title.scenario
  const isLater = (column: TableColumn): boolean => isOpen(column) && (column.facts.month ?? 0) > month
  const actuals = new Set(columns.filter(column => isOpen(column) && (scenarioOf(column) ?? 'actual') === 'actual').map(timeOf))
  const months = columns.filter(isOpen).map(({ facts }) => facts.month ?? 0)
  // `Oct | Nov | Dec | Jan` go over the end of a year to the title's month.
  const goesOver = months.some((own, at) => at > 0 && own < (months[at - 1] ?? 0))
  const isPlanned = (column: TableColumn): boolean => {
    const scenario = scenarioOf(column)
    if ((scenario !== 'forecast' && scenario !== 'budget') || actuals.has(timeOf(column)) || (goesOver && months.length > 2)) return false
    return scenario === 'forecast' || companys <= month || (column.facts.month ?? 0) < companys
  }
  const behind = columns.filter((column, at) => scenarioOf(column) === null && isLater(column) && goesOn(columns, at, month))
  const planned = columns.filter(column => isLater(column) && isPlanned(column))
  const ahead = [...planned, ...(new Set(behind.map(timeOf)).size > 1 || behind.some(({ facts }) => facts.months !== null) ? behind : [])]
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

/** Whether the months from the title's own on to a column never go back. */
function goesOn(columns: readonly TableColumn[], at: number, month: number): boolean {
  const before = columns.slice(0, at).filter(isOpen)
  const from = before.findLastIndex(({ facts }) => facts.month === month)
  const run = [...before.slice(from), ...columns.slice(at, at + 1)].map(({ facts }) => facts.month ?? 0)
  return from >= 0 && run.every((own, place) => place === 0 || own >= (run[place - 1] ?? 0))
}
