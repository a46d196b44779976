import { compare, type Decimal, isNegative, multiply, negate, subtract, sum } from '../../money.ts'
import type { Say } from './plan-values.ts'
import { shorten } from './text.ts'
import { beginsTotal, isTotal } from './total-words.ts'

/** A row of quantities as it is held against its sums. */
export interface CountedRow {
  row: number
  /** What its cells of products say. */
  made: string[]
  cell: string
  /** Its word for planned or actual, and its period: only rows that agree in both add up. */
  like: string
  /** The sum of a product over its periods, told by the word that stands for the period. */
  ofTime: boolean
  /** Its product and its word for planned or actual: such a sum adds up those that agree. */
  across: string
  figures: Map<number, Decimal>
}

/**
 * Rows that sum up others: no product of their own, they are left out and told. What is called a total and is none, or a total by another
 * name, is told too and stays.
 */
export function totalRows(rows: readonly CountedRow[], say: Say): Set<number> {
  const left = new Map<string, { row: CountedRow; count: number }>()
  const found = new Set<number>()
  for (const [at, row] of rows.entries()) {
    const exact = row.ofTime || row.made.some(isTotal)
    if (!exact && !row.made.some(beginsTotal)) continue
    const adds = partsOf(rows, at, found).some(parts => parts.length > 0 && addUp(row, parts))
    const name = shorten(row.made.join(' · '), 40)
    if (!exact && !adds) {
      say('warning', 'total-row', row.cell, `“${name}” is called a total, and no lines add up to it. It was kept as a product of its own.`)
      continue
    }
    found.add(row.row)
    if (!adds)
      say('warning', 'total-row', row.cell, `“${name}” is not the sum of its lines. It was left out: the products stand by themselves.`)
    else {
      const before = left.get(name)
      if (before) before.count++
      else left.set(name, { row, count: 1 })
    }
  }
  for (const [name, { row, count }] of left)
    say(
      'info',
      'total-row',
      row.cell,
      `“${name}”${count === 1 ? '' : ` (${count} lines)`} is the sum of other lines, no product of its own. It was left out.`,
    )
  const products = rows.filter(({ row }) => !found.has(row))
  const last = products.at(-1)
  const others = products.slice(0, -1).filter(({ like }) => like === last?.like)
  if (last && last.figures.size >= 2 && others.length >= 2 && others.length === products.length - 1 && addUp(last, others))
    say(
      'warning',
      'total-row',
      last.cell,
      `“${shorten(last.made.join(' · '), 40)}” is the sum of all other lines. It was kept as a product of its own: take it out if it is none.`,
    )
  return found
}

/** What a total may sum up: the products since the last total, all before it, all of the table, or the totals before it. */
function partsOf(rows: readonly CountedRow[], at: number, totals: ReadonlySet<number>): CountedRow[][] {
  const own = rows[at]
  const like = (row: CountedRow, other: number): boolean =>
    other !== at && (own?.ofTime ? !row.ofTime && row.across === own.across : row.like === own?.like)
  const isSum = (row: CountedRow): boolean => row.ofTime || totals.has(row.row) || row.made.some(isTotal)
  const before = rows.slice(0, at)
  const since = before.findLastIndex(isSum) + 1
  const products = (list: readonly CountedRow[]): CountedRow[] => list.filter(row => !isSum(row) && !row.made.some(beginsTotal))
  const near = before.map((row, other) => ({ row, other })).filter(({ row, other }) => like(row, other))
  return [
    near.filter(({ other }) => other >= since).map(({ row }) => row),
    products(near.map(({ row }) => row)),
    products(before),
    products(rows.filter((row, other) => like(row, other))),
    near.filter(({ row }) => isSum(row)).map(({ row }) => row),
  ]
}

/** Every figure is the sum of the parts, but for what a spreadsheet's own arithmetic loses. */
function addUp(total: CountedRow, parts: readonly CountedRow[]): boolean {
  return (
    total.figures.size > 0 &&
    [...total.figures].every(([column, figure]) => {
      const gap = subtract(figure, sum(parts.flatMap(({ figures }) => figures.get(column) ?? [])))
      const size = (value: Decimal): Decimal => (isNegative(value) ? negate(value) : value)
      return compare(size(gap), multiply(size(figure), '0.000000001')) <= 0
    })
  )
}
