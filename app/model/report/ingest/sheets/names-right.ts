import type { ImportProblem } from '../../import.ts'
import { isFigure, type Reading, visibleCells } from '../cells/figure.ts'
import { cellName } from '../cells/grid.ts'
import type { List } from './list.ts'

/** So many lines at least: of fewer nothing can be said. */
const LEAST = 3

/**
 * What was kept as a list although each of its lines begins with figures and ends with a name, as tables of languages do that are written from right to
 * left: that it may be a statement is said.
 */
export function tellNamesRight({ grid, rows }: List, reading: Reading, problems: ImportProblem[]): void {
  const lines = rows.flatMap(row => {
    const cells = visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)
    const last = cells.at(-1)
    return last && cells.slice(0, -1).some(({ cell }) => isFigure(cell, reading)) ? [{ row, last, cells }] : []
  })
  const named = lines.filter(
    ({ last, cells }) =>
      last.cell.kind === 'text' &&
      /\p{L}{2}/u.test(last.cell.value) &&
      !isFigure(last.cell, reading) &&
      cells.slice(0, -1).every(({ cell }) => isFigure(cell, reading)),
  )
  const [first] = named
  if (!first || named.length < LEAST || named.length < lines.length || named.some(({ last }) => last.column !== first.last.column)) return
  problems.push({
    severity: 'warning',
    code: 'names-right',
    sheet: grid.name,
    cell: cellName(first.row, first.last.column),
    message:
      'The names of the lines stand to the right of their figures: they were kept as a list, and not read as a statement. Put them in front of the figures where they are one.',
  })
}
