import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dayIn } from '#app/model/local-time.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { reportById } from '#db/queries/reports.ts'
import { type FileRow, insertFile, insertUpload, lastUploadOf, type UploadRow } from '#db/queries/uploads.ts'
import type { Corrections } from '#app/model/report/ingest/settling/corrections.ts'
import { asAsked } from '#app/model/report/ingest/options.ts'
import { carryOn } from '../../ingest/review.ts'
import { type Packed, readWorkbookPacked, type ReadRequest } from '../../ingest/read.ts'
import { done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from '../reports/access.ts'
import { correctionsOf, HAD_MACROS, readingOf } from './understanding.ts'

export interface Arrived {
  /** As the person's computer calls it: shown, never trusted. */
  name: string
  /** The bytes, or the id under which they stand in `hall.files.arriving(id)`. */
  source: { bytes: Uint8Array } | { fileId: string }
  /** The report that the workbook is meant for, when it was dropped there. */
  reportId?: string
  signal?: AbortSignal
  onProgress?: ReadRequest['onProgress']
}

/**
 * Reads a workbook in the process that can be killed and keeps it with what was understood, ready to be reviewed. A file that is refused
 * leaves nothing behind; the fault says why in words for a finance person. Takes seconds.
 */
export async function receive(
  hall: Hall,
  actor: Actor,
  { name, source, reportId, signal, onProgress }: Arrived,
): Promise<Outcome<{ uploadId: string }>> {
  const by = await preparerId(hall.store, actor)
  const fileId = 'fileId' in source ? source.fileId : hall.ids.next()
  const arrived = hall.files.arriving(fileId)
  const without = hall.files.arriving(hall.ids.next())
  try {
    if (!by || (reportId && !(await reportById(hall.store, reportId)))) return NOT_FOUND
    if ('bytes' in source) await hall.files.arrive(fileId, source.bytes)
    const { firstMonth, currency, timeZone } = await rulesOf(hall.store)
    const shownName = fileName(name)
    const last = reportId ? await lastUploadOf(hall.store, reportId) : undefined
    const asked = last ? readingOf(last) : {}
    const read = await readWorkbookPacked({
      source: { path: arrived },
      name: shownName,
      limits: hall.config.ingest,
      keepAs: without,
      options: { fiscalFirstMonth: firstMonth, currency, today: dayIn(hall.clock.now(), timeZone), ...asAsked(asked) },
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
    })
    if (!read.ok)
      return fail(read.code === 'busy' ? { kind: 'conflict', message: read.message } : { kind: 'invalid', fields: { file: read.message } })
    // What is kept and handed out again holds no macros; what was understood names the bytes that were sent.
    if (read.rewritten) await rename(without, arrived)
    const { sha256, size } = await measure(arrived)
    await hall.files.settle(fileId)
    const now = hall.clock.now()
    const file: FileRow = {
      id: fileId,
      purpose: 'workbook',
      name: read.rewritten && read.format === 'xlsx' ? withEnding(shownName, '.xlsx') : shownName,
      contentType: contentTypeOf(read.format, shownName),
      size,
      sha256,
      reportId: null,
      createdBy: by,
      createdAt: now,
      removedAt: null,
    }
    const upload: UploadRow = {
      id: hall.ids.next(),
      fileId,
      reportId: reportId ?? null,
      state: 'understood',
      refusal: null,
      understood: Buffer.from(read.packed),
      corrections: last ? await saidBefore(last, read.packed) : null,
      options: Object.keys(asked).length > 0 || read.rewritten ? { ...asked, ...(read.rewritten && HAD_MACROS) } : null,
      version: 1,
      createdBy: by,
      createdAt: now,
    }
    await hall.store.transact(async tx => {
      await insertFile(tx, file)
      await insertUpload(tx, upload)
    })
    return done({ uploadId: upload.id })
  } catch (error) {
    await hall.files.remove(fileId)
    throw error
  } finally {
    await rm(arrived, { force: true })
    await rm(without, { force: true })
  }
}

/** What was settled about the file that came into the report last, where it counts for this version of it. Null: nothing. */
async function saidBefore(last: UploadRow, packed: Uint8Array): Promise<Corrections | null> {
  if (!last.understood || !last.corrections) return null
  const carried = await carryOn(last.understood, packed, correctionsOf(last))
  return carried.statements.length + (carried.confirmed?.length ?? 0) > 0 ? carried : null
}

/** The last part of a name, without characters that steer a terminal, a header or the direction of writing. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}"]/gu, '')
    .trim()
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 && plain.length - dot <= 6 ? plain.slice(dot) : ''
  return plain.length > 120 ? `${plain.slice(0, 110 - ending.length)}…${ending}` : plain || 'workbook'
}

const withEnding = (name: string, ending: string): string =>
  name.toLowerCase().endsWith(ending) ? name : name.replace(/\.xl\w{1,2}$/i, '') + ending

const CONTENT_TYPE = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  xml: 'application/xml',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}

/** By what the file is; only what kind of text it is goes by its name. */
const contentTypeOf = (format: Packed['format'], name: string): string =>
  format === 'text' ? (/\.(?:tsv|tab)$/i.test(name) ? 'text/tab-separated-values' : 'text/csv') : CONTENT_TYPE[format]

async function measure(path: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    size += chunk.length
    hash.update(chunk)
  }
  return { sha256: hash.digest('hex'), size }
}
