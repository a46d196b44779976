import type { Reading } from '../cells/figure.ts'
import { isFigure, numberOf, visibleCells } from '../cells/figure.ts'
import type { Cell } from '../cells/grid.ts'
import { cellText, isBlank } from '../cells/grid.ts'
import type { Table } from '../sheets/table.ts'

interface Name {
  column: number
  cell: Cell
  text: string
  /** In which column it stands as far in as the names of the other lines, where that is another one. */
  under?: number | undefined
}

/**
 * What lines are called to the left of their table, where that is one side of a sheet: a statement that reaches over both columns of the balance
 * sheet below it. Only above the first line that has a name on its own side, and where nothing else stands to the left.
 */
export function namesBefore(table: Table, reading: Reading): ReadonlyMap<number, Name> {
  const { grid, body, labelColumns, left } = table
  const names = namesAmid(table, reading)
  if (left === 0) return names
  for (const row of body) {
    if (labelColumns.some(column => cellText(grid.rows[row]?.[column]) !== '')) break
    const [only, ...others] = visibleCells(grid, row, 0, left - 1)
    if (only?.cell.kind !== 'text' || others.length > 0 || isFigure(only.cell, reading)) continue
    names.set(row, { ...only, text: cellText(only.cell) })
  }
  return names
}

/** `Total staff` under `Salary`, where no line has a name of its own and figures alone go on: the first column of figures names that line. */
function namesAmid({ grid, body, labelColumns, columns }: Table, reading: Reading): Map<number, Name> {
  const [first, ...others] = columns.map(({ index }) => index)
  const names = new Map<number, Name>()
  if (first === undefined || others.length < 2 || labelColumns.length === 0) return names
  // Right behind the names, one figure is enough.
  const least = labelColumns.includes(first - 1) ? 1 : 2
  for (const row of body) {
    const cell = grid.rows[row]?.[first]
    if (cell?.kind !== 'text' || !/\p{L}.?\p{L}/u.test(cell.value) || numberOf(cell.value, reading).is !== 'text') continue
    if (labelColumns.some(column => cellText(grid.rows[row]?.[column]) !== '')) continue
    const filled = others.map(column => grid.rows[row]?.[column]).filter(one => !isBlank(one))
    const figures = filled.map(one => (one?.kind === 'number' ? Number(one.value) : Number.NaN))
    // `Total | 1 | 2 | 3`: days or numbers of columns, which head what is below.
    const areNumbers = figures.length > 1 && figures.every((figure, at) => at === 0 || figure === (figures[at - 1] ?? 0) + 1)
    if (filled.length >= least && !figures.some(Number.isNaN) && !areNumbers)
      names.set(row, { column: first, cell, text: cellText(cell), under: labelColumns[0] })
  }
  return names
}
