import { fiscalYear, parsePeriod } from '#app/model/period.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { allMeetings, type MeetingRow, questionTallies } from '#db/queries/meetings.ts'
import { reportsIn, revisionById } from '#db/queries/reports.ts'
import type { Reader } from '#db/types.ts'
import { done, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { rulesOf } from '../reports/access.ts'
import { dayIn } from '#app/model/local-time.ts'
import { mayReadMeetings } from './access.ts'

/** A meeting that is over, with where its questions and answers are. */
export interface PastMeeting {
  id: string
  title: string
  startsAt: number
  minutes: number
  /** The report, where everybody can read it. */
  report: { id: string; title: string; period: string } | null
  /** What readers see of its round; null: it had none. */
  questions: { roundId: string; asked: number; answered: number } | null
}

/** Meetings that are over, by fiscal year, newest first. */
export async function past(hall: Hall, actor: Actor): Promise<Outcome<{ years: { year: number; meetings: PastMeeting[] }[] }>> {
  if (!(await mayReadMeetings(hall.store, actor))) return NOT_FOUND
  const { firstMonth, timeZone } = await rulesOf(hall.store)
  const ended = (await allMeetings(hall.store)).filter(({ state }) => state === 'ended')
  const reports = await readableReports(hall.store)
  const tallies = await questionTallies(
    hall.store,
    ended.flatMap(({ roundId }) => roundId ?? []),
  )
  const years = new Map<number, PastMeeting[]>()
  for (const meeting of ended) {
    const { id, title, startsAt, minutes, roundId } = meeting
    const report = reports.get(meeting.reportId)
    const year = yearOf(meeting, report?.period, firstMonth, timeZone)
    const line = {
      ...{ id, title, startsAt, minutes },
      report: report ?? null,
      questions: roundId === null ? null : { roundId, ...(tallies.get(roundId) ?? { asked: 0, answered: 0 }) },
    }
    years.set(year, [...(years.get(year) ?? []), line])
  }
  return done({ years: [...years].sort(([a], [b]) => b - a).map(([year, meetings]) => ({ year, meetings })) })
}

/** As readers know them: by what their current revision is called. */
async function readableReports(db: Reader): Promise<Map<string, NonNullable<PastMeeting['report']>>> {
  const readable = new Map<string, NonNullable<PastMeeting['report']>>()
  for (const { id, currentRevisionId } of await reportsIn(db, ['published'])) {
    const revision = currentRevisionId ? await revisionById(db, currentRevisionId) : undefined
    if (revision) readable.set(id, { id, title: revision.title, period: revision.period })
  }
  return readable
}

/** That of the period which was reported on; of the day of the meeting where the report is not public or names none. */
function yearOf({ startsAt }: MeetingRow, reported: string | undefined, firstMonth: number, timeZone: string): number {
  const period = reported === undefined ? null : parsePeriod(reported)
  return fiscalYear(period ?? { kind: 'instant', date: dayIn(startsAt, timeZone) }, firstMonth)
}
