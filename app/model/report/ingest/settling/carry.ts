import type { ImportJson, ImportPlan, ImportStatement } from '../../import.ts'
import type { Corrections, StatementCorrection } from './corrections.ts'
import type { PlanCorrection } from './correct-plan.ts'
import { cellName, cellPosition } from '../cells/grid.ts'
import { firstOf } from '../cells/text.ts'

/** Sheet and top left cell: what names a statement of a file, however many others are understood beside it. */
export function nameOfStatement({
  sheet,
  columns,
  lineItems,
  anchor,
}: Pick<ImportStatement, 'sheet' | 'columns' | 'lineItems' | 'anchor'>): string {
  if (anchor) return `${sheet}!${anchor}`
  const cells = [...columns.flatMap(({ headerCells }) => headerCells), ...lineItems.map(({ labelCell }) => labelCell)]
  const places = cells.flatMap(cell => cellPosition(cell) ?? [])
  const least = (of: 'row' | 'column'): number => places.reduce((low, place) => Math.min(low, place[of]), Number.POSITIVE_INFINITY)
  return `${sheet}!${places.length === 0 ? 'A1' : cellName(least('row'), least('column'))}`
}

export const nameOfPlan = ({ sheet, anchor }: Pick<ImportPlan, 'sheet' | 'anchor'>): string => `${sheet}!${anchor ?? 'A1'}`

/**
 * Corrections of one reading of a file for another reading of it: kept where their statement, line, column or cell is still there. What is
 * not is dropped, each with a sentence.
 */
export function carryOver(
  before: Pick<ImportJson, 'statements' | 'plans'>,
  after: Pick<ImportJson, 'statements' | 'plans'>,
  { statements, plans, leavePlans, confirmed }: Corrections,
): { corrections: Corrections; dropped: string[] } {
  const dropped: string[] = []
  const met = new Set<number>()
  const kept = statements.flatMap((correction): StatementCorrection[] => {
    const old = before.statements[correction.statement]
    const at = old ? sameStatement(old, after.statements) : -1
    const found = after.statements[at]
    // Two statements that are one now: what was said of the first counts.
    if (old && found && !met.has(at)) {
      met.add(at)
      return [within(correction, old, found, at, dropped)]
    }
    dropped.push(`What was corrected of “${old?.title || old?.sheet || correction.statement}” was dropped: read this way, it is not there.`)
    return []
  })
  const placeOf = (place: number): number => {
    const old = before.plans[place]
    const at = old ? samePlan(old, after.plans) : -1
    if (at < 0) dropped.push(`What was said about the plan “${old?.title ?? place}” was dropped: read this way, it is not there.`)
    return at
  }
  return {
    corrections: {
      statements: kept,
      plans: plans.flatMap((correction): PlanCorrection[] => {
        const plan = placeOf(correction.plan)
        return plan < 0 ? [] : [{ ...correction, plan }]
      }),
      leavePlans: leavePlans.map(placeOf).filter(place => place >= 0),
      ...(confirmed && { confirmed }),
    },
    dropped,
  }
}

/** The statement with that name; else the one on its sheet that has most of its lines. */
function sameStatement(old: ImportStatement, statements: readonly ImportStatement[]): number {
  const named = statements.findIndex(other => nameOfStatement(other) === nameOfStatement(old))
  if (named >= 0) return named
  const lines = new Set(old.lineItems.map(({ labelCell }) => labelCell))
  const shared = statements.map(other =>
    other.sheet === old.sheet ? other.lineItems.filter(({ labelCell }) => lines.has(labelCell)).length : 0,
  )
  const most = Math.max(0, ...shared)
  return most * 2 >= lines.size && most > 0 ? shared.indexOf(most) : -1
}

function samePlan(old: ImportPlan, plans: readonly ImportPlan[]): number {
  const named = plans.findIndex(other => nameOfPlan(other) === nameOfPlan(old))
  if (named >= 0) return named
  const onSheet = plans.flatMap((other, at) => (other.sheet === old.sheet ? [at] : []))
  return onSheet.length === 1 ? (onSheet[0] ?? -1) : -1
}

function within(
  correction: StatementCorrection,
  old: ImportStatement,
  found: ImportStatement,
  at: number,
  dropped: string[],
): StatementCorrection {
  const lines = new Set(found.lineItems.map(({ labelCell }) => labelCell))
  const columns = new Set(found.columns.map(({ id }) => id))
  const cells = new Set(found.lineItems.flatMap(({ values }) => values.map(({ cell }) => cell)))
  const gone: string[] = []
  const keep = <T>(things: T[] | undefined, name: (thing: T) => string, has: ReadonlySet<string>): T[] | undefined =>
    things?.filter(thing => {
      if (has.has(name(thing))) return true
      gone.push(name(thing))
      return false
    })
  const rows = keep(correction.rows, ({ labelCell }) => labelCell, lines)?.map(({ parent, ...row }) => {
    if (parent === undefined || parent === null || lines.has(parent)) return parent === undefined ? row : { ...row, parent }
    gone.push(parent)
    return row
  })
  const kept: StatementCorrection = {
    ...correction,
    statement: at,
    at: nameOfStatement(found),
    ...(correction.columns && { columns: keep(correction.columns, ({ id }) => id, columns) }),
    ...(rows && { rows }),
    ...(correction.values && { values: keep(correction.values, ({ cell }) => cell, cells) }),
  }
  if (gone.length > 0)
    dropped.push(
      `Of “${old.title || old.sheet}” ${gone.length === 1 ? 'one correction was dropped' : `${gone.length} corrections were dropped`}, because the line, column or cell is not there any longer: ${firstOf(gone, 10)}.`,
    )
  return kept
}

/**
 * What was said of the columns and units of a file for a new version of it: where a statement stands in the same place under the same
 * headings. Lines and figures may have moved: nothing that was said of one of them counts for another. What is not taken over is asked again.
 */
export function carryToVersion(
  before: Pick<ImportJson, 'statements'>,
  after: Pick<ImportJson, 'statements'>,
  { statements, confirmed }: Corrections,
): Corrections {
  const headsOf = ({ columns }: ImportStatement): string =>
    JSON.stringify(columns.map(({ id, label, headerCells }) => [id, label, headerCells]))
  const kept = statements.flatMap((correction): StatementCorrection[] => {
    const old = before.statements[correction.statement]
    const at = old ? after.statements.findIndex(other => nameOfStatement(other) === nameOfStatement(old)) : -1
    const found = after.statements[at]
    if (!old || !found || headsOf(old) !== headsOf(found)) return []
    const { take, title, type, entity, columns } = correction
    const isSameUnit = JSON.stringify(old.unit) === JSON.stringify(found.unit)
    const { currency, scale, unitLabel } = isSameUnit ? correction : {}
    return [{ statement: at, at: nameOfStatement(found), ...defined({ take, title, type, entity, columns, currency, scale, unitLabel }) }]
  })
  return { statements: kept, plans: [], leavePlans: [], ...(confirmed && { confirmed }) }
}

const defined = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>
