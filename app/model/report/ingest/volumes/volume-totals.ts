import { compare, type Decimal, multiply, sizeOf, subtract, sum } from '../../../money.ts'
import type { Say } from '../plans/plan-values.ts'
import { shorten } from '../cells/text.ts'
import { beginsTotal, isTotal } from '../rows/total-words.ts'

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

/** Running sums by key and column. */
class Sums {
  readonly #by = new Map<string, Map<number, Decimal>>()

  add(key: string, { figures }: CountedRow): void {
    const own = this.#by.get(key) ?? new Map<number, Decimal>()
    this.#by.set(key, own)
    for (const [column, figure] of figures) own.set(column, sum([own.get(column) ?? '0', figure]))
  }

  forget(key: string): void {
    this.#by.delete(key)
  }

  /** Whether every figure of the row is the sum under the key, but for what a spreadsheet's own arithmetic loses. */
  addUpTo(key: string, { figures }: CountedRow): boolean {
    const own = this.#by.get(key)
    return (
      own !== undefined &&
      [...figures].every(([column, figure]) => {
        const gap = subtract(figure, own.get(column) ?? '0')
        return compare(sizeOf(gap), multiply(sizeOf(figure), '0.000000001')) <= 0
      })
    )
  }
}

/**
 * Rows that sum up others: no product of their own, they are left out and told. What is called a total and is none, or a total by another
 * name, is told too and stays.
 */
export function totalRows(rows: readonly CountedRow[], say: Say): Set<number> {
  const found = new Set<number>()
  const left = new Map<string, { row: CountedRow; count: number }>()
  const called = rows.map(row => ({ row, exact: row.ofTime || row.made.some(isTotal), begins: row.made.some(beginsTotal) }))
  // What a total may sum up: the products since the last one, all before it, all of the table, the totals before it, a product's periods.
  const [since, before, whole, totals, across] = [new Sums(), new Sums(), new Sums(), new Sums(), new Sums()]
  for (const { row, exact, begins } of called) if (!exact && !begins) whole.add(row.like, row)
  for (const { row, exact, begins } of called) {
    if (!exact && !begins) {
      since.add(row.like, row)
      before.add(row.like, row)
      before.add(ALL, row)
      across.add(row.across, row)
      continue
    }
    const adds =
      (row.ofTime && (across.addUpTo(row.across, row) || before.addUpTo(ALL, row))) ||
      [since, before, whole, totals].some(sums => sums.addUpTo(row.like, row)) ||
      (row.like.replaceAll('|', '') === '' && before.addUpTo(ALL, row))
    const name = shorten(row.made.join(' · '), 40)
    if (!exact && !adds) {
      say('warning', 'total-row', row.cell, `“${name}” is called a total, and no lines add up to it. It was kept as a product of its own.`)
      continue
    }
    found.add(row.row)
    since.forget(row.like)
    totals.add(row.like, row)
    if (!adds)
      say('warning', 'total-row', row.cell, `“${name}” is not the sum of its lines. It was left out: the products stand by themselves.`)
    else {
      const known = left.get(name)
      if (known) known.count++
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
  tellUnnamed(
    rows.filter(({ row }) => !found.has(row)),
    say,
  )
  return found
}

/** The key of all rows, whatever their period. */
const ALL = '*'

/** A last line that is the sum of all the others, by another name than that of a total. */
function tellUnnamed(products: readonly CountedRow[], say: Say): void {
  const last = products.at(-1)
  if (!last || last.figures.size < 2 || products.length < 3 || products.some(({ like }) => like !== last.like)) return
  const others = new Sums()
  for (const row of products.slice(0, -1)) others.add(ALL, row)
  if (others.addUpTo(ALL, last))
    say(
      'warning',
      'total-row',
      last.cell,
      `“${shorten(last.made.join(' · '), 40)}” is the sum of all other lines. It was kept as a product of its own: take it out if it is none.`,
    )
}
