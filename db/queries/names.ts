import { eq, sql } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader } from '../types.ts'

// The row of a report has the title and period of its draft, which can say what nobody was shown yet. Queries for readers join the
// revision that readers see, and take its name.

/** Joins a report's current revision. */
export const currentRevision = ({ reports, revisions }: Tables) => eq(revisions.id, reports.currentRevisionId)

/** The title by which readers know a report; its own where nothing of it was published. */
export const readersTitle = ({ reports, revisions }: Tables) => sql<string>`coalesce(${revisions.title}, ${reports.title})`

/** The period that readers see. */
export const readersPeriod = ({ reports, revisions }: Tables) => sql<string>`coalesce(${revisions.period}, ${reports.period})`

/** Published reports by the names that readers see, and when these were published, in no order. */
export const publishedNames = (db: Reader) => {
  const { reports, revisions } = db.t
  return db
    .select({ id: reports.id, title: revisions.title, period: revisions.period, at: revisions.createdAt })
    .from(reports)
    .innerJoin(revisions, currentRevision(db.t))
    .where(eq(reports.status, 'published'))
}
