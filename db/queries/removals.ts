import { and, eq, inArray, like, sql } from 'drizzle-orm'
import { REMOVED } from '#app/model/report/removed.ts'
import type { Section } from '#app/model/report/section.ts'
import type { Reader, Tx } from '../types.ts'

// What a removal for good takes away outside of the report's own tables.

/** Ids of workbooks that were uploaded into a report. */
export async function workbooksOf(db: Reader, reportId: string): Promise<string[]> {
  const { uploads } = db.t
  const rows = await db.select({ id: uploads.fileId }).from(uploads).where(eq(uploads.reportId, reportId))
  return rows.map(row => row.id)
}

export interface PlacedSection {
  reportId: string
  /** The report's title. */
  report: string
  section: Section
}

/** Sections of one kind in every draft and every revision of every report. */
export async function allSections(db: Reader, kind: Section['body']['kind']): Promise<PlacedSection[]> {
  const { reports, sections: d, revisions, revisionSections: r } = db.t
  const drafted = await db
    .select({ reportId: reports.id, report: reports.title, id: d.id, title: d.title, notes: d.notes, minutes: d.minutes, body: d.body })
    .from(d)
    .innerJoin(reports, eq(reports.id, d.reportId))
    .where(eq(d.kind, kind))
  const revised = await db
    .select({
      reportId: reports.id,
      report: reports.title,
      id: r.sectionId,
      title: r.title,
      notes: r.notes,
      minutes: r.minutes,
      body: r.body,
    })
    .from(r)
    .innerJoin(revisions, eq(revisions.id, r.revisionId))
    .innerJoin(reports, eq(reports.id, revisions.reportId))
    .where(eq(r.kind, kind))
  return [...drafted, ...revised].map(({ reportId, report, ...section }) => ({ reportId, report, section: section as Section }))
}

/** The files themselves and further uploads of the same bytes: what was removed would still stand in them. */
export async function sameBytes(db: Reader, fileIds: readonly string[]): Promise<string[]> {
  if (fileIds.length === 0) return []
  const { files } = db.t
  const hashes = await db.select({ sha256: files.sha256 }).from(files).where(inArray(files.id, fileIds))
  const known = hashes.flatMap(({ sha256 }) => (sha256 ? [sha256] : []))
  if (known.length === 0) return []
  const rows = await db.select({ id: files.id }).from(files).where(inArray(files.sha256, known))
  return rows.map(row => row.id)
}

/** Sealed bytes of sections that were shown in meetings on this report that are over. An open meeting's parts are sealed again. */
export async function removeFromParts(tx: Tx, reportId: string, sectionIds: readonly string[]): Promise<void> {
  if (sectionIds.length === 0) return
  const { meetings, parts } = tx.t
  const held = await tx
    .select({ id: meetings.id })
    .from(meetings)
    .where(and(eq(meetings.reportId, reportId), inArray(meetings.state, ['scheduled', 'ended'])))
  if (held.length === 0) return
  const ids = held.map(row => row.id)
  await tx.delete(parts).where(and(inArray(parts.meetingId, ids), inArray(parts.sectionId, sectionIds)))
}

/** Questions keep what they are about by its name; the name goes, the question stays. `gone` tells which labels to take away. */
export async function removeFromAbouts(
  tx: Tx,
  reportId: string,
  gone: (about: { label: string; sectionId: string | null; lineItemId: string | null }) => boolean,
): Promise<void> {
  const { questions } = tx.t
  const rows = await tx
    .select({ id: questions.id, about: questions.about })
    .from(questions)
    .where(like(sql`${questions.about}`, `%"reportId":"${reportId}"%`))
  for (const { id, about } of rows) {
    if (!about || !('label' in about)) continue
    const sectionId = 'sectionId' in about ? about.sectionId : null
    const lineItemId = 'lineItemId' in about ? about.lineItemId : null
    if (gone({ label: about.label, sectionId, lineItemId }))
      await tx
        .update(questions)
        .set({ about: { ...about, label: REMOVED } })
        .where(eq(questions.id, id))
  }
}
