import { fiscalYear, formatPeriod, nearestMonthEnd, parsePeriod } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'

// `26 Dec 2020` over `Q1 21`: a quarter that is named with its year, and a day.

/** A quarter with its year and a day, and no word of how long the time to that day is. */
const isNamedWithDay = ({ facts }: TableColumn): boolean =>
  facts.quarter !== null &&
  facts.year !== null &&
  facts.end !== null &&
  !facts.monthOnly &&
  facts.start === null &&
  facts.months === null &&
  facts.toDate === null &&
  !facts.variance

const nameOf = ({ year, quarter, scenario }: HeaderFacts): string => `${year} ${quarter} ${scenario}`

/** With which month the year begins when the quarter ends on that day; null where it is the day of no such quarter. */
function yearStartBy({ year, quarter, end }: HeaderFacts): number | null {
  const day = nearestMonthEnd(end ?? '')
  if (day === null || quarter === null) return null
  const firstMonth = ((Number(day.slice(5, 7)) - quarter * 3 + 12) % 12) + 1
  return fiscalYear({ kind: 'instant', date: day }, firstMonth) === year ? firstMonth : null
}

/**
 * Where the days over named quarters are those on which they end, they tell where the year begins. Where most are not (days of another
 * year, or those on which figures were published), the name counts and the day does not, which is told with tellNamedQuarters. Months below
 * the name of their quarter have several days for one name: they are left as they are.
 */
export function namedQuarters(columns: readonly TableColumn[]): { columns: TableColumn[]; firstMonth: number | null } {
  const named = columns.filter(isNamedWithDay)
  const names = new Set(named.map(({ facts }) => nameOf(facts)))
  const ends = new Set(named.map(({ facts }) => `${nameOf(facts)} ${facts.end}`))
  if (named.length === 0 || ends.size > names.size) return { columns: [...columns], firstMonth: null }
  const starts = named.flatMap(({ facts }) => yearStartBy(facts) ?? [])
  const [firstMonth, ...others] = new Set(starts)
  // One wrong day among them is left as it is: those beside it tell that it fits none.
  if (firstMonth !== undefined && others.length === 0 && starts.length * 2 >= named.length) return { columns: [...columns], firstMonth }
  return {
    columns: columns.map(column => (named.includes(column) ? { ...column, facts: { ...column.facts, end: null } } : column)),
    firstMonth: null,
  }
}

/** The quarters that were read by their names, against the days beside them. */
export function tellNamedQuarters(
  columns: readonly ImportColumn[],
  before: readonly TableColumn[],
  after: readonly TableColumn[],
  sheet: string,
  problems: ImportProblem[],
): void {
  const read = columns.filter(({ period }, at) => period !== null && before[at]?.facts.end !== after[at]?.facts.end)
  const [first] = read
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  problems.push({
    severity: 'warning',
    code: 'quarter-or-day',
    sheet,
    ...headsOf(read),
    message: `“${shorten(first.label, 60)}” names a quarter and a day that is not its last. It is read as ${formatPeriod(period)}${read.length > 1 ? ', and the columns beside it likewise, by their names' : ', by its name'}. Choose another period where the day counts.`,
  })
}
