import type { ImportProblem } from '#app/model/report/import.ts'
import type { ReadingOptions } from '#app/model/report/ingest/options.ts'
import { isOver } from '#app/model/report/ingest/settling/settled.ts'
import { readingId } from './reading-fields.tsx'
import type { ReviewedPlan } from './plan-review.tsx'
import type { Reviewed } from './statement-review.tsx'

/** Where on the page something is settled: a field by its id, or a line of a statement, whose table opens first. */
export type Place = { id: string } | { at: number; line: string; cell: string }

export const columnFieldId = (at: number, id: string, field: 'period' | 'scenario' | 'role' | 'entity'): string =>
  `column-${at}-${id}-${field}`
export const lineId = (at: number, line: string): string => `line-${at}-${line}`
export const valueId = (at: number, cell: string): string => `value-${at}-${cell}`
export const takeId = (at: number): string => `take-${at}`
/** The field that says what a word for a status means, by the first cell with it. */
export const statusId = (at: number, cell: string): string => `status-${at}-${cell}`
export const planId = (at: number): string => `plan-${at}`

/** Questions about the whole file, with the field that answers them. */
const READ: Record<string, keyof ReadingOptions> = {
  'ambiguous-number': 'decimalMark',
  'decimal-comma': 'decimalMark',
  'decimal-point': 'decimalMark',
  'mixed-marks': 'decimalMark',
  'ambiguous-date': 'dayOrder',
  'fiscal-year': 'fileFirstMonth',
  'years-or-figures': 'years',
  'year-unknown': 'year',
  'year-of-sheets': 'year',
  'drawn-without-year': 'year',
  'unreadable-date': 'year',
}

/** The field under "Read the file in another way" that answers a problem; null where none does. */
export const readingOfProblem = ({ code, message }: Pick<ImportProblem, 'code' | 'message'>): Place | null => {
  // `soon` is no day of any year.
  const field = code === 'unreadable-date' && !/“[^”]*\d/.test(message) ? undefined : READ[code]
  return field ? { id: readingId(field) } : null
}

/** Where a problem is settled on the page; null where nothing on it shows the cell. */
export function placeOf(
  { code, sheet, cell }: ImportProblem,
  { statements, plans }: { statements: readonly Reviewed[]; plans: readonly ReviewedPlan[] },
): Place | null {
  const here = statements.filter(({ statement }) => statement.sheet === sheet)
  const [first] = here
  for (const { at, statement } of here) {
    if (cell === null) continue
    if (!statement.suggested) continue
    const line = statement.lineItems.find(({ labelCell, values }) => labelCell === cell || values.some(value => value.cell === cell))
    if (line) return { at, line: line.labelCell, cell }
    const column = statement.columns.find(one => isOver(one, cell))
    if (column) return { id: columnFieldId(at, column.id, fieldOf(code)) }
  }
  if (first) return { id: takeId(first.at) }
  const onSheet = plans.filter(other => other.sheet === sheet)
  const asked = code === 'unknown-status' ? onSheet.find(({ unknown }) => unknown.some(one => one.cell === cell)) : undefined
  if (asked && cell !== null) return { id: statusId(asked.at, cell) }
  const [plan] = onSheet
  return plan ? { id: planId(plan.at) } : null
}

function fieldOf(code: string): 'period' | 'scenario' | 'role' | 'entity' {
  if (code.startsWith('scenario') || code === 'same-column') return 'scenario'
  if (code.startsWith('mixed') || code === 'variance-unknown') return 'role'
  return code.startsWith('entity') ? 'entity' : 'period'
}

/** Opens what hides a field, and goes there. */
export function goTo(id: string): boolean {
  const field = document.getElementById(id)
  if (!field) return false
  for (let around = field.parentElement; around; around = around.parentElement) if (around instanceof HTMLDetailsElement) around.open = true
  field.focus()
  field.scrollIntoView({ block: 'center' })
  return true
}
