import { createTransport, type SendMailOptions } from 'nodemailer'
import { companyRow } from '#db/queries/company.ts'
import { meetingById } from '#db/queries/meetings.ts'
import { deleteLetter, deleteOldLetters, dueLetters, type LetterRow, updateLetter } from '#db/queries/letters.ts'
import { deleteOldLinks, type LinkPurpose, linkMadeSince, personById, replaceLink } from '#db/queries/people.ts'
import type { Tx } from '#db/types.ts'
import type { Hall } from '../use/hall.ts'
import { calendarOf } from './calendar.ts'
import { meetingText } from './letters.ts'
import { hashToken } from './token.ts'

/** How long a link works, in milliseconds. */
export const LINK_LIFE: Record<LinkPurpose, number> = { invitation: 14 * 86_400_000, reset: 2 * 3_600_000 }

export interface Post {
  /** Whether a mail server is configured. Without one, letters wait. */
  readonly configured: boolean
  /** There are letters. Returns at once. */
  wake(): void
  close(): Promise<void>
}

type Means = Pick<Hall, 'store' | 'clock' | 'ids' | 'config' | 'log'>

/** Makes a link and gives its address. The token is in that address only; an older link of the same purpose dies. */
export async function makeLink(
  { ids, clock, config }: Pick<Hall, 'ids' | 'clock' | 'config'>,
  tx: Tx,
  purpose: LinkPurpose,
  personId: string,
  createdBy: string | null,
): Promise<{ url: string; expiresAt: number }> {
  const token = ids.token()
  const createdAt = clock.now()
  const expiresAt = createdAt + LINK_LIFE[purpose]
  await replaceLink(tx, { id: ids.next(), tokenHash: hashToken(token), purpose, personId, createdBy, createdAt, expiresAt, usedAt: null })
  return { url: `${config.publicUrl}/${purpose}/${token}`, expiresAt }
}

const MINUTE = 60_000
const MONTH = 30 * 86_400_000
/** Letters that are tried before it is asked anew which are due. */
const AT_ONCE = 1_000

/** Sends letters in the background: at once when woken, then every minute what did not leave, ever more seldom. */
export function openPost(means: Means): Post {
  const { store, clock, config, log } = means
  const transport = config.mail ? createTransport(config.mail.url) : null
  let running: Promise<void> | undefined
  let again = false
  let closed = false

  async function send(letter: LetterRow): Promise<void> {
    if (!config.mail || !transport) return
    const content = await contentOf(means, letter)
    if (content === null) return store.transact(tx => deleteLetter(tx, letter.id))
    try {
      await transport.sendMail({ from: config.mail.from, to: letter.recipient, subject: letter.subject, ...content })
    } catch (error) {
      // The server's answer may quote the address; the code says enough.
      log.warn({ letter: letter.id, code: (error as { code?: string }).code }, 'letter not sent')
      return store.transact(tx => updateLetter(tx, letter.id, { attempts: letter.attempts + 1 }))
    }
    await store.transact(tx => updateLetter(tx, letter.id, { sentAt: clock.now(), body: '' }))
  }

  async function round(): Promise<void> {
    await store.transact(async tx => {
      await deleteOldLinks(tx, clock.now())
      await deleteOldLetters(tx, clock.now() - MONTH)
    })
    for (const letter of await dueLetters(store, clock.now(), AT_ONCE)) {
      // What was written meanwhile may go before: a slow mail server takes thousands of invitations for hours.
      if (closed || again) return
      await send(letter)
    }
  }

  async function run(): Promise<void> {
    do {
      again = false
      await round()
    } while (again && !closed)
  }

  function wake(): void {
    if (!transport || closed) return
    if (running) again = true
    else
      running = run()
        .catch(error => log.error({ err: error as unknown }, 'letters not sent'))
        .finally(() => (running = undefined))
  }

  const timer = transport ? setInterval(wake, MINUTE).unref() : undefined
  wake()
  return {
    configured: transport !== null,
    wake,
    async close() {
      closed = true
      clearInterval(timer)
      transport?.close()
      await running
    },
  }
}

type Content = Pick<SendMailOptions, 'text' | 'icalEvent'>

/** What a letter says when it leaves; null when nobody needs it any more. */
async function contentOf(means: Means, letter: LetterRow): Promise<Content | null> {
  if (letter.meetingId) return invitationOf(means, letter.meetingId)
  const text = await bodyOf(means, letter)
  return text === null ? null : { text }
}

/** A meeting as it stands now, for the calendar; null once it has begun. */
async function invitationOf({ store, config }: Means, meetingId: string): Promise<Content | null> {
  const [meeting, company] = [await meetingById(store, meetingId), await companyRow(store)]
  if (meeting?.state !== 'scheduled' || !company) return null
  return {
    text: meetingText(company, config.publicUrl, meeting),
    icalEvent: { method: 'PUBLISH', filename: 'meeting.ics', content: calendarOf(config, company.name, meeting) },
  }
}

/** A text with a new link where it has a place for one; null when nobody needs it any more. */
async function bodyOf(means: Means, { linkPurpose, linkPersonId, createdAt, body }: LetterRow): Promise<string | null> {
  if (!linkPurpose || !linkPersonId) return body
  return means.store.transact(async tx => {
    const person = await personById(tx, linkPersonId)
    if (!person || person.disabledAt !== null) return null
    if (linkPurpose === 'invitation' && person.passwordHash !== null) return null
    // A card that was printed since must go on working.
    if (linkPurpose === 'invitation' && (await linkMadeSince(tx, linkPersonId, linkPurpose, createdAt))) return null
    // Whoever asked for it two hours ago has found another way, or asks again.
    if (linkPurpose === 'reset' && createdAt + LINK_LIFE.reset < means.clock.now()) return null
    const { url } = await makeLink(means, tx, linkPurpose, linkPersonId, null)
    return body.replace('{link}', () => url)
  })
}
