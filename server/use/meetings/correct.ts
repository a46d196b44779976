import type { Actor } from '#app/model/people/roles.ts'
import { openMeetingsOnRevision, type PartRow, partsOfMeeting, replacePart } from '#db/queries/meetings.ts'
import { draftSections, reportById, revisionSections } from '#db/queries/reports.ts'
import { conflict, done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { dropPack } from './attend.ts'
import { writeToJournal } from './facts.ts'
import { insertMeetingRevision, presenting } from './lobby.ts'
import { resealParts } from './sealing.ts'

const resealed = (rows: readonly PartRow[]) => rows.map(({ position }) => ({ kind: 'part resealed' as const, position }))

/**
 * Takes what was corrected in the report since into a running meeting: pins the newer state and seals again the parts that differ. Parts
 * keep their places: a correction changes what a part says, not which parts there are.
 */
export async function correct(hall: Hall, actor: Actor, { meetingId }: { meetingId: string }): Promise<Outcome<{ changed: number }>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const report = await reportById(hall.store, seen.meeting.reportId)
  if (!report) return NOT_FOUND
  const published = report.status === 'published' && report.currentRevisionId !== null
  if (!published && report.status !== 'approved') return conflict('The corrected report is not approved yet. A leader approves it first.')
  const sections = await (published
    ? revisionSections(hall.store, report.currentRevisionId as string)
    : draftSections(hall.store, report.id))
  const before = await partsOfMeeting(hall.store, meetingId)
  if (sections.some(({ id }) => !before.some(part => part.sectionId === id)))
    return fail({
      kind: 'conflict',
      message: 'The report has a new section. A running meeting keeps its parts; show the new section in the next one.',
    })
  const rows = await resealParts(hall, meetingId, sections, before)
  if (rows.length === 0) return done({ changed: 0 })
  const revisionId = published ? (report.currentRevisionId as string) : hall.ids.next()

  const answer = await writeToJournal<Outcome<{ changed: number }>>(hall, meetingId, NOT_FOUND, async (tx, meeting) => {
    if (meeting.state !== 'live' && meeting.state !== 'paused' && meeting.state !== 'lobby')
      return { undo: conflict('The meeting is not open.') }
    if ((await reportById(tx, report.id))?.version !== report.version)
      return { undo: conflict('The report changed at this moment. Try again.') }
    if (!published) await insertMeetingRevision(tx, hall, seen.personId, report, revisionId, sections)
    for (const row of rows) await replacePart(tx, row)
    return { facts: [{ kind: 'revision pinned', revisionId }, ...resealed(rows)], answer: () => done({ changed: rows.length }) }
  })
  if (answer.ok) dropPack(hall, meetingId)
  return answer
}

/** Seals again what a removal for good took out of a revision, in every open meeting that shows it. Called after that removal. */
export async function resealRevision(hall: Hall, revisionId: string): Promise<void> {
  const sections = await revisionSections(hall.store, revisionId)
  for (const { id } of await openMeetingsOnRevision(hall.store, revisionId)) {
    const rows = await resealParts(hall, id, sections, await partsOfMeeting(hall.store, id))
    if (rows.length === 0) continue
    await writeToJournal<void>(hall, id, undefined, async tx => {
      for (const row of rows) await replacePart(tx, row)
      return { facts: resealed(rows), answer: () => undefined }
    })
    dropPack(hall, id)
  }
}
