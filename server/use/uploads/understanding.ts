import { z } from 'zod'
import { type Corrections, corrections as correctionsSchema } from '#app/model/report/ingest/settling/corrections.ts'
import { type ReadingOptions, readingOptions } from '#app/model/report/ingest/options.ts'
import type { Understanding } from '#app/model/report/ingest/understanding.ts'
import type { UploadRow } from '#db/queries/uploads.ts'
import { understand } from '../../ingest/review.ts'

/** Stands beside how an upload was asked to be read: the kept file no longer says it. */
export const HAD_MACROS = { hadMacros: true } as const
export const hadMacros = ({ options }: UploadRow): boolean => z.object({ hadMacros: z.literal(true) }).safeParse(options).success

/** How it was asked to be read. */
export const readingOf = ({ options }: UploadRow): ReadingOptions => readingOptions.parse(options ?? {})

/** The corrections that people made of an upload so far. */
export const correctionsOf = ({ corrections }: UploadRow): Corrections => correctionsSchema.parse(corrections ?? {})

/** What was understood of an upload, as it was corrected, with the lines of every statement that is taken. Null when it was removed for good. */
export async function understanding(upload: UploadRow): Promise<Understanding | null> {
  return upload.understood ? understand(upload.understood, correctionsOf(upload)) : null
}
