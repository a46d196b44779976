import { numberOf, type Reading } from '../cells/figure.ts'
import type { Grid } from '../cells/grid.ts'
import type { Quantity } from './volume-columns.ts'

/** A column that is worked out of others, and how; it is no quantity. */
export interface Follows {
  column: Quantity
  /** Of the planned and the actual quantity: a share of the plan, or the difference of the two. */
  is: 'share' | 'difference'
}

/** So many rows must agree, so that it is no chance. */
const ROWS = 3

/**
 * Columns without a word for it (`Result`, `Performance`) that are actual ÷ planned, as a part of one or in percent, or their difference, in
 * every row to the decimals that stand there.
 */
export function workedOut(quantities: readonly Quantity[], rows: readonly number[], { rows: cells }: Grid, reading: Reading): Follows[] {
  const textAt = (row: number, { index }: Quantity): string | null => {
    const cell = cells[row]?.[index]
    if (cell?.kind !== 'text') return cell?.kind === 'number' ? cell.value : null
    const parsed = numberOf(cell.value, reading)
    return parsed.is === 'number' && !parsed.percent ? parsed.value : null
  }
  const number = (row: number, column: Quantity): number | null => {
    const text = textAt(row, column)
    return text === null ? null : Number(text)
  }
  const decimals = (row: number, column: Quantity): number => textAt(row, column)?.split('.')[1]?.length ?? 0
  const found: Follows[] = []
  for (const [at, planned] of quantities.entries()) {
    if (planned.side !== 'planned' || planned.measure !== '') continue
    const like = (other: Quantity): boolean => other.period === planned.period && other.when === planned.when
    const actual = quantities.find(other => other.side === 'actual' && other.measure === '' && like(other))
    if (!actual) continue
    const isFirst = quantities.findIndex(other => other.side === 'planned' && other.measure === '' && like(other)) === at
    for (const column of isFirst ? quantities : []) {
      if (column === planned || column === actual || column.side === 'planned' || !like(column)) continue
      const triples = rows.flatMap(row => {
        const [plan, done, own] = [planned, actual, column].map(each => number(row, each))
        return plan == null || done == null || own == null
          ? []
          : [{ plan, done, own, off: 0.5 * 10 ** -Math.min(decimals(row, column), 9) + 1e-9 }]
      })
      const all = (said: (row: (typeof triples)[number]) => number | null): boolean =>
        triples.every(row => {
          const wanted = said(row)
          return wanted !== null && Math.abs(row.own - wanted) <= row.off
        })
      // Where plan and actual are the same in each row nothing tells.
      if (triples.length < ROWS || triples.filter(({ plan, done }) => plan !== done).length < 2) continue
      const share = (times: number) => (row: { plan: number; done: number }) => (row.plan === 0 ? null : (row.done / row.plan) * times)
      if (all(share(1)) || all(share(100))) found.push({ column, is: 'share' })
      else if (all(({ plan, done }) => done - plan) || all(({ plan, done }) => plan - done)) found.push({ column, is: 'difference' })
    }
  }
  return found
}
