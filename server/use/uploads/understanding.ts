import { type Corrections, corrections as correctionsSchema } from '#app/model/report/ingest/corrections.ts'
import type { Understanding, Wanted } from '#app/model/report/ingest/understanding.ts'
import type { UploadRow } from '#db/queries/uploads.ts'
import { understand } from '../../ingest/review.ts'

/** The corrections that people made of an upload so far. */
export const correctionsOf = ({ corrections }: UploadRow): Corrections => correctionsSchema.parse(corrections ?? {})

/**
 * What was understood of an upload, with corrections: those given, else those that are kept. Without `wanted`, with the lines
 * of every statement that is taken. Null when it was removed for good.
 */
export async function understanding(upload: UploadRow, given?: Corrections, wanted: Wanted = {}): Promise<Understanding | null> {
  return upload.understood ? understand(upload.understood, given ?? correctionsOf(upload), wanted) : null
}
