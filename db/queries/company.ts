import { and, eq } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'

export type CompanyRow = Tables['company']['$inferSelect']

/** The id of the one row. A second company cannot be set up. */
export const COMPANY_ID = 'company'

export const companyRow = async (db: Reader): Promise<CompanyRow | undefined> => (await db.select().from(db.t.company))[0]

export async function insertCompany(tx: Tx, row: CompanyRow): Promise<void> {
  await tx.insert(tx.t.company).values(row)
}

/** Changes the company if `version` still stands; gives the new row, or undefined when somebody else was faster. */
export async function updateCompany(
  tx: Tx,
  version: number,
  change: Partial<Omit<CompanyRow, 'id' | 'version' | 'createdAt'>>,
): Promise<CompanyRow | undefined> {
  const { company } = tx.t
  const [row] = await tx
    .update(company)
    .set({ ...change, version: version + 1 })
    .where(and(eq(company.id, COMPANY_ID), eq(company.version, version)))
    .returning()
  return row
}
