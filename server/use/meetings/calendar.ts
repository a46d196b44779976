import { mayChangeMeeting } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { companyRow } from '#db/queries/company.ts'
import { insertAudit } from '#db/queries/reports.ts'
import { invitable } from '#db/queries/people.ts'
import { calendarOf } from '../../people/calendar.ts'
import { leaveLetter, meetingLetter } from '../../people/letters.ts'
import { done, fail, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { seeMeeting } from './access.ts'

/** A meeting for a person's own calendar: whoever may see it may have it. */
export async function calendar(hall: Hall, actor: Actor, { meetingId }: { meetingId: string }): Promise<Outcome<{ text: string }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  const company = await companyRow(hall.store)
  return done({ text: calendarOf(hall.config, company?.name ?? 'Candor', seen.meeting) })
}

/**
 * Leaves a letter with the meeting for the calendar to everybody who has an address and can sign in. What waits for a mail server goes
 * when there is one, with the time that then stands, and not at all once the meeting has begun. Who was invited before gets the letter
 * again: calendars replace what they have. Gives how many letters were left.
 */
export async function invite(
  hall: Hall,
  actor: Actor,
  { meetingId }: { meetingId: string },
): Promise<Outcome<{ letters: number; mail: boolean }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  if (!mayChangeMeeting(actor, seen.presents)) return FORBIDDEN
  if (seen.meeting.state !== 'scheduled')
    return fail({
      kind: 'conflict',
      message: 'People are invited before the lobby opens. It is open, or was already: tell them the address.',
    })
  const company = await companyRow(hall.store)
  const letters = await hall.store.transact(async tx => {
    const people = await invitable(tx)
    for (const { email } of people) await leaveLetter(hall, tx, email, meetingLetter(company?.name ?? 'Candor', seen.meeting))
    await insertAudit(tx, {
      id: hall.ids.next(),
      at: hall.clock.now(),
      actor: actor.personId,
      verb: 'invited to meeting',
      subject: meetingId,
    })
    return people.length
  })
  hall.post.wake()
  return done({ letters, mail: hall.post.configured })
}
