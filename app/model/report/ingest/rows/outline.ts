import { isNought } from '../cells/near.ts'
import type { Row } from './rows.ts'
import { adds } from './sums.ts'

/**
 * Excel's summary rows stand below their details, unless a sheet has set them above: then the figures of the rows above groups are the sums of
 * these, and those of the rows below them are not.
 */
export function summariesAbove(rows: Row[]): boolean {
  let votes = 0
  for (let first = 1; first < rows.length; first++) {
    const level = rows[first]?.outline ?? 0
    if (level <= (rows[first - 1]?.outline ?? 0)) continue
    let end = first
    while (end < rows.length && (rows[end]?.outline ?? 0) >= level) end++
    const within = Array.from({ length: end - first }, (_, at) => first + at).filter(at => rows[at]?.outline === level)
    const isSum = (at: number): boolean => {
      const goals = rows[at]?.values.filter(({ value }) => value !== null && !isNought(value)) ?? []
      return goals.length > 0 && goals.every(({ index, value }) => adds(rows, within, index, value ?? '0', true))
    }
    votes += (isSum(first - 1) ? 1 : 0) - (isSum(end) ? 1 : 0)
  }
  return votes > 0
}

/** The summary row of the group that a row is in: the next one with a smaller level, or the last one before it. Null: it has no figures. */
export function outlineParent(rows: Row[], index: number, above: boolean): number | null {
  const own = rows[index]?.outline ?? 0
  const step = above ? -1 : 1
  for (let next = index + step; next >= 0 && next < rows.length; next += step)
    if ((rows[next]?.outline ?? 0) < own) return (rows[next]?.values.length ?? 0) > 0 ? next : null
  return null
}
