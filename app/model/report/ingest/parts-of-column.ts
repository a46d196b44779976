import type { ImportProblem } from '../import.ts'
import { namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import type { Row } from './rows.ts'
import { shorten } from './text.ts'

/** More columns than a statement of a report has. */
const MOST = 200

const isNamed = ({ facts, label }: TableColumn): boolean =>
  label !== '' && !namesTime(facts) && facts.scenario === null && !facts.variance && !facts.relative

/**
 * `Unrestricted | Restricted | Total 2026/27`, where the file itself adds up the last from the others in each line: they are of its time and
 * scenario.
 */
export function partsOfColumns(columns: readonly TableColumn[], rows: readonly Row[]): TableColumn[] {
  const named = new Set(columns.flatMap(column => (isNamed(column) ? [column.index] : [])))
  if (named.size < 2 || named.size === columns.length || columns.length > MOST) return [...columns]
  const wholeOf = new Map<number, TableColumn>()
  for (const whole of columns) {
    if (named.has(whole.index) || whole.facts.variance || !namesTime(whole.facts)) continue
    const parts = partsOf(whole.index, rows)
    if (parts.length >= 2 && parts.every(part => named.has(part))) for (const part of parts) wholeOf.set(part, whole)
  }
  return columns.map(column => {
    const whole = wholeOf.get(column.index)
    return whole ? { ...column, facts: whole.facts } : column
  })
}

/** The columns of its own line that a column adds up in most of its lines. */
function partsOf(index: number, rows: readonly Row[]): number[] {
  const sums = new Map<string, number>()
  let filled = 0
  for (const { row, values } of rows) {
    const value = values.find(one => one.index === index)
    if (!value || value.value === null) continue
    filled++
    const terms = value.sum?.terms ?? []
    if (terms.length < 2 || terms.some(term => term.sheet !== null || term.row !== row || term.column >= index)) continue
    const key = [...new Set(terms.map(term => term.column))].sort((a, b) => a - b).join(' ')
    sums.set(key, (sums.get(key) ?? 0) + 1)
  }
  const [most] = [...sums].sort((a, b) => b[1] - a[1])
  return most && most[1] * 2 > filled ? most[0].split(' ').map(Number) : []
}

/** A quarter that says no year. */
const isOpenQuarter = ({ facts }: TableColumn): boolean =>
  facts.quarter !== null && facts.year === null && facts.end === null && facts.month === null && facts.relation === null && !facts.variance

const isYear = ({ facts }: TableColumn): boolean =>
  facts.year !== null && facts.quarter === null && facts.half === null && facts.month === null && facts.end === null && !facts.variance

/** `Q1 | Q2 | Q3 | YTD 2026`: quarters right before a year, or a year to date, are of that year, which is said. */
export function yearsOfQuarters(
  columns: readonly TableColumn[],
  hasYear: boolean,
  sheet: string,
  problems: ImportProblem[],
): TableColumn[] {
  if (hasYear || columns.length > MOST || !columns.some(isOpenQuarter)) return [...columns]
  const found: TableColumn[] = []
  const read = columns.map((column, at) => {
    if (!isOpenQuarter(column)) return column
    const after = columns.slice(at + 1).find(other => !isOpenQuarter(other) && !other.facts.variance)
    if (!after || !isYear(after) || (after.facts.scenario ?? 'actual') !== (column.facts.scenario ?? 'actual')) return column
    found.push(column, after)
    return { ...column, facts: { ...column.facts, year: after.facts.year } }
  })
  const [first, after] = found
  if (first && after)
    problems.push({
      severity: 'warning',
      code: 'year-of-quarters',
      sheet,
      cell: first.headerCells.at(-1) ?? null,
      message: `“${shorten(first.label, 40)}” and the quarters beside it name no year: they are read as of that of “${shorten(after.label, 40)}”, before which they stand. Choose others if that is wrong.`,
    })
  return read
}
