import { and, asc, count, eq, gte, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'

export type LetterRow = Tables['letters']['$inferSelect']

const MINUTE = 60_000
/** A letter is tried so often, the last time after a day and a half. Then it is given up, and whoever manages people sees that. */
const MOST_ATTEMPTS = 12
/** How long after it was written a letter may be tried again that was tried 1, 2, 3 … times. */
const AGAIN_AFTER = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, place) => ({ attempts: place + 1, wait: MINUTE * 2 ** (place + 1) }))

const waits = ({ letters }: Tables) => and(isNull(letters.sentAt), lt(letters.attempts, MOST_ATTEMPTS))
const givenUp = ({ letters }: Tables) => and(isNull(letters.sentAt), gte(letters.attempts, MOST_ATTEMPTS))

export async function insertLetter(tx: Tx, row: LetterRow): Promise<void> {
  await tx.insert(tx.t.letters).values(row)
}

/**
 * What is to be tried now. Those that were tried least go first, so that letters that do not leave keep back no others, and among them those
 * that somebody waits for before a screen.
 */
export const dueLetters = (db: Reader, now: number, most: number): Promise<LetterRow[]> => {
  const { letters } = db.t
  const again = AGAIN_AFTER.map(({ attempts, wait }) => and(eq(letters.attempts, attempts), lte(letters.createdAt, now - wait)))
  return Promise.resolve(
    db
      .select()
      .from(letters)
      .where(and(isNull(letters.sentAt), or(eq(letters.attempts, 0), ...again)))
      .orderBy(
        asc(letters.attempts),
        asc(sql`case when ${letters.linkPurpose} = 'reset' then 0 else 1 end`),
        asc(letters.createdAt),
        asc(letters.id),
      )
      .limit(most),
  )
}

/** Who has an invitation that has not left yet. */
export const waitingInvitations = async (db: Reader): Promise<Set<string | null>> => {
  const { letters } = db.t
  const rows = await db
    .select({ personId: letters.linkPersonId })
    .from(letters)
    .where(and(eq(letters.linkPurpose, 'invitation'), waits(db.t)))
  return new Set(rows.map(({ personId }) => personId))
}

/** Who has a letter to a meeting that has not left yet. */
export const waitingRecipients = async (db: Reader, meetingId: string): Promise<Set<string>> => {
  const { letters } = db.t
  const rows = await db
    .select({ recipient: letters.recipient })
    .from(letters)
    .where(and(eq(letters.meetingId, meetingId), waits(db.t)))
  return new Set(rows.map(({ recipient }) => recipient))
}

/** How many are still to leave, and how many never will. */
export async function countUnsentLetters(db: Reader): Promise<{ waiting: number; givenUp: number }> {
  const many = async (which: ReturnType<typeof waits>) => (await db.select({ many: count() }).from(db.t.letters).where(which))[0]?.many ?? 0
  return { waiting: await many(waits(db.t)), givenUp: await many(givenUp(db.t)) }
}

/** Sent, or sent again later. What was sent keeps no body. */
export async function updateLetter(tx: Tx, id: string, change: Partial<Pick<LetterRow, 'sentAt' | 'attempts' | 'body'>>): Promise<void> {
  await tx.update(tx.t.letters).set(change).where(eq(tx.t.letters.id, id))
}

export async function deleteLetter(tx: Tx, id: string): Promise<void> {
  await tx.delete(tx.t.letters).where(eq(tx.t.letters.id, id))
}

/** Nobody asks for a letter that left before `before`, or that was written before it and given up. */
export async function deleteOldLetters(tx: Tx, before: number): Promise<void> {
  const { letters } = tx.t
  await tx
    .delete(letters)
    .where(or(and(isNotNull(letters.sentAt), lt(letters.sentAt, before)), and(givenUp(tx.t), lt(letters.createdAt, before))))
}
