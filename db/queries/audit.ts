import { and, eq, inArray } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader } from '../types.ts'

type AuditRow = Tables['audit']['$inferSelect']

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
