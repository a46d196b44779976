import { dayIn } from '#app/model/local-time.ts'
import type { Actor } from '#app/model/people/roles.ts'
import { asAsked, readingOptions } from '#app/model/report/ingest/options.ts'
import { fileById, updateUpload, uploadById } from '#db/queries/uploads.ts'
import { carry } from '../../ingest/review.ts'
import { readWorkbookPacked, type ReadRequest } from '../../ingest/read.ts'
import { conflict, done, fail, type Hall, NOT_FOUND, type Outcome } from '../hall.ts'
import { preparerId, rulesOf } from '../reports/access.ts'
import { fieldsOf } from '../reports/fields.ts'
import { correctionsOf, HAD_MACROS, hadMacros } from './understanding.ts'

/**
 * Reads the kept file once more as it is asked for: by another decimal mark or order of days, with hidden parts. Corrections stay where what
 * they name is still there; `dropped` says what is not. Takes seconds, like the first reading.
 */
export async function readAgain(
  hall: Hall,
  actor: Actor,
  input: { uploadId: string; version: number; options: unknown; signal?: AbortSignal; onProgress?: ReadRequest['onProgress'] },
): Promise<Outcome<{ version: number; dropped: string[] }>> {
  if (!(await preparerId(hall.store, actor))) return NOT_FOUND
  const parsed = readingOptions.safeParse(input.options)
  if (!parsed.success) return fail({ kind: 'invalid', fields: fieldsOf(parsed.error) })
  const upload = await uploadById(hall.store, input.uploadId)
  const file = upload && (await fileById(hall.store, upload.fileId))
  if (!upload?.understood || !file || file.removedAt !== null) return NOT_FOUND
  if (upload.state === 'confirmed') return conflict('This workbook is in a report already. Upload it once more to read it in another way.')
  if (upload.version !== input.version) return fail({ kind: 'stale', version: upload.version })
  const { firstMonth, currency, timeZone } = await rulesOf(hall.store)
  const { signal, onProgress } = input
  const read = await readWorkbookPacked({
    source: { path: hall.files.path(upload.fileId) },
    name: file.name,
    limits: hall.config.ingest,
    options: { fiscalFirstMonth: firstMonth, currency, today: dayIn(hall.clock.now(), timeZone), ...asAsked(parsed.data) },
    hadMacros: hadMacros(upload),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  })
  if (!read.ok)
    return fail(read.code === 'busy' ? { kind: 'conflict', message: read.message } : { kind: 'invalid', fields: { reading: read.message } })
  const { corrections, dropped } = await carry(upload.understood, read.packed, correctionsOf(upload))
  return hall.store.transact(async (tx): Promise<Outcome<{ version: number; dropped: string[] }>> => {
    const change = { understood: Buffer.from(read.packed), corrections, options: { ...parsed.data, ...(hadMacros(upload) && HAD_MACROS) } }
    const updated = await updateUpload(tx, upload.id, input.version, change)
    return updated ? done({ version: updated.version, dropped }) : fail({ kind: 'stale', version: upload.version })
  })
}
