import { z } from 'zod'
import type { ImportJson, ImportPlan, ImportProblem } from '../import.ts'
import { PLAN_STATUSES } from '../section.ts'
import { percentDone } from './plan-values.ts'

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
})
export type PlanCorrection = z.infer<typeof planCorrection>

/** Settles what a person said about a plan, and takes away the problems that it answers. */
export function correctPlan(
  plan: ImportPlan,
  { title, statuses, whole, stated }: PlanCorrection,
  read: Pick<ImportJson, 'problems'>,
): void {
  plan.title = title ?? plan.title
  const settle = (codes: string[], cells: ReadonlySet<string>): void => {
    const answered = ({ code, sheet, cell }: ImportProblem): boolean =>
      codes.includes(code) && sheet === plan.sheet && cell !== null && cells.has(cell)
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
  if (stated) read.problems = read.problems.filter(({ code, sheet }) => !(code === 'planned-or-actual' && sheet === plan.sheet))
}
