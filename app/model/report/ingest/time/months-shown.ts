import type { ImportColumn, ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { shorten } from '../cells/text.ts'

/**
 * `12 month rolling forecast` over month-ends: so many months are shown, and none of the columns is as long. What is said to be the last twelve
 * months is. Told with tellMonthsShown.
 */
export function withoutMonthsShown(title: HeaderFacts, columns: readonly TableColumn[], spacing: number | null): HeaderFacts {
  const isLong = title.months !== null && title.months > 1 && !title.trailing && spacing === 1
  const ends = new Set(isLong ? columns.flatMap(({ facts }) => (facts.end && !facts.monthOnly && !facts.variance ? [facts.end] : [])) : [])
  return ends.size > 2 ? { ...title, months: null } : title
}

/** Month-ends under a title of several months are read as months: said, as they may each be so many months to their day. */
export function tellMonthsShown(columns: readonly ImportColumn[], months: number, sheet: string, problems: ImportProblem[]): void {
  const read = columns.filter(({ role, period }) => role === 'period' && period !== null)
  const [first] = read
  if (!first) return
  problems.push({
    severity: 'warning',
    code: 'months-shown',
    sheet,
    ...headsOf(read),
    message: `The title speaks of ${months} months, and the columns are a month apart: “${shorten(first.label, 40)}” and the others are read as one month each. Say so where each is ${months} months to its day.`,
  })
}
