import type { ImportColumn } from '../../import.ts'
import { residueOf } from './entity.ts'
import type { TableColumn } from '../heads/heads.ts'

/** Lines with their figures, by the id of the column. */
type Lines = readonly { values: readonly { column: string; value: string | null }[] }[]

/**
 * In the first quarter the year to date is that quarter: `Actual | YTD Actual` say the same twice. The second stays out where it does so in every
 * line; where it says anything else, it is asked what tells them apart.
 */
export function leaveRepeated(columns: ImportColumn[], heads: readonly TableColumn[], rows: Lines): void {
  for (const [at, column] of columns.entries()) {
    if (heads[at]?.facts.toDate !== 'year' || column.role !== 'period' || column.period === null) continue
    const name = residueOf(heads[at]?.texts ?? [])
    const isSame = (place: number): boolean => residueOf(heads[place]?.texts ?? []) === name
    // What two companies say alike is said twice, and rightly.
    if (columns.slice(0, at).some((other, place) => repeats(column, other, rows) && isSame(place))) column.role = 'other'
  }
}

/** The column of a statement that says in every line what one that stays out says; undefined: none. */
export const repeatedBy = (column: ImportColumn, columns: readonly ImportColumn[], lines: Lines): ImportColumn | undefined =>
  column.period === null ? undefined : columns.find(other => other !== column && repeats(column, other, lines))

function repeats(column: ImportColumn, other: ImportColumn, lines: Lines): boolean {
  const isSame =
    other.role === 'period' && other.period === column.period && other.scenario === column.scenario && other.entity === column.entity
  const of = ({ values }: Lines[number], { id }: ImportColumn) => values.find(value => value.column === id)?.value ?? null
  return isSame && lines.every(line => of(line, column) === of(line, other))
}
