import { and, desc, eq, inArray, like } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader } from '../types.ts'

type AuditRow = Tables['audit']['$inferSelect']

/** The last time that something was done to a subject whose verb begins like this. */
export async function lastAudit(db: Reader, subject: string, verb: string): Promise<AuditRow | undefined> {
  const { audit } = db.t
  const found = await db
    .select()
    .from(audit)
    .where(and(eq(audit.subject, subject), like(audit.verb, `${verb}%`)))
    .orderBy(desc(audit.at))
    .limit(1)
  return found[0]
}

/** What this actor did to this subject, of these verbs. */
export const auditOf = (
  db: Reader,
  { actor, subject, verbs }: Pick<AuditRow, 'actor' | 'subject'> & { verbs: string[] },
): Promise<AuditRow[]> => {
  const { audit } = db.t
  return db
    .select()
    .from(audit)
    .where(and(eq(audit.subject, subject), eq(audit.actor, actor), inArray(audit.verb, verbs)))
}
