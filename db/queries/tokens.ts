import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import { one } from '../one.ts'

type TokenRow = Tables['apiTokens']['$inferSelect']

/** A token by the hash of its secret, with how its maker stands now. */
export const tokenWithMaker = async (db: Reader, tokenHash: string) => {
  const { apiTokens, people } = db.t
  return one(
    await db
      .select({
        id: apiTokens.id,
        personId: people.id,
        usedOn: apiTokens.usedOn,
        revokedAt: apiTokens.revokedAt,
        roles: people.roles,
        disabledAt: people.disabledAt,
      })
      .from(apiTokens)
      .innerJoin(people, eq(people.id, apiTokens.createdBy))
      .where(eq(apiTokens.tokenHash, tokenHash)),
  )
}

/** Tokens that were not revoked, newest first, with the names of who made them. No hash leaves the database. */
export const standingTokens = (db: Reader) => {
  const { apiTokens, people } = db.t
  return db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      by: people.name,
      roles: people.roles,
      disabledAt: people.disabledAt,
      createdAt: apiTokens.createdAt,
      usedOn: apiTokens.usedOn,
    })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.createdBy))
    .where(isNull(apiTokens.revokedAt))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id))
}

export const countStandingTokens = async (db: Reader): Promise<number> =>
  one(await db.select({ many: count() }).from(db.t.apiTokens).where(isNull(db.t.apiTokens.revokedAt)))?.many ?? 0

export async function insertToken(tx: Tx, row: TokenRow): Promise<void> {
  await tx.insert(tx.t.apiTokens).values(row)
}

/** Ends a token. Undefined when there is none of this id, or when it had ended already. */
export const revokeToken = async (tx: Tx, id: string, at: number): Promise<{ id: string } | undefined> =>
  one(
    await tx
      .update(tx.t.apiTokens)
      .set({ revokedAt: at })
      .where(and(eq(tx.t.apiTokens.id, id), isNull(tx.t.apiTokens.revokedAt)))
      .returning({ id: tx.t.apiTokens.id }),
  )

export async function noteTokenUse(tx: Tx, id: string, day: string): Promise<void> {
  await tx.update(tx.t.apiTokens).set({ usedOn: day }).where(eq(tx.t.apiTokens.id, id))
}
