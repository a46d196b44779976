import { z } from 'zod'
import { isDecimal } from '../../money.ts'
import { isPeriodKey } from '../../period.ts'
import { COLUMN_ROLES, type ImportJson, type ImportStatement } from '../import.ts'
import { LINE_KINDS, SCENARIOS, STATEMENT_KINDS, UNITS } from '../section.ts'
import { nameOfStatement } from './carry.ts'
import { correctPlan, planCorrection } from './correct-plan.ts'
import { balanceChecks, CHECK_CODES, cashChecks, footingChecks, problemsOfChecks } from './checks.ts'
import { changeKind, closeHeading, isUnder, levelsOf, move, moveToLevels, without } from './rearrange.ts'

/** What a person settles in the preview. Everything is optional: what is not named stays as it was understood. */

const cell = z.string().max(12)

export const columnCorrection = z.object({
  id: z.string().max(8),
  label: z.string().trim().min(1).max(200).optional(),
  period: z.string().max(40).refine(isPeriodKey, 'must be a period').nullable().optional(),
  scenario: z.enum(SCENARIOS).optional(),
  entity: z.string().trim().max(200).nullable().optional(),
  /** What it was taken for, corrected: a difference that is a period after all. */
  role: z.enum(COLUMN_ROLES).optional(),
  ignore: z.boolean().optional(),
})

export const rowCorrection = z.object({
  /** Names the row: the cell of its label. */
  labelCell: cell,
  label: z.string().trim().max(500).optional(),
  kind: z.enum(LINE_KINDS).optional(),
  level: z.number().int().min(0).max(20).optional(),
  /** Label cell of the row that it belongs to; null for none. */
  parent: cell.nullable().optional(),
  unit: z.enum(UNITS).optional(),
  /** Percent only: the stored value that means 100 %. */
  whole: z.union([z.literal(1), z.literal(100)]).optional(),
  /** Which direction is good; null: neither. */
  good: z.enum(['up', 'down']).nullable().optional(),
  drop: z.boolean().optional(),
})

export const statementCorrection = z.object({
  /** Index in the import's `statements`. */
  statement: z.number().int().min(0),
  /** Its name, `Sheet!A1` by the top left cell: where given it counts, wherever in the list the statement stands. */
  at: z.string().max(300).optional(),
  take: z.boolean().optional(),
  title: z.string().trim().min(1).max(200).optional(),
  type: z.enum(STATEMENT_KINDS).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three letters, like EUR')
    .nullable()
    .optional(),
  scale: z.number().int().min(0).max(12).optional(),
  unitLabel: z.string().trim().max(200).optional(),
  columns: z.array(columnCorrection).max(200).optional(),
  rows: z.array(rowCorrection).max(5_000).optional(),
  /** Figures that could not be decided, settled by a person. null: there is none. */
  values: z
    .array(z.object({ cell, value: z.string().max(200).refine(isDecimal, 'must be a number').nullable() }))
    .max(5_000)
    .optional(),
})

export const corrections = z.object({
  statements: z.array(statementCorrection).max(500).default([]),
  plans: z.array(planCorrection).max(500).default([]),
  /** Indices of plans that are not taken. */
  leavePlans: z.array(z.number().int().min(0)).max(500).default([]),
})
export type Corrections = z.infer<typeof corrections>
export type StatementCorrection = z.infer<typeof statementCorrection>
export type { PlanCorrection } from './correct-plan.ts'

/** A correction that names what is not there: said, not swallowed. */
export interface CorrectionFault {
  statement: number
  message: string
}

/**
 * The import as corrected, with its checks run again and the problems that are settled gone. The given import is not changed. Indices of
 * statements and plans stay; `suggested` then says what is taken. Stated figures are never changed, except those that a person settled.
 */
export function correct(
  given: ImportJson,
  { statements, plans, leavePlans }: Corrections,
): { import: ImportJson; faults: CorrectionFault[] } {
  const read = structuredClone(given)
  const faults: CorrectionFault[] = []
  let known: string[] | undefined
  const names = (): string[] => (known ??= given.statements.map(nameOfStatement))
  for (const correction of statements) {
    const { at } = correction
    const statement = at === undefined ? read.statements[correction.statement] : read.statements.find((_, index) => names()[index] === at)
    if (!statement) faults.push({ statement: correction.statement, message: 'There is no such statement in this file.' })
    else correctStatement(statement, correction, read, message => faults.push({ statement: correction.statement, message }))
  }
  for (const correction of plans) {
    const plan = read.plans[correction.plan]
    if (plan) correctPlan(plan, correction, read)
  }
  const left = new Set(leavePlans)
  read.plans = read.plans.map((plan, index) => (left.has(index) ? { ...plan, items: [], volumes: [] } : plan))
  checkAgain(read)
  return { import: read, faults }
}

/** The same corrections with each statement's name, so that another reading of the file finds it again. */
export const named = (given: Pick<ImportJson, 'statements'>, corrections: Corrections): Corrections => ({
  ...corrections,
  statements: corrections.statements.map(correction => {
    const statement = given.statements[correction.statement]
    return statement ? { ...correction, at: correction.at ?? nameOfStatement(statement) } : correction
  }),
})

/** The statements that a report is made from, in order. */
export const takenStatements = (read: ImportJson): ImportStatement[] => read.statements.filter(({ suggested }) => suggested)

function correctStatement(
  statement: ImportStatement,
  correction: StatementCorrection,
  read: ImportJson,
  fault: (message: string) => void,
): void {
  statement.suggested = correction.take ?? statement.suggested
  statement.title = correction.title ?? statement.title
  statement.type = correction.type ?? statement.type
  if (correction.currency !== undefined) statement.unit.currency = correction.currency
  statement.unit.scale = correction.scale ?? statement.unit.scale
  statement.unit.label = correction.unitLabel ?? statement.unit.label
  for (const { cell: name, value } of correction.values ?? []) settleValue(statement, name, value, read, fault)
  for (const column of correction.columns ?? []) correctColumn(statement, column, fault)
  correctRows(statement, correction.rows ?? [], fault)
  const scaled = new Set(correction.rows?.flatMap(({ labelCell, whole }) => (whole ? [labelCell] : [])))
  const answered = new Set(
    statement.lineItems.flatMap(({ labelCell, values }) => (scaled.has(labelCell) ? [labelCell, ...values.map(({ cell }) => cell)] : [])),
  )
  read.problems = read.problems.filter(
    ({ code, sheet, cell: name }) => !(code === 'percent-scale' && sheet === statement.sheet && name !== null && answered.has(name)),
  )
  if (statement.columns.every(({ role, period }) => role !== 'period' || period !== null)) {
    const heads = new Set(statement.columns.flatMap(({ headerCells }) => headerCells))
    read.problems = read.problems.filter(
      ({ code, sheet, cell: at }) =>
        !(
          ['period-unknown', 'ambiguous-date'].includes(code) &&
          sheet === statement.sheet &&
          (at === null || heads.size === 0 || heads.has(at))
        ),
    )
  }
}

function settleValue(
  statement: ImportStatement,
  name: string,
  value: string | null,
  read: ImportJson,
  fault: (message: string) => void,
): void {
  const found = statement.lineItems.flatMap(({ values }) => values).find(({ cell: at }) => at === name)
  if (!found) return fault(`There is no value in ${name}.`)
  found.value = value
  found.flag = value === null ? 'missing' : null
  read.problems = read.problems.filter(
    ({ sheet, cell: at, severity }) => !(sheet === statement.sheet && at === name && severity !== 'info'),
  )
}

function correctColumn(statement: ImportStatement, correction: z.infer<typeof columnCorrection>, fault: (message: string) => void): void {
  const column = statement.columns.find(({ id }) => id === correction.id)
  if (!column) return fault(`There is no column ${correction.id}.`)
  if (correction.ignore) {
    statement.columns = statement.columns.filter(other => other !== column)
    for (const item of statement.lineItems) item.values = item.values.filter(({ column: id }) => id !== column.id)
    return
  }
  column.label = correction.label ?? column.label
  if (correction.period !== undefined) {
    column.period = correction.period
    if (correction.period !== null && column.role === 'other') column.role = 'period'
  }
  column.role = correction.role ?? column.role
  column.scenario = correction.scenario ?? column.scenario
  if (correction.entity !== undefined) column.entity = correction.entity
}

function correctRows(statement: ImportStatement, rows: z.infer<typeof rowCorrection>[], fault: (message: string) => void): void {
  const items = statement.lineItems
  const at = new Map(items.map(({ labelCell }, index) => [labelCell, index]))
  const dropped = new Set<number>()
  const levels = new Map<number, number>()
  // Kinds first: where a line may go depends on what is a total.
  for (const correction of rows) {
    const index = at.get(correction.labelCell)
    const item = index === undefined ? undefined : items[index]
    if (index === undefined || !item) {
      fault(`There is no line at ${correction.labelCell}.`)
      continue
    }
    if (correction.drop) dropped.add(index)
    item.label = correction.label ?? item.label
    item.unit = correction.unit ?? item.unit
    if (item.unit !== 'percent') item.whole = null
    else item.whole = correction.whole ?? item.whole ?? 100
    if (correction.good !== undefined) item.good = correction.good
    if (correction.kind) changeKind(items, index, correction.kind)
    if (correction.level !== undefined && correction.parent === undefined) levels.set(index, correction.level)
  }
  for (const { labelCell, parent } of rows) {
    const index = at.get(labelCell)
    if (index === undefined || parent === undefined) continue
    const above = parent === null ? null : at.get(parent)
    if (above === undefined) fault(`There is no line at ${parent}.`)
    else if (above !== null && isUnder(items, above, index))
      fault(`${items[index]?.label || labelCell} cannot belong to a line that belongs to it.`)
    else move(items, index, above)
  }
  moveToLevels(items, levels, dropped)
  for (const { labelCell, kind } of rows) if (kind) closeHeading(items, at.get(labelCell) ?? -1)
  if (dropped.size > 0) statement.lineItems = without(items, dropped)
  const depths = levelsOf(statement.lineItems, () => undefined)
  for (const [index, item] of statement.lineItems.entries()) item.level = depths[index] ?? 0
}

function checkAgain(read: ImportJson): void {
  for (const statement of read.statements) statement.checks = [...footingChecks(statement), ...balanceChecks(statement)]
  for (const { statement, check } of cashChecks(read.statements)) statement.checks.push(check)
  read.problems = [
    ...read.problems.filter(({ code }) => !CHECK_CODES.includes(code)),
    ...read.statements.flatMap(({ sheet, checks }) => problemsOfChecks(sheet, checks)),
  ]
}
