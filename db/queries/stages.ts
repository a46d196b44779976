import { and, asc, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import { one } from '../one.ts'

type StageRow = Tables['stages']['$inferSelect']

/** Screens that wait for their code to be entered, longest first. */
export const waitingPairings = (db: Reader, now: number) =>
  db
    .select({ id: db.t.pairings.id, code: db.t.pairings.code })
    .from(db.t.pairings)
    .where(gt(db.t.pairings.expiresAt, now))
    .orderBy(asc(db.t.pairings.expiresAt), asc(db.t.pairings.id))
export const pairingByCode = async (db: Reader, code: string, now: number) =>
  one(
    await db
      .select()
      .from(db.t.pairings)
      .where(and(eq(db.t.pairings.code, code), gt(db.t.pairings.expiresAt, now))),
  )
export const pairingByToken = async (db: Reader, tokenHash: string, now: number) =>
  one(
    await db
      .select()
      .from(db.t.pairings)
      .where(and(eq(db.t.pairings.tokenHash, tokenHash), gt(db.t.pairings.expiresAt, now))),
  )
export const insertPairing = async (tx: Tx, row: Tables['pairings']['$inferSelect']): Promise<void> => {
  await tx.insert(tx.t.pairings).values(row)
}
export const deletePairing = async (tx: Tx, id: string): Promise<void> => {
  await tx.delete(tx.t.pairings).where(eq(tx.t.pairings.id, id))
}
export const deleteOldPairings = async (tx: Tx, now: number): Promise<void> => {
  await tx.delete(tx.t.pairings).where(lt(tx.t.pairings.expiresAt, now))
}

export const insertStage = async (tx: Tx, row: StageRow): Promise<void> => {
  await tx.insert(tx.t.stages).values(row)
}
export const stageByToken = async (db: Reader, tokenHash: string): Promise<StageRow | undefined> =>
  one(await db.select().from(db.t.stages).where(eq(db.t.stages.tokenHash, tokenHash)))
export const stageById = async (db: Reader, id: string): Promise<StageRow | undefined> =>
  one(await db.select().from(db.t.stages).where(eq(db.t.stages.id, id)))
/** Paired screens and browser sources, without those that were revoked. */
export const stagesOf = (db: Reader, meetingId: string) =>
  db
    .select()
    .from(db.t.stages)
    .where(and(eq(db.t.stages.meetingId, meetingId), isNull(db.t.stages.revokedAt)))
    .orderBy(asc(db.t.stages.pairedAt), asc(db.t.stages.id))
export const revokeStage = async (tx: Tx, id: string, at: number): Promise<void> => {
  await tx.update(tx.t.stages).set({ revokedAt: at }).where(eq(tx.t.stages.id, id))
}
/** Ends what a person paired or made a link of, in one meeting or in all. Gives those that had not been ended before. */
export async function revokeStagesBy(tx: Tx, personId: string, at: number, meetingId?: string): Promise<string[]> {
  const { stages } = tx.t
  const own = [eq(stages.pairedBy, personId), isNull(stages.revokedAt)]
  if (meetingId !== undefined) own.push(eq(stages.meetingId, meetingId))
  const revoked = await tx
    .update(stages)
    .set({ revokedAt: at })
    .where(and(...own))
    .returning({ id: stages.id })
  return revoked.map(({ id }) => id)
}
/** A browser source's link is made anew: the one before opens nothing any more, and it is now that of who made it anew. */
export const renewStage = async (tx: Tx, id: string, tokenHash: string, pairedBy: string): Promise<void> => {
  await tx.update(tx.t.stages).set({ tokenHash, pairedBy }).where(eq(tx.t.stages.id, id))
}
/** Pairings and links last until so long after the end. */
export const expireStages = async (tx: Tx, meetingId: string, at: number): Promise<void> => {
  await tx.update(tx.t.stages).set({ expiresAt: at }).where(eq(tx.t.stages.meetingId, meetingId))
}
