import type { Row, RowValue } from './rows.ts'
import { figure } from './sums.ts'
import type { Part } from './tree.ts'

// Which rows the formula of a cell adds up.

/** The rows that a formula adds up, or null when it does anything else or leaves the table. */
export function partsOfFormula(
  rows: Row[],
  at: Map<number, number>,
  row: Row,
  { sum, index: column }: Pick<RowValue, 'sum' | 'index'>,
  details: ReadonlySet<number>,
): Part[] | null {
  if (!sum?.terms.every(term => term.sheet === null && (term.column === column || details.has(term.column)) && term.row !== row.row))
    return null
  const parts: Part[] = []
  for (const { row: from, column: where, sign } of sum.terms) {
    const part = at.get(from)
    const value = figure(part === undefined ? undefined : rows[part], where)
    // SUBTOTAL leaves out other SUBTOTALs.
    if (part !== undefined && value && !(sum.subtotal && value.sum?.subtotal)) parts.push({ index: part, sign })
  }
  return parts.length > 0 ? parts : null
}

/**
 * `=F21-F24` in column G, between `=E21-E24` and `=H21-H24`: the same rows of another column, which a copied formula kept. What the figure should be
 * is what its own column makes.
 */
export function partsBeside(rows: Row[], at: Map<number, number>, row: Row, { sum, index: column }: RowValue): Part[] | null {
  if (!sum || sum.subtotal || new Set(sum.terms.map(term => term.row)).size < sum.terms.length) return null
  const moved = sum.terms.map(term => ({ ...term, column }))
  return partsOfFormula(rows, at, row, { sum: { ...sum, terms: moved }, index: column }, new Set())
}
