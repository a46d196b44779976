import type { ImportProblem, ImportStatement } from '../import.ts'

/** A statement that was read from a turned sheet, and what was said of it, with every cell called as in the file again. */
export function nameBack(
  statement: ImportStatement,
  said: readonly ImportProblem[],
  back: (cell: string) => string,
  problems: ImportProblem[],
): void {
  for (const problem of said)
    problems.push({ ...problem, cell: problem.cell && back(problem.cell), ...(problem.cells && { cells: problem.cells.map(back) }) })
  for (const column of statement.columns) column.headerCells = column.headerCells.map(back)
  for (const item of statement.lineItems) {
    item.labelCell = back(item.labelCell)
    for (const value of item.values) value.cell = back(value.cell)
  }
  for (const check of statement.checks) {
    check.cell = back(check.cell)
    for (const part of check.parts) part.cell = back(part.cell)
  }
}
