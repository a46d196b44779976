import type { ImportProblem, ImportStatement } from '../../import.ts'
import type { Reading } from '../cells/figure.ts'
import type { Cell, Grid } from '../cells/grid.ts'
import { cellName, emptyGrid, isBlank } from '../cells/grid.ts'
import type { BuiltStatement, StatementOptions } from '../statements/statement.ts'
import { buildStatement } from '../statements/statement.ts'
import type { Table } from '../sheets/table.ts'
import { findTables } from '../sheets/table.ts'
import { tellYears } from './year-rows.ts'

// A sheet that is read with its cells in other places: what was read of it calls every cell as in the file again.

/** An empty sheet to put cells of another into; `back` says where each of them stands in the file. */
export function turnedOf({ name, visibility }: Grid): {
  turned: Grid
  put(row: number, column: number, cell: Cell | undefined, from: string): void
  back(cell: string): string
} {
  const turned = { ...emptyGrid(name), visibility }
  const real = new Map<string, string>()
  return {
    turned,
    put(row, column, cell, from) {
      if (!cell || isBlank(cell)) return
      turned.rows[row] ??= []
      const { formula: _, ...plain } = cell
      ;(turned.rows[row] as (typeof turned.rows)[number])[column] = plain
      real.set(cellName(row, column), from)
    },
    back: cell => real.get(cell) ?? cell,
  }
}

/** The statement of the one table of a turned sheet, with what is known around it. */
export function readTurned(
  turned: Grid,
  around: Pick<Table, 'titles'> & Partial<Pick<Table, 'context'>>,
  back: (cell: string) => string,
  reading: Reading,
  options: StatementOptions,
  problems: ImportProblem[],
): BuiltStatement | null {
  const own = { ...reading, yearRows: new Map() }
  const said: ImportProblem[] = []
  const [found] = findTables(turned, own)
  tellYears(own, turned.name, said)
  const built = found && buildStatement({ ...found, ...around }, reading, options, said)
  if (!built) return null
  for (const problem of said)
    problems.push({ ...problem, cell: problem.cell && back(problem.cell), ...(problem.cells && { cells: problem.cells.map(back) }) })
  nameBack(built.statement, back)
  return built
}

function nameBack({ columns, lineItems, checks }: ImportStatement, back: (cell: string) => string): void {
  for (const column of columns) column.headerCells = column.headerCells.map(back)
  for (const item of lineItems) {
    item.labelCell = back(item.labelCell)
    for (const value of item.values) value.cell = back(value.cell)
  }
  for (const check of checks) {
    check.cell = back(check.cell)
    for (const part of check.parts) part.cell = back(part.cell)
  }
}
