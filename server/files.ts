import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Files } from './use/hall.ts'

/**
 * Bytes under ids that we made, in one folder. Whole or not there: a file appears under its id only when the disk has it. What had not
 * arrived when the server went down is taken away at the next start.
 */
export async function openFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) if (name.endsWith('.part')) await rm(join(folder, name), { force: true })

  const path = (id: string): string => {
    // Ids are ours; this is for the day when somebody passes a file name.
    if (!/^[a-z0-9]{8,64}$/.test(id)) throw new RangeError('A file id is 8 to 64 letters and digits.')
    return join(folder, id)
  }
  const arriving = (id: string): string => `${path(id)}.part`

  /** A power cut after the answer must not leave an empty file behind: bytes, then the folder that names them. */
  async function settle(id: string): Promise<void> {
    await sync(arriving(id))
    await rename(arriving(id), path(id))
    await sync(folder)
  }

  async function arrive(id: string, bytes: Uint8Array): Promise<void> {
    try {
      const file = await open(arriving(id), 'wx', 0o600)
      await file.writeFile(bytes).finally(() => file.close())
    } catch (error) {
      await rm(arriving(id), { force: true })
      throw error
    }
  }

  return {
    path,
    arriving,
    settle,
    arrive,
    async write(id, bytes) {
      await arrive(id, bytes)
      try {
        await settle(id)
      } catch (error) {
        await rm(arriving(id), { force: true })
        throw error
      }
    },
    read: async id => readFile(path(id)),
    async remove(id) {
      await rm(path(id), { force: true })
      await rm(arriving(id), { force: true })
    },
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}
