import type { Reading } from './figure.ts'
import { isFigure, visibleCells } from './figure.ts'
import type { Grid } from './grid.ts'
import { cellText } from './grid.ts'
import type { HeadRow } from './heads.ts'
import { headsPlan } from './plan-roles.ts'

/** The header of a plan, where no figures stand above it; again where it repeats. */
export function planHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const named = (row: number): string[] | null => {
    const cells = visibleCells(grid, row, first, right)
    const texts = cells.length >= 3 && cells.every(({ cell }) => cell.kind === 'text' && cellText(cell).length <= 80)
    return texts ? cells.map(({ column, cell }) => `${column}:${cellText(cell)}`) : null
  }
  for (const [at, row] of rows.slice(0, 30).entries()) {
    const names = named(row)
    if (names && headsPlan(names.map(name => name.slice(name.indexOf(':') + 1)))) {
      // A program's own names above, those for people right below: `task_name` over `Activity Name`.
      const below = rows[at + 1]
      const second = below === undefined ? null : named(below)
      if (
        below !== undefined &&
        second &&
        second.join() !== names.join() &&
        headsPlan(second.map(name => name.slice(name.indexOf(':') + 1)))
      )
        return [{ rows: [row, below], columns: visibleCells(grid, below, first, right).map(({ column }) => column), head: 'texts' }]
      const same = rows.slice(at + 1).filter(other => named(other)?.join('|') === names.join('|'))
      return [row, ...same].map(found => ({
        rows: [found],
        columns: visibleCells(grid, found, first, right).map(({ column }) => column),
        head: 'texts' as const,
      }))
    }
    if (visibleCells(grid, row, first, right).filter(({ cell }) => isFigure(cell, reading)).length >= 2) return []
  }
  return []
}
