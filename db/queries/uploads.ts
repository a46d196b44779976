import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tables } from '../schema.ts'
import type { Reader, Tx } from '../types.ts'
import { one } from '../one.ts'

export type UploadRow = Tables['uploads']['$inferSelect']
export type FileRow = Tables['files']['$inferSelect']

export const fileById = async (db: Reader, id: string): Promise<FileRow | undefined> =>
  one(await db.select().from(db.t.files).where(eq(db.t.files.id, id)))

export async function insertFile(tx: Tx, row: FileRow): Promise<void> {
  await tx.insert(tx.t.files).values(row)
}

/** The row stays, to say that there was one; its name goes, since a name can tell. */
export async function markFilesRemoved(tx: Tx, ids: readonly string[], at: number): Promise<void> {
  if (ids.length) await tx.update(tx.t.files).set({ removedAt: at, name: '', sha256: '', size: 0 }).where(inArray(tx.t.files.id, ids))
}

export async function deleteFile(tx: Tx, id: string): Promise<void> {
  await tx.delete(tx.t.files).where(eq(tx.t.files.id, id))
}

/** Names of kept workbooks, for those who may know them. */
export const fileNames = (db: Reader, ids: readonly string[]) => {
  const { files } = db.t
  return db
    .select({ id: files.id, name: files.name, size: files.size, createdAt: files.createdAt })
    .from(files)
    .where(and(inArray(files.id, ids), isNull(files.removedAt)))
}

export const uploadById = async (db: Reader, id: string): Promise<UploadRow | undefined> =>
  one(await db.select().from(db.t.uploads).where(eq(db.t.uploads.id, id)))

export async function insertUpload(tx: Tx, row: UploadRow): Promise<void> {
  await tx.insert(tx.t.uploads).values(row)
}

/** Changes an upload if `version` still stands. */
export async function updateUpload(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<Omit<UploadRow, 'id' | 'version'>>,
): Promise<UploadRow | undefined> {
  const { uploads } = tx.t
  return one(
    await tx
      .update(uploads)
      .set({ ...change, version: version + 1 })
      .where(and(eq(uploads.id, id), eq(uploads.version, version)))
      .returning(),
  )
}

export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.delete(tx.t.uploads).where(eq(tx.t.uploads.id, id))
}

/** The first workbook of a report that this person confirmed: what a report began with. */
export const firstUploadOf = async (db: Reader, reportId: string, personId: string): Promise<UploadRow | undefined> => {
  const { uploads } = db.t
  return one(
    await db
      .select()
      .from(uploads)
      .where(and(eq(uploads.reportId, reportId), eq(uploads.createdBy, personId), eq(uploads.state, 'confirmed')))
      .orderBy(asc(uploads.createdAt), asc(uploads.id))
      .limit(1),
  )
}

/** The workbook that came into a report last. */
export const lastUploadOf = async (db: Reader, reportId: string): Promise<UploadRow | undefined> => {
  const { uploads } = db.t
  return one(
    await db
      .select()
      .from(uploads)
      .where(and(eq(uploads.reportId, reportId), eq(uploads.state, 'confirmed')))
      .orderBy(desc(uploads.createdAt), desc(uploads.id))
      .limit(1),
  )
}

/** Uploads that wait to be confirmed, newest first. */
export const openUploads = (db: Reader) => {
  const { uploads, files, people } = db.t
  return db
    .select({ id: uploads.id, name: files.name, by: people.name, createdAt: uploads.createdAt, reportId: uploads.reportId })
    .from(uploads)
    .innerJoin(files, eq(files.id, uploads.fileId))
    .innerJoin(people, eq(people.id, uploads.createdBy))
    .where(eq(uploads.state, 'understood'))
    .orderBy(desc(uploads.createdAt))
    .limit(50)
}

/** What was understood of these files is forgotten: it holds every value of them. */
export async function forgetUnderstood(tx: Tx, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length)
    await tx.update(tx.t.uploads).set({ understood: null, corrections: null }).where(inArray(tx.t.uploads.fileId, fileIds))
}
