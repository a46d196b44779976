import type { ImportColumn, ImportJson, ImportProblem, ImportStatement } from '../../import.ts'
import { YEAR_OF_SHEETS } from '../time/sheet-months.ts'
import { FISCAL_YEAR } from '../time/fiscal-year.ts'
import type { ColumnCorrection, ConfirmedProblem, StatementCorrection } from './corrections.ts'

// Which problems go when a person has answered them. A question about several columns goes with the last of its answers.

/** What of a column answers a question about it. */
type Answered = 'period' | 'scenario' | 'entity' | 'role'

const ANSWERED_BY: Record<string, Answered> = {
  'period-unknown': 'period',
  'year-by-start': 'period',
  'year-unknown': 'period',
  'months-over-years': 'period',
  'ambiguous-date': 'period',
  'month-or-year': 'period',
  'day-or-period': 'period',
  'part-of-title': 'period',
  'period-beside': 'period',
  'year-between': 'period',
  'months-shown': 'period',
  'total-column': 'period',
  'month-or-version': 'period',
  'part-of-year': 'period',
  'compares-other-lengths': 'period',
  'short-years': 'period',
  'roman-months': 'period',
  'two-days': 'period',
  'two-times': 'period',
  'calendar-week': 'period',
  'first-days': 'period',
  'quarter-months': 'period',
  'quarter-or-day': 'period',
  'goes-back': 'period',
  'scenario-unknown': 'scenario',
  'scenario-of-title': 'scenario',
  'scenario-of-place': 'scenario',
  'scenario-differs': 'scenario',
  'entity-columns': 'entity',
  'mixed-currency': 'role',
  'mixed-scale': 'role',
  'variance-unknown': 'role',
}

/** The cells that a problem is about. */
export const cellsOf = ({ cell, cells }: Pick<ImportProblem, 'cell' | 'cells'>): readonly string[] => cells ?? (cell === null ? [] : [cell])

/** Whether a cell stands over a column; over one without a header, any cell of it does. */
export const isOver = ({ id, headerCells }: ImportColumn, cell: string): boolean =>
  headerCells.length > 0 ? headerCells.includes(cell) : cell.replace(/\d+$/, '') === id

/** The columns that a problem is about, of the statements that are taken, each with the place of its statement. */
export const columnsAsked = (
  { sheet, ...problem }: Pick<ImportProblem, 'sheet' | 'cell' | 'cells'>,
  statements: readonly ImportStatement[],
): { at: number; column: ImportColumn }[] =>
  statements.flatMap((statement, at) =>
    statement.sheet === sheet && statement.suggested
      ? statement.columns.flatMap(column => (cellsOf(problem).some(cell => isOver(column, cell)) ? [{ at, column }] : []))
      : [],
  )

/** Takes away what the corrections answer. `corrections` are in the order of the statements. */
export function withoutAnswered(
  given: ImportJson,
  read: ImportJson,
  correctionOf: (at: number) => readonly StatementCorrection[],
): ImportProblem[] {
  const taken = given.statements.map((statement, at) => ({ ...statement, suggested: read.statements[at]?.suggested ?? false }))
  const left = leftOut(given, read)
  return read.problems.filter(problem => {
    if (problem.severity === 'info') return true
    if (problem.code === YEAR_OF_SHEETS) return read.statements.some(({ suggested, columns }) => suggested && columns.some(isOpen))
    if (problem.code === FISCAL_YEAR) return !saysPeriods(taken, correctionOf)
    if (problem.code === 'no-stored-result') return !isReckoned(problem, given, read)
    const cells = cellsOf(problem)
    if (cells.length > 0 && cells.every(cell => left.has(`${problem.sheet}!${cell}`))) return false
    const by = ANSWERED_BY[problem.code]
    const asked = by ? columnsAsked(problem, taken) : []
    if (!by || asked.length === 0) return true
    // No period of a statement may stay open behind the last answer that its question names.
    if (problem.code === 'period-unknown' || problem.code === 'year-unknown')
      return asked.some(({ at }) => read.statements[at]?.columns.some(isOpen))
    return !asked.every(({ at, column }) => correctionOf(at).some(correction => answers(correction, column.id, by)))
  })
}

/** Whether a person has said the period of every column that the fiscal year decides about. */
function saysPeriods(taken: readonly ImportStatement[], correctionOf: (at: number) => readonly StatementCorrection[]): boolean {
  const fiscal = taken.flatMap(({ suggested, columns }, at) =>
    suggested ? columns.flatMap(({ id, role, period }) => (role === 'period' && period?.startsWith('FY') ? [{ at, id }] : [])) : [],
  )
  return fiscal.length > 0 && fiscal.every(({ at, id }) => correctionOf(at).some(correction => answers(correction, id, 'period')))
}

const isOpen = ({ role, period }: ImportColumn): boolean => role === 'period' && period === null

function answers({ entity, columns }: StatementCorrection, id: string, by: Answered): boolean {
  if (by === 'entity' && entity !== undefined) return true
  return (columns ?? []).some(column => column.id === id && answersColumn(column, by))
}

function answersColumn(column: ColumnCorrection, by: Answered): boolean {
  if (column.ignore || (column.role !== undefined && column.role !== 'period')) return true
  return by === 'period' ? typeof column.period === 'string' : column[by] !== undefined
}

/** Cells of lines and columns that a person left out, with their sheet: nothing about them matters any longer. */
function leftOut(given: ImportJson, read: ImportJson): Set<string> {
  const cells = (statement: ImportStatement): string[] => [
    ...statement.columns.flatMap(({ headerCells }) => headerCells),
    ...statement.lineItems.flatMap(({ labelCell, values }) => [labelCell, ...values.map(({ cell }) => cell)]),
  ]
  const left = new Set<string>()
  for (const [at, statement] of given.statements.entries()) {
    const corrected = read.statements[at]
    const isWhole = corrected?.columns.length === statement.columns.length && corrected.lineItems.length === statement.lineItems.length
    if (!corrected || isWhole) continue
    const still = new Set(cells(corrected))
    for (const cell of cells(statement)) if (!still.has(cell)) left.add(`${statement.sheet}!${cell}`)
  }
  return left
}

/** Whether every figure that the file did not reckon was written down by a person, or left out. */
function isReckoned({ sheet, cell }: ImportProblem, given: ImportJson, read: ImportJson): boolean {
  const uncached = ({ statements }: ImportJson): string[] =>
    statements.flatMap(statement =>
      statement.sheet === sheet
        ? statement.lineItems.flatMap(({ values }) => values.flatMap(value => (value.flag === 'uncached' ? [value.cell] : [])))
        : [],
    )
  return cell !== null && uncached(given).includes(cell) && uncached(read).length === 0
}

const says = ({ code, sheet, cell, message }: ConfirmedProblem): string => JSON.stringify([code, sheet, cell, message])

/** Without what a person found right or leaves as it is. */
export function withoutConfirmed(problems: ImportProblem[], confirmed: readonly ConfirmedProblem[] = []): ImportProblem[] {
  const known = new Set(confirmed.map(says))
  return known.size === 0 ? problems : problems.filter(problem => problem.severity === 'info' || !known.has(says(problem)))
}

/** Whether a person has found the problem right, or leaves it as it is. */
export const isConfirmed = (problem: ConfirmedProblem, confirmed: readonly ConfirmedProblem[] = []): boolean =>
  confirmed.some(other => says(other) === says(problem))
