import type { ImportProblem, ImportStatement } from '../import.ts'
import { visibleCells } from './figure.ts'
import type { Grid } from './grid.ts'
import { cellName, cellText } from './grid.ts'

const MAX_PROBLEMS = 2_000

/** Hidden rows and columns that hold something are left out, and that is said. */
export function tellHidden(grid: Grid, problems: ImportProblem[]): void {
  const rows = [...grid.hiddenRows].filter(row => grid.rows[row]?.some(cell => cellText(cell) !== ''))
  const columns = [...grid.hiddenColumns].filter(column => grid.rows.some(row => cellText(row?.[column]) !== ''))
  if (rows.length > 0)
    problems.push({
      severity: 'info',
      code: 'hidden-rows',
      sheet: grid.name,
      cell: cellName(rows[0] ?? 0, 0),
      message: `${count(rows.length, 'hidden row')} with content left out: ${some(rows.map(row => String(row + 1)))}.`,
    })
  if (columns.length > 0)
    problems.push({
      severity: 'info',
      code: 'hidden-columns',
      sheet: grid.name,
      cell: cellName(0, columns[0] ?? 0),
      message: `${count(columns.length, 'hidden column')} with content left out: ${some(columns.map(column => cellName(0, column).slice(0, -1)))}.`,
    })
}

/** Parts of a sheet beside its statements that became neither a line nor a title. */
export function tellLeftOut(
  grid: Grid,
  read: { statements: { statement: ImportStatement }[]; plans: unknown[]; tables: unknown[] },
  problems: ImportProblem[],
): void {
  if (read.statements.length + read.plans.length + read.tables.length === 0) return
  const used = new Set<string>()
  for (const { statement } of read.statements) {
    for (const { headerCells } of statement.columns) for (const cell of headerCells) used.add(cell)
    for (const { labelCell, values } of statement.lineItems) {
      used.add(labelCell)
      for (const { cell } of values) used.add(cell)
    }
  }
  if (read.plans.length + read.tables.length > 0) return
  const left: string[] = []
  grid.rows.forEach((_, row) => {
    for (const { column, cell } of visibleCells(grid, row, 0, Number.POSITIVE_INFINITY)) {
      const name = cellName(row, column)
      if ((cell.kind === 'number' || cell.kind === 'error') && !used.has(name)) left.push(name)
    }
  })
  if (left.length > 0)
    problems.push({
      severity: 'info',
      code: 'left-out',
      sheet: grid.name,
      cell: left[0] ?? null,
      message: `${count(left.length, 'figure')} beside the statement left out: ${some(left)}.`,
    })
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`

const some = (names: string[]): string => (names.length <= 12 ? names.join(', ') : `${names.slice(0, 10).join(', ')} … ${names.at(-1)}`)

/** A file with a hundred thousand faults of one kind needs no hundred thousand sentences: the rest of each kind is counted. */
export function limitProblems(problems: ImportProblem[]): ImportProblem[] {
  if (problems.length <= MAX_PROBLEMS) return problems
  const kept: ImportProblem[] = []
  const counts = new Map<string, number>()
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.code}`
    const seen = (counts.get(key) ?? 0) + 1
    counts.set(key, seen)
    if (seen <= 100) kept.push(problem)
  }
  for (const [key, number] of counts) {
    const [severity = 'info', code = ''] = key.split(' ')
    if (number > 100)
      kept.push({
        severity: severity as ImportProblem['severity'],
        code,
        sheet: null,
        cell: null,
        message: `${number - 100} more of the same kind.`,
      })
  }
  return kept
}
