import { formatDay, formatMoment } from '#app/model/format.ts'
import type { CompanyRow } from '#db/queries/company.ts'
import { insertLetter } from '#db/queries/letters.ts'
import type { LinkPurpose } from '#db/queries/people.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'
import type { CalendarMeeting } from './calendar.ts'

interface Letter {
  subject: string
  body: string
  link: { purpose: LinkPurpose; personId: string } | null
  /** Its text is written when it leaves: see `meetingText`. */
  meetingId?: string
}

export const invitationLetter = (company: string, personId: string): Letter => ({
  subject: `${company}: your invitation to the board report`,
  body: `${company} shares its board report with everybody who works there.

Open this link to choose a password. It works once, for 14 days:

{link}

If you did not expect this letter, do nothing.
`,
  link: { purpose: 'invitation', personId },
})

export const resetLetter = (company: string, personId: string): Letter => ({
  subject: `${company}: a new password`,
  body: `Somebody, probably you, asked for a new password at ${company}'s board report.

Open this link to choose one. It works once, for two hours:

{link}

If it was not you, do nothing: your password stays as it is.
`,
  link: { purpose: 'reset', personId },
})

/** To somebody who joins by the company's link and is here already. */
export const knownLetter = (company: string, publicUrl: string): Letter => ({
  subject: `${company}: you are already here`,
  body: `Somebody, probably you, wanted to join ${company}'s board report with this address. It has an account already:

${publicUrl}/sign-in

If you do not remember your password, that page helps.
`,
  link: null,
})

export const meetingLetter = (company: string, { id, title }: { id: string; title: string }): Letter => ({
  subject: `${company}: ${title}`,
  body: '',
  link: null,
  meetingId: id,
})

/** To whoever owes answers. It holds no question: one that is removed for good must not lie in a letter. */
export function reminderLetter(
  company: CompanyRow,
  publicUrl: string,
  due: readonly { dueOn: string; roundId: string; questionId: string }[],
  today: string,
): Letter {
  const lines = due.map(({ dueOn, roundId, questionId }) => {
    const day = formatDay(dueOn, company)
    const when = dueOn < today ? `It was due ${day}.` : dueOn === today ? 'It is due today.' : `It is due ${day}.`
    return `${when}\n${publicUrl}/rounds/${roundId}#question-${questionId}`
  })
  const many = due.length === 1 ? 'an answer was promised' : `${due.length} answers were promised`
  return {
    subject: `${company.name}: ${many}`,
    body: `In your name ${many} to questions about the board report.

${lines.join('\n\n')}

Answer there, or promise another day: everybody sees which day was promised and whether the answer came.

${publicUrl}/owed
`,
    link: null,
  }
}

/** What goes beside the calendar's own part, for who reads mail without one. */
export const meetingText = (company: CompanyRow, publicUrl: string, { id, title, startsAt, hearItUrl }: CalendarMeeting): string =>
  `${title}
${formatMoment(startsAt, company)} (${company.timeZone})

Follow it on your own screen, and ask without your name:
${publicUrl}/meetings/${id}
${hearItUrl ? `\nHear it:\n${hearItUrl}\n` : ''}
The attached file puts it into your calendar, in your own time.
`

/** Leaves a letter in the database and gives its id; `hall.post.wake()` after the commit sends it. */
export async function leaveLetter(
  hall: Pick<Hall, 'ids' | 'clock'>,
  tx: Tx,
  recipient: string,
  { subject, body, link, meetingId }: Letter,
): Promise<string> {
  const id = hall.ids.next()
  await insertLetter(tx, {
    id,
    recipient,
    // A company's name is typed by people; a line break in it would begin another header.
    subject: subject.replace(/\p{Cc}+/gu, ' '),
    body,
    linkPurpose: link?.purpose ?? null,
    linkPersonId: link?.personId ?? null,
    meetingId: meetingId ?? null,
    attempts: 0,
    createdAt: hall.clock.now(),
    sentAt: null,
  })
  return id
}
