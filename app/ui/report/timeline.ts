import type { PlanItem } from '#app/model/report/section.ts'

// Where things stand on a plan's line of time, in percent of its width. Days become pixels: binary floats are fine.

const DAY = 86_400_000
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY

export interface Timeline {
  /** Percent from the left; `width` at least a little, so that a single day can be seen. Null: the item has no date. */
  place(item: Pick<PlanItem, 'from' | 'to'>): { left: number; width: number } | null
  at(date: string): number | null
  /** Beginnings of months or quarters. */
  ticks: { date: string; left: number }[]
}

/**
 * The line of time that holds every item: from the first month's beginning to the last month's end, with at most about `most` ticks. Null when
 * no item has a date.
 */
export function timelineOf(items: readonly Pick<PlanItem, 'from' | 'to'>[], most = 10): Timeline | null {
  const dates = items.flatMap(({ from, to }) => [from, to]).filter(date => date !== null)
  if (dates.length === 0) return null
  dates.sort()
  const first = monthStart(dates[0] ?? '', 0)
  const end = monthStart(dates.at(-1) ?? '', 1)
  const start = dayOf(first)
  const length = dayOf(end) - start
  const left = (date: string) => ((dayOf(date) - start) / length) * 100
  const months = Math.round(length / 30.44)
  const step = months > most * 3 ? 12 : months > most ? 3 : 1
  const ticks: Timeline['ticks'] = []
  for (let at = 0, date = first; date < end; at++, date = monthStart(first, at)) {
    if ((Number(date.slice(5, 7)) - 1) % step === 0) ticks.push({ date, left: left(date) })
  }
  return {
    ticks,
    at: date => (date >= first && date < end ? left(date) : null),
    place({ from, to }) {
      const begin = from ?? to
      const stop = to ?? from
      if (begin === null || stop === null) return null
      return { left: left(begin), width: Math.max(0.6, ((dayOf(stop) + 1 - dayOf(begin)) / length) * 100) }
    },
  }
}

function monthStart(date: string, later: number): string {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + later, 1)).toISOString().slice(0, 10)
}
