import type { ImportProblem, ImportStatement } from '../../import.ts'

/** A report's statement has its limits. What is larger is not proposed, and says so. */
export function tellSize(statement: ImportStatement, problems: ImportProblem[]): void {
  const { lineItems, columns, sheet } = statement
  if (lineItems.length <= MAX_LINES && columns.length <= MAX_COLUMNS) return
  statement.suggested = false
  problems.push({
    severity: 'error',
    code: 'too-large',
    sheet,
    cell: null,
    message: `${lineItems.length} lines by ${columns.length} columns are more than a statement of a report holds (${MAX_LINES} by ${MAX_COLUMNS}). Leave out what is not for the report.`,
  })
}

const MAX_LINES = 5_000

const MAX_COLUMNS = 200
