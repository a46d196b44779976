import type { Actor } from '#app/model/people/roles.ts'
import { comparePeriods } from '#app/model/period.ts'
import { compareSections, type SectionChange } from '#app/model/report/changes.ts'
import type { Section } from '#app/model/report/section.ts'
import {
  draftSections,
  type ReportRow,
  reportById,
  revisionById,
  revisionByNumber,
  revisionSections,
  revisionsOf,
} from '#db/queries/reports.ts'
import { publishedNames } from '#db/queries/names.ts'
import { allSquads } from '#db/queries/squads.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { rulesOf, seeReport } from './access.ts'

/** One of the two states that are compared. */
export interface Compared {
  reportId: string
  title: string
  /** Key of app/model/period.ts. */
  period: string
  /** Null: the draft. */
  revision: number | null
}
export interface ChangesPage {
  report: { id: string; title: string }
  /** Null: there is nothing to compare with. */
  found: { before: Compared; after: Compared; sections: SectionChange[] } | null
  /** Other published reports, latest first; `at`, when it was published, only where another has its name and period. */
  reports: { id: string; title: string; period: string; at: number | null }[]
  /** Numbers, newest first; empty for readers, who see the current one alone. */
  revisions: number[]
  /** Whether a draft can be compared. */
  drafts: boolean
}

/** What to compare: with the current state of another report, or two states of this one (`to` left out: the draft). */
export type Comparing = { with: string } | { from: number; to: number | null } | null

/**
 * What differs between two reports that this actor reads, or, for those who work on reports, between two states of one. Left out: with the
 * latest report before it. States that this actor may not read are not found.
 */
export async function changes(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; comparing: Comparing },
): Promise<Outcome<{ page: ChangesPage }>> {
  const seen = await seeReport(hall.store, actor, input.reportId)
  if (!seen) return NOT_FOUND
  const { report, drafts } = seen
  const now = await stateOf(hall, report, drafts)
  if (!now) return NOT_FOUND
  const { firstMonth } = await rulesOf(hall.store)
  const others = (await publishedNames(hall.store))
    .filter(({ id }) => id !== report.id)
    .sort((a, b) => comparePeriods(b.period, a.period, firstMonth) || b.at - a.at)
  const { comparing } = input
  let states: [State, State] | null
  if (comparing && 'from' in comparing) {
    if (!drafts) return NOT_FOUND
    const before = await revisionState(hall, report, comparing.from)
    const after = comparing.to === null ? await draftState(hall, report) : await revisionState(hall, report, comparing.to)
    if (!before || !after) return NOT_FOUND
    states = [before, after]
  } else {
    const other = comparing
      ? others.find(({ id }) => id === comparing.with)
      : others.find(({ period }) => comparePeriods(period, now.period, firstMonth) < 0)
    if (comparing && !other) return NOT_FOUND
    const row = other && (await reportById(hall.store, other.id))
    const before = row && (await stateOf(hall, row, false))
    states = before ? [before, now] : null
  }
  const two = comparing === null || 'with' in comparing
  // What changed goes from the earlier report to the later one, whichever page it is asked on.
  const [before, after] = (two ? states?.toSorted((a, b) => comparePeriods(a.period, b.period, firstMonth)) : states) ?? []
  const reports =
    two && before && after && before.period !== after.period ? { before, after, firstMonth, squad: await squadNames(hall) } : null
  return done({
    page: {
      report: { id: report.id, title: now.title },
      found:
        before && after
          ? { before: headOf(before), after: headOf(after), sections: compareSections(before.sections, after.sections, reports) }
          : null,
      reports: others.map(one => ({
        ...one,
        at: others.some(({ id, title, period }) => id !== one.id && title === one.title && period === one.period) ? one.at : null,
      })),
      revisions: drafts ? (await revisionsOf(hall.store, report.id)).map(({ number }) => number) : [],
      drafts,
    },
  })
}

async function squadNames(hall: Hall): Promise<(id: string) => string | undefined> {
  const names = new Map((await allSquads(hall.store)).map(({ id, name }) => [id, name]))
  return id => names.get(id)
}

type State = Compared & { sections: Section[] }
const headOf = ({ reportId, title, period, revision }: State): Compared => ({ reportId, title, period, revision })

/** What readers see now; for those who work on reports the draft of one that is not published. */
async function stateOf(hall: Hall, report: ReportRow, drafts: boolean): Promise<State | undefined> {
  const current =
    report.status === 'published' && report.currentRevisionId ? await revisionById(hall.store, report.currentRevisionId) : undefined
  if (current) return revisionState(hall, report, current.number)
  return drafts ? draftState(hall, report) : undefined
}

async function revisionState(hall: Hall, report: ReportRow, number: number): Promise<State | undefined> {
  const revision = await revisionByNumber(hall.store, report.id, number)
  if (!revision) return undefined
  const { title, period } = revision
  return { reportId: report.id, title, period, revision: number, sections: await revisionSections(hall.store, revision.id) }
}

const draftState = async (hall: Hall, { id, title, period }: ReportRow): Promise<State> => ({
  reportId: id,
  title,
  period,
  revision: null,
  sections: await draftSections(hall.store, id),
})
