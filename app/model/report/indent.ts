import { isNegative } from '../money.ts'
import type { ImportLineItem } from './import.ts'

type Row = Pick<ImportLineItem, 'level' | 'parent' | 'kind' | 'values'>

/**
 * How far each row is indented for readers. A tree of sums nests results in each other: gross profit in operating profit, that in profit before
 * tax, that in net profit, and revenue would stand seven steps in. Nobody sets an income statement so. The parts of a result (what begins with
 * a sum and takes something away from it) stand as far out as the result itself; whose part they are stays as it is.
 */
export function indents(rows: readonly Row[]): number[] {
  const parts = new Map<number, number[]>()
  for (const [at, { parent, kind }] of rows.entries())
    if (parent !== null && kind !== 'heading') parts.set(parent, [...(parts.get(parent) ?? []), at])

  const known = new Map<number, boolean>()
  const isResult = (at: number): boolean => {
    const found = known.get(at)
    if (found !== undefined) return found
    // Rows that belong to each other in a ring would be asked for ever.
    known.set(at, false)
    const [first, ...rest] = parts.get(at) ?? []
    const begins = first !== undefined && first < at && parts.has(first)
    const result = begins && (isResult(first) || rest.some(other => opposed(rows[first], rows[other])))
    known.set(at, result)
    return result
  }

  return rows.map(({ level, parent }) => {
    let kept = level
    const seen = new Set<number>()
    for (let above = parent; above !== null && !seen.has(above); above = rows[above]?.parent ?? null) {
      seen.add(above)
      if (isResult(above)) kept--
    }
    return Math.max(0, kept)
  })
}

/** Whether one takes away what the other adds, in a column that has both. */
function opposed(one: Row | undefined, other: Row | undefined): boolean {
  return (
    one?.values.some(({ column, value }) => {
      const beside = other?.values.find(candidate => candidate.column === column)?.value
      return value !== null && beside != null && Number(value) !== 0 && Number(beside) !== 0 && isNegative(value) !== isNegative(beside)
    }) ?? false
  )
}
