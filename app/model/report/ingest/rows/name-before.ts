import type { Reading } from '../cells/figure.ts'
import { isFigure, visibleCells } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellText } from '../cells/grid.ts'
import type { Table } from '../sheets/table.ts'

interface Name {
  column: number
  cell: Cell
  text: string
}

/**
 * What lines are called to the left of their table, where that is one side of a sheet: a statement that reaches over both columns of the balance
 * sheet below it. Only above the first line that has a name on its own side, and where nothing else stands to the left.
 */
export function namesBefore({ grid, body, labelColumns, left }: Table, reading: Reading): ReadonlyMap<number, Name> {
  const names = new Map<number, Name>()
  if (left === 0) return names
  for (const row of body) {
    if (labelColumns.some(column => cellText(grid.rows[row]?.[column]) !== '')) break
    const [only, ...others] = visibleCells(grid, row, 0, left - 1)
    if (only?.cell.kind !== 'text' || others.length > 0 || isFigure(only.cell, reading)) continue
    names.set(row, { ...only, text: cellText(only.cell) })
  }
  return names
}
