import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Section, SectionBody } from '#app/model/report/section.ts'
import type { Reader, Tx } from '../types.ts'

// Sections as they are written: a large one is parsed, and written as JSON, in a thread of its own and never on the server's.

/** A section whose body is JSON already. */
export interface WrittenSection extends Omit<Section, 'body'> {
  kind: SectionBody['kind']
  body: string
}

/** The draft's sections in order. */
export const writtenSections = (db: Reader, reportId: string): Promise<WrittenSection[]> => {
  const t = db.t.sections
  return db
    .select({ id: t.id, title: t.title, notes: t.notes, minutes: t.minutes, kind: t.kind, body: sql<string>`${t.body}` })
    .from(t)
    .where(eq(t.reportId, reportId))
    .orderBy(asc(t.position), asc(t.id)) as unknown as Promise<WrittenSection[]>
}

/** Writes what differs between two states of a draft. Sections that are the same object keep what they hold. */
export async function saveWritten(
  tx: Tx,
  reportId: string,
  before: readonly WrittenSection[],
  after: readonly WrittenSection[],
): Promise<void> {
  const { sections } = tx.t
  const old = new Map(before.map((section, position) => [section.id, { section, position }]))
  const kept = new Set(after.map(({ id }) => id))
  const gone = before.flatMap(({ id }) => (kept.has(id) ? [] : [id]))
  if (gone.length) await tx.delete(sections).where(and(eq(sections.reportId, reportId), inArray(sections.id, gone)))
  for (const [position, section] of after.entries()) {
    const { id, body, ...rest } = section
    const known = old.get(id)
    const row = { ...rest, position, body: sql`${body}` }
    if (!known) await tx.insert(sections).values({ id, reportId, ...row })
    else if (known.section !== section) await tx.update(sections).set(row).where(eq(sections.id, id))
    else if (known.position !== position) await tx.update(sections).set({ position }).where(eq(sections.id, id))
  }
}
