import { parsePeriod, periodLabel, periodMonths } from '#app/model/period.ts'
import { withGaps } from '#app/model/report/gaps.ts'
import type { ChartView } from '#app/model/report/views.ts'

/** A place along the axis: the number of a column, or the name of a period that has none. */
export type Place = number | string

/**
 * Columns of one length at even distances. A period that is missing between two others keeps its place, so that two quarters do not look
 * like one; the same quarter of several years has none between.
 */
export function placesOf(columns: ChartView['columns']): Place[] {
  const plain = columns.map((_, at) => at)
  const periods = columns.flatMap(({ period }) => period ?? [])
  const lengths = new Set(periods.map(lengthOf))
  const [first] = lengths
  if (periods.length < columns.length || lengths.size !== 1 || first === null) return plain
  const said = [...new Set(periods)]
  const all = withGaps(said)
  const at = said.map(period => all.indexOf(period))
  const steps = at.slice(1).map((place, before) => place - (at[before] ?? 0))
  if (steps.some(step => step < 1)) return plain
  const step = steps.reduce(divisor, 0) || 1
  return all.flatMap((period, place): Place[] => {
    if ((place - (at[0] ?? 0)) % step !== 0) return []
    const own = columns.flatMap((column, index) => (column.period === period ? [index] : []))
    return own.length > 0 ? own : [periodLabel(period)]
  })
}

const lengthOf = (key: string): number | null => {
  const period = parsePeriod(key)
  return period && periodMonths(period)
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** Heights of texts that would stand on each other, moved apart as little as it takes and not below `lowest`. */
export function apart(heights: readonly number[], gap: number, lowest: number): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const found = [...heights]
  let above = Number.NEGATIVE_INFINITY
  for (const at of order) found[at] = above = Math.max(found[at] ?? 0, above + gap)
  let below = lowest + gap
  for (const at of order.reverse()) found[at] = below = Math.min(found[at] ?? 0, below - gap)
  return found
}
