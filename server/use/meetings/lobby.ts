import type { Published } from '#app/model/meeting/catalogue.ts'
import { mayPublishWhole } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { clearanceSchema } from '#app/model/report/report.ts'
import type { Section } from '#app/model/report/section.ts'
import { deleteParts, emptyParts, insertParts, joinRound, type MeetingRow, runningRound } from '#db/queries/meetings.ts'
import { draftSections, insertRevision, type ReportRow, reportById, revisionSections } from '#db/queries/reports.ts'
import { expireStages } from '#db/queries/stages.ts'
import type { Reader, Tx } from '#db/types.ts'
import { conflict, done, fail, type Fault, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { seeMeeting } from './access.ts'
import { dropPack } from './attend.ts'
import { writeToJournal } from './facts.ts'
import { endPolls } from './polls.ts'
import { publishPresented } from './publishing.ts'
import { sealParts } from './sealing.ts'

type Done = Outcome<{ seq: number }>
/** A paired screen stays so for this long after the end, and a browser source's link works so long. */
export const STAGE_AFTER_END = 12 * 3_600_000

const NO_SECTIONS = conflict('This report has no sections yet. Add at least one to the report, and have it approved; then open the lobby.')
const NOT_WHOLE = conflict(
  'Who has the wheel, or a leader, publishes the whole report. Choose what was shown, or ask for the wheel first; a leader can publish the rest later.',
)
const NOT_CLEARED = fail({
  kind: 'invalid',
  fields: { clearance: 'Answer whether this report holds inside information. If it does: cleared by whom, and public from which day.' },
})

/**
 * Opens the lobby: pins what is presented, and seals its parts. A published report is presented as it stands, open; an approved one
 * becomes a revision that only the meeting sees. `clearance` answers whether the report holds inside information; an earlier answer of
 * the report stands where none is given.
 */
export async function openLobby(
  hall: Hall,
  actor: Actor,
  { meetingId, clearance }: { meetingId: string; clearance?: unknown },
): Promise<Outcome<{ seq: number; sealed: boolean }>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const report = await reportById(hall.store, seen.meeting.reportId)
  if (!report) return NOT_FOUND
  const unready = notReady(report)
  if (unready) return unready
  const cleared = clearance === undefined ? report.clearance : (clearanceSchema.safeParse(clearance).data ?? null)
  if (!cleared) return NOT_CLEARED
  const published = report.status === 'published' && report.currentRevisionId !== null
  const sections = await (published
    ? revisionSections(hall.store, report.currentRevisionId as string)
    : draftSections(hall.store, report.id))
  if (sections.length === 0) return NO_SECTIONS
  const parts = await sealParts(hall, meetingId, sections)
  const revisionId = published ? (report.currentRevisionId as string) : hall.ids.next()

  return writeToJournal<Outcome<{ seq: number; sealed: boolean }>>(hall, meetingId, NOT_FOUND, async (tx, meeting) => {
    if (meeting.state !== 'scheduled') return { undo: conflict(`The lobby cannot be opened: the meeting is ${meeting.state}.`) }
    const now = await reportById(tx, report.id)
    if (!now || now.version !== report.version || now.status !== report.status || now.currentRevisionId !== report.currentRevisionId)
      return { undo: conflict('The report changed at this moment. Open the lobby again.') }
    if (!published) await insertMeetingRevision(tx, hall, seen.personId, { ...report, clearance: cleared }, revisionId, sections)
    const round = await roundToJoin(tx, meeting)
    if (round) await joinRound(tx, meetingId, round)
    await deleteParts(tx, meetingId)
    await insertParts(tx, parts)
    return {
      facts: [
        { kind: 'revision pinned', revisionId },
        { kind: 'lobby opened', parts: parts.length, sealed: !published },
      ],
      answer: seq => done({ seq, sealed: !published }),
    }
  })
}

/** The round of a meeting; of one that was planned before its round, the one that it takes along when its lobby opens. */
export const roundToJoin = async (db: Reader, { roundId, reportId }: Pick<MeetingRow, 'roundId' | 'reportId'>): Promise<string | null> =>
  roundId ?? (await runningRound(db, reportId))

function notReady({ status }: ReportRow): { ok: false; fault: Fault } | undefined {
  if (status === 'draft')
    return conflict('The report is still a draft. A leader approves it first, on the report’s page; then open the lobby.')
  if (status === 'withdrawn') return conflict('The report was withdrawn. Schedule a meeting on another report, or publish this one again.')
  return undefined
}

/** What is presented of an approved report: a revision that the meeting alone sees. */
export const insertMeetingRevision = (tx: Tx, hall: Hall, by: string, report: ReportRow, id: string, sections: readonly Section[]) =>
  insertRevision(
    tx,
    {
      id,
      reportId: report.id,
      audience: 'meeting',
      title: report.title,
      period: report.period,
      sentences: report.sentences,
      clearance: report.clearance ?? { kind: 'none' },
      reason: '',
      createdBy: by,
      createdAt: hall.clock.now(),
    },
    sections,
  )

/** Back to scheduled: what was sealed is thrown away, and nobody saw anything. */
export async function closeLobby(hall: Hall, actor: Actor, { meetingId }: { meetingId: string }): Promise<Done> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const answer = await writeToJournal<Done>(hall, meetingId, NOT_FOUND, async (tx, meeting) => {
    if (meeting.state !== 'lobby') return { undo: conflict(`There is no open lobby to close: the meeting is ${meeting.state}.`) }
    await deleteParts(tx, meetingId)
    return { facts: [{ kind: 'lobby closed' }], answer: seq => done({ seq }) }
  })
  if (answer.ok) dropPack(hall, meetingId)
  return answer
}

/** Starts the meeting; who starts drives. Nothing is shown yet. */
export async function start(hall: Hall, actor: Actor, { meetingId }: { meetingId: string }): Promise<Done> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  return writeToJournal<Done>(hall, meetingId, NOT_FOUND, async (_tx, meeting) => {
    if (meeting.state === 'scheduled')
      return { undo: conflict('Open the lobby first, so that everyone can come in and fetch what will be shown.') }
    if (meeting.state !== 'lobby') return { undo: conflict(`The meeting cannot be started: it is ${meeting.state}.`) }
    return { facts: [{ kind: 'meeting started' }, { kind: 'wheel taken', driver: seen.personId }], answer: seq => done({ seq }) }
  })
}

/** Ends the meeting and publishes what was decided: what was shown, everything (which not every presenter decides), or nothing yet. */
export async function end(hall: Hall, actor: Actor, { meetingId, publish }: { meetingId: string; publish: Published }): Promise<Done> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const answer = await writeToJournal<Done>(hall, meetingId, NOT_FOUND, async (tx, meeting) => {
    if (meeting.state !== 'live' && meeting.state !== 'paused')
      return { undo: conflict(`The meeting cannot be ended: it is ${meeting.state}.`) }
    if (publish === 'everything' && !mayPublishWhole(actor, meeting.show.driver === seen.personId)) return { undo: NOT_WHOLE }
    await emptyParts(tx, meetingId)
    await endPolls(tx, hall, meeting)
    await expireStages(tx, meetingId, hall.clock.now() + STAGE_AFTER_END)
    await publishPresented(tx, hall, seen.personId, meeting, publish)
    return { facts: [{ kind: 'meeting ended', published: publish }], answer: seq => done({ seq }) }
  })
  if (!answer.ok) return answer
  dropPack(hall, meetingId)
  // Keys, sealed bytes and answers of single people are gone: from the write-ahead log, too.
  await hall.store.forget()
  return answer
}

/** The meeting, for one of its presenters. */
export async function presenting(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<{ meeting: MeetingRow; personId: string }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen) return NOT_FOUND
  if (!seen.presents || actor.kind !== 'person') return FORBIDDEN
  return done({ meeting: seen.meeting, personId: actor.personId })
}
