import { asc, eq } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'

export type SquadRow = Tables['squads']['$inferSelect']

/** By name. */
export const allSquads = (db: Reader): Promise<SquadRow[]> =>
  db.select().from(db.t.squads).orderBy(asc(db.t.squads.name), asc(db.t.squads.id)) as unknown as Promise<SquadRow[]>

export const squadByName = async (db: Reader, name: string): Promise<SquadRow | undefined> => {
  const rows = await db.select().from(db.t.squads).where(eq(db.t.squads.name, name))
  return rows[0]
}

export async function insertSquad(tx: Tx, row: SquadRow): Promise<void> {
  await tx.insert(tx.t.squads).values(row)
}
