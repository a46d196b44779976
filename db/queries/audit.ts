import { and, desc, eq, like } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader } from '../types.ts'

/** The last time that something was done to a subject whose verb begins like this. */
export async function lastAudit(db: Reader, subject: string, verb: string): Promise<Tables['audit']['$inferSelect'] | undefined> {
  const { audit } = db.t
  const found = await db
    .select()
    .from(audit)
    .where(and(eq(audit.subject, subject), like(audit.verb, `${verb}%`)))
    .orderBy(desc(audit.at))
    .limit(1)
  return found[0]
}
