import type { Show } from '#app/model/meeting/show.ts'
import type { Step } from '#app/model/meeting/steps.ts'
import { mayChangeMeeting, mayPublishReports, mayScheduleMeetings } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { allMeetings, hasModerator, type MeetingRow, partsOfMeeting, presentersOf } from '#db/queries/meetings.ts'
import { countInvitable, countStanding } from '#db/queries/people.ts'
import { draftSections, reportById, revisionSections } from '#db/queries/reports.ts'
import { stagesOf } from '#db/queries/stages.ts'
import { done, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { mayReadMeetings, seeMeeting } from './access.ts'
import { presenting, roundToJoin } from './lobby.ts'
import { inOrderOf, type PresentedSection, presentedOf } from './presented.ts'
import { sectionsToRehearse } from './rehearse.ts'
import { choicesOf, type ScheduleChoices } from './schedule.ts'
import { type StageView, stageView } from './stages.ts'

/** A meeting as everyone may see it. */
export interface MeetingCard {
  id: string
  title: string
  startsAt: number
  minutes: number
  hearItUrl: string
  captioned: boolean
  state: MeetingRow['state']
  startedAt: number | null
  endedAt: number | null
  roundId: string | null
}

const cardOf = (row: MeetingRow): MeetingCard => ({
  id: row.id,
  title: row.title,
  startsAt: row.startsAt,
  minutes: row.minutes,
  hearItUrl: row.hearItUrl,
  captioned: row.captioned,
  state: row.state,
  startedAt: row.startedAt,
  endedAt: row.endedAt,
  roundId: row.roundId,
})

/** Meetings that are not over: running ones first, then the next. */
export async function list(hall: Hall, actor: Actor): Promise<Outcome<{ meetings: MeetingCard[]; maySchedule: boolean }>> {
  if (!(await mayReadMeetings(hall.store, actor))) return NOT_FOUND
  const order = (state: MeetingRow['state']): number => (state === 'live' || state === 'paused' ? 0 : state === 'lobby' ? 1 : 2)
  const meetings = (await allMeetings(hall.store)).filter(({ state }) => state !== 'ended').map(cardOf)
  meetings.sort((a, b) => order(a.state) - order(b.state) || a.startsAt - b.startsAt)
  return done({ meetings, maySchedule: mayScheduleMeetings(actor) })
}

/** Everything that the presenter's page needs to go on by itself: every section whole, its notes, and which part is which step of it. */
export interface PresenterPage {
  me: string
  /** Whether this presenter may publish the whole report without driving. */
  mayPublish: boolean
  meeting: MeetingCard & { version: number }
  presenters: { id: string; name: string }[]
  show: Show
  sections: PresentedSection[]
  parts: Step[]
  stages: number
}

export async function present(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<{ page: PresenterPage }>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const { meeting } = seen
  const parts = await partsOfMeeting(hall.store, meetingId)
  const sections = inOrderOf(parts, meeting.revisionId ? await revisionSections(hall.store, meeting.revisionId) : [])
  return done({
    page: {
      me: seen.personId,
      mayPublish: mayPublishReports(actor),
      meeting: { ...cardOf(meeting), version: meeting.version },
      presenters: await presentersOf(hall.store, meetingId),
      show: meeting.show,
      sections: await presentedOf(hall, sections),
      parts: parts.map(({ position, sectionId, step, steps }) => ({ position, sectionId, step, steps })),
      stages: (await stagesOf(hall.store, meetingId)).length,
    },
  })
}

/** What should be right before people come in. `ok: null`: nobody can say but the presenter. */
export interface ReadinessCheck {
  what: 'sections' | 'approval' | 'clearance' | 'notes' | 'time' | 'moderator' | 'sound' | 'stage' | 'seats'
  ok: boolean
  detail: string
}
export interface ReadinessPage {
  meeting: MeetingCard & { version: number }
  report: { id: string; title: string; status: string }
  /** Whether everyone can read the report already: then it is presented open. */
  open: boolean
  /** The report's answer on inside information, if it has one. */
  cleared: boolean
  checks: ReadinessCheck[]
  stages: StageView[]
  /** How many can be invited by letter, and whether letters leave. */
  invitations: { people: number; mail: boolean }
  /** What this presenter can rehearse. */
  rehearsal: { id: string; title: string; minutes: number }[]
}

export async function readiness(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<{ page: ReadinessPage }>> {
  const seen = await presenting(hall, actor, meetingId)
  if (!seen.ok) return seen
  const { meeting } = seen
  const report = await reportById(hall.store, meeting.reportId)
  if (!report) return NOT_FOUND
  const open = report.status === 'published'
  const sections = await (open && report.currentRevisionId
    ? revisionSections(hall.store, report.currentRevisionId)
    : draftSections(hall.store, report.id))
  const now = hall.clock.now()
  const stages = (await stagesOf(hall.store, meetingId)).filter(({ expiresAt }) => expiresAt > now)
  const paired = stages.filter(({ source }) => source === null).length
  const without = sections.filter(({ notes }) => notes.trim() === '').length
  const planned = sections.reduce((minutes, section) => minutes + section.minutes, 0)
  const check = (what: ReadinessCheck['what'], ok: boolean, good: string, bad: string): ReadinessCheck => ({
    what,
    ok,
    detail: ok ? good : bad,
  })
  const approved = open || report.status === 'approved'
  const people = await countStanding(hall.store)
  const seats = hall.seats.followers
  const roundId = meeting.state === 'scheduled' ? await roundToJoin(hall.store, meeting) : meeting.roundId
  const moderated = roundId === null || (await hasModerator(hall.store))
  return done({
    page: {
      meeting: { ...cardOf(meeting), version: meeting.version },
      report: { id: report.id, title: report.title, status: report.status },
      open,
      cleared: report.clearance !== null,
      checks: [
        check('sections', sections.length > 0, `${sections.length} sections.`, 'The report has no sections yet. Add at least one.'),
        check(
          'approval',
          approved,
          open ? 'Published: everyone can read it already.' : 'A leader approved it.',
          'A leader approves the report first, on its page.',
        ),
        check('clearance', report.clearance !== null, 'Answered.', 'Answer below whether the report holds inside information.'),
        check('notes', without === 0, 'Every section has notes.', `${without} of ${sections.length} sections have no notes.`),
        check(
          'time',
          planned <= meeting.minutes,
          `${planned} of ${meeting.minutes} minutes are planned.`,
          `The sections plan ${planned} minutes, the meeting has ${meeting.minutes}.`,
        ),
        check(
          'moderator',
          moderated,
          roundId ? 'Somebody can moderate.' : 'No question round.',
          'Nobody has the role of moderator: questions would wait.',
        ),
        check(
          'sound',
          meeting.hearItUrl !== '',
          meeting.captioned ? 'A link, with captions.' : 'A link, without captions.',
          'No “Hear it” link: people at home will hear nothing.',
        ),
        check('stage', paired > 0, `${paired} paired.`, 'No stage is paired. Open /stage on the computer of the big screen.'),
        // Of an ordinary server nobody need hear that it is large enough.
        ...(people > seats
          ? [
              check(
                'seats',
                false,
                '',
                `This server has room for ${seats} screens, the company has ${people} people. Whoever runs it raises its limit of open files.`,
              ),
            ]
          : []),
      ],
      stages: stages.map(stageView),
      invitations: { people: await countInvitable(hall.store), mail: hall.post.configured },
      rehearsal: (await sectionsToRehearse(hall, actor, meeting)).map(({ id, title, minutes }) => ({ id, title, minutes })),
    },
  })
}

/** What the form of changes begins with and offers. */
export interface PlannedPage {
  planned: MeetingCard & { version: number; reportId: string; presenterIds: string[] }
  choices: ScheduleChoices
  /** Whether this actor may choose the report and who presents. For others the choices hold what was chosen, and nothing else. */
  chooses: boolean
}

export async function planned(hall: Hall, actor: Actor, meetingId: string): Promise<Outcome<PlannedPage>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen) return NOT_FOUND
  if (!mayChangeMeeting(actor, seen.presents)) return FORBIDDEN
  const { meeting, presenters } = seen
  const chooses = mayScheduleMeetings(actor)
  const choices = await choicesOf(hall.store)
  // A presenter who is no leader changes how it is presented, not what and by whom: drafts are not theirs to see.
  if (!chooses) Object.assign(choices, { reports: choices.reports.filter(({ id }) => id === meeting.reportId), people: presenters })
  return done({
    chooses,
    planned: { ...cardOf(meeting), version: meeting.version, reportId: meeting.reportId, presenterIds: presenters.map(({ id }) => id) },
    choices,
  })
}
