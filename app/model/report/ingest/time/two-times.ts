import { formatPeriod, parsePeriod } from '../../../period.ts'
import type { ImportColumn, ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { type HeaderFacts, readHeader } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import { firstOf, shorten } from '../cells/text.ts'

/** Up to this month a year may end that is named by the one in which it began. */
const LATEST_END = 9
/** A year of weeks ends so many days after its month does. */
const DAYS_OF_WEEK = 7

/**
 * `Q2 2019` over `Q1`, `31 Mar 2024` over `Q1 2025`, `FY2022` over `2021`: two headings of one column whose times no business year brings
 * together. One of them was taken, which is told.
 */
export function tellTwoTimes(
  columns: readonly ImportColumn[],
  heads: readonly TableColumn[],
  { order }: Reading,
  sheet: string,
  problems: ImportProblem[],
): void {
  const apart = columns.filter(({ role, period }, at) => {
    const texts = heads[at]?.texts ?? []
    if (role !== 'period' || period === null || texts.length < 2) return false
    const said = texts.map(text => readHeader(text, order)).filter(facts => !facts.variance && facts.relation === null)
    return said.some((upper, place) => said.slice(place + 1).some(lower => areApart(upper, lower)))
  })
  const [first] = apart
  const period = first?.period ? parsePeriod(first.period) : null
  if (!first || !period) return
  problems.push({
    severity: 'warning',
    code: 'two-times',
    sheet,
    cell: first.headerCells.at(-1) ?? null,
    cells: apart.flatMap(({ headerCells }) => headerCells.at(-1) ?? []),
    message: `${firstOf(apart.map(({ label }) => `“${shorten(label, 40)}”`))} ${apart.length === 1 ? 'names' : 'name'} two times that do not go together: ${apart.length === 1 ? 'it is' : 'the first of them is'} read as ${formatPeriod(period)}. Choose another period where the other one counts.`,
  })
}

function areApart(one: HeaderFacts, other: HeaderFacts): boolean {
  if (one.end !== null && other.end !== null) return false
  if (one.quarter !== null && other.quarter !== null && one.quarter !== other.quarter) return true
  if (one.end === null && other.end === null) return one.year !== null && other.year !== null && !areOneYear(one, other)
  const [dated, named] = one.end === null ? [other, one] : [one, other]
  return dated.end !== null && named.year !== null && !lies(dated.end, named.year, named)
}

/** `2025/26` below `2025` is that year, by the one in which it begins. */
const areOneYear = (upper: HeaderFacts, lower: HeaderFacts): boolean =>
  upper.year === lower.year || (lower.fiscal && !upper.fiscal && lower.year === (upper.year ?? 0) + 1)

/** Whether a year, or a part of it, can be the one in which a day lies, whenever it begins. */
function lies(day: string, year: number, { quarter, half }: HeaderFacts): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - DAYS_OF_WEEK)
  const [its, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1]
  const left = quarter !== null ? (4 - quarter) * 3 : half !== null ? (2 - half) * 6 : null
  if (left === null) return year === its || year === its + 1 || (year === its - 1 && month <= LATEST_END)
  const [endYear, endMonth] = [its + Math.floor((month - 1 + left) / 12), ((month - 1 + left) % 12) + 1]
  return year === endYear || (year === endYear - 1 && endMonth <= LATEST_END)
}
