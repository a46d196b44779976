import { createEvent } from 'ics'
import type { MeetingRow } from '#db/queries/meetings.ts'
import type { Config } from '../config.ts'

/** What a calendar needs of a meeting. */
export type CalendarMeeting = Pick<MeetingRow, 'id' | 'title' | 'startsAt' | 'minutes' | 'hearItUrl' | 'version'>

/**
 * A meeting as an iCalendar object (RFC 5545). Times are in UTC, so that every calendar shows them right in its own zone; the id stays and
 * the sequence counts up, so that a changed meeting takes the place of what a calendar has. It holds the title and the two addresses,
 * nothing of the report.
 */
export function calendarOf({ publicUrl }: Pick<Config, 'publicUrl'>, company: string, meeting: CalendarMeeting): string {
  const address = `${publicUrl}/meetings/${meeting.id}`
  const { error, value } = createEvent({
    uid: `${meeting.id}@${new URL(publicUrl).hostname}`,
    sequence: meeting.version - 1,
    method: 'PUBLISH',
    status: 'CONFIRMED',
    productId: 'Candor',
    title: meeting.title,
    description: [`${company}: ${address}`, meeting.hearItUrl && `Hear it: ${meeting.hearItUrl}`].filter(Boolean).join('\n'),
    location: meeting.hearItUrl || address,
    url: address,
    start: meeting.startsAt,
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { minutes: meeting.minutes },
  })
  if (!value) throw error ?? new Error('no calendar was made')
  return value
}
