import { z } from 'zod'
import { isDecimal } from '../../money.ts'
import { isPeriodKey } from '../../period.ts'
import { COLUMN_ROLES, type ImportJson, type ImportLineItem, type ImportStatement } from '../import.ts'
import { LINE_KINDS, SCENARIOS, STATEMENT_KINDS, UNITS } from '../section.ts'
import { FEW_PEOPLE, fewPeopleProblems } from '../few-people.ts'
import { cashChecks, valuesOf } from './checks.ts'
import { doubleColumns, SAME_COLUMN } from './entity.ts'
import { pairGiven } from './given.ts'
import { changeKind, closeHeading, isUnder, levelsOf, move, moveToLevels, without } from './rearrange.ts'
import { PERCENT_SCALE } from './row-unit.ts'
import { CHECK_CODES, checksOf, problemsOfChecks } from './statement-checks.ts'

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
  /** Where the row's figures are in another power of ten or currency than the statement's; null: they are not. */
  scale: z.number().int().min(0).max(12).nullable().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three letters, like EUR')
    .nullable()
    .optional(),
  drop: z.boolean().optional(),
  /** Which line over all reports it is: the id of a series, or 'new'. */
  series: z.string().min(1).max(64).optional(),
  /** Which line of the section whose place the statement takes: its id, or null for a new one. */
  sameAs: z.string().min(1).max(64).nullable().optional(),
})

export const statementCorrection = z.object({
  /** Index in the import's `statements`. */
  statement: z.number().int().min(0),
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
  /** Which section of the report its file was dropped on it takes the place of; null: it is a new one. Left out: the one that is most like it. */
  replaces: z.string().min(1).max(64).nullable().optional(),
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
  /** Indices of plans that are not taken. */
  leavePlans: z.array(z.number().int().min(0)).max(500).default([]),
})
export type Corrections = z.infer<typeof corrections>
export type StatementCorrection = z.infer<typeof statementCorrection>

/** A correction that names what is not there: said, not swallowed. */
export interface CorrectionFault {
  statement: number
  message: string
}

/**
 * The import as corrected, with its checks run again and the problems that are settled gone. The given import is not changed. Indices of
 * statements and plans stay; `suggested` then says what is taken. Stated figures are never changed, except those that a person settled.
 */
export function correct(given: ImportJson, { statements, leavePlans }: Corrections): { import: ImportJson; faults: CorrectionFault[] } {
  const read = structuredClone(given)
  const faults: CorrectionFault[] = []
  for (const correction of statements) {
    const statement = read.statements[correction.statement]
    if (!statement) faults.push({ statement: correction.statement, message: 'There is no such statement in this file.' })
    else correctStatement(statement, correction, read, message => faults.push({ statement: correction.statement, message }))
  }
  const left = new Set(leavePlans)
  read.plans = read.plans.map((plan, index) => (left.has(index) ? { ...plan, items: [], volumes: [] } : plan))
  checkAgain(read)
  return { import: read, faults }
}

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
  const { currency, scale } = statement.unit
  if (correction.currency !== undefined) statement.unit.currency = correction.currency
  statement.unit.scale = correction.scale ?? statement.unit.scale
  // What the file says of its unit would be shown beside figures of another one.
  const same = currency === statement.unit.currency && scale === statement.unit.scale
  statement.unit.label = correction.unitLabel ?? (same ? statement.unit.label : '')
  for (const { cell: name, value } of correction.values ?? []) settleValue(statement, name, value, read, fault)
  for (const column of correction.columns ?? []) correctColumn(statement, column, read, fault)
  correctRows(statement, correction.rows ?? [], read, fault)
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

/** Problems that a person's answer settles. */
function settle(read: ImportJson, sheet: string, cells: readonly string[], codes: readonly string[]): void {
  read.problems = read.problems.filter(
    problem => !(problem.sheet === sheet && problem.cell !== null && cells.includes(problem.cell) && codes.includes(problem.code)),
  )
}

function correctColumn(
  statement: ImportStatement,
  correction: z.infer<typeof columnCorrection>,
  read: ImportJson,
  fault: (message: string) => void,
): void {
  const column = statement.columns.find(({ id }) => id === correction.id)
  if (!column) return fault(`There is no column ${correction.id}.`)
  const heads = column.headerCells
  if (correction.ignore) {
    settle(read, statement.sheet, heads, ['scenario-unknown', 'mixed-currency', 'mixed-scale', 'variance-unknown'])
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
  if (column.role !== 'variance') delete column.variance
  else if (!column.variance) pairGiven(statement, valuesOf(statement), [])
  if (correction.role) settle(read, statement.sheet, heads, ['mixed-currency', 'mixed-scale', 'variance-unknown'])
  column.scenario = correction.scenario ?? column.scenario
  if (correction.scenario) settle(read, statement.sheet, heads, ['scenario-unknown'])
  if (correction.entity !== undefined) column.entity = correction.entity
}

function correctRows(
  statement: ImportStatement,
  rows: z.infer<typeof rowCorrection>[],
  read: ImportJson,
  fault: (message: string) => void,
): void {
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
    correctUnit(statement, item, correction, read)
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

function correctUnit(statement: ImportStatement, item: ImportLineItem, correction: z.infer<typeof rowCorrection>, read: ImportJson): void {
  const { unit, whole, scale, currency, labelCell, drop } = correction
  item.unit = unit ?? item.unit
  if (item.unit !== 'percent') item.whole = null
  else item.whole = whole ?? item.whole ?? 100
  if (scale === null) delete item.scale
  else if (scale !== undefined) item.scale = scale
  if (currency === null) delete item.currency
  else if (currency !== undefined) item.currency = currency
  if (unit || whole || drop)
    settle(
      read,
      statement.sheet,
      item.values.map(({ cell: at }) => at),
      [PERCENT_SCALE],
    )
  if (unit || scale !== undefined || currency !== undefined || drop)
    settle(read, statement.sheet, [labelCell, ...item.values.map(({ cell: at }) => at)], ['mixed-scale', 'mixed-currency', 'row-unit'])
}

function checkAgain(read: ImportJson): void {
  for (const statement of read.statements) statement.checks = checksOf(statement)
  for (const { statement, check } of cashChecks(read.statements)) statement.checks.push(check)
  read.problems = [
    ...read.problems.filter(({ code }) => code !== SAME_COLUMN && code !== FEW_PEOPLE && !CHECK_CODES.includes(code)),
    ...read.statements.flatMap(statement => [...doubleColumns(statement), ...problemsOfChecks(statement.sheet, statement.checks)]),
    ...fewPeopleProblems(takenStatements(read)),
  ]
}
