import type { Decided } from './pairing.ts'
import { compareRenewal, isStatement, type Loss, renewSection, type StatementSection } from './renew.ts'
import type { StatementComparison } from './compare.ts'
import { isPlan, type PlanSection, renewPlan } from './renew-plan.ts'
import type { Section } from './section.ts'

// A file that comes into a report that has sections already.

/** A statement of the file, as a section with ids of its own. */
export interface Arrival {
  /** Its place in the import JSON. */
  at: number
  fresh: StatementSection
  /** Id of the section whose place it takes; null: it is a new one. */
  target: string | null
  /** By ids of its own lines: which line of that section each is, where a person said so. */
  decided: Decided
}

/** A plan of the file, likewise. */
export interface PlanArrival {
  at: number
  fresh: PlanSection
  target: string | null
}

export interface Arrived {
  at: number
  target: string
  comparison: StatementComparison
  losses: Loss[]
}

/** What each arrival would change of the section whose place it takes. */
export const compareArrivals = (sections: readonly Section[], arrivals: readonly Arrival[]): Arrived[] =>
  arrivals.flatMap(({ at, fresh, target, decided }) => {
    const before = sections.find(({ id }) => id === target)
    return before && isStatement(before) ? [{ at, target: before.id, ...compareRenewal(sections, before, fresh, decided) }] : []
  })

/**
 * The draft's sections with the file's in them: those that take the place of another where that stood, the others at the end. `arrived`:
 * ids of all sections that the file brought or renewed, the first of them first.
 */
export function arrive(
  sections: readonly Section[],
  arrivals: readonly Arrival[],
  plans: readonly PlanArrival[],
): { sections: Section[]; arrived: string[] } {
  const renewed = sections.map(section => {
    const arrival = arrivals.find(({ target }) => target === section.id)
    if (arrival && isStatement(section)) return renewSection(section, arrival.fresh, arrival.decided)
    const plan = plans.find(({ target }) => target === section.id)
    return plan && isPlan(section) ? renewPlan(section, plan.fresh) : section
  })
  const added = [...arrivals, ...plans].filter(({ target }) => target === null).map(({ fresh }) => fresh)
  return {
    sections: [...renewed, ...added],
    arrived: [...arrivals, ...plans].map(({ target, fresh }) => target ?? fresh.id),
  }
}
