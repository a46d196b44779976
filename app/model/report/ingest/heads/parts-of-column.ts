import type { ImportProblem } from '../../import.ts'
import { residueOf, WHOLE } from '../scenarios/entity.ts'
import { namesTime } from './header.ts'
import type { TableColumn } from './heads.ts'
import { makes } from '../cells/near.ts'
import { showsPercent } from '../rows/row-evidence.ts'
import type { Row } from '../rows/rows.ts'
import { shorten } from '../cells/text.ts'
import { beginsTotal } from '../rows/total-words.ts'

/** More columns than a statement of a report has. */
const MOST = 200
/** So many parts stand in front of their total at most, and so many lines must show that they are some. */
const MOST_PARTS = 12
const LEAST_LINES = 2

const isNamed = ({ facts, label }: TableColumn): boolean =>
  label !== '' && !namesTime(facts) && facts.scenario === null && !facts.variance && !facts.relative

/**
 * `Unrestricted | Restricted | Total 2026/27`, where the file itself adds up the last from the others in each line, or all that stands in front
 * of what is called a total makes it: they are of its time and scenario. `parts`: their places; they stay apart under their names.
 */
export function partsOfColumns(
  columns: readonly TableColumn[],
  rows: readonly Row[],
): { columns: readonly TableColumn[]; parts: ReadonlySet<number> } {
  const named = new Set(columns.flatMap(column => (isNamed(column) ? [column.index] : [])))
  const wholeOf = new Map<number, TableColumn>()
  if (named.size >= 2 && named.size < columns.length && columns.length <= MOST)
    for (const [at, whole] of columns.entries()) {
      if (named.has(whole.index) || whole.facts.variance || !namesTime(whole.facts)) continue
      const summed = summedBy(whole.index, rows)
      const isSummed = summed.length >= 2 && summed.every(part => named.has(part))
      for (const part of isSummed ? summed : partsBefore(at, columns, named, rows)) wholeOf.set(part, whole)
    }
  return {
    columns: columns.map(column => ({ ...column, facts: wholeOf.get(column.index)?.facts ?? column.facts })),
    parts: new Set(wholeOf.keys()),
  }
}

/** The named columns right before a total that make it, line for line. */
function partsBefore(at: number, columns: readonly TableColumn[], named: ReadonlySet<number>, rows: readonly Row[]): number[] {
  const total = columns[at]
  if (!total || !(beginsTotal(total.label) || WHOLE.test(residueOf(total.texts)))) return []
  let from = at
  while (from > 0 && at - from < MOST_PARTS && named.has(columns[from - 1]?.index ?? -1)) from--
  const parts = columns.slice(from, at).map(({ index }) => index)
  return parts.length >= 2 && addUp(parts, total.index, rows) ? parts : []
}

function addUp(parts: readonly number[], total: number, rows: readonly Row[]): boolean {
  const lines = rows.flatMap(({ values }) => {
    // No percentage is a sum of others.
    if (values.some(value => value.percent || showsPercent(value))) return []
    const at = (place: number) => values.find(({ index }) => index === place)?.value ?? null
    const stated = at(total)
    return stated === null ? [] : [{ stated, own: parts.map(part => at(part) ?? '0') }]
  })
  return lines.length >= LEAST_LINES && lines.every(({ stated, own }) => makes(own, () => 1, stated, own.length))
}

/** The columns of its own line that a column adds up in most of its lines. */
function summedBy(index: number, rows: readonly Row[]): number[] {
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

/** A quarter or a month that says no year. */
const isOpenPart = ({ facts }: TableColumn): boolean =>
  (facts.quarter !== null) !== (facts.month !== null) &&
  facts.year === null &&
  facts.end === null &&
  facts.months === null &&
  facts.toDate === null &&
  facts.relation === null &&
  !facts.variance

const isYear = ({ facts }: TableColumn): boolean =>
  facts.year !== null && facts.quarter === null && facts.half === null && facts.month === null && facts.end === null && !facts.variance

/** `Q1 | Q2 | Q3 | YTD 2026`, `Jul … Jun | FY2027`: quarters or months right before a year, or a year to date, are of that year, which is said. */
export function yearsOfParts(columns: readonly TableColumn[], hasYear: boolean, sheet: string, problems: ImportProblem[]): TableColumn[] {
  if (hasYear || columns.length > MOST || !columns.some(isOpenPart)) return [...columns]
  // `2023 | Jan … Dec | 2024 | Jan … Dec`, as pivots write it: a year stands in front of its months there, or they are of the next one.
  const timed = columns.filter(column => isOpenPart(column) || isYear(column))
  if (timed[0] && isYear(timed[0]) && timed.slice(1).some(isYear) && timed.slice(-1).some(isOpenPart)) return [...columns]
  const found: TableColumn[] = []
  const read = columns.map((column, at) => {
    if (!isOpenPart(column)) return column
    const after = columns.slice(at + 1).find(other => !isOpenPart(other) && !other.facts.variance)
    if (!after || !isYear(after)) return column
    // A year that names no scenario is that of actual and forecast months.
    if (after.facts.scenario !== null && after.facts.scenario !== (column.facts.scenario ?? 'actual')) return column
    found.push(column, after)
    return { ...column, facts: { ...column.facts, year: after.facts.year, fiscal: after.facts.fiscal } }
  })
  const [first, after] = found
  if (first && after)
    problems.push({
      severity: 'warning',
      code: 'year-of-parts',
      sheet,
      cell: first.headerCells.at(-1) ?? null,
      message: `“${shorten(first.label, 40)}” and the ${first.facts.month === null ? 'quarters' : 'months'} beside it name no year: they are read as of that of “${shorten(after.label, 40)}”, before which they stand. Choose others if that is wrong.`,
    })
  return read
}
