import type { Published } from '#app/model/meeting/catalogue.ts'
import { presentedSections } from '#app/model/meeting/presented.ts'
import type { Section } from '#app/model/report/section.ts'
import { type MeetingRow, partsOfMeeting } from '#db/queries/meetings.ts'
import { draftSections, insertAudit, type ReportRow, reportById, revisionById, revisionSections } from '#db/queries/reports.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../hall.ts'
import { writePublication } from '../reports/publishing.ts'

/**
 * Publishes what a meeting presented, inside the transaction that ends it. The leader's approval was given before the lobby opened. A
 * report that everyone can read already stays as it is.
 */
export async function publishPresented(tx: Tx, hall: Hall, by: string, meeting: MeetingRow, publish: Published): Promise<void> {
  const revision = meeting.revisionId ? await revisionById(tx, meeting.revisionId) : undefined
  const report = await reportById(tx, meeting.reportId)
  if (
    publish === 'nothing' ||
    !meeting.show.sealed ||
    !revision ||
    !report ||
    report.status === 'published' ||
    report.status === 'withdrawn'
  )
    return
  const presented = await revisionSections(tx, revision.id)
  const parts = await partsOfMeeting(tx, meeting.id)
  const open = parts.filter(
    ({ sectionId, position }) => presented.some(({ id }) => id === sectionId) && !meeting.show.shown.includes(position),
  )
  const whole = publish === 'everything' || open.length === 0
  const sections = whole ? presented : presentedSections(presented, meeting.show.shown, parts)
  if (sections.length === 0) return
  const at = hall.clock.now()
  const asDraft = whole && stateOf(report, await draftSections(tx, report.id)) === stateOf(revision, presented)
  await writePublication(hall, tx, {
    report,
    // What the draft was renamed to since nobody has approved.
    name: revision,
    sections,
    // The five sentences speak of the whole report: they wait until the whole is public.
    sentences: whole ? revision.sentences : [],
    clearance: revision.clearance,
    reason: report.currentRevisionId ? `Presented in ${meeting.title}` : '',
    by,
    at,
    version: asDraft ? report.version : null,
  })
  await insertAudit(tx, {
    id: hall.ids.next(),
    at,
    actor: by,
    verb: `published report at the end of meeting (${publish})`,
    subject: report.id,
  })
}

const stateOf = ({ title, period, sentences }: Pick<ReportRow, 'title' | 'period' | 'sentences'>, sections: readonly Section[]): string =>
  JSON.stringify([title, period, sentences, sections])
