import type { ImportJson, ImportLineItem, ImportStatement } from '../../import.ts'
import { FEW_PEOPLE, fewPeopleProblems } from '../../few-people.ts'
import { nameOfStatement } from './carry.ts'
import { valuesOf } from '../checks/checks.ts'
import { correctPlan } from './correct-plan.ts'
import type { ColumnCorrection, Corrections, RowCorrection, StatementCorrection } from './corrections.ts'
import { doubleColumns, SAME_COLUMN } from '../scenarios/entity.ts'
import { TOLD_TWICE, toldTwice } from '../checks/told-twice.ts'
import { pairGiven } from '../heads/given.ts'
import { changeKind, closeHeading, isUnder, levelsOf, move, moveToLevels, without } from './rearrange.ts'
import { PERCENT_SCALE } from '../rows/row-evidence.ts'
import { cellsOf, withoutAnswered, withoutConfirmed } from './settled.ts'
import { checkAcross, CHECK_CODES, checksOf, problemsOfChecks } from '../checks/statement-checks.ts'
import { SHARED_SIGN } from '../units/shared-sign.ts'
import { SCALE_ELSEWHERE } from '../units/scale-telling.ts'

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
  { statements, plans, leavePlans, confirmed }: Corrections,
): { import: ImportJson; faults: CorrectionFault[] } {
  const read = structuredClone(given)
  const faults: CorrectionFault[] = []
  let known: string[] | undefined
  const names = (): string[] => (known ??= given.statements.map(nameOfStatement))
  const said = new Map<number, StatementCorrection[]>()
  for (const correction of statements) {
    const place = correction.at === undefined ? correction.statement : names().indexOf(correction.at)
    const statement = read.statements[place]
    if (!statement) faults.push({ statement: correction.statement, message: 'There is no such statement in this file.' })
    else {
      said.set(place, [...(said.get(place) ?? []), correction])
      correctStatement(statement, correction, read, message => faults.push({ statement: correction.statement, message }))
    }
  }
  if (said.size > 0) read.problems = withoutAnswered(given, read, at => said.get(at) ?? [])
  for (const correction of plans) {
    const plan = read.plans[correction.plan]
    if (plan) correctPlan(plan, correction, read)
  }
  const left = new Set(leavePlans)
  read.plans = read.plans.map((plan, index) => (left.has(index) ? { ...plan, items: [], volumes: [] } : plan))
  checkAgain(read)
  read.problems = withoutConfirmed(read.problems, confirmed)
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
  const { currency, scale } = statement.unit
  if (correction.currency !== undefined) {
    statement.unit.currency = correction.currency
    read.problems = read.problems.filter(({ code, sheet }) => !(code === SHARED_SIGN && sheet === statement.sheet))
  }
  statement.unit.scale = correction.scale ?? statement.unit.scale
  if (correction.scale !== undefined)
    read.problems = read.problems.filter(({ code, sheet }) => !(code === SCALE_ELSEWHERE && sheet === statement.sheet))
  // What the file says of its unit would be shown beside figures of another one.
  const same = currency === statement.unit.currency && scale === statement.unit.scale
  statement.unit.label = correction.unitLabel ?? (same ? statement.unit.label : '')
  settleValues(statement, correction.values ?? [], read, fault)
  if (correction.entity !== undefined) {
    for (const column of statement.columns) if (column.role !== 'other') column.entity = correction.entity || null
    read.problems = read.problems.filter(({ code, sheet }) => !(code === 'entity-of-sheet' && sheet === statement.sheet))
  }
  for (const column of correction.columns ?? []) correctColumn(statement, column, read, fault)
  correctRows(statement, correction.rows ?? [], read, fault)
}

function settleValues(
  statement: ImportStatement,
  settled: NonNullable<StatementCorrection['values']>,
  read: ImportJson,
  fault: (message: string) => void,
): void {
  if (settled.length === 0) return
  const values = new Map(statement.lineItems.flatMap(({ values: own }) => own).map(value => [value.cell, value]))
  for (const { cell: name, value } of settled) {
    const found = values.get(name)
    if (!found) fault(`There is no value in ${name}.`)
    else {
      found.value = value
      found.flag = value === null ? 'missing' : null
    }
  }
  const names = new Set(settled.map(({ cell: name }) => name))
  read.problems = read.problems.filter(problem => {
    const about = cellsOf(problem)
    const ofFigures = problem.sheet === statement.sheet && problem.severity !== 'info' && problem.code !== 'no-stored-result'
    return !(ofFigures && about.length > 0 && about.every(name => names.has(name)))
  })
}

/** Problems that a person's answer settles; one about several lines with the last of them. */
function settle(read: ImportJson, sheet: string, cells: readonly string[], codes: readonly string[]): void {
  read.problems = read.problems.flatMap(problem => {
    const asked = problem.sheet === sheet && codes.includes(problem.code) ? cellsOf(problem) : []
    const open = asked.filter(cell => !cells.includes(cell))
    if (open.length === asked.length) return [problem]
    return open.length > 0 ? [{ ...problem, cells: open }] : []
  })
}

function correctColumn(statement: ImportStatement, correction: ColumnCorrection, read: ImportJson, fault: (message: string) => void): void {
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
  if (column.role !== 'variance') delete column.variance
  else if (!column.variance) pairGiven(statement, valuesOf(statement), [])
  column.scenario = correction.scenario ?? column.scenario
  if (correction.entity !== undefined) column.entity = correction.entity
}

function correctRows(statement: ImportStatement, rows: RowCorrection[], read: ImportJson, fault: (message: string) => void): void {
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

function correctUnit(statement: ImportStatement, item: ImportLineItem, correction: RowCorrection, read: ImportJson): void {
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
  const across = checkAcross(read.statements, read.firstMonth ?? 1)
  const taken = takenStatements(read)
  read.problems = [
    ...read.problems.filter(
      ({ code }) => code !== SAME_COLUMN && code !== FEW_PEOPLE && code !== TOLD_TWICE && !CHECK_CODES.includes(code),
    ),
    ...read.statements.flatMap(statement => [...doubleColumns(statement), ...problemsOfChecks(statement.sheet, statement.checks)]),
    ...across,
    ...fewPeopleProblems(taken, read.firstMonth ?? 1),
    ...toldTwice(taken),
  ]
}
