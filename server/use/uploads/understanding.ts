import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type CorrectionFault, type Corrections, correct, corrections as correctionsSchema } from '#app/model/report/ingest/correct.ts'
import type { ImportJson } from '#app/model/report/import.ts'
import type { UploadRow } from '#db/queries/uploads.ts'

const unzip = promisify(gunzip)

/** The corrections that people made of an upload so far. */
export const correctionsOf = ({ corrections }: UploadRow): Corrections => correctionsSchema.parse(corrections ?? {})

/**
 * What was understood of an upload, with corrections: those given, else those that are kept; `read` has none of them. Null when it was
 * removed for good.
 */
export async function understanding(
  upload: UploadRow,
  given?: Corrections,
): Promise<{ read: ImportJson; import: ImportJson; faults: CorrectionFault[] } | null> {
  if (!upload.understood) return null
  const read = JSON.parse((await unzip(upload.understood)).toString('utf8')) as ImportJson
  return { read, ...correct(read, given ?? correctionsOf(upload)) }
}
