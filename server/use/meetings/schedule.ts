import { z } from 'zod'
import { BEGINNING } from '#app/model/meeting/show.ts'
import { mayChangeMeeting, mayScheduleMeetings } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import type { ReportStatus } from '#app/model/report/report.ts'
import {
  activePeople,
  insertMeeting,
  meetingById,
  type MeetingRow,
  replacePresenters,
  roundOfReport,
  runningRound,
  updateMeeting,
} from '#db/queries/meetings.ts'
import { draftSections, reportById, reportsIn } from '#db/queries/reports.ts'
import type { Reader } from '#db/types.ts'
import { record } from '../../people/records.ts'
import { conflict, done, fail, type Fault, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { fieldsOf } from '../reports/fields.ts'
import { mayReadMeetings, seeMeeting } from './access.ts'
import { revokeStagesOf } from './stages.ts'

const id = z.string().min(1).max(64)
export const plannedSchema = z.object({
  title: z.string().trim().min(1, 'Give the meeting a name.').max(200, 'Keep it under 200 characters.'),
  reportId: z.string().min(1, 'Choose the report that is presented.').max(64),
  startsAt: z.number({ error: 'Give a day and a time.' }).int().min(0),
  minutes: z.number({ error: 'Give its length in minutes.' }).int().min(5, 'At least 5 minutes.').max(600, 'At most 600 minutes.'),
  hearItUrl: z
    .string()
    .trim()
    .max(1_000)
    .refine(text => text === '' || /^https:\/\/[^\s]+$/.test(text), 'Give an address that begins with https://, or leave it empty.'),
  captioned: z.boolean(),
  presenterIds: z.array(id).min(1, 'Name at least one presenter.').max(20, 'At most 20 presenters.'),
  /** Null: the one that the report has, if any. */
  roundId: id.nullable().default(null),
})
export type Planned = z.infer<typeof plannedSchema>

/** What the form offers: reports that can be presented (newest first), and everyone who can present. */
export interface ScheduleChoices {
  reports: { id: string; title: string; period: string; status: ReportStatus; updatedAt: number }[]
  people: { id: string; name: string }[]
}

/** For leaders. */
export async function scheduleChoices(hall: Hall, actor: Actor): Promise<Outcome<{ choices: ScheduleChoices }>> {
  return (await maySchedule(hall.store, actor)) ? done({ choices: await choicesOf(hall.store) }) : NOT_FOUND
}

export async function choicesOf(db: Reader): Promise<ScheduleChoices> {
  const reports = await reportsIn(db, ['draft', 'approved', 'published'])
  reports.sort((a, b) => b.updatedAt - a.updatedAt)
  return {
    reports: reports.map(({ id, title, period, status, updatedAt }) => ({ id, title, period, status, updatedAt })),
    people: await activePeople(db),
  }
}

/** Plans a meeting on a report. A report without sections is refused: there is nothing to present. */
export async function schedule(hall: Hall, actor: Actor, input: unknown): Promise<Outcome<{ meetingId: string }>> {
  if (!(await maySchedule(hall.store, actor)) || actor.kind !== 'person') return NOT_FOUND
  const parsed = plannedSchema.safeParse(input)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const fault = await faultOf(hall.store, parsed.data)
  if (fault) return fail(fault)
  const { presenterIds, ...planned } = parsed.data
  const meetingId = hall.ids.next()
  const row = {
    id: meetingId,
    ...planned,
    roundId: planned.roundId ?? (await runningRound(hall.store, planned.reportId)),
    revisionId: null,
    state: 'scheduled',
    seq: 0,
    show: BEGINNING,
    version: 1,
    startedAt: null,
    endedAt: null,
    createdBy: actor.personId,
    createdAt: hall.clock.now(),
  } as const
  await hall.store.transact(async tx => {
    await insertMeeting(tx, row, presenterIds)
    await record(hall, tx, actor, 'scheduled meeting', meetingId)
  })
  hall.publish({ kind: 'meeting changed', meetingId })
  return done({ meetingId })
}

/**
 * Changes what was planned, made on `version`. Once the lobby is open the report stays; presenters, link and title may still change, until
 * the end. Report and presenters are the leaders' to choose: whoever presents gets all of an unpublished report, with its notes. The
 * screens and links of who presents no longer end with that.
 */
export async function change(
  hall: Hall,
  actor: Actor,
  { meetingId, version, ...input }: { meetingId: string; version: number } & Record<string, unknown>,
): Promise<Outcome<{ version: number }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  if (!mayChangeMeeting(actor, seen.presents)) return FORBIDDEN
  const parsed = plannedSchema.safeParse(input)
  const late = tooLate(seen.meeting, parsed.data?.reportId)
  if (late) return late
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  if (seen.meeting.version !== version) return fail({ kind: 'stale', version: seen.meeting.version })
  const { presenterIds, ...planned } = parsed.data
  const before = seen.presenters.map(({ id }) => id)
  const named = [...new Set(presenterIds)].filter(id => !before.includes(id))
  const removed = before.filter(id => !presenterIds.includes(id))
  const chooses = planned.reportId !== seen.meeting.reportId || named.length > 0 || removed.length > 0
  if (chooses && !mayScheduleMeetings(actor)) return FORBIDDEN
  const fault = await faultOf(hall.store, { ...planned, presenterIds: named })
  if (fault) return fail(fault)
  const changed = await hall.store.transact(async (tx): Promise<Outcome<{ version: number; revoked: string[] }>> => {
    const now = await meetingById(tx, meetingId)
    if (!now) return NOT_FOUND
    // It may have gone on since it was looked at.
    const later = tooLate(now, planned.reportId)
    if (later) return later
    const roundId = planned.roundId ?? (await runningRound(tx, planned.reportId)) ?? now.roundId
    const row = await updateMeeting(tx, meetingId, version, { ...planned, roundId })
    if (!row) return fail({ kind: 'stale', version: now.version })
    await replacePresenters(tx, meetingId, presenterIds)
    for (const id of named) await record(hall, tx, actor, `named presenter ${id}`, meetingId)
    const revoked: string[] = []
    for (const personId of removed) {
      await record(hall, tx, actor, `removed presenter ${personId}`, meetingId)
      revoked.push(...(await revokeStagesOf(hall, tx, actor, { personId, meetingId })))
    }
    return done({ version: row.version, revoked })
  })
  if (!changed.ok) return changed
  hall.publish({ kind: 'meeting changed', meetingId })
  // Whoever presents no longer loses the presenter's page; it comes back as what they may see now.
  for (const personId of removed) hall.publish({ kind: 'person revoked', personId })
  for (const stageId of changed.revoked) hall.publish({ kind: 'stage revoked', stageId })
  return done({ version: changed.version })
}

/** Why a meeting cannot be changed any more, or not to this report. */
function tooLate({ state, reportId }: MeetingRow, wanted: string | undefined): { ok: false; fault: Fault } | undefined {
  if (state === 'ended') return conflict('This meeting has ended. Nothing of it can be changed any more.')
  if (state !== 'scheduled' && wanted !== undefined && wanted !== reportId)
    return conflict('The lobby is open on this report. Close the lobby to choose another one.')
  return undefined
}

const maySchedule = async (db: Reader, actor: Actor): Promise<boolean> => mayScheduleMeetings(actor) && (await mayReadMeetings(db, actor))

async function faultOf(db: Reader, { reportId, presenterIds, roundId }: Planned): Promise<Fault | undefined> {
  const report = await reportById(db, reportId)
  if (!report) return { kind: 'invalid', fields: { reportId: 'This report is not there any more. Choose another one.' } }
  if (report.status === 'withdrawn') return { kind: 'invalid', fields: { reportId: 'This report was withdrawn. Choose another one.' } }
  if ((await draftSections(db, reportId)).length === 0)
    return {
      kind: 'invalid',
      fields: { reportId: 'This report has no sections yet, so there is nothing to present. Add sections to it first.' },
    }
  const known = new Set((await activePeople(db)).map(person => person.id))
  if (!presenterIds.every(presenter => known.has(presenter)))
    return { kind: 'invalid', fields: { presenterIds: 'One of these people is not here any more. Choose again.' } }
  if (roundId !== null && !(await roundOfReport(db, roundId, reportId)))
    return { kind: 'invalid', fields: { roundId: 'This question round belongs to another report.' } }
  return undefined
}
