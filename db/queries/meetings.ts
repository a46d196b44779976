import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Fact } from '#app/model/meeting/catalogue.ts'
import { applyFact, BEGINNING } from '#app/model/meeting/show.ts'
import { prepared } from '../prepared.ts'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import { one } from '../one.ts'

export type MeetingRow = Tables['meetings']['$inferSelect']
export type PartRow = Tables['parts']['$inferSelect']
export interface JournalRow {
  meetingId: string
  seq: number
  at: number
  fact: Fact
}

const byId = prepared<{ id: string }, MeetingRow[]>(db =>
  db
    .select()
    .from(db.t.meetings)
    .where(eq(db.t.meetings.id, sql.placeholder('id'))),
)
export const meetingById = async (db: Reader, id: string): Promise<MeetingRow | undefined> => one(await byId(db, { id }))

/** Newest first. */
export const allMeetings = (db: Reader): Promise<MeetingRow[]> =>
  db.select().from(db.t.meetings).orderBy(desc(db.t.meetings.startsAt), asc(db.t.meetings.id)) as unknown as Promise<MeetingRow[]>

export const openMeetingsOnRevision = (db: Reader, revisionId: string) =>
  db
    .select()
    .from(db.t.meetings)
    .where(and(eq(db.t.meetings.revisionId, revisionId), inArray(db.t.meetings.state, ['lobby', 'live', 'paused'])))

export async function insertMeeting(tx: Tx, row: MeetingRow, presenterIds: readonly string[]): Promise<void> {
  await tx.insert(tx.t.meetings).values(row)
  await insertPresenters(tx, row.id, presenterIds)
}

/** Changes what was scheduled, if `version` still stands. */
export async function updateMeeting(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<Pick<MeetingRow, 'title' | 'startsAt' | 'minutes' | 'hearItUrl' | 'captioned' | 'reportId' | 'roundId'>>,
): Promise<MeetingRow | undefined> {
  const { meetings } = tx.t
  return one(
    await tx
      .update(meetings)
      .set({ ...change, version: version + 1 })
      .where(and(eq(meetings.id, id), eq(meetings.version, version)))
      .returning(),
  )
}

export async function replacePresenters(tx: Tx, meetingId: string, presenterIds: readonly string[]): Promise<void> {
  await tx.delete(tx.t.presenters).where(eq(tx.t.presenters.meetingId, meetingId))
  await insertPresenters(tx, meetingId, presenterIds)
}

async function insertPresenters(tx: Tx, meetingId: string, presenterIds: readonly string[]): Promise<void> {
  await tx.insert(tx.t.presenters).values([...new Set(presenterIds)].map(personId => ({ meetingId, personId })))
}

/** Who presents, by name. */
/** Whether this person presents a meeting that is open now. */
export const presentsOpenMeeting = async (db: Reader, personId: string): Promise<boolean> => {
  const { presenters, meetings } = db.t
  const found = await db
    .select({ id: meetings.id })
    .from(presenters)
    .innerJoin(meetings, eq(meetings.id, presenters.meetingId))
    .where(and(eq(presenters.personId, personId), inArray(meetings.state, ['lobby', 'live', 'paused'])))
    .limit(1)
  return found.length > 0
}

export const presentersOf = (db: Reader, meetingId: string): Promise<{ id: string; name: string }[]> => presenting(db, { meetingId })
const presenting = prepared<{ meetingId: string }, { id: string; name: string }[]>(db => {
  const { presenters, people } = db.t
  return db
    .select({ id: people.id, name: people.name })
    .from(presenters)
    .innerJoin(people, eq(people.id, presenters.personId))
    .where(eq(presenters.meetingId, sql.placeholder('meetingId')))
    .orderBy(asc(people.name), asc(people.id))
})

/**
 * Takes the journal's next number: the first statement of every transaction that writes a fact. It gives the order and, on PostgreSQL,
 * the row's lock. The row that comes back has the number already.
 */
export async function takeSeq(tx: Tx, meetingId: string): Promise<MeetingRow | undefined> {
  const { meetings } = tx.t
  const row = one(
    await tx
      .update(meetings)
      .set({ seq: sql`${meetings.seq} + 1` })
      .where(eq(meetings.id, meetingId))
      .returning(),
  )
  // A state that an earlier version kept lacks what came since.
  return row && { ...row, show: { ...BEGINNING, ...row.show } }
}

/** Writes facts from the number on that `takeSeq` gave, and the fold beside them. At least one fact. */
export async function writeFacts(tx: Tx, meeting: MeetingRow, facts: readonly Fact[], at: number): Promise<JournalRow[]> {
  const { meetings, journal } = tx.t
  const entries = facts.map((fact, index) => ({ meetingId: meeting.id, seq: meeting.seq + index, at, fact }))
  await tx.insert(journal).values(entries)
  const show = facts.reduce((show, fact) => applyFact(show, fact, at), meeting.show)
  await tx
    .update(meetings)
    .set({
      seq: meeting.seq + facts.length - 1,
      show,
      state: show.phase,
      revisionId: show.revisionId,
      startedAt: show.startedAt,
      endedAt: show.endedAt,
    })
    .where(eq(meetings.id, meeting.id))
  return entries
}

/** A meeting's facts in order. */
export const journalOf = (db: Reader, meetingId: string): Promise<JournalRow[]> =>
  db.select().from(db.t.journal).where(eq(db.t.journal.meetingId, meetingId)).orderBy(asc(db.t.journal.seq)) as unknown as Promise<
    JournalRow[]
  >

export async function insertParts(tx: Tx, rows: readonly PartRow[]): Promise<void> {
  for (const row of rows) await tx.insert(tx.t.parts).values(row)
}

/** After the end nobody may open a part any more; where they stood stays, for questions about what was shown. */
export const emptyParts = async (tx: Tx, meetingId: string): Promise<void> => {
  const nothing = Buffer.alloc(0)
  await tx.update(tx.t.parts).set({ key: nothing, sealed: nothing, contentHash: '' }).where(eq(tx.t.parts.meetingId, meetingId))
}

export const deleteParts = async (tx: Tx, meetingId: string): Promise<void> => {
  await tx.delete(tx.t.parts).where(eq(tx.t.parts.meetingId, meetingId))
}

/** A part's place takes new bytes under a new id and key; the old ones are gone. */
export async function replacePart(tx: Tx, row: PartRow): Promise<void> {
  const { parts } = tx.t
  await tx.delete(parts).where(and(eq(parts.meetingId, row.meetingId), eq(parts.position, row.position)))
  await tx.insert(parts).values(row)
}

/** Everything of the parts but their bytes, in the order of presenting. */
export const partsOfMeeting = (db: Reader, meetingId: string) => {
  const { parts } = db.t
  return db
    .select({
      id: parts.id,
      position: parts.position,
      sectionId: parts.sectionId,
      step: parts.step,
      steps: parts.steps,
      contentHash: parts.contentHash,
      key: parts.key,
    })
    .from(parts)
    .where(eq(parts.meetingId, meetingId))
    .orderBy(asc(parts.position))
}

export const partAt = async (db: Reader, meetingId: string, position: number) => {
  const { parts } = db.t
  return one(
    await db
      .select({ position: parts.position, sectionId: parts.sectionId, step: parts.step, targets: parts.targets })
      .from(parts)
      .where(and(eq(parts.meetingId, meetingId), eq(parts.position, position))),
  )
}

/** Which parts there are now, without their bytes. */
export const partIds = async (db: Reader, meetingId: string): Promise<string[]> =>
  (await db.select({ id: db.t.parts.id }).from(db.t.parts).where(eq(db.t.parts.meetingId, meetingId))).map(({ id }) => id)

/** Sealed bytes by id, of all parts or of one. The ids are random, so their order says nothing of the presenting. */
export const sealedParts = (db: Reader, meetingId: string, id?: string) =>
  db
    .select({ id: db.t.parts.id, sealed: db.t.parts.sealed })
    .from(db.t.parts)
    .where(and(eq(db.t.parts.meetingId, meetingId), id === undefined ? undefined : eq(db.t.parts.id, id)))
    .orderBy(asc(db.t.parts.id))

/** What a question on stage says, or undefined when it is not one that may be shown in this round's meeting. */
export async function stageableQuestion(db: Reader, id: string, roundId: string | null) {
  const { questions } = db.t
  const found = one(
    await db
      .select({ id: questions.id, text: questions.text, about: questions.about, roundId: questions.roundId, state: questions.state })
      .from(questions)
      .where(eq(questions.id, id)),
  )
  if (!found || found.roundId !== roundId || (found.state !== 'open' && found.state !== 'answered')) return undefined
  return { id: found.id, text: found.text, about: found.about?.label ?? null }
}

/** How many questions of some rounds readers can see, and how many of them are answered. */
export async function questionTallies(db: Reader, roundIds: readonly string[]): Promise<Map<string, { asked: number; answered: number }>> {
  const { questions } = db.t
  const rows = await db
    .select({ roundId: questions.roundId, state: questions.state, many: count() })
    .from(questions)
    .where(and(inArray(questions.roundId, [...roundIds]), inArray(questions.state, ['open', 'answered'])))
    .groupBy(questions.roundId, questions.state)
  const tallies = new Map<string, { asked: number; answered: number }>()
  for (const { roundId, state, many } of rows) {
    const { asked, answered } = tallies.get(roundId) ?? { asked: 0, answered: 0 }
    tallies.set(roundId, { asked: asked + many, answered: answered + (state === 'answered' ? many : 0) })
  }
  return tallies
}

export const squadNames = async (db: Reader): Promise<Map<string, string>> =>
  new Map((await db.select({ id: db.t.squads.id, name: db.t.squads.name }).from(db.t.squads)).map(({ id, name }) => [id, name]))

export const contentTypeOf = async (db: Reader, fileId: string): Promise<string | undefined> =>
  one(
    await db
      .select({ contentType: db.t.files.contentType })
      .from(db.t.files)
      .where(and(eq(db.t.files.id, fileId), isNull(db.t.files.removedAt))),
  )?.contentType

/** Everyone who can present: not disabled, by name. */
export const activePeople = (db: Reader): Promise<{ id: string; name: string }[]> =>
  db
    .select({ id: db.t.people.id, name: db.t.people.name })
    .from(db.t.people)
    .where(isNull(db.t.people.disabledAt))
    .orderBy(asc(db.t.people.name), asc(db.t.people.id)) as unknown as Promise<{ id: string; name: string }[]>

export const roundOfReport = async (db: Reader, roundId: string, reportId: string): Promise<boolean> =>
  one(
    await db
      .select({ id: db.t.rounds.id })
      .from(db.t.rounds)
      .where(and(eq(db.t.rounds.id, roundId), eq(db.t.rounds.reportId, reportId))),
  ) !== undefined

export const hasModerator = async (db: Reader): Promise<boolean> =>
  (await db.select({ roles: db.t.people.roles }).from(db.t.people).where(isNull(db.t.people.disabledAt))).some(({ roles }) =>
    roles.includes('moderator'),
  )

/** The round that a meeting on this report joins: planned or open. */
export const runningRound = async (db: Reader, reportId: string): Promise<string | null> => {
  const { rounds } = db.t
  const found = await db
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(eq(rounds.reportId, reportId), inArray(rounds.state, ['planned', 'open'])))
    .orderBy(desc(rounds.opensAt))
  return found[0]?.id ?? null
}

/** A meeting that was planned before its round takes it along when its doors open. */
export const joinRound = async (tx: Tx, meetingId: string, roundId: string): Promise<void> => {
  await tx.update(tx.t.meetings).set({ roundId }).where(eq(tx.t.meetings.id, meetingId))
}
