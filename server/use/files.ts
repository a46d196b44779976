import { createHash } from 'node:crypto'
import { mayDownloadOriginals, mayReadConfidential } from '#app/model/people/may.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { reportById, revisionShows } from '#db/queries/reports.ts'
import { type FileRow, fileById, insertFile } from '#db/queries/uploads.ts'
import { readPicture } from '../pictures.ts'
import { conflict, done, fail, type Hall, NOT_FOUND, type Outcome } from './hall.ts'
import { preparerId, rulesOf, seeReport } from './reports/access.ts'

export interface Download {
  /** As it was called when it came; for the browser's save dialog only. */
  name: string
  contentType: string
  /** Pictures are shown in the page, workbooks are saved. */
  purpose: FileRow['purpose']
  bytes: Buffer
}

/**
 * A file as this actor may have it: the original workbook for leaders; a picture for those who work on its report, and for everyone who
 * may read the revision that shows it.
 */
export async function fetchFile(hall: Hall, actor: Actor, fileId: string): Promise<Outcome<{ file: Download }>> {
  const { pledgeVersion } = await rulesOf(hall.store)
  if (!mayReadConfidential(actor, pledgeVersion)) return NOT_FOUND
  const row = await fileById(hall.store, fileId)
  if (!row) return NOT_FOUND
  const allowed = row.purpose === 'workbook' ? mayDownloadOriginals(actor) : await mayHavePicture(hall, actor, row)
  if (!allowed) return NOT_FOUND
  if (row.removedAt !== null) return conflict('This file was removed for good.')
  const { name, contentType, purpose } = row
  return done({ file: { name, contentType, purpose, bytes: await hall.files.read(fileId) } })
}

async function mayHavePicture(hall: Hall, actor: Actor, { id, reportId }: FileRow): Promise<boolean> {
  const seen = reportId ? await seeReport(hall.store, actor, reportId) : null
  if (!seen || seen.drafts) return seen !== null
  const { status, currentRevisionId } = seen.report
  return status === 'published' && currentRevisionId !== null && (await revisionShows(hall.store, currentRevisionId, id))
}

/** Takes a picture into a report's files: decoded, encoded anew, ready for a picture section. */
export async function addPicture(
  hall: Hall,
  actor: Actor,
  input: { reportId: string; name: string; bytes: Uint8Array },
): Promise<Outcome<{ fileId: string; width: number; height: number }>> {
  const by = await preparerId(hall.store, actor)
  if (!by || !(await reportById(hall.store, input.reportId))) return NOT_FOUND
  const picture = await readPicture(input.bytes)
  if (picture.kind === 'refused') return fail({ kind: 'invalid', fields: { picture: picture.message } })
  const fileId = hall.ids.next()
  await hall.files.write(fileId, picture.bytes)
  const row: FileRow = {
    id: fileId,
    purpose: 'picture',
    name: input.name.slice(0, 300),
    contentType: picture.contentType,
    size: picture.bytes.length,
    sha256: createHash('sha256').update(picture.bytes).digest('hex'),
    reportId: input.reportId,
    createdBy: by,
    createdAt: hall.clock.now(),
    removedAt: null,
  }
  try {
    await hall.store.transact(tx => insertFile(tx, row))
  } catch (error) {
    // A file of which nothing knows would stay for ever.
    await hall.files.remove(fileId)
    throw error
  }
  return done({ fileId, width: picture.width, height: picture.height })
}
