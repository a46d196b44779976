import { setImmediate as nextTurn } from 'node:timers/promises'
import { formatMoment } from '#app/model/format.ts'
import { mayChangeMeeting } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { lastAudit } from '#db/queries/audit.ts'
import { type CompanyRow, companyRow } from '#db/queries/company.ts'
import type { MeetingRow } from '#db/queries/meetings.ts'
import { waitingRecipients } from '#db/queries/letters.ts'
import { invitable } from '#db/queries/people.ts'
import { calendarOf } from '../../people/calendar.ts'
import { leaveLetter, meetingLetter } from '../../people/letters.ts'
import { record } from '../../people/records.ts'
import { conflict, done, FORBIDDEN, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { seeMeeting } from './access.ts'

/** A meeting for a person's own calendar: whoever may see it may have it. */
export async function calendar(hall: Hall, actor: Actor, { meetingId }: { meetingId: string }): Promise<Outcome<{ text: string }>> {
  const seen = await seeMeeting(hall.store, actor, meetingId)
  if (!seen || actor.kind !== 'person') return NOT_FOUND
  const company = await companyRow(hall.store)
  return done({ text: calendarOf(hall.config, company?.name ?? 'Candor', seen.meeting) })
}

/** The audit is what remembers when people were invited, and to which version of the meeting. */
const INVITED = 'invited to meeting'
const invitedTo = ({ version }: MeetingRow): string => `${INVITED}, version ${version}`
/** A whole company gets these letters: no sooner again, whatever was changed. */
const AGAIN_MS = 3_600_000
/** So many letters are one write of a few milliseconds, between which everybody else has their turn. */
const AT_ONCE = 50

const UNDER_WAY = conflict('Letters to this meeting are being written at this moment. Load this page again to see them.')

/** Meetings whose letters are being written. */
const underWay = new WeakMap<Hall, Set<string>>()

/**
 * Leaves a letter with the meeting for the calendar to everybody who has an address and can sign in. What waits for a mail server goes
 * when there is one, with the time that then stands, and not at all once the meeting has begun. Who was invited before gets the letter
 * again, because calendars replace what they have; but only when something was changed, and not within an hour. Gives how many letters
 * are on their way.
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
    return conflict('People are invited before the lobby opens. It is open, or was already: tell them the address.')
  const company = await companyRow(hall.store)
  if (!company) return NOT_FOUND
  const running = underWay.get(hall) ?? new Set()
  underWay.set(hall, running)
  if (running.has(meetingId)) return UNDER_WAY
  running.add(meetingId)
  try {
    const early = await tooEarly(hall, company, seen.meeting)
    if (early) return early
    const letters = await leaveLetters(hall, company, seen.meeting)
    // Last: where the server was ended between two letters, whoever has none gets one the next time.
    await hall.store.transact(tx => record(hall, tx, actor, invitedTo(seen.meeting), meetingId))
    hall.post.wake()
    return done({ letters, mail: hall.post.configured })
  } finally {
    running.delete(meetingId)
  }
}

/** Why nobody is invited again yet, and when that is possible. */
async function tooEarly(hall: Hall, company: CompanyRow, meeting: MeetingRow) {
  const last = await lastAudit(hall.store, meeting.id, INVITED)
  if (!last) return undefined
  const same = last.verb === invitedTo(meeting)
  const again = last.at + AGAIN_MS
  if (hall.clock.now() < again)
    return conflict(
      `People were invited to this meeting less than an hour ago. They can be invited again from ${formatMoment(again, company)} on${same ? ', once something of it was changed' : ''}.`,
    )
  return same
    ? conflict(
        'Everybody was invited to this meeting as it stands. They can be invited again once its name, time, length or link was changed.',
      )
    : undefined
}

/** A letter to everybody for whom none to this meeting waits already. Gives how many are on their way now. */
async function leaveLetters({ store, ...hall }: Hall, company: CompanyRow, meeting: MeetingRow): Promise<number> {
  const waiting = await waitingRecipients(store, meeting.id)
  const letter = meetingLetter(company.name, meeting)
  let letters = 0
  for (let after: string | undefined = ''; after !== undefined; ) {
    await nextTurn()
    const people = await invitable(store, after, AT_ONCE)
    const missing = people.filter(({ email }) => !waiting.has(email))
    if (missing.length > 0)
      await store.transact(async tx => {
        for (const { email } of missing) await leaveLetter(hall, tx, email, letter)
      })
    letters += people.length
    after = people.at(-1)?.id
  }
  return letters
}
