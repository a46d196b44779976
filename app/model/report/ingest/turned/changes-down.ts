import { formatPeriod, shiftDays } from '../../../period.ts'
import type { ImportProblem } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import { isFigure } from '../cells/figure.ts'
import { cellName, cellText } from '../cells/grid.ts'
import { type HeaderFacts, namesTime, readHeader } from '../heads/header.ts'
import type { Table } from '../sheets/table.ts'

// `Balance at 1 January 2025 | … | Balance at 31 December 2025 | … | Balance at 30 September 2026`: what there was on a day, what changed it,
// and what there was then, down the side. The columns name no time: it is that from the first day to the last.

/** The days of a row that says what there was on it. */
interface Stand {
  row: number
  day: string
}

/** A day and what there was on it: `Balance at 1 January 2025`, `At 31 December 2025`, `Stand 1.1.2026`. */
const LONGEST = 80

/**
 * A table of changes in parts, each from one day to the next with that time as `span`; what stood on the day between is the last line of one and
 * the first of the other, where it is not written twice. The table as it is where its columns name times of their own, or its rows no days.
 */
export function changesOf(table: Table, reading: Reading, problems: ImportProblem[]): Table[] {
  const { grid, columns, labelColumns, body } = table
  if (labelColumns.length === 0 || table.head === 'periods' || columns.some(({ facts }) => namesTime(facts) || facts.relative))
    return [table]
  const filled = body.filter(row => columns.some(({ index }) => isFigure(grid.rows[row]?.[index], reading)))
  const stands = filled.flatMap((row): Stand[] => standOf(table, row, reading) ?? [])
  const [first, last] = [stands[0], stands.at(-1)]
  if (!first || !last || first === last || first.row !== filled[0] || last.row !== filled.at(-1)) return [table]
  const spans = stands.slice(1).flatMap((to, at) => {
    const from = stands[at] as Stand
    return filled.some(row => row > from.row && row < to.row) ? [{ from, to }] : []
  })
  // Days below each other without anything between are a list of days.
  if (spans.length === 0 || !spans.every(({ from, to }) => from.day < to.day)) return [table]
  const days = new Set(spans.flatMap(({ from, to }) => [firstDay(from.day), firstDay(to.day)]))
  const isOne = days.size === 2 && stands.every(({ day }) => days.has(firstDay(day)))
  // Cost, depreciation and net book value of one year, below each other.
  if (isOne) return [{ ...table, span: spanOf(spans[0]) }]
  const covered = new Set(spans.flatMap(({ from, to }) => [from.row, to.row]))
  if (stands.some(({ row, day }, at) => !covered.has(row) || day < (stands[at - 1]?.day ?? ''))) return [table]
  problems.push({
    severity: 'info',
    code: 'times-down',
    sheet: grid.name,
    cell: cellName(first.row, labelColumns[0] ?? table.left),
    message: `${stands.length} rows say what there was on a day. Each time from one day to the next is read as a statement of its own.`,
  })
  return spans.map(({ from, to }, at) => {
    // What stands over the first, and below the last, stays with them.
    const rows = body.filter(row => (row >= from.row || at === 0) && (row <= to.row || at === spans.length - 1))
    return {
      ...table,
      span: { ...spanOf({ from, to }), isOneOfSeveral: true },
      body: rows,
      headings: table.headings.filter(row => rows.includes(row)),
      ...(at > 0 && { anchor: cellName(from.row, labelColumns[0] ?? table.left) }),
    }
  })
}

const spanOf = (span: { from: Stand; to: Stand } | undefined): NonNullable<Table['span']> => ({
  from: firstDay(span?.from.day ?? ''),
  to: span?.to.day ?? '',
})

function standOf({ grid, labelColumns }: Table, row: number, { order }: Reading): Stand[] | null {
  const text = labelColumns
    .map(column => cellText(grid.rows[row]?.[column]))
    .join(' ')
    .trim()
  if (text === '' || text.length > LONGEST) return null
  const { end, start, monthOnly, months, ambiguousDate } = readHeader(text, order)
  return end === null || start !== null || monthOnly || months !== null || ambiguousDate ? null : [{ row, day: end }]
}

/** What opens a time stood on its first day, or on the day before: `1 January` and `31 December` are the same. */
const firstDay = (day: string): string => (day.endsWith('-01') ? day : shiftDays(day, 1))

/** `Changes in equity: 12 months to 31 Dec 2025`, where one table holds several times. */
export const titledBySpan = (title: string, { span }: Pick<Table, 'span'>): string =>
  span?.isOneOfSeveral ? `${title}: ${formatPeriod({ kind: 'span', ...span })}` : title

/** What a title says, of the time from the first day to the last. */
export const factsOfSpan = (title: HeaderFacts, { from, to }: NonNullable<Table['span']>): HeaderFacts => ({
  ...readHeader('', null),
  scenario: title.scenario,
  start: from,
  end: to,
})
