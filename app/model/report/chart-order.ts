import { comparePeriods } from '../period.ts'
import type { Column, Scenario } from './section.ts'

/** What was planned comes before what became of it. */
const ORDER: Record<Scenario, number> = { budget: 0, forecast: 1, actual: 2 }

/**
 * Columns of a chart in the order of time, whatever the order in the file: a line that goes back in time, or a bridge from what was to what
 * was planned, says the contrary of what happened. Each company or segment by itself; what names no period comes last.
 */
export function inOrderOfTime(ids: readonly string[], columns: readonly Column[], firstMonth: number): string[] {
  const entities = [...new Set(columns.map(({ entity }) => entity))]
  const places = new Map(columns.map((column, at) => [column.id, at]))
  const compare = (a: Column, b: Column): number =>
    entities.indexOf(a.entity) - entities.indexOf(b.entity) ||
    comparePeriods(a.period ?? '', b.period ?? '', firstMonth) ||
    ORDER[a.scenario] - ORDER[b.scenario] ||
    (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)
  const known = ids.flatMap(id => columns.find(column => column.id === id) ?? [])
  return known.toSorted(compare).map(({ id }) => id)
}
