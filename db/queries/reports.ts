import { and, asc, count, desc, eq, gt, inArray, max } from 'drizzle-orm'
import type { ReportStatus } from '#app/model/report/report.ts'
import type { Section } from '#app/model/report/section.ts'
import { prepared } from '../prepared.ts'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import { one } from '../one.ts'

export type ReportRow = Tables['reports']['$inferSelect']
export type RevisionRow = Tables['revisions']['$inferSelect']
export type EditRow = Tables['edits']['$inferSelect']
export type RemovalRow = Tables['removals']['$inferSelect']

/** The company's own rules that reports depend on; undefined before it is set up. */
const rules = prepared<
  Record<never, never>,
  Pick<
    Tables['company']['$inferSelect'],
    'pledgeVersion' | 'fiscalYearStart' | 'currency' | 'timeZone' | 'materiality' | 'locale' | 'negatives'
  >[]
>(db => {
  const { company } = db.t
  return db
    .select({
      pledgeVersion: company.pledgeVersion,
      fiscalYearStart: company.fiscalYearStart,
      currency: company.currency,
      timeZone: company.timeZone,
      materiality: company.materiality,
      locale: company.locale,
      negatives: company.negatives,
    })
    .from(company)
    .limit(1)
})
export const companyRules = async (db: Reader) => one(await rules(db, {}))

export const reportById = async (db: Reader, id: string): Promise<ReportRow | undefined> =>
  one(await db.select().from(db.t.reports).where(eq(db.t.reports.id, id)))

/** In no order: fiscal periods are put in order by app/model/period.ts. */
export const reportsIn = (db: Reader, statuses: readonly ReportStatus[]): Promise<ReportRow[]> =>
  db.select().from(db.t.reports).where(inArray(db.t.reports.status, statuses)) as unknown as Promise<ReportRow[]>

export async function insertReport(tx: Tx, row: ReportRow): Promise<void> {
  await tx.insert(tx.t.reports).values(row)
}

/** Changes a report if `version` still stands. `change` may count the version up. */
export async function updateReport(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<Omit<ReportRow, 'id'>>,
): Promise<ReportRow | undefined> {
  const { reports } = tx.t
  return one(
    await tx
      .update(reports)
      .set(change)
      .where(and(eq(reports.id, id), eq(reports.version, version)))
      .returning(),
  )
}

export async function insertEdit(tx: Tx, row: EditRow): Promise<void> {
  await tx.insert(tx.t.edits).values(row)
}

/** Edits after a version, oldest first, with the names of those who made them. */
export const editsSince = (db: Reader, reportId: string, version: number) => {
  const { edits, people, sections } = db.t
  return db
    .select({ version: edits.version, what: edits.what, at: edits.at, by: people.name, section: sections.title })
    .from(edits)
    .innerJoin(people, eq(people.id, edits.personId))
    .leftJoin(sections, eq(sections.id, edits.sectionId))
    .where(and(eq(edits.reportId, reportId), gt(edits.version, version)))
    .orderBy(asc(edits.version))
    .limit(50)
}

/** The edit that a draft is the outcome of. */
export async function lastEdit(db: Reader, reportId: string): Promise<EditRow | undefined> {
  const { edits } = db.t
  const [row] = await db.select().from(edits).where(eq(edits.reportId, reportId)).orderBy(desc(edits.version)).limit(1)
  return row
}

/** The draft's sections in order. */
export const draftSections = (db: Reader, reportId: string): Promise<Section[]> => {
  const t = db.t.sections
  return db
    .select({ id: t.id, title: t.title, notes: t.notes, minutes: t.minutes, body: t.body })
    .from(t)
    .where(eq(t.reportId, reportId))
    .orderBy(asc(t.position), asc(t.id)) as unknown as Promise<Section[]>
}

/** Writes what differs between two states of a draft. Sections that are the same object are left alone. */
export async function saveSections(tx: Tx, reportId: string, before: Section[], after: Section[]): Promise<void> {
  const { sections } = tx.t
  const old = new Map(before.map((section, position) => [section.id, { section, position }]))
  const kept = new Set(after.map(section => section.id))
  const gone = before.filter(section => !kept.has(section.id)).map(section => section.id)
  if (gone.length) await tx.delete(sections).where(and(eq(sections.reportId, reportId), inArray(sections.id, gone)))
  for (const [position, section] of after.entries()) {
    const { id, title, notes, minutes, body } = section
    const known = old.get(id)
    const row = { position, kind: body.kind, title, notes, minutes, body }
    if (!known) await tx.insert(sections).values({ id, reportId, ...row })
    else if (known.section !== section) await tx.update(sections).set(row).where(eq(sections.id, id))
    else if (known.position !== position) await tx.update(sections).set({ position }).where(eq(sections.id, id))
  }
}

export const revisionById = async (db: Reader, id: string): Promise<RevisionRow | undefined> =>
  one(await db.select().from(db.t.revisions).where(eq(db.t.revisions.id, id)))

export const revisionByNumber = async (db: Reader, reportId: string, number: number): Promise<RevisionRow | undefined> => {
  const { revisions } = db.t
  return one(
    await db
      .select()
      .from(revisions)
      .where(and(eq(revisions.reportId, reportId), eq(revisions.number, number))),
  )
}

/** Newest first, with who made it. */
export const revisionsOf = (db: Reader, reportId: string) => {
  const { revisions, people } = db.t
  return db
    .select({
      id: revisions.id,
      number: revisions.number,
      audience: revisions.audience,
      title: revisions.title,
      reason: revisions.reason,
      createdAt: revisions.createdAt,
      by: people.name,
    })
    .from(revisions)
    .innerJoin(people, eq(people.id, revisions.createdBy))
    .where(eq(revisions.reportId, reportId))
    .orderBy(desc(revisions.number))
}

/** A revision's sections in order. */
export const revisionSections = (db: Reader, revisionId: string): Promise<Section[]> => {
  const t = db.t.revisionSections
  return db
    .select({ id: t.sectionId, title: t.title, notes: t.notes, minutes: t.minutes, body: t.body })
    .from(t)
    .where(eq(t.revisionId, revisionId))
    .orderBy(asc(t.position), asc(t.sectionId)) as unknown as Promise<Section[]>
}

/** Whether a revision shows a picture. */
export async function revisionShows(db: Reader, revisionId: string, fileId: string): Promise<boolean> {
  const t = db.t.revisionSections
  const rows = await db
    .select({ body: t.body })
    .from(t)
    .where(and(eq(t.revisionId, revisionId), eq(t.kind, 'picture')))
  return rows.some(({ body }) => body.kind === 'picture' && body.fileId === fileId)
}

/** Writes a revision with the next number of its report. */
export async function insertRevision(tx: Tx, row: Omit<RevisionRow, 'number'>, sections: readonly Section[]): Promise<RevisionRow> {
  const { revisions } = tx.t
  const last = one(
    await tx
      .select({ number: max(revisions.number) })
      .from(revisions)
      .where(eq(revisions.reportId, row.reportId)),
  )
  const revision = { ...row, number: (last?.number ?? 0) + 1 }
  await tx.insert(revisions).values(revision)
  for (const [position, section] of sections.entries()) await insertRevisionSection(tx, row.id, position, section)
  return revision
}

async function insertRevisionSection(
  tx: Tx,
  revisionId: string,
  position: number,
  { id, title, notes, minutes, body }: Section,
): Promise<void> {
  await tx.insert(tx.t.revisionSections).values({ revisionId, sectionId: id, position, kind: body.kind, title, notes, minutes, body })
}

/** The one way in which a revision changes: a removal for good. Order and places stay. */
export async function redactRevision(
  tx: Tx,
  revisionId: string,
  change: Pick<RevisionRow, 'title' | 'sentences'> & Partial<Pick<RevisionRow, 'reason'>>,
  before: Section[],
  after: Section[],
): Promise<void> {
  const { revisions, revisionSections } = tx.t
  await tx.update(revisions).set(change).where(eq(revisions.id, revisionId))
  const left = new Map(after.map(section => [section.id, section]))
  for (const section of before) {
    const now = left.get(section.id)
    const where = and(eq(revisionSections.revisionId, revisionId), eq(revisionSections.sectionId, section.id))
    if (!now) await tx.delete(revisionSections).where(where)
    else if (now !== section) await tx.update(revisionSections).set({ title: now.title, notes: now.notes, body: now.body }).where(where)
  }
}

export async function insertRemoval(tx: Tx, row: RemovalRow): Promise<void> {
  await tx.insert(tx.t.removals).values(row)
}

/** Newest first. Readers see what kind of thing was removed and why, not by whom. */
export const removalsOf = (db: Reader, reportId: string) => {
  const { removals, people } = db.t
  return db
    .select({
      id: removals.id,
      what: removals.what,
      reason: removals.reason,
      at: removals.removedAt,
      sectionId: removals.sectionId,
      by: people.name,
    })
    .from(removals)
    .innerJoin(people, eq(people.id, removals.removedBy))
    .where(eq(removals.reportId, reportId))
    .orderBy(desc(removals.removedAt), asc(removals.id))
}

export async function hasOpened(db: Reader, personId: string, reportId: string): Promise<boolean> {
  const { openings } = db.t
  const rows = await db
    .select({ day: openings.day })
    .from(openings)
    .where(and(eq(openings.personId, personId), eq(openings.reportId, reportId)))
  return rows.length > 0
}

export async function insertOpening(tx: Tx, row: Tables['openings']['$inferSelect']): Promise<void> {
  await tx.insert(tx.t.openings).values(row).onConflictDoNothing()
}

/** Meetings of reports that are over, newest first. */
export const endedMeetings = (db: Reader, reportIds: readonly string[]) => {
  const { meetings } = db.t
  return db
    .select({ id: meetings.id, reportId: meetings.reportId, title: meetings.title, endedAt: meetings.endedAt })
    .from(meetings)
    .where(and(inArray(meetings.reportId, reportIds), eq(meetings.state, 'ended')))
    .orderBy(desc(meetings.endedAt))
}

/** Meetings on this report that are under way: their parts are on people's screens. */
export const openMeetingsOnReport = (db: Reader, reportId: string) => {
  const { meetings } = db.t
  return db
    .select({ id: meetings.id, title: meetings.title, revisionId: meetings.revisionId })
    .from(meetings)
    .where(and(eq(meetings.reportId, reportId), inArray(meetings.state, ['lobby', 'live', 'paused'])))
}

/** How many questions a report has that readers can see, by report. */
export const questionCounts = (db: Reader, reportIds: readonly string[]) => {
  const { questions, rounds } = db.t
  return db
    .select({ reportId: rounds.reportId, count: count(questions.id) })
    .from(questions)
    .innerJoin(rounds, eq(rounds.id, questions.roundId))
    .where(and(inArray(rounds.reportId, reportIds), inArray(questions.state, ['open', 'answered'])))
    .groupBy(rounds.reportId)
}

export async function insertAudit(tx: Tx, row: Tables['audit']['$inferSelect']): Promise<void> {
  await tx.insert(tx.t.audit).values(row)
}
