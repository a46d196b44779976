import { partsOf, type Step } from '#app/model/meeting/steps.ts'
import { mayReadDrafts } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { Section } from '#app/model/report/section.ts'
import type { MeetingRow } from '#db/queries/meetings.ts'
import { draftSections, reportById, revisionSections } from '#db/queries/reports.ts'
import { done, type Hall, type Outcome } from '../hall.ts'
import { presenting } from './lobby.ts'
import { type PresentedSection, presentedOf } from './presented.ts'

/** Everything that a rehearsal needs. It is in the page alone: nothing comes back from it. */
export interface RehearsalPage {
  me: string
  meeting: { id: string; title: string; minutes: number }
  sections: PresentedSection[]
  parts: Step[]
}

export async function rehearse(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<{ page: RehearsalPage }>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const { id, title, minutes } = seen.meeting
  const sections = await sectionsToRehearse(hall, actor, seen.meeting)
  return done({
    page: { me: seen.personId, meeting: { id, title, minutes }, sections: await presentedOf(hall, sections), parts: partsOf(sections) },
  })
}

/**
 * What would be presented now, as far as this presenter may see it: what is pinned already, what is published, else the draft, which a
 * presenter who neither leads nor prepares does not see.
 */
export async function sectionsToRehearse(hall: Hall, actor: Actor, { revisionId, reportId }: MeetingRow): Promise<Section[]> {
  if (revisionId) return revisionSections(hall.store, revisionId)
  const report = await reportById(hall.store, reportId)
  if (report?.status === 'published' && report.currentRevisionId) return revisionSections(hall.store, report.currentRevisionId)
  return report && mayReadDrafts(actor) ? draftSections(hall.store, report.id) : []
}
