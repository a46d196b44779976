import { monthsOf, periodLabel } from '#app/model/period.ts'
import { withGaps } from '#app/model/report/gaps.ts'
import type { Drawn } from './shape.ts'

/** A place along the axis: the number of a column, or the name of a period that has none. */
export type Place = number | string

/**
 * Columns of one length at even distances. A period that is missing between two others keeps its place, so that two quarters do not look
 * like one; the same quarter of several years has none between.
 */
export function placesOf(given: readonly (string | null)[]): Place[] {
  const plain = given.map((_, at) => at)
  const periods = given.filter(period => period !== null)
  const lengths = new Set(periods.map(monthsOf))
  const [first] = lengths
  if (periods.length < given.length || lengths.size !== 1 || first === null) return plain
  const said = [...new Set(periods)]
  const all = withGaps(said)
  const at = said.map(period => all.indexOf(period))
  const steps = at.slice(1).map((place, before) => place - (at[before] ?? 0))
  if (steps.some(step => step < 1)) return plain
  const step = steps.reduce(divisor, 0) || 1
  return all.flatMap((period, place): Place[] => {
    if ((place - (at[0] ?? 0)) % step !== 0) return []
    const own = periods.flatMap((other, index) => (other === period ? [index] : []))
    return own.length > 0 ? own : [periodLabel(period)]
  })
}

/** A chart of lines or areas with a place for each period that is missing. A target goes on there from the column before it. */
export function withPlaces(drawn: Drawn): Drawn {
  const { form, names, series, target, periods = [] } = drawn
  if (form !== 'line' && form !== 'area') return drawn
  const places = placesOf(periods)
  if (places.length === periods.length) return drawn
  const before = (at: number): number => places.slice(0, at + 1).findLast(place => typeof place === 'number') ?? 0
  const gap = { at: null, span: null, label: '', mark: 'actual', level: true, meaning: 'plain' } as const
  return {
    ...drawn,
    names: places.map(place => (typeof place === 'number' ? (names[place] ?? '') : place)),
    series: series.map(one => ({
      ...one,
      points: places.map(place => (typeof place === 'number' ? one.points[place] : undefined) ?? { ...gap, id: `${one.id}: ${place}` }),
    })),
    ...(target && { target: { ...target, at: places.map((_, at) => target.at[before(at)] ?? null) } }),
  }
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
