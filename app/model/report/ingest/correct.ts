import { z } from 'zod'
import { isDecimal } from '../../money.ts'
import { isPeriodKey } from '../../period.ts'
import type { ImportJson, ImportLineItem, ImportStatement } from '../import.ts'
import { LINE_KINDS, SCENARIOS, STATEMENT_KINDS, UNITS } from '../section.ts'
import { balanceChecks, CHECK_CODES, cashChecks, footingChecks, problemsOfChecks } from './checks.ts'

/** What a person settles in the preview. Everything is optional: what is not named stays as it was understood. */

const cell = z.string().max(12)

export const columnCorrection = z.object({
  id: z.string().max(8),
  label: z.string().trim().min(1).max(200).optional(),
  period: z.string().max(40).refine(isPeriodKey, 'must be a period').nullable().optional(),
  scenario: z.enum(SCENARIOS).optional(),
  entity: z.string().trim().max(200).nullable().optional(),
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
  drop: z.boolean().optional(),
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
  if (correction.currency !== undefined) statement.unit.currency = correction.currency
  statement.unit.scale = correction.scale ?? statement.unit.scale
  statement.unit.label = correction.unitLabel ?? statement.unit.label
  for (const { cell: name, value } of correction.values ?? []) settleValue(statement, name, value, read, fault)
  for (const column of correction.columns ?? []) correctColumn(statement, column, fault)
  correctRows(statement, correction.rows ?? [], fault)
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
  column.scenario = correction.scenario ?? column.scenario
  if (correction.entity !== undefined) column.entity = correction.entity
}

function correctRows(statement: ImportStatement, rows: z.infer<typeof rowCorrection>[], fault: (message: string) => void): void {
  const at = new Map(statement.lineItems.map(({ labelCell }, index) => [labelCell, index]))
  const dropped = new Set<number>()
  let moved = false
  for (const correction of rows) {
    const index = at.get(correction.labelCell)
    const item = index === undefined ? undefined : statement.lineItems[index]
    if (index === undefined || !item) {
      fault(`There is no line at ${correction.labelCell}.`)
      continue
    }
    if (correction.drop) dropped.add(index)
    item.label = correction.label ?? item.label
    item.unit = correction.unit ?? item.unit
    if (item.unit !== 'percent') item.whole = null
    else item.whole ??= 100
    if (correction.parent !== undefined || correction.level !== undefined) {
      const parent =
        correction.parent === undefined
          ? parentAtLevel(statement.lineItems, index, correction.level ?? 0)
          : correction.parent === null
            ? null
            : at.get(correction.parent)
      if (parent === undefined) fault(`There is no line at ${correction.parent}.`)
      else if (parent !== null && isUnder(statement.lineItems, parent, index))
        fault(`${item.label || correction.labelCell} cannot belong to a line that belongs to it.`)
      else {
        move(statement.lineItems, index, parent)
        moved = true
      }
    }
    if (correction.kind) changeKind(statement.lineItems, index, correction.kind)
  }
  if (dropped.size > 0) statement.lineItems = without(statement.lineItems, dropped)
  if (moved || dropped.size > 0) for (const [index, item] of statement.lineItems.entries()) item.level = depth(statement.lineItems, index)
}

/** The nearest line before that stands one level further out. */
function parentAtLevel(items: ImportLineItem[], index: number, level: number): number | null {
  if (level === 0) return null
  for (let back = index - 1; back >= 0; back--) if ((items[back]?.level ?? 0) < level) return back
  return null
}

function isUnder(items: ImportLineItem[], index: number, top: number): boolean {
  let at: number | null | undefined = index
  for (let guard = 0; at !== null && at !== undefined && guard <= items.length; guard++) {
    if (at === top) return true
    at = items[at]?.parent
  }
  return false
}

/** A line that moves leaves the sum of its old total and joins that of its new one. */
function move(items: ImportLineItem[], index: number, parent: number | null): void {
  const item = items[index]
  if (!item || item.parent === parent) return
  const before = item.parent === null ? undefined : items[item.parent]
  if (before?.parts.some(({ item: part }) => part === index)) {
    before.parts = before.parts.filter(({ item: part }) => part !== index)
    before.evidence = before.parts.length > 0 ? 'person' : null
  }
  item.parent = parent
  const after = parent === null ? undefined : items[parent]
  if (after && sums(after) && !after.parts.some(({ item: part }) => part === index)) {
    after.parts = [...after.parts, { item: index, sign: 1 }]
    after.evidence = 'person'
  }
}

const sums = ({ kind }: ImportLineItem): boolean => kind === 'total' || kind === 'subtotal'

function changeKind(items: ImportLineItem[], index: number, kind: ImportLineItem['kind']): void {
  const item = items[index]
  if (!item) return
  item.kind = kind
  // A total that was one before keeps what it adds up; a new one adds up what belongs to it.
  if (sums(item) && item.parts.length > 0) return
  item.parts = sums(item)
    ? items.flatMap((other, at) => (other.parent === index && other.values.length > 0 ? [{ item: at, sign: 1 as const }] : []))
    : []
  item.evidence = item.parts.length > 0 ? 'person' : null
}

/** Lines without some of them: their children go to the next line up, their part in a sum goes with them. */
function without(items: ImportLineItem[], dropped: ReadonlySet<number>): ImportLineItem[] {
  const kept = items.map((_, index) => index).filter(index => !dropped.has(index))
  const place = new Map(kept.map((index, at) => [index, at]))
  const standing = (index: number | null): number | null => {
    let at = index
    while (at !== null && dropped.has(at)) at = items[at]?.parent ?? null
    return at === null ? null : (place.get(at) ?? null)
  }
  return kept.flatMap(index => {
    const item = items[index]
    if (!item) return []
    const parts = item.parts.flatMap(({ item: part, sign }) => {
      const at = place.get(part)
      return at === undefined ? [] : [{ item: at, sign }]
    })
    return [
      {
        ...item,
        parent: standing(item.parent),
        parts,
        evidence: parts.length === item.parts.length ? item.evidence : parts.length > 0 ? ('person' as const) : null,
      },
    ]
  })
}

function depth(items: ImportLineItem[], index: number): number {
  let level = 0
  let at = items[index]?.parent
  while (at !== null && at !== undefined && level < 20) {
    level++
    at = items[at]?.parent
  }
  return level
}

function checkAgain(read: ImportJson): void {
  for (const statement of read.statements) statement.checks = [...footingChecks(statement), ...balanceChecks(statement)]
  for (const { statement, check } of cashChecks(read.statements)) statement.checks.push(check)
  read.problems = [
    ...read.problems.filter(({ code }) => !CHECK_CODES.includes(code)),
    ...read.statements.flatMap(({ sheet, checks }) => problemsOfChecks(sheet, checks)),
  ]
}
