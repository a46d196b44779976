import { z } from 'zod'
import type { ImportJson, ImportPlan, ImportProblem, ImportVolume } from '../../import.ts'
import { PLAN_STATUSES } from '../../section.ts'
import { cellPosition } from '../cells/grid.ts'
import { circlesOf } from '../plans/plan-tree.ts'
import { percentDone } from '../plans/plan-values.ts'
import { cellsOf } from './settled.ts'
import { askOnce } from '../tell-once.ts'
import { shorten } from '../cells/text.ts'

export const planCorrection = z.object({
  /** Index in the import's `plans`. */
  plan: z.number().int().min(0),
  title: z.string().trim().min(1).max(200).optional(),
  /** Which plan of the report its file was dropped on it takes the place of; null: it is a new one. Left out: the one that is most like it. */
  replaces: z.string().min(1).max(64).nullable().optional(),
  /** What the file's own words or codes for a status mean. */
  statuses: z
    .array(z.object({ text: z.string().min(1).max(500), means: z.enum(PLAN_STATUSES) }))
    .max(200)
    .optional(),
  /** What progress counts in: 1 where 1 means all of it. */
  whole: z.union([z.literal(1), z.literal(100)]).optional(),
  /** Where quantities belong that the file calls neither planned nor actual. */
  stated: z.enum(['planned', 'actual']).optional(),
  /** The same of some of them, by the file's word for them. */
  sides: z
    .array(z.object({ text: z.string().max(2_000), side: z.enum(['planned', 'actual']) }))
    .max(200)
    .optional(),
  /** Days in the place of texts that are none, by their cells. */
  days: z
    .array(z.object({ cell: z.string().max(12), day: z.iso.date() }))
    .max(4_000)
    .optional(),
  /** What dependencies are read by: one of the plan's `links`. */
  linkedBy: z.string().max(2_000).optional(),
})
export type PlanCorrection = z.infer<typeof planCorrection>

/** Settles what a person said about a plan, and takes away the problems that it answers. */
export function correctPlan(
  plan: ImportPlan,
  { title, statuses, whole, stated, sides, linkedBy, days }: PlanCorrection,
  read: Pick<ImportJson, 'problems'>,
): void {
  plan.title = title ?? plan.title
  const settle = (codes: string[], cells: ReadonlySet<string>): void => {
    const answered = (problem: ImportProblem): boolean =>
      codes.includes(problem.code) &&
      problem.sheet === plan.sheet &&
      problem.cell !== null &&
      cellsOf(problem).every(cell => cells.has(cell))
    read.problems = read.problems.filter(problem => !answered(problem))
  }
  for (const { text, means } of statuses ?? []) {
    const items = plan.items.filter(({ status }) => status === text)
    for (const item of items) item.statusMeans = means
    settle(['unknown-status'], new Set(items.flatMap(({ statusCell }) => statusCell ?? [])))
  }
  if (whole) {
    plan.whole = whole
    for (const item of plan.items)
      if (item.progressStored !== undefined) item.progress = percentDone({ stored: item.progressStored, percent: null }, whole)
    settle(['progress-scale'], new Set(plan.items.flatMap(({ progressCell }) => progressCell ?? [])))
  }
  if (stated && plan.stated && stated !== plan.stated) {
    plan.volumes = plan.volumes.map(volume => ({ ...volume, planned: volume.actual, actual: volume.planned }))
    plan.stated = stated
  }
  for (const { text, side } of sides ?? []) {
    const undecided = plan.undecided?.find(one => one.text === text)
    if (!undecided) continue
    if (side !== undecided.side)
      plan.volumes = plan.volumes.flatMap(volume => (volume.undecided === text ? onSide(volume, side) : [volume]))
    undecided.side = side
    settle(['planned-or-actual-kind'], new Set([undecided.cell]))
  }
  for (const { cell, day } of days ?? []) {
    const open = plan.openDays?.find(one => one.cell === cell)
    const item = open && plan.items[open.item]
    if (!open || !item) continue
    item[open.side] = day
    settle(['ambiguous-date', 'unreadable-date'], new Set((days ?? []).map(one => one.cell)))
    if (item.from && item.to && item.from > item.to)
      read.problems.push({
        severity: 'warning',
        code: 'ends-before-it-begins',
        sheet: plan.sheet,
        cell,
        message: `It ends on ${item.to}, before it begins on ${item.from}.`,
      })
  }
  if (linkedBy !== undefined && plan.links) linkBy(plan, plan.links, linkedBy, read)
  if (stated) read.problems = read.problems.filter(({ code, sheet }) => !(code === 'planned-or-actual' && sheet === plan.sheet))
}

/** A volume with its undecided figure on the other side; where that has a figure of its own, they are two volumes. */
function onSide(volume: ImportVolume, side: 'planned' | 'actual'): ImportVolume[] {
  const { planned, actual, cell, actualCell } = volume
  const moved = { ...volume, planned: actual, actual: planned }
  if ((side === 'planned' ? planned : actual) === null) return [moved]
  const { actualCell: _, undecided, ...rest } = volume
  const [own, other] = side === 'planned' ? [actualCell ?? cell, cell] : [cell, actualCell ?? cell]
  return [
    { ...rest, ...(side === 'planned' ? { actual: null } : { planned: null }), cell: other },
    {
      ...rest,
      what: `${volume.what} · ${undecided ?? ''}`,
      planned: side === 'planned' ? actual : null,
      actual: side === 'actual' ? planned : null,
      cell: own,
      ...(undecided !== undefined && { undecided }),
    },
  ]
}

/** Dependencies read by something else; that they go round in a circle then is told. */
function linkBy(
  plan: ImportPlan,
  { cell, by, others }: NonNullable<ImportPlan['links']>,
  wanted: string,
  read: Pick<ImportJson, 'problems'>,
): void {
  const other = others.find(one => one.by === wanted)
  if (!other && wanted !== by) return
  const answered = ({ code, sheet, cell: at }: ImportProblem): boolean =>
    sheet === plan.sheet && at === cell && (code === 'dependency-ids' || code === 'dependency-lines')
  read.problems = read.problems.filter(problem => !answered(problem))
  if (!other) return
  for (const [at, { dependsOn, waitsFor }] of other.items.entries()) {
    const item = plan.items[at]
    if (!item) continue
    item.dependsOn = dependsOn
    if (waitsFor.length > 0) item.waitsFor = waitsFor
    else delete item.waitsFor
  }
  const rows = new Set(plan.items.map(item => cellPosition(item.cell)?.row))
  const isOld = ({ code, sheet, cell: at }: ImportProblem): boolean =>
    (code === 'circular-dependency' || code === 'unknown-dependency') &&
    sheet === plan.sheet &&
    rows.has(at === null ? undefined : cellPosition(at)?.row)
  read.problems = read.problems.filter(problem => !isOld(problem))
  const tell = (code: string, at: string, message: string): void => {
    read.problems.push({ severity: 'warning', code, sheet: plan.sheet, cell: at, message })
  }
  for (const { cell: at, dependsOn, waitsFor } of plan.items)
    for (const [index, text] of dependsOn.entries())
      if (waitsFor?.[index] == null)
        tell('unknown-dependency', at, `No task is called “${shorten(text, 40)}”: the dependency stays a text.`)
  for (const at of circlesOf(plan.items.map(({ waitsFor }) => waitsFor ?? [])))
    tell('circular-dependency', plan.items[at]?.cell ?? cell, 'The task waits for itself, by way of the tasks that it waits for.')
  read.problems = askOnce(read.problems)
}
