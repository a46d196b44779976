import { parsePeriod, periodMonths } from '../../../period.ts'
import type { ImportProblem, ImportStatement } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import { readHeader } from '../heads/header.ts'
import { isTotalLabel } from '../rows/result-words.ts'
import { firstOf, quoted } from '../cells/text.ts'
import type { DayOrder } from '../time/dates.ts'

// `Jan | Feb | Mar` down the side and `2024 | 2025` across, each of them a line: the figure of January under 2024 is of a month, and not of the year.

const LEAST = 3
/** What is longer says more than a time. */
const LONGEST = 20

/** Lines that are called by months or quarters, under columns that are longer than these: their figures would be read as of the columns. */
export function tellMonthsAsLines({ sheet, columns, lineItems }: ImportStatement, order: DayOrder, problems: ImportProblem[]): void {
  const filled = lineItems.filter(({ label, values }) => values.some(({ value }) => value !== null) && !isTotalLabel(label))
  const lengths = filled.flatMap(({ label }) => lengthOf(label.trim(), order) ?? [])
  if (lengths.length < LEAST || lengths.length * 5 < filled.length * 4) return
  const shortest = Math.min(...lengths)
  const longer = columns.filter(({ role, period }) => {
    const read = role === 'period' && period !== null ? parsePeriod(period) : null
    return read !== null && (periodMonths(read) ?? 0) > shortest
  })
  if (longer.length === 0) return
  problems.push({
    severity: 'warning',
    code: 'times-down',
    sheet,
    ...headsOf(longer),
    message: `${firstOf(
      filled.map(({ label }) => quoted(label)),
      3,
    )} are lines here, and ${firstOf(
      longer.map(({ label }) => quoted(label)),
      3,
    )} stand over their figures, which are read as of that time. Where they are of the months or quarters, turn the table, or leave it out.`,
  })
}

/** 1 for the name of a month, 3 for that of a quarter, with or without its year; null for anything else. */
function lengthOf(label: string, order: DayOrder): 1 | 3 | null {
  if (label === '' || label.length > LONGEST) return null
  const { month, quarter, end, monthOnly, months, toDate, scenario, variance, start } = readHeader(label, order)
  if (months !== null || toDate !== null || scenario !== null || variance || start !== null) return null
  return month !== null || (end !== null && monthOnly) ? 1 : quarter !== null ? 3 : null
}
