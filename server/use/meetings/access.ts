import { mayPresent, mayReadConfidential, maySeeStage } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { meetingById, type MeetingRow, presentersOf } from '#db/queries/meetings.ts'
import { personById } from '#db/queries/people.ts'
import { companyRules } from '#db/queries/reports.ts'
import type { Reader } from '#db/types.ts'

export interface Seen {
  meeting: MeetingRow
  presenters: { id: string; name: string }[]
  /** Whether this actor is one of the presenters. */
  presents: boolean
}

/** A meeting as this actor may see it: everyone who gave the pledge that stands, or a stage paired with it. Otherwise undefined. */
export async function seeMeeting(db: Reader, actor: Actor, meetingId: string): Promise<Seen | undefined> {
  if (!maySeeStage(actor, meetingId) && !(await mayReadMeetings(db, actor))) return undefined
  const meeting = await meetingById(db, meetingId)
  if (!meeting) return undefined
  const presenters = await presentersOf(db, meetingId)
  return {
    meeting,
    presenters,
    presents: mayPresent(
      actor,
      presenters.map(({ id }) => id),
    ),
  }
}

/** Everyone who gave the pledge that stands. */
export const mayReadMeetings = async (db: Reader, actor: Actor): Promise<boolean> =>
  mayReadConfidential(actor, (await companyRules(db))?.pledgeVersion ?? 0)

/**
 * Whether somebody presents a meeting and may sign in, as it stands inside a transaction: whoever was removed or disabled since the
 * request was looked at must not leave with a secret that was made a moment later.
 */
export const presentsStill = async (db: Reader, meetingId: string, personId: string): Promise<boolean> =>
  (await presentersOf(db, meetingId)).some(({ id }) => id === personId) && (await personById(db, personId))?.disabledAt === null
