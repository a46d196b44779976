import type { Company } from '#app/model/people/company.ts'
import { companyRow } from '#db/queries/company.ts'
import type { Reader } from '#db/types.ts'

/** What pages need to know of the company; null until it is set up. Leaves out what is only for the server. */
export async function companyOf(db: Reader): Promise<Company | null> {
  const row = await companyRow(db)
  if (!row) return null
  const { id: _id, joinTokenHash: _hash, createdAt: _at, ...company } = row
  return company
}
