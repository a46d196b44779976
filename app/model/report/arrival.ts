import { arrive, compareArrivals } from './again.ts'
import { arriving, type Chosen, choicesIn, placing, placingPlans, type PlacingPlans } from './arriving.ts'
import type { StatementComparison } from './compare.ts'
import type { ImportJson } from './import.ts'
import type { Corrections } from './ingest/settling/corrections.ts'
import type { SeriesProposal } from './match.ts'
import { isStatement, type Loss } from './renew.ts'
import { comparePlans, isPlan, type PlanComparison } from './renew-plan.ts'
import type { Section } from './section.ts'
import { type Asked, askedOf, type Known, type Settled, settle } from './settle.ts'

// A file beside the reports that are there: what it would change, and what it becomes. What is known of lines over all reports is asked for
// in the middle, so that all of this can be done where no database is.

/** What a file would change of a report that has sections already. */
export interface Again {
  reportId: string
  title: string
  /** The statements of the draft, which one of the file can take the place of. */
  sections: { id: string; title: string }[]
  statements: {
    /** Its place in the import JSON. */
    at: number
    /** The section whose place it takes; null: it is a new one. */
    target: string | null
    /** Whether that is what is proposed, and not what a person chose. */
    proposed: boolean
    comparison: Omit<StatementComparison, 'lines' | 'columns'> | null
    losses: Loss[]
    /** Lines of the section that the new version has no counterpart for: one of these a line of the file can be said to be. */
    removed: { id: string; label: string }[]
  }[]
  /** The draft's plans, and what becomes of them. */
  planSections: { id: string; title: string }[]
  plans: {
    /** Its place in the import JSON. */
    at: number
    title: string
    target: string | null
    proposed: boolean
    comparison: PlanComparison | null
  }[]
  /** Titles of statements from a file that nothing takes the place of: they stay as they are. */
  untouched: string[]
}

/** A line of the file for which it must be said whether it is one of earlier reports. */
export interface LineToDecide {
  /** Its statement's place in the import JSON. */
  at: number
  labelCell: string
  label: string
  series: SeriesProposal['series']
  confidence: SeriesProposal['confidence']
  figures: SeriesProposal['figures']
  /** 'new', or the id of a series; null: not yet. */
  chosen: string | null
}

type Target = Pick<{ id: string; title: string }, 'id' | 'title'>

/** What a preview says of a file beside the reports that are there: what it changes of one, and which lines go on. */
export interface Beside {
  again: Again | null
  lines: LineToDecide[]
}

/** `before`: the sections of the report that it would come into. Keeps nothing. */
export function* besideReports(
  understood: ImportJson,
  corrections: Corrections,
  before: readonly Section[],
  target: Target | null,
  firstMonth: number,
): Generator<Asked, Beside, Known> {
  let made = 0
  const newId = () => `new-${made++}`
  const coming = arriving(understood, {}, { fileId: '', firstMonth, newId })
  const { arrivals, proposed } = placing(before, coming, corrections)
  const plans = placingPlans(before, coming, corrections)
  const { sections, arrived } = arrive(before, arrivals, [])
  const which = new Set(arrived)
  // Without what was chosen: what was decided stays on the page, to be decided otherwise.
  const settled = settle(sections, new Map(), yield askedOf(sections), { newId, at: 0, by: '', which })
  return {
    again:
      target && before.some(section => isStatement(section) || isPlan(section))
        ? againOf(target, before, { arrivals, proposed }, plans)
        : null,
    lines: settled.ok ? linesToDecide(settled.settled.open, sections, arrivals, choicesIn(sections, arrivals, corrections)) : [],
  }
}

/** How a file is to come into a report. */
export interface Entry {
  chosen: Chosen
  /** Statements take the places that the preview showed; else all are added at the end. */
  renew: boolean
  fileId: string
  firstMonth: number
  /** The report's. */
  period: string
  at: number
  by: string
}

/** What a file becomes; or at which of its statements it cannot, and why. */
export type Become =
  | { is: 'nothing' }
  /** A statement or plan was given the place of a section that is gone, or that another one takes. */
  | { is: 'misplaced'; what: 'statements' | 'plans'; at: number }
  | { is: 'unsettled'; at: number | null; message: string }
  | ({ is: 'sections'; first: string | null; renews: boolean } & Pick<Settled, 'sections' | 'fresh' | 'aliases'>)

/** Sections that the file leaves alone are the same objects as in `before`. */
export function* becomes(
  understood: ImportJson,
  corrections: Corrections,
  before: readonly Section[],
  { chosen, renew, fileId, firstMonth, period, at, by }: Entry,
  newId: () => string,
): Generator<Asked, Become, Known> {
  const coming = arriving(understood, chosen, { fileId, firstMonth, period, newId })
  if (coming.statements.length + coming.plans.length === 0) return { is: 'nothing' }
  const { arrivals, wrong } = placing(renew ? before : [], coming, corrections)
  const plans = placingPlans(renew ? before : [], coming, corrections)
  if (wrong[0] !== undefined && renew) return { is: 'misplaced', what: 'statements', at: wrong[0] }
  if (plans.wrong[0] !== undefined && renew) return { is: 'misplaced', what: 'plans', at: plans.wrong[0] }
  const { sections: placed, arrived } = arrive(before, arrivals, plans.arrivals)
  const choices = choicesIn(placed, arrivals, corrections)
  const said = new Map([...choices].map(([id, { series }]) => [id, series]))
  const found = settle(placed, said, yield askedOf(placed), { newId, at, by, which: new Set(arrived) })
  if (!found.ok) return { is: 'unsettled', at: choices.get(found.lineItemId)?.at ?? null, message: found.message }
  const { sections, fresh, aliases } = found.settled
  const renews = [...arrivals, ...plans.arrivals].some(({ target }) => target !== null)
  return { is: 'sections', first: arrived[0] ?? null, renews, sections, fresh, aliases }
}

function againOf(
  { id, title }: Target,
  before: readonly Section[],
  { arrivals, proposed }: Pick<ReturnType<typeof placing>, 'arrivals' | 'proposed'>,
  plans: PlacingPlans,
): Again {
  const compared = new Map(compareArrivals(before, arrivals).map(each => [each.at, each]))
  const statements = before.filter(isStatement)
  const taken = new Set(arrivals.map(({ target }) => target))
  return {
    reportId: id,
    title,
    sections: statements.map(section => ({ id: section.id, title: section.title })),
    statements: arrivals.map(({ at, target }) => {
      const found = compared.get(at)
      const { lines: _, columns: __, ...comparison } = found?.comparison ?? { lines: [], columns: [] }
      return {
        at,
        target,
        proposed: proposed.get(at) === target,
        comparison: found ? (comparison as Omit<StatementComparison, 'lines' | 'columns'>) : null,
        losses: found?.losses ?? [],
        removed: found?.comparison.removed.map(line => ({ id: line.id, label: line.label })) ?? [],
      }
    }),
    planSections: before.filter(isPlan).map(section => ({ id: section.id, title: section.title })),
    plans: plans.arrivals.map(({ at, target, fresh }) => {
      const section = before.filter(isPlan).find(({ id }) => id === target)
      return {
        at,
        title: fresh.title,
        target,
        proposed: plans.proposed.get(at) === target,
        comparison: section ? comparePlans(section.body, fresh.body) : null,
      }
    }),
    untouched: statements.flatMap(section => (section.body.source && !taken.has(section.id) ? [section.title] : [])),
  }
}

function linesToDecide(
  open: readonly SeriesProposal[],
  sections: ReturnType<typeof arrive>['sections'],
  arrivals: ReturnType<typeof placing>['arrivals'],
  choices: ReturnType<typeof choicesIn>,
): LineToDecide[] {
  const items = new Map(
    sections.filter(isStatement).flatMap(({ id, body }) => body.lineItems.map(item => [item.id, { item, section: id }] as const)),
  )
  return open.flatMap(({ lineItemId, series, confidence, figures }) => {
    const found = items.get(lineItemId)
    const arrival = arrivals.find(({ target, fresh }) => (target ?? fresh.id) === found?.section)
    if (!found || !arrival || found.item.labelCell === null) return []
    const { label, labelCell } = found.item
    return [{ at: arrival.at, labelCell, label, series, confidence, figures, chosen: choices.get(lineItemId)?.series ?? null }]
  })
}
