import { shiftDays } from '../../../period.ts'
import { formatPeriod, monthEnd, periodEnding } from '../../../period.ts'
import type { ImportProblem } from '../../import.ts'
import { headsOf } from '../heads/column-cells.ts'
import type { HeaderFacts } from '../heads/header.ts'
import type { TableColumn } from '../heads/heads.ts'
import type { Table } from '../sheets/table.ts'
import { shorten } from '../cells/text.ts'

/**
 * `1/1/2026`, `2/1/2026` over figures of months: dates that are all first days are those on which the periods begin, not on which the ones
 * before end. Gives the columns with the days on which they end, and says so.
 */
export function endsOfFirstDays(
  columns: TableColumn[],
  { spacing, title, sheet }: { spacing: number | null; title: HeaderFacts; sheet: string },
  problems: ImportProblem[],
): TableColumn[] {
  const dated = columns.filter(({ facts }) => facts.end !== null && !facts.variance)
  const first = dated[0]
  const open = dated.every(
    ({ facts }) => facts.end?.endsWith('-01') && !facts.start && facts.months === null && !facts.toDate && !facts.trailing,
  )
  if (!first?.facts.end || spacing === null || dated.length < 2 || title.months !== null || title.toDate) return columns
  if (!open) return spacing === 1 ? monthsOfDays(columns, dated, sheet, problems) : columns
  const endOf = (day: string): string => {
    const last = Number(day.slice(5, 7)) - 1 + spacing - 1
    return monthEnd(Number(day.slice(0, 4)) + Math.floor(last / 12), (last % 12) + 1)
  }
  problems.push({
    severity: 'warning',
    code: 'first-days',
    sheet,
    ...headsOf(dated),
    message: `The dates over the columns are first days: they are read as the periods that begin on them, “${shorten(first.label, 40)}” as ${formatPeriod(periodEnding(endOf(first.facts.end), spacing))}. Choose others where the periods end on them.`,
  })
  return columns.map(column =>
    dated.includes(column) && column.facts.end ? { ...column, facts: { ...column.facts, end: endOf(column.facts.end) } } : column,
  )
}

/**
 * `16 March | 15 April … | 7 October | 6 November`: thirty days apart, they begin months as little as they end them. Each is of the month in which
 * it lies, and that is said.
 */
function monthsOfDays(columns: TableColumn[], dated: readonly TableColumn[], sheet: string, problems: ImportProblem[]): TableColumn[] {
  const dayOf = ({ facts }: TableColumn): number => Number(facts.end?.slice(8, 10))
  const isDay = ({ facts }: TableColumn): boolean =>
    !facts.monthOnly && !facts.start && facts.months === null && !facts.toDate && !facts.trailing
  const early = dated.find(column => dayOf(column) <= NEAR_END)
  if (!early?.facts.end || !dated.every(isDay) || !dated.some(column => dayOf(column) > NEAR_END + 1 && dayOf(column) < MONTH - NEAR_END))
    return columns
  const endOf = (day: string): string => monthEnd(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  problems.push({
    severity: 'warning',
    code: 'day-or-period',
    sheet,
    ...headsOf(dated),
    message: `The dates over the columns are neither first nor last days: each is read as the month in which it lies, “${shorten(early.label, 40)}” as ${formatPeriod(periodEnding(endOf(early.facts.end), 1))}. Choose others where they end other months.`,
  })
  return columns.map(column =>
    dated.includes(column) && column.facts.end ? { ...column, facts: { ...column.facts, end: endOf(column.facts.end) } } : column,
  )
}

/** So many days from the end of a month a day counts as its end. */
const NEAR_END = 6
const MONTH = 30

const COMMENCING = /\bw(?:ee)?ks? ?(?:commencing|beginning|starting|from)\b|\bw\/?c\b|\bwoche (?:ab|vom)\b|\bsemaine du\b|\bsemana del\b/i
const ENDING = /\bw(?:ee)?ks? ?(?:ending|ended|to)\b|\bw\/?e\b/i

/** Days a week apart under `Week commencing` or `w/e` are weeks: each from its first day to its last. */
export function weeksOf(columns: TableColumn[], { corner, titles }: Pick<Table, 'corner' | 'titles'>): TableColumn[] {
  const days = columns.filter(({ facts }) => facts.end !== null && !facts.variance && !facts.monthOnly)
  const apart = days.slice(1).map(({ facts }, at) => daysFrom(days[at]?.facts.end ?? '', facts.end ?? ''))
  if (apart.length < 2 || apart.some(gap => gap !== 7)) return columns
  const says = (word: RegExp): boolean =>
    [corner, ...titles.map(({ text }) => text), ...(days[0]?.texts ?? [])].some(text => word.test(text))
  const [isFirst, isLast] = [says(COMMENCING), says(ENDING)]
  if (isFirst === isLast) return columns
  return columns.map(column => {
    const day = days.includes(column) ? column.facts.end : null
    if (day === null) return column
    return { ...column, facts: { ...column.facts, start: isFirst ? day : shiftDays(day, -6), end: isFirst ? shiftDays(day, 6) : day } }
  })
}

const DAY = 86_400_000
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY

/** `Jan-26 | Apr-26 | Jul-26`: quarters that end in these months, or that begin in them. They are read as those that end, and that is asked; so are years. */
export function askQuarters(columns: readonly TableColumn[], spacing: number | null, sheet: string, problems: ImportProblem[]): void {
  const months = columns.filter(({ facts }) => facts.monthOnly && facts.end !== null && facts.months === null && !facts.variance)
  const first = months[0]
  const monthOf = ({ facts }: TableColumn): number => Number(facts.end?.slice(5, 7))
  if (!first?.facts.end || months.length < 2) return
  // A few of them a year apart may be months as well, which is asked of them.
  const areYears = spacing === 12 && months.length > 3 && months.every(month => monthOf(month) === 1)
  const areQuarters = spacing === 3 && months.every(month => monthOf(month) % 3 === 1)
  if (!areYears && !areQuarters) return
  problems.push({
    severity: 'warning',
    code: areYears ? 'month-or-year' : 'quarter-months',
    sheet,
    ...headsOf(months),
    message: `“${shorten(first.label, 40)}” and the columns beside it are read as the ${areYears ? 'years' : 'quarters'} that end in these months. Choose others where they begin in them.`,
  })
}
