import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from './use/hall.ts'

/** Bytes under ids that we made, in one folder. Whole or not there: a file appears under its id only when the disk has it. */
export async function openFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = (id: string): string => {
    // Ids are ours; this is for the day when somebody passes a file name.
    if (!/^[a-z0-9]{8,64}$/.test(id)) throw new RangeError('A file id is 8 to 64 letters and digits.')
    return join(folder, id)
  }
  return {
    path,
    async write(id, bytes) {
      const partial = `${path(id)}.part`
      try {
        const file = await open(partial, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(partial, path(id))
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    read: async id => readFile(path(id)),
    remove: async id => rm(path(id), { force: true }),
  }
}
