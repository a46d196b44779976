import { comparePeriods, parsePeriod, periodRange } from '#app/model/period.ts'
import type { Scenario } from '#app/model/report/section.ts'

/** How a scenario is drawn everywhere: solid, lighter, outlined, hatched. */
export type Mark = 'actual' | 'earlier' | 'budget' | 'forecast'
interface Marked {
  /** A variance that the file gives: nothing is looked at by it. */
  variance?: unknown
  scenario: Scenario
  period: string | null
}

/** The mark of a column. `firstMonth`: of the fiscal year. An actual is "earlier" when it ends before the one that is looked at. */
export function markOf(column: Marked, lookedAt: Marked | undefined, firstMonth: number): Mark {
  if (column.scenario !== 'actual') return column.scenario
  if (!lookedAt?.period || !column.period) return 'actual'
  // A month is not earlier than the year to date that ends with it.
  const end = (key: string) => {
    const period = parsePeriod(key)
    return period ? periodRange(period, firstMonth).to : key
  }
  return end(column.period) < end(lookedAt.period) ? 'earlier' : 'actual'
}

/** The actual that is looked at when nobody said: the latest. */
export function latestActual<Column extends Marked>(columns: readonly Column[], firstMonth: number): Column | undefined {
  return columns
    .filter(column => column.scenario === 'actual' && !column.variance)
    .reduce<Column | undefined>(
      (latest, column) =>
        latest?.period && column.period && comparePeriods(column.period, latest.period, firstMonth) <= 0 ? latest : column,
      undefined,
    )
}
