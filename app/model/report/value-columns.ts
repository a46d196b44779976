import type { Decimal } from '../money.ts'
import type { Column } from './section.ts'

/** Columns that say figures. A variance that the file gives says none: nothing is drawn of it, compared with it or looked at by it. */
export const valueColumns = <T extends Pick<Column, 'variance'>>(columns: readonly T[]): T[] =>
  columns.filter(({ variance }) => variance === undefined)

/** The numbers of a line under these. */
export const figuresOf = (
  { values }: { values: Readonly<Record<string, { value: Decimal | null }>> },
  columns: readonly Pick<Column, 'id' | 'variance'>[],
): Decimal[] => valueColumns(columns).flatMap(({ id }) => values[id]?.value ?? [])

/** Whether one of these is a variance as in the file. */
export const hasVariance = (columns: readonly Pick<Column, 'id' | 'variance'>[], ids: readonly (string | null)[]): boolean =>
  columns.some(({ id, variance }) => variance !== undefined && ids.includes(id))

export const NO_VARIANCE = 'This column is a variance as the file gives it, no figure. Choose another one.'
