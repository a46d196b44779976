import type { ImportColumn, ImportProblem } from '../../import.ts'

/** What a question about columns is told with: the cells over them, the lowest of each unless another is said. */
export function headsOf(columns: readonly Pick<ImportColumn, 'headerCells'>[], which = -1): Pick<ImportProblem, 'cell' | 'cells'> {
  const cells = columns.flatMap(({ headerCells }) => headerCells.at(which) ?? [])
  return { cell: cells[0] ?? null, ...(cells.length > 1 && { cells }) }
}
