import { mostOf } from '../cells/most.ts'
import type { Row } from '../rows/rows.ts'
import { isPriceUnit, type StatementUnit, unitAlone, unitOfLabel } from './unit.ts'

// What stands beside the labels, in a column of units, says of the lines and of the statement.

/** Whether all that stands beside the labels is an `x`, beside a line of money as well. */
export function areMarks(rows: readonly Row[], monetary: (row: Row) => boolean): boolean {
  const noted = rows.filter(({ note }) => note !== null)
  return (
    noted.length > 0 && noted.every(({ note }) => note?.toLowerCase() === 'x') && noted.some(row => row.values.length > 0 && monetary(row))
  )
}

/** What most lines with a unit of their own say; one price among counts makes no statement of money. */
export function mostNoted(currencies: (string | null)[], rows: readonly Row[]): string | null {
  const noted = rows.filter(({ note, values }) => note !== null && values.length > 0 && unitAlone(note) !== 'other').length
  return currencies.filter(one => one !== null).length * 2 >= noted ? mostOf(currencies) : null
}

/**
 * Where no title names a scale and the column of units has the same for most lines, the sums that it leaves empty count in that, too.
 */
export function withNoted(stated: StatementUnit, rows: readonly Row[], alone: readonly ('money' | 'other' | null)[]): StatementUnit {
  if (stated.label !== '') return stated
  const scales = rows.flatMap(({ note }, at) =>
    alone[at] === 'money' && note !== null && !isPriceUnit(note) ? [unitOfLabel(note).scale ?? 0] : [],
  )
  const scale = mostOf(scales)
  const others = rows.filter(({ values }, at) => values.length > 0 && alone[at] === null).length
  const isMost = scales.filter(one => one === scale).length * 2 > scales.length
  return scale !== null && isMost && scales.length > others ? { ...stated, scale } : stated
}
