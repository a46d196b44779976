import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { ImportJson } from '#app/model/report/import.ts'
import type { UploadRow } from '#db/queries/uploads.ts'

const unzip = promisify(gunzip)

/** What was understood of an upload, with the corrections that people made since. Null when it was removed for good. */
export async function understanding({ understood }: UploadRow): Promise<ImportJson | null> {
  if (!understood) return null
  return JSON.parse((await unzip(understood)).toString('utf8')) as ImportJson
}
