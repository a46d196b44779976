import { type DraftContext, sectionOfStatement } from './draft.ts'
import { sectionsOfPlan } from './draft-plan.ts'
import type { Arrival, PlanArrival } from './again.ts'
import type { Corrections } from './ingest/settling/corrections.ts'
import type { ImportJson } from './import.ts'
import { isStatement, proposeTargets, type StatementSection } from './renew.ts'
import { isPlan, type PlanSection, proposePlans } from './renew-plan.ts'
import type { Section } from './section.ts'
import type { SeriesChoice } from './settle.ts'

/** By their places in the import JSON. Left out: the statements that are suggested or were ticked, all plans that hold something. */
export interface Chosen {
  statements?: number[] | undefined
  plans?: number[] | undefined
}

/** What an upload brings, as sections, and what was decided in the preview about their places and their lines. */
export interface Arriving {
  statements: { at: number; fresh: StatementSection }[]
  plans: { at: number; fresh: PlanSection }[]
}

export function arriving(understood: ImportJson, chosen: Chosen, context: DraftContext): Arriving {
  const wanted = new Set(chosen.statements ?? understood.statements.flatMap(({ suggested }, at) => (suggested ? [at] : [])))
  const plans = chosen.plans && new Set(chosen.plans)
  const statements = understood.statements.flatMap((statement, at) => {
    if (!wanted.has(at)) return []
    const fresh = sectionOfStatement(statement, context)
    return isStatement(fresh) ? [{ at, fresh }] : []
  })
  return {
    statements,
    plans: understood.plans.flatMap((plan, at) =>
      (plans ? plans.has(at) : plan.items.length + plan.volumes.length > 0)
        ? sectionsOfPlan(plan, context)
            .filter(isPlan)
            .map(fresh => ({ at, fresh }))
        : [],
    ),
  }
}

/** Which line over all reports a person said that a line is, by its id in the sections as they will be. */
export function choicesIn(
  sections: readonly Section[],
  arrivals: readonly Arrival[],
  corrections: Corrections,
): Map<string, { at: number; series: SeriesChoice }> {
  return new Map(
    arrivals.flatMap(({ at, target, fresh }) => {
      const placed = sections.find(({ id }) => id === (target ?? fresh.id))
      if (!placed || !isStatement(placed)) return []
      return saidOf(corrections, at, placed).flatMap(({ id, series }) => (series === undefined ? [] : [[id, { at, series }] as const]))
    }),
  )
}

/** What was said of a statement's rows, by the ids of its lines. */
function saidOf(corrections: Corrections, at: number, fresh: StatementSection) {
  const rows = corrections.statements.find(({ statement }) => statement === at)?.rows ?? []
  const byCell = new Map(rows.map(row => [row.labelCell, row]))
  return fresh.body.lineItems.flatMap(({ id, labelCell }) => {
    const row = labelCell === null ? undefined : byCell.get(labelCell)
    return row ? [{ id, series: row.series, sameAs: row.sameAs }] : []
  })
}

export interface Placing {
  arrivals: Arrival[]
  /** What is proposed for each statement, whatever a person chose. */
  proposed: Map<number, string | null>
  /** Places of statements that were given a place that another one has, or that is none. */
  wrong: number[]
}

/** Which section of a draft each statement takes the place of: the one that a person chose, else the one that is most like it. */
export function placing(sections: readonly Section[], { statements }: Pick<Arriving, 'statements'>, corrections: Corrections): Placing {
  const said = new Map(corrections.statements.map(({ statement, replaces }) => [statement, replaces]))
  const open = statements.filter(({ at }) => said.get(at) === undefined)
  const chosen = new Set([...said.values()].filter(id => typeof id === 'string'))
  const targets = proposeTargets(
    sections.filter(({ id }) => !chosen.has(id)),
    open.map(({ fresh }) => fresh),
  )
  const best = proposeTargets(
    sections,
    statements.map(({ fresh }) => fresh),
  )
  const used = new Set<string>()
  const wrong: number[] = []
  const arrivals = statements.map(({ at, fresh }): Arrival => {
    const given = said.get(at)
    const wanted = given === undefined ? (targets[open.findIndex(one => one.at === at)] ?? null) : given
    const there = wanted === null || sections.some(section => section.id === wanted && isStatement(section))
    if (!there || (wanted !== null && used.has(wanted))) wrong.push(at)
    const target = there && wanted !== null && !used.has(wanted) ? wanted : null
    if (target !== null) used.add(target)
    const decided = saidOf(corrections, at, fresh).flatMap(({ id, sameAs }) => (sameAs === undefined ? [] : [[id, sameAs] as const]))
    return { at, fresh, target, decided: new Map(decided) }
  })
  return { arrivals, proposed: new Map(statements.map(({ at }, place) => [at, best[place] ?? null])), wrong }
}

export interface PlacingPlans {
  arrivals: PlanArrival[]
  /** What is proposed for each plan, whatever a person chose. */
  proposed: Map<number, string | null>
  wrong: number[]
}

/** The same for plans. A plan that comes in several sections is placed by its first; the others find theirs by themselves. */
export function placingPlans(sections: readonly Section[], { plans }: Pick<Arriving, 'plans'>, corrections: Corrections): PlacingPlans {
  const said = new Map(corrections.plans.map(({ plan, replaces }) => [plan, replaces]))
  const firstOf = new Map<number, PlanSection>()
  for (const { at, fresh } of plans) if (!firstOf.has(at)) firstOf.set(at, fresh)
  const givenTo = ({ at, fresh }: (typeof plans)[number]) => (firstOf.get(at) === fresh ? said.get(at) : undefined)
  const chosen = new Set([...said.values()].filter(id => typeof id === 'string'))
  const fresh = plans.map(plan => plan.fresh)
  const open = plans.filter(plan => givenTo(plan) === undefined).map(plan => plan.fresh)
  const targets = proposePlans(
    sections.filter(({ id }) => !chosen.has(id)),
    open,
  )
  const best = proposePlans(sections, fresh)
  const used = new Set<string>()
  const wrong: number[] = []
  const arrivals = plans.map((plan): PlanArrival => {
    const given = givenTo(plan)
    const wanted = given === undefined ? (targets[open.indexOf(plan.fresh)] ?? null) : given
    const there = wanted === null || sections.some(section => section.id === wanted && isPlan(section))
    if (!there || (wanted !== null && used.has(wanted))) wrong.push(plan.at)
    const target = there && wanted !== null && !used.has(wanted) ? wanted : null
    if (target !== null) used.add(target)
    return { ...plan, target }
  })
  const proposed = new Map([...firstOf].map(([at, first]) => [at, best[fresh.indexOf(first)] ?? null]))
  return { arrivals, proposed, wrong }
}
