import type { Reading } from './figure.ts'
import { headOf, isFigure, visibleCells } from './figure.ts'
import type { Cell, Grid } from './grid.ts'
import { cellText } from './grid.ts'
import type { HeadRow } from './heads.ts'
import { headsPlan } from './plan-roles.ts'

/** The header of a plan, where no figures stand above it; again where it repeats. */
export function planHeads(grid: Grid, rows: number[], first: number, right: number, reading: Reading): HeadRow[] {
  const named = (row: number): string[] | null => {
    const cells = withoutCalendar(grid, row, visibleCells(grid, row, first, right), reading)
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

type Placed = { column: number; cell: Cell }[]

/**
 * What heads the tasks, where a drawn calendar begins to the right of it: days, or weeks numbered from 1. Only where those names stand over
 * real days: else the bars are all that says when the tasks are.
 */
function withoutCalendar(grid: Grid, row: number, cells: Placed, reading: Reading): Placed {
  const from = cells.findIndex(({ cell }) => cell.kind !== 'text' || isDay(cell, reading))
  const names = cells.slice(0, from)
  const calendar = cells.slice(Math.max(from, 0))
  if (from < 3 || calendar.length < 3 || !(calendar.every(({ cell }) => isDay(cell, reading)) || countsUp(calendar))) return cells
  const dated = names.filter(({ column }) => grid.rows.slice(row + 1).some(own => own[column] !== undefined && isDay(own[column], reading)))
  return dated.length > 0 ? names : cells
}

const isDay = (cell: Cell, reading: Reading): boolean => {
  if (cell.kind === 'date') return true
  const facts = cell.kind === 'text' ? headOf(cell, reading) : null
  return facts !== null && facts.end !== null && !facts.monthOnly
}

const countsUp = (cells: Placed): boolean => cells.every(({ cell }, at) => cell.kind === 'number' && cell.value === String(at + 1))
